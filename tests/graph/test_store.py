import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from kg.errors import OutputError
from kg.graph import store
from kg.graph.store import damaged_files, is_made, open_store


@pytest.fixture
def folder(output: Path, tmp_path: Path) -> Path:
    (tmp_path / "graph.nq").write_bytes((output / "graph.nq").read_bytes())
    return tmp_path


def test_it_is_made_at_first_use_and_holds_the_file(folder: Path) -> None:
    assert not is_made(folder)
    held = open_store(folder)
    written = parse(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    # tags of languages are lowered
    assert {str(quad).lower() for quad in held} == {str(quad).lower() for quad in written}
    assert is_made(folder)
    assert {path.name for path in folder.iterdir()} == {"graph.nq", "store"}


def test_it_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(open_store(folder))
    monkeypatch.setattr(store, "_load", None)
    assert len(open_store(folder)) == size


def test_another_graph_gets_another_store(folder: Path) -> None:
    open_store(folder)
    (folder / "graph.nq").write_bytes(b"<http://a/> <http://b/> <http://c/> .\n")
    assert not is_made(folder)
    assert len(open_store(folder)) == 1
    assert is_made(folder)


@pytest.mark.parametrize("size", [0, 100])
def test_files_cut_off_are_noticed(folder: Path, size: int) -> None:
    whole = len(open_store(folder))
    for path in sorted((folder / "store").glob("*.sst")):
        os.truncate(path, min(size, path.stat().st_size))
    assert not is_made(folder)
    assert len(open_store(folder)) == whole
    assert damaged_files(folder / "store") == []


def test_damaged_files_are_told_by_their_digests(folder: Path) -> None:
    open_store(folder)
    path = next((folder / "store").glob("*.sst"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert damaged_files(folder / "store") == [path.name]
    (folder / "store" / "govkg.json").unlink()
    assert damaged_files(folder / "store") == ["govkg.json"]


def test_a_folder_that_may_not_be_written_is_queried_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert len(open_store(folder)) > 200
    assert not is_made(folder)


def test_another_process_may_be_quicker(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load = store._load

    def slow(made: Store, nquads: Path) -> None:
        load(made, nquads)
        if not is_made(folder):
            other = Store(str(folder / "store"))
            load(other, nquads)
            other.flush()

    monkeypatch.setattr(store, "_load", slow)
    assert len(open_store(folder)) > 200
    assert {path.name for path in folder.iterdir()} == {"graph.nq", "store"}


def test_what_a_killed_process_left_is_cleared(folder: Path) -> None:
    done = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    (folder / f".store.building-{int(done.stdout)}").mkdir()
    (folder / f".store.building-{os.getppid()}").mkdir()  # that one runs
    open_store(folder)
    assert not (folder / f".store.building-{int(done.stdout)}").exists()
    assert (folder / f".store.building-{os.getppid()}").exists()


def test_a_bad_file_or_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<a> nonsense\n")
    with pytest.raises(OutputError, match=r"graph\.nq: cannot be read .* build the graph again"):
        open_store(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"graph.nq"}


def test_a_store_that_cannot_be_opened_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(folder)
    monkeypatch.setattr(store, "is_made", lambda _: True)
    (folder / "store" / "CURRENT").write_bytes(b"x")
    with pytest.raises(OutputError, match=r"is damaged .* delete this folder"):
        open_store(folder)
