"""Builds with several processes and on disk: the bytes of a build with one, and articles that are set aside."""

import os
import shutil
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg import pipeline
from kg.clean import clean_all
from kg.engines import local, understand
from kg.model import Article, Rejected, Source
from kg.pipeline import BuildOptions
from tests.conftest import ROOT

SAME = ("graph.nq", "graph.ttl", "graph.html", "graph.graphml", "rejected.jsonl")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """The sample several times under other names."""
    for turn in range(4):
        shutil.copytree(ROOT / "data" / "sample", tmp_path / "articles" / str(turn))
    return tmp_path / "articles"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is much is little."""
    monkeypatch.setattr(local, "BATCH", 16)
    monkeypatch.setattr(local, "ALONE", 2)
    monkeypatch.setattr(pipeline, "FEW", 50)


@pytest.mark.usefixtures("small")
def test_any_number_of_processes_gives_the_same_bytes(many: Path, tmp_path: Path) -> None:
    reports = [pipeline.build([many], tmp_path / str(jobs), BuildOptions(jobs=jobs)) for jobs in (1, 2, 3)]
    for name in SAME:
        assert len({(tmp_path / str(jobs) / name).read_bytes() for jobs in (1, 2, 3)}) == 1, name
    told = [{**report.as_json(), "seconds": None} for report in reports]
    for each in told[1:]:
        each["selfcheck"] = told[0]["selfcheck"]  # graphs on disk are not checked unless that is asked for
        assert each == told[0]
    expected = sorted((*SAME, "report.json"))
    assert [sorted(path.name for path in (tmp_path / jobs).iterdir()) for jobs in "12"] == [expected] * 2


def poisoned(sources: Iterable[Source]) -> list[Article | Rejected]:
    found = list(sources)
    if any(source.id.endswith("春雷行动.txt") for source in found):
        os.kill(os.getpid(), signal.SIGKILL)
    return clean_all(found)


@pytest.mark.usefixtures("small")
def test_an_article_that_kills_its_process_is_set_aside(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pipeline.build([many], tmp_path / "whole", BuildOptions(jobs=2))
    monkeypatch.setattr(understand, "clean_all", poisoned)
    report = pipeline.build([many], tmp_path / "output", BuildOptions(jobs=2))
    aside = [rejected for rejected in report.rejected if "set aside" in rejected.reason]
    assert [rejected.id for rejected in aside] == [f"{turn}/langzhong/20220113_春雷行动.txt" for turn in range(4)]
    assert all("SIGKILL" in rejected.reason for rejected in aside)
    assert report.documents == whole.documents - 4
    assert "set aside after two tries" in (tmp_path / "output" / "rejected.jsonl").read_text(encoding="utf-8")


def choking(sources: Iterable[Source]) -> list[Article | Rejected]:
    found = list(sources)
    if any(source.id.endswith("春雷行动.txt") for source in found):
        raise RecursionError("too deep")
    return clean_all(found)


@pytest.mark.usefixtures("small")
def test_an_article_that_rules_choke_on_is_set_aside_whatever_the_processes(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understand, "clean_all", choking)
    for jobs in (1, 2):
        report = pipeline.build([many], tmp_path / str(jobs), BuildOptions(jobs=jobs))
        aside = [rejected.reason for rejected in report.rejected if "set aside" in rejected.reason]
        assert len(aside) == 4
        assert all("RecursionError: too deep" in reason for reason in aside)
    for name in SAME:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()
