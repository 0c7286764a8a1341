"""Where exports go: whole or not at all, never over files of others, the same bytes every time."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.errors import OutputError
from kg.export import formats
from kg.export.formats import FORMATS
from kg.export.source import Source
from tests.conftest import environment
from tests.export.conftest import Exported

each_format = pytest.mark.parametrize("name", FORMATS)


def _bytes(path: Path) -> dict[str, bytes]:
    files = path.iterdir() if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


@each_format
def test_the_same_bytes_in_every_process(exported: Exported, name: str, tmp_path: Path) -> None:
    script = "import kg, sys; kg.open(sys.argv[1]).export(sys.argv[2], sys.argv[3])"
    target = tmp_path / FORMATS[name].target
    command = [sys.executable, "-c", script, str(exported.graph.path), name, str(target)]
    subprocess.run(command, check=True, env=environment(PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Shanghai"))
    assert _bytes(target) == _bytes(exported.path(name))


@each_format
def test_an_export_may_be_written_again(hostile: Exported, name: str, tmp_path: Path) -> None:
    target = tmp_path / "there"
    for _ in range(2):
        hostile.graph.export(name, target)
    assert (
        _bytes(target).keys() >= {file for file, _ in FORMATS[name].files}
        if FORMATS[name].is_folder
        else target.is_file()
    )
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


@each_format
def test_foreign_files_stay(hostile: Exported, name: str, tmp_path: Path) -> None:
    format_ = FORMATS[name]
    target = tmp_path / "there"
    file = target / format_.files[-1][0] if format_.is_folder else target
    file.parent.mkdir(exist_ok=True)
    file.write_text("id,name\n1,mine\n", encoding="utf-8")
    with pytest.raises(OutputError, match="--force"):
        hostile.graph.export(name, target)
    assert file.read_text(encoding="utf-8") == "id,name\n1,mine\n"
    hostile.graph.export(name, target, force=True)
    assert file.read_bytes() == hostile.path(name, file.name if format_.is_folder else "").read_bytes()


def test_other_files_in_the_folder_stay(hostile: Exported, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    hostile.graph.export("csv", tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"
    with pytest.raises(OutputError, match="is a folder"):
        hostile.graph.export("gexf", tmp_path)
    with pytest.raises(OutputError, match="is a file"):
        hostile.graph.export("csv", tmp_path / "notes.txt", force=True)


@pytest.mark.parametrize("before", [True, False])
@each_format
def test_no_half_export(
    hostile: Exported, name: str, before: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "there"
    if before:
        hostile.graph.export(name, target)
    kept = _bytes(target) if before else None
    format_ = FORMATS[name]

    def failing(source: Source) -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    broken = formats.Format(name, format_.target, (*format_.files[:-1], (format_.files[-1][0], failing)), "")
    monkeypatch.setitem(FORMATS, name, broken)
    with pytest.raises(OutputError, match="No space left"):
        hostile.graph.export(name, target)
    assert (_bytes(target) if target.exists() else None) == kept
    assert not [path for path in tmp_path.iterdir() if path != target]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(hostile: Exported, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        hostile.graph.export("gexf", tmp_path / "a.gexf")


def test_a_parent_that_is_a_file(hostile: Exported, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        hostile.graph.export("gexf", tmp_path / "file" / "a.gexf")


@each_format
def test_streams(hostile: Exported, name: str) -> None:
    stream = io.BytesIO()
    if FORMATS[name].is_folder:
        with pytest.raises(OutputError, match="several files"):
            hostile.graph.export(name, stream)
        assert stream.getvalue() == b""
    else:
        assert hostile.graph.export(name, stream) is None
        assert stream.getvalue() == hostile.path(name).read_bytes()


def test_usual_names(hostile: Exported, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert hostile.graph.export("popolo") == Path("popolo.json")
    assert (tmp_path / "popolo.json").is_file()


@pytest.mark.parametrize("damage", ["not rdf at all\n", "unsorted"])
@each_format
def test_a_damaged_graph(hostile: Exported, name: str, damage: str, tmp_path: Path) -> None:
    lines = (hostile.graph.path / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(reversed(lines)) if damage == "unsorted" else "".join(lines[:20]) + damage
    (tmp_path / "graph.nq").write_text(text, encoding="utf-8", newline="\n")
    with pytest.raises(OutputError, match="kg build"):
        kg.open(tmp_path).export(name, tmp_path / "export")
    assert not (tmp_path / "export").exists()


def test_bad_requests(hostile: Exported, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r'no format "xml"; there are jsonld, trig'):
        hostile.graph.export("xml", tmp_path / "x")
    with pytest.raises(OutputError, match="--bom is for csv"):
        hostile.graph.export("gexf", tmp_path / "x", bom=True)
