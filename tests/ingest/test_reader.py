import io
import json
import os
import sys
from pathlib import Path

import pytest

from kg.ingest import ReadOptions, read
from kg.model import Rejected, Source
from tests.ingest.samples import SIMPLIFIED, TRADITIONAL, line, put, rejected, sources, tar_gz, zipped

TEXT = SIMPLIFIED.encode()
PAGE = f"<!DOCTYPE html><html><body><h1>会议</h1><p>{SIMPLIFIED}</p></body></html>"


@pytest.mark.parametrize(
    ("data", "original", "encoding"),
    [
        (TEXT, SIMPLIFIED, "utf-8"),
        (b"\xef\xbb\xbf" + TEXT, SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("gbk"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5"),
        (SIMPLIFIED.encode("utf-16"), SIMPLIFIED, "utf-16-le"),
        ("县长\r\n讲话\r\n".encode(), "县长\r\n讲话\r\n", "utf-8"),
    ],
)
def test_plain_text_is_kept_exactly(tmp_path: Path, data: bytes, original: str, encoding: str) -> None:
    put(tmp_path, {"a.txt": data})
    (got,) = sources([tmp_path / "a.txt"])
    assert (got.id, got.path, got.original, got.encoding) == ("a.txt", str(tmp_path / "a.txt"), original, encoding)
    assert got.body.text == original


def test_the_order_of_inputs_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"a/x.txt": TEXT, "b/x.txt": TEXT + b"2", "c/y.jsonl": line(id="x.txt", text="县长").encode()})
    folders = [tmp_path / name for name in "abc"]
    forward, backward = list(read(folders)), list(read([str(folder) for folder in reversed(folders)]))
    assert [(item.path, item.id) for item in forward] == [(item.path, item.id) for item in backward]
    assert [type(item) for item in forward] == [Source, Rejected, Rejected]
    assert len(list(read([*folders, *folders]))) == 3


def test_duplicates_say_where_the_first_was(tmp_path: Path) -> None:
    lines = line(id="d", text="县长讲话") + line(id="d", text="县长讲话") + line(id="d", text="书记讲话")
    put(tmp_path, {"x.jsonl": lines.encode()})
    assert [item.original for item in sources([tmp_path])] == ["县长讲话"]
    same, other = rejected([tmp_path])
    assert same.reason == f"duplicate id, same text; first seen in {tmp_path}/x.jsonl, which was read"
    assert "duplicate id, other text" in other.reason
    assert "its own id" in other.reason


def test_nothing_is_lost(tmp_path: Path) -> None:
    files = {f"{number}.txt": TEXT + str(number).encode() for number in range(20)}
    files |= {"empty.txt": b"", "blank.txt": b" \n", "binary.txt": b"\0\1\2" * 50, "e.html": b"<script>1</script>"}
    put(tmp_path, files)
    items = list(read([tmp_path]))
    assert len(items) == len(files)
    assert {item.id for item in items if isinstance(item, Rejected)} == {
        "empty.txt",
        "blank.txt",
        "binary.txt",
        "e.html",
    }
    assert all(item.reason for item in items if isinstance(item, Rejected))


def test_a_huge_single_line_is_rejected_by_its_size(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"x" * 30_000_000, "b.txt": b"x" * 6_000_000})
    first, second = rejected([tmp_path])
    assert first.reason.startswith(
        "one article has more than 20,000,004 bytes; it may have 5,000,000 characters; split"
    )
    assert second.reason.startswith("has 6,000,000 characters and an article may have 5,000,000; split it")


def test_missing_and_unreadable_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})

    def refuse(self: Path, _mode: str) -> io.BufferedReader:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return io.BufferedReader(io.FileIO(self))

    monkeypatch.setattr(Path, "open", refuse)
    items = list(read([tmp_path, tmp_path / "nowhere.txt"]))
    assert [(item.id, getattr(item, "reason", "")) for item in items] == [
        ("a.txt", "may not be read (permission denied); give yourself the right to read it"),
        ("b.txt", ""),
        (None, "cannot be found: No such file or directory; check the path"),
    ]


STDIN = [
    (line(id="d1", text=SIMPLIFIED).encode(), "d1", SIMPLIFIED),
    (b"\xef\xbb\xbf\n" + line(text=SIMPLIFIED).encode(), "stdin#2", SIMPLIFIED),
    (line(text=SIMPLIFIED).encode("utf-16"), "stdin#1", SIMPLIFIED),
    (PAGE.encode("gbk"), "stdin", PAGE),
    (TEXT, "stdin", SIMPLIFIED),
    (SIMPLIFIED.encode("gb18030"), "stdin", SIMPLIFIED),
    (f"id,text\n7,{SIMPLIFIED!r}\n".encode(), "7", repr(SIMPLIFIED)),
    (zipped({"a.txt": TEXT}), "stdin/a.txt", SIMPLIFIED),
    (tar_gz({"a.txt": TEXT}), "stdin/a.txt", SIMPLIFIED),
    ("<某县> 召开会议".encode(), "stdin", "<某县> 召开会议"),
]


@pytest.mark.parametrize(("data", "name", "original"), STDIN)
def test_stdin_is_recognised_by_its_content(
    monkeypatch: pytest.MonkeyPatch, data: bytes, name: str, original: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (got,) = sources(["-"])
    assert (got.id, got.original) == (name, original)
    assert got.path.startswith("-")


def test_empty_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (got,) = rejected(["-"])
    assert (got.path, got.reason.partition(";")[0]) == ("-", "is empty: there is no text in it")


def test_a_file_named_itself_needs_no_known_ending(tmp_path: Path) -> None:
    put(tmp_path, {"page": PAGE.encode(), "notes.md": TEXT, "p.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1" * 9})
    got = sources([tmp_path / "page", tmp_path / "notes.md"])
    assert [(item.id, item.title) for item in got] == [("notes.md", None), ("page", "会议")]
    (bad,) = rejected([tmp_path / "p.jpg"])
    assert "no text" in bad.reason


def test_a_pipe_named_itself_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, line(id="d1", text=SIMPLIFIED).encode())
    os.close(writing)
    try:
        assert [item.id for item in sources([f"/dev/fd/{reading}"])] == ["d1"]
    finally:
        os.close(reading)


def test_reading_streams(tmp_path: Path) -> None:
    put(tmp_path, {"a.jsonl": line(id="d1", text=SIMPLIFIED).encode(), "b.txt": TEXT})
    items = read([tmp_path])
    assert next(items).id == "d1"
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(items), Rejected)


def test_one_path_alone_will_do(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": TEXT})
    assert [item.id for item in read(str(tmp_path / "a.txt"))] == ["a.txt"]


def test_every_source_maps_onto_its_original(tmp_path: Path) -> None:
    put(tmp_path, {"a.html": PAGE.encode(), "a.txt": TEXT, "a.jsonl": json.dumps({"text": SIMPLIFIED}).encode()})
    got = sources([tmp_path], ReadOptions())
    assert len(got) == 3
    for item in got:
        first = item.body.text.index("何青川")
        start, end = item.body.span(first, first + 3)
        assert item.original[start:end] == "何青川"
