"""kg export as a command."""

import csv
import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from kg import cli
from kg.export.formats import FORMATS
from tests.conftest import environment
from tests.export.conftest import Exported


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(["export", *arguments])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.mark.parametrize("arguments", [(), ("--list",), ("-l",)])
def test_list(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    code, out, err = _run(capsys, *arguments)
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(FORMATS)
    assert all(format_.text in out and format_.target in out for format_ in FORMATS.values())


@pytest.mark.parametrize("name", FORMATS)
def test_formats(capsys: pytest.CaptureFixture[str], hostile: Exported, name: str, tmp_path: Path) -> None:
    target = tmp_path / "there"
    code, out, err = _run(capsys, name, "--graph", str(hostile.graph.path), "-o", str(target))
    assert (code, out, err) == (0, "", f"written to {target}\n")
    assert _run(capsys, name, "--graph", str(hostile.graph.path), "-o", str(target), "-q") == (0, "", "")


def test_options(capsys: pytest.CaptureFixture[str], real: Exported, tmp_path: Path) -> None:
    graph, target = str(real.graph.path), tmp_path / "tables"
    options = ("--place", "缙云县", "--from", "2019", "--to", "2020-06", "--bom")
    assert _run(capsys, "csv", "--graph", graph, "-o", str(target), *options)[0] == 0
    with (target / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        days = [row["issued"] for row in csv.DictReader(file)]
    assert days
    assert "2019" <= min(days) <= max(days) < "2020-07"
    code, _, err = _run(capsys, "gexf", "--graph", graph, "-o", str(tmp_path / "x"), "--entity", "麻志亨")
    assert code == 2
    assert "Nearest: 麻志恒" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("xml",), 'no format "xml"; there are jsonld'),
        (("csv", "-o", "-"), "is several files; give a folder"),
        (("gexf", "--bom"), "--bom is for csv"),
        (("gexf", "--from", "x"), "is no date"),
        (("gexf", "-o", "mine.txt"), "was not written by kg export"),
        (("csv", "-o", "mine.txt"), "is a file; give a folder"),
    ],
)
def test_errors(
    capsys: pytest.CaptureFixture[str],
    hostile: Exported,
    arguments: tuple[str, ...],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("mine", encoding="utf-8")
    code, out, err = _run(capsys, *arguments, "--graph", str(hostile.graph.path))
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert message in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_no_graph(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = _run(capsys, "gexf", "--graph", str(tmp_path), "-o", str(tmp_path / "x"))
    assert code == 2
    assert "kg build" in err


def test_pipes(hostile: Exported) -> None:
    """Bytes on stdout as in the file, whatever the locale; a reader that has seen enough is no error."""
    arguments = ["export", "trig", "-o", "-", "--graph", str(hostile.graph.path)]
    command = [sys.executable, "-m", "kg.cli", *arguments]
    env = environment(LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert gzip.decompress(gzip.compress(done.stdout)) == hostile.path("trig").read_bytes()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline() == b"# written by govkg\n"
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), told) == (0, b"")
