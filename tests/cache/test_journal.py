"""Builds that are interrupted go on where they were; what is left of them is never trusted blindly."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg import pipeline
from kg.cache.journal import Journal
from kg.cache.packed import Entry, digest
from kg.engines import local, understand
from kg.model import Source
from kg.pipeline import BuildOptions
from tests.conftest import ROOT

EDITION = b"e" * 32
SAMPLE = ROOT / "data" / "sample"
INCREMENTAL = BuildOptions(incremental=True, jobs=1)


def entry(number: int) -> Entry:
    data = b"data %d" % number
    return Entry(b"%016d" % number, b"c" * 16, digest(data), data)


def interrupted(output: Path, *entries: Entry) -> Path:
    """A journal as a process leaves it that was killed."""
    journal = Journal(output, EDITION)
    for each in entries:
        journal.append(each)
    journal.end(done=False)
    (left,) = output.parent.glob(f".{output.name}.resume-*")
    return left.rename(left.with_name(f".{output.name}.resume-999999999"))


def read(output: Path, edition: bytes = EDITION) -> list[Entry]:
    journal = Journal(output, edition)
    found = list(journal.entries())
    journal.end(done=False)
    return found


def test_what_was_read_is_there_again(tmp_path: Path) -> None:
    interrupted(tmp_path / "output", entry(1), entry(2))
    assert read(tmp_path / "output") == [entry(1), entry(2)]
    assert read(tmp_path / "output", b"f" * 32) == []
    assert read(tmp_path / "other") == []


def test_what_is_cut_off_or_damaged_ends_it(tmp_path: Path) -> None:
    left = interrupted(tmp_path / "output", entry(1), entry(2), entry(3))
    content = left.read_bytes()
    for size in range(len(content)):
        left.write_bytes(content[:size])
        found = read(tmp_path / "output")
        assert found == [entry(1), entry(2), entry(3)][: len(found)]
        assert len(found) < 3
    left.write_bytes(content.replace(b"data 2", b"data X"))
    assert read(tmp_path / "output") == [entry(1)]


def test_when_all_is_done_nothing_is_left(tmp_path: Path) -> None:
    interrupted(tmp_path / "output", entry(1))
    journal = Journal(tmp_path / "output", EDITION)
    journal.append(entry(2))
    journal.end(done=True)
    assert list(tmp_path.iterdir()) == []


def test_builds_that_run_are_left_alone(tmp_path: Path) -> None:
    left = interrupted(tmp_path / "output", entry(1))
    left.rename(left.with_name(f".output.resume-{os.getppid()}"))
    assert read(tmp_path / "output") == []


def test_an_interrupted_build_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, read = tmp_path / "output", []  # type: tuple[Path, list[str]]
    whole = understand.understand

    def until(sources: Sequence[Source]) -> understand.Understood:
        if len(read) > 20:
            raise KeyboardInterrupt
        read.extend(source.id for source in sources)
        return whole(sources)

    monkeypatch.setattr(local, "BATCH", 8)
    monkeypatch.setattr(local, "understand", until)
    with pytest.raises(KeyboardInterrupt):
        pipeline.build([SAMPLE], output, INCREMENTAL)
    assert not output.exists()
    monkeypatch.setattr(local, "understand", whole)
    report = pipeline.build([SAMPLE], output, INCREMENTAL)
    assert report.kept
    assert (report.kept.unchanged, report.kept.read) == (len(read), 48 - len(read))
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
    pipeline.build([SAMPLE], tmp_path / "full", BuildOptions(jobs=1))
    assert (output / "graph.nq").read_bytes() == (tmp_path / "full" / "graph.nq").read_bytes()
