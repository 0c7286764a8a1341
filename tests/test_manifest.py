"""The format of an output: later ones are refused with what to do, whatever is asked of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import cli, manifest
from kg.comparison import compare
from kg.doctor import examine
from kg.doctor.files import write_report
from kg.errors import OutputError
from kg.graph.validate import quick
from tests.test_build import ARTICLE


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    kg.build(tmp_path / "a.txt", tmp_path / "output")
    return tmp_path / "output"


def test_what_a_build_writes(output: Path) -> None:
    told = manifest.read(output)
    assert told["format"] == manifest.FORMAT
    assert told["files"] == manifest.digests(output)
    assert set(told["files"]) == {"graph.nq", "graph.ttl", "graph.graphml", "graph.html", "rejected.jsonl"}


@pytest.mark.parametrize(
    "ask",
    [kg.open, kg.validate, quick, examine, lambda path: compare(path, path)],
)
def test_a_later_format_is_refused(output: Path, ask: Callable[[Path], object]) -> None:
    write_report(output, {**manifest.read(output), "format": manifest.FORMAT + 1, "version": "9.0"})
    with pytest.raises(OutputError, match=r"of govkg 9\.0;(?s:.*)kg build INPUT -o"):
        ask(output)
    assert cli.main(["query", "--graph", str(output), "ASK { ?s ?p ?o }"]) == 2


def test_a_later_format_is_built_over(output: Path, tmp_path: Path) -> None:
    write_report(output, {**manifest.read(output), "format": manifest.FORMAT + 1})
    kg.build(tmp_path / "a.txt", output)
    assert manifest.read(output)["format"] == manifest.FORMAT


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 100_000, b'{"format": "x"}', b'{"format": -1}', b"\xff"])
def test_reports_that_are_none(output: Path, content: bytes) -> None:
    (output / "report.json").write_bytes(content)
    assert kg.open(output).query("ASK { ?s ?p ?o }").answer
    assert manifest.format_of({"format": None}) == 1
