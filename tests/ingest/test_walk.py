import os
from pathlib import Path

import pytest

from kg.ingest.walk import Found, walk
from kg.model import Rejected
from tests.ingest.samples import put


def ids(folder: Path) -> list[str | None]:
    return [item.id for item in walk(folder)]


def test_a_folder_gives_its_articles_sorted_by_path(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.HTML", "a/b/c.jsonl", "a.zip", "a/x.tar.gz", "n.shtml", "t.csv", "新闻/一.txt", "p.txt.gz"]
    others = ["photo.jpg", "README", ".git/a.txt", ".hidden.txt", "__MACOSX/a.txt", "photo.jpg.gz", "a/.DS_Store"]
    put(tmp_path, dict.fromkeys([*names, *others], b"x"))
    assert ids(tmp_path) == sorted(names)
    assert all(isinstance(item, Found) and item.path == tmp_path / item.id for item in walk(tmp_path))


def test_a_file_by_itself_has_its_name_as_id(tmp_path: Path) -> None:
    put(tmp_path, {"deep/down/a.txt": b"x"})
    assert ids(tmp_path / "deep" / "down" / "a.txt") == ["a.txt"]


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "it has no files"),
        ({"a.docx": b"", "b.docx": b"", "c/d": b""}, "it has 2 .docx, 1 no ending; articles are .txt, .html"),
        ({".a.txt": b""}, "it has no files"),
    ],
)
def test_a_folder_without_any_article_says_what_it_has(tmp_path: Path, files: dict[str, bytes], reason: str) -> None:
    (got,) = walk(put(tmp_path, files))
    assert isinstance(got, Rejected)
    assert got.reason.startswith("folder without any article")
    assert reason in got.reason


def test_loops_of_links_end_and_real_paths_win(tmp_path: Path) -> None:
    put(tmp_path, {"in/b/x.txt": b"", "in/c/y.txt": b"", "out/z.txt": b""})
    (tmp_path / "in/b/up").symlink_to(tmp_path / "in")
    (tmp_path / "in/a").symlink_to(tmp_path / "in/b")
    (tmp_path / "in/c/other").symlink_to(tmp_path / "out")
    (tmp_path / "in/self").symlink_to(tmp_path / "in/self")
    assert ids(tmp_path / "in") == ["b/x.txt", "c/other/z.txt", "c/y.txt"]


def test_a_broken_link_and_a_pipe_are_rejected_and_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b""})
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    got = {item.id: item.reason for item in walk(tmp_path) if isinstance(item, Rejected)}
    assert set(got) == {"gone.txt", "round.txt", "pipe.txt"}
    assert "mend the link" in got["gone.txt"]
    assert "no regular file" in got["pipe.txt"]


def test_a_folder_that_cannot_be_entered_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.txt": b"", "shut/b.txt": b""})
    real = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    shut, found = walk(tmp_path)
    assert isinstance(shut, Rejected)
    assert (shut.id, "cannot be entered: Permission denied" in shut.reason, found.id) == ("shut", True, "a.txt")


def test_names_that_are_no_utf8_become_text(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("青田.txt".encode("gb18030"))).write_bytes(b"x")
    (got,) = walk(tmp_path)
    assert isinstance(got, Found)
    assert (got.id, got.shown.endswith("/青田.txt"), got.path.exists()) == ("青田.txt", True, True)
