"""A graph that is kept current: what is new can be asked about at once, and is then built as in a full build."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import pipeline, provisional, watch
from kg.doctor.derived import check_store
from kg.errors import InputError
from kg.graph import store
from kg.graph.store import is_made
from kg.pipeline import BuildOptions, Report
from kg.provisional import Arrived, Place, articles, hand_over, is_possible, restore, take_in
from kg.watch import Outcome, differing, snapshot
from tests.cache.changes import contents
from tests.conftest import ROOT

JINYUN = ROOT / "data" / "sample" / "jinyun"
INCREMENTAL = BuildOptions(incremental=True, jobs=1)
TEXT = "缙云县召开食品安全工作会议\n2023年3月1日，缙云县市场监督管理局召开食品安全工作会议，局长{}主持会议。\n"


def ask(output: Path, name: str) -> set[str]:
    """The articles that mention somebody of this name."""
    query = f'SELECT ?id {{ ?d kg:mentions/skos:prefLabel "{name}"@zh-Hans ; dct:identifier ?id }}'
    return {str(row["id"]) for row in kg.open(output).query(query).records()}


def quads(output: Path) -> set[str]:
    return {str(quad) for quad in kg.open(output).store}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(JINYUN, tmp_path / "articles")


@pytest.fixture
def output(folder: Path, tmp_path: Path) -> Path:
    pipeline.build([folder], tmp_path / "output", INCREMENTAL)
    restore(tmp_path / "output")
    return tmp_path / "output"


def arrive(folder: Path, output: Path, name: str, text: str | None) -> Arrived | None:
    path = folder / name
    path.write_text(text, encoding="utf-8") if text is not None else path.unlink()
    return take_in(output, [Place(path, name)], INCREMENTAL)


def test_what_comes_changes_and_goes_can_be_asked_about_at_once(folder: Path, output: Path, tmp_path: Path) -> None:
    before, written = quads(output), contents(output)
    arrived = arrive(folder, output, "新.txt", TEXT.format("柳成荫"))
    assert arrived
    assert (arrived.come, arrived.gone) == (["新.txt"], [])
    assert ask(output, "柳成荫") == {"新.txt"}
    assert articles(output) == ["新.txt"]
    assert check_store(output).findings == ()
    assert take_in(output, [Place(folder / "新.txt", "新.txt")], INCREMENTAL) is None
    arrive(folder, output, "新.txt", TEXT.format("古若兰"))
    assert (ask(output, "柳成荫"), ask(output, "古若兰")) == (set(), {"新.txt"})
    gone = min(path.name for path in folder.glob("*.txt"))
    arrived = arrive(folder, output, gone, None)
    assert arrived
    assert arrived.gone == [gone]
    assert check_store(output).findings == ()
    assert not any(f"/document/jinyun/{gone}" in quad for quad in quads(output))
    assert contents(output) == written
    restore(output)
    assert (quads(output), articles(output)) == (before, [])


def test_a_known_person_is_known_again(folder: Path, output: Path) -> None:
    known = ask(output, "麻志恒")
    arrive(folder, output, "新.txt", TEXT.format("麻志恒"))
    assert ask(output, "麻志恒") == known | {"新.txt"}
    people = kg.open(output).query('SELECT DISTINCT ?p { ?p a kg:Official ; skos:prefLabel "麻志恒"@zh-Hans }')
    assert len(people.records()) == 1


def test_the_store_of_a_build_is_made_of_the_one_before(folder: Path, output: Path, tmp_path: Path) -> None:
    arrive(folder, output, "新.txt", TEXT.format("柳成荫"))
    (folder / "新.txt").write_text(TEXT.format("古若兰"), encoding="utf-8")
    min(folder.glob("2*.txt")).unlink()
    pipeline.build([folder], tmp_path / "next", INCREMENTAL)
    pipeline.build([folder], tmp_path / "full", INCREMENTAL)
    hand_over(output, tmp_path / "next")
    assert is_made(tmp_path / "next")
    assert check_store(tmp_path / "next").findings == ()
    assert quads(tmp_path / "next") == quads(tmp_path / "full")
    assert articles(tmp_path / "next") == []


def test_who_asks_meanwhile_sees_the_store_as_it_was(folder: Path, output: Path) -> None:
    opened = kg.open(output).store
    held = {str(quad) for quad in opened}
    for name in ("柳成荫", "古若兰", "王明远"):
        arrive(folder, output, "新.txt", TEXT.format(name))
    assert {str(quad) for quad in opened} == held


def test_a_store_that_is_replaced_while_it_is_looked_at(
    folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = store._is_of

    def replaced(kept: dict[str, Any], path: Path, nquads: Path) -> bool:
        monkeypatch.setattr(store, "_is_of", looked)
        arrive(folder, output, "新.txt", TEXT.format("柳成荫"))
        return looked(kept, path, nquads)

    monkeypatch.setattr(store, "_is_of", replaced)
    assert is_made(output)


def test_a_store_that_somebody_took_away_is_made_again(folder: Path, output: Path) -> None:
    before = quads(output)
    arrive(folder, output, "新.txt", TEXT.format("柳成荫"))
    shutil.rmtree(output / "store")
    arrive(folder, output, "又.txt", TEXT.format("古若兰"))
    assert ask(output, "古若兰") == {"又.txt"}
    shutil.rmtree(output / "store")
    restore(output)
    assert quads(output) == before
    shutil.rmtree(output / "store")
    restore(output)
    assert quads(output) == before


def test_records(folder: Path, output: Path) -> None:
    rows = [{"id": str(number), "text": TEXT.format(name)} for number, name in enumerate(("柳成荫", "古若兰"))]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    arrive(folder, output, "more.jsonl", text)
    assert (ask(output, "柳成荫"), ask(output, "古若兰")) == ({"0"}, {"1"})
    arrived = arrive(folder, output, "more.jsonl", text.replace("古若兰", "王明远"))
    assert arrived
    assert arrived.come == ["1"]
    assert (ask(output, "柳成荫"), ask(output, "古若兰"), ask(output, "王明远")) == ({"0"}, set(), {"1"})


def test_too_much_is_left_to_the_build(folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisional, "_MOST", 1)
    places = [Place(path, path.name) for path in sorted(folder.glob("*.txt"))]
    assert take_in(output, places, INCREMENTAL) is None


def test_whoever_is_to_be_forgotten_does_not_come_in(output: Path) -> None:
    assert is_possible(output, INCREMENTAL)
    (output / "decisions.tsv").write_text("what\twhom\tto\twhy\twho\nforget\tperson/柳成荫\t\t\t\n", encoding="utf-8")
    assert not is_possible(output, INCREMENTAL)


Script = Callable[[list[Outcome]], Iterator[None]]


def watched(folder: Path, output: Path, monkeypatch: pytest.MonkeyPatch, script: Script) -> list[Outcome]:
    """Watch as long as a script runs, which goes on between two looks; what was told."""
    told: list[Outcome] = []
    running, end, sleep = script(told), time.monotonic() + 120, time.sleep

    def look(_: float) -> None:
        sleep(0.02)
        if next(running, running) is running:
            raise KeyboardInterrupt
        assert time.monotonic() < end, told

    monkeypatch.setattr(watch, "sleep", look)
    with pytest.raises(KeyboardInterrupt):
        watch.watch([str(folder)], output, BuildOptions(jobs=1), told.append)
    return told


def reports(told: list[Outcome]) -> list[Report]:
    return [report for report in told if isinstance(report, Report)]


def test_every_change_is_built(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, new = tmp_path / "output", folder / "新.txt"

    def script(told: list[Outcome]) -> Iterator[None]:
        while len(reports(told)) < 1:
            yield
        assert articles(output) == []
        for number, text in enumerate((TEXT.format("柳成荫"), TEXT.format("古若兰"), None), start=2):
            new.write_text(text, encoding="utf-8") if text else new.unlink()
            while not isinstance(told[-1], Arrived):
                yield
            assert is_made(output)
            assert articles(output) == ["新.txt"]
            assert ask(output, "柳成荫") == ({"新.txt"} if number == 2 else set())
            while len(reports(told)) < number:
                yield
            assert is_made(output)
            assert articles(output) == []
            assert check_store(output).findings == ()
            shutil.rmtree(tmp_path / "full", ignore_errors=True)
            pipeline.build([folder], tmp_path / "full")
            assert contents(output) == contents(tmp_path / "full")

    told = watched(folder, output, monkeypatch, script)
    assert [report.documents for report in reports(told)] == [6, 7, 7, 6]
    assert [report.kept and report.kept.read for report in reports(told)] == [6, 1, 1, 0]
    assert not list(tmp_path.glob(".output.*"))


def test_what_comes_during_a_build_is_not_lost(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither when it could be asked about before the build ended, nor when it came during the first."""
    output = tmp_path / "output"

    def script(told: list[Outcome]) -> Iterator[None]:
        for _ in range(20):  # the first build is running
            yield
        assert not told
        (folder / "一.txt").write_text(TEXT.format("柳成荫"), encoding="utf-8")
        while not told:
            yield
        assert ask(output, "柳成荫") == {"一.txt"}
        (folder / "二.txt").write_text(TEXT.format("古若兰"), encoding="utf-8")
        while not isinstance(told[-1], Arrived):
            yield
        (folder / "三.txt").write_text(TEXT.format("王明远"), encoding="utf-8")
        while not (isinstance(told[-1], Report) and told[-1].documents == 9):
            assert len(told) < 2 or ask(output, "古若兰") == {"二.txt"}
            yield
        assert ask(output, "王明远") == {"三.txt"}

    watched(folder, output, monkeypatch, script)


