"""A graph that is kept current: built anew when articles are new, changed or gone, and only then."""

import shutil
from pathlib import Path

import pytest

from kg import watch
from kg.errors import GovkgError, InputError
from kg.pipeline import BuildOptions, Report
from tests.conftest import ROOT


def test_every_change_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(ROOT / "data" / "sample" / "jinyun", folder)
    added = folder / "new.txt"
    told: list[Report | GovkgError] = []
    looks = 0

    def change(_: float) -> None:
        """Between two looks: a new article, then another text, then none; then Ctrl-C."""
        nonlocal looks
        looks += 1
        if len(told) == 1 and not added.exists():
            added.write_text("2023年3月1日，缙云县县长王明远主持召开食品安全工作会议。\n", encoding="utf-8")
        elif len(told) == 2 and "李" not in added.read_text(encoding="utf-8"):
            added.write_text("2023年3月1日，缙云县县长李清和主持召开食品安全工作会议。\n", encoding="utf-8")
        elif len(told) == 3 and added.exists():
            added.unlink()
        elif len(told) == 4 or looks > 100:
            raise KeyboardInterrupt

    monkeypatch.setattr(watch, "sleep", change)
    with pytest.raises(KeyboardInterrupt):
        watch.watch([str(folder)], tmp_path / "output", BuildOptions(jobs=1), told.append)
    reports = [report for report in told if isinstance(report, Report)]
    assert [report.documents for report in reports] == [6, 7, 7, 6]
    assert [report.kept and report.kept.read for report in reports] == [6, 1, 1, 0]


def test_errors_do_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    told: list[Report | GovkgError] = []

    def once(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watch, "sleep", once)
    with pytest.raises(KeyboardInterrupt):
        watch.watch([str(tmp_path / "articles")], tmp_path / "output", BuildOptions(jobs=1), told.append)
    assert [type(each) for each in told] == [InputError]


def test_there_must_be_something_to_watch(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to watch"):
        watch.watch([str(tmp_path / "nowhere")], tmp_path / "output", BuildOptions(), lambda _: None)