def test_errors_do_not_end_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()

    def script(told: list[Outcome]) -> Iterator[None]:
        while not told:
            yield
        assert [type(each) for each in told] == [InputError]
        (tmp_path / "articles" / "新.txt").write_text(TEXT.format("柳成荫"), encoding="utf-8")
        while len(told) < 2:
            yield

    assert isinstance(watched(tmp_path / "articles", tmp_path / "output", monkeypatch, script)[1], Report)


def test_an_interrupted_watch_leaves_what_was_there(
    folder: Path, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(output)
    (folder / "新.txt").write_text(TEXT.format("柳成荫"), encoding="utf-8")

    def script(told: list[Outcome]) -> Iterator[None]:
        for _ in range(10_000):
            if {path for path in tmp_path.iterdir() if path.is_dir()} != {folder, output}:
                break  # the build has a folder to write into
            yield
        assert not reports(told)

    watched(folder, output, monkeypatch, script)
    assert contents(output) == before
    assert {path for path in tmp_path.iterdir() if path.is_dir()} == {folder, output}
    assert is_made(output)
    assert not list(tmp_path.glob(".output.building-*"))


def test_looking_at_folders(folder: Path) -> None:
    (folder / ".hidden").mkdir()
    (folder / "more").mkdir()
    before = snapshot([folder])
    (folder / "more" / "新.txt").write_text("a", encoding="utf-8")
    (folder / ".hidden" / "新.txt").write_text("a", encoding="utf-8")
    after = snapshot([folder])
    assert differing(before, after) == [str(folder / "more" / "新.txt")]
    assert differing(after, snapshot([folder, folder / "nowhere"])) == []


def test_there_must_be_something_to_watch(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to watch"):
        watch.watch([str(tmp_path / "nowhere")], tmp_path / "output", BuildOptions(), lambda _: None)
