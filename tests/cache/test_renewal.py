"""Builds after the first decide and write only what has changed, and give the bytes of whole ones for all that."""

from dataclasses import replace
from marshal import dumps
from pathlib import Path
from random import Random

import pytest

from kg import pipeline
from kg.cache import memory
from kg.cache.packed import MAGIC, digest, load, save
from kg.graph import again as graph_again
from kg.graph import changes
from kg.output import CACHE
from kg.pipeline import BuildOptions, Report
from kg.resolve.again import Renewal
from tests.cache.changes import Articles, as_in_full

# Small graphs are written as a whole if they are checked.
OPTIONS = BuildOptions(incremental=True, check=False, jobs=1)
KEYS = ("_GRAPH", "_TABLES", "_PAGE", "_SHORT", "_PRINTS")


def again(folder: Path, tmp_path: Path, options: BuildOptions = OPTIONS) -> Report:
    """Build incrementally and as a whole: the same bytes."""
    return as_in_full(folder, tmp_path, options)


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which ways were taken that decide and write only what has changed."""
    found: list[str] = []
    resolved, rewritten = Renewal._renewed, changes.rewritten

    def renewed(self: Renewal) -> object:
        world = resolved(self)
        found.extend(["resolved"] if world else [])
        return world

    def written(*arguments: object) -> object:
        counts = rewritten(*arguments)  # type: ignore[arg-type]
        found.extend(["written"] if counts else [])
        return counts

    monkeypatch.setattr(Renewal, "_renewed", renewed)
    monkeypatch.setattr(graph_again, "rewritten", written)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_changes_give_what_a_whole_build_gives(seed: int, tmp_path: Path, ways: list[str]) -> None:
    articles = Articles(tmp_path / "articles", Random(seed))
    again(articles.folder, tmp_path)
    assert not ways
    for _ in range(5):
        articles.change()
        again(articles.folder, tmp_path)
    assert {"resolved", "written"} <= set(ways)


@pytest.mark.parametrize("key", KEYS)
def test_what_was_left_damaged_is_made_anew(key: str, tmp_path: Path) -> None:
    """Sound by its digest, and yet not what any build has written."""
    articles = Articles(tmp_path / "articles", Random(11))
    again(articles.folder, tmp_path)
    path = tmp_path / "kept" / CACHE
    edition = path.read_bytes()[len(MAGIC) :][:32]
    for data in (b"", b"\xff\xff", dumps(7), dumps(({}, [], "")), dumps({b"a": (1, 2)})):
        entries = [
            entry._replace(data=data, digest=digest(data)) if entry.key == getattr(memory, key) else entry
            for entry in load(path, edition)
        ]
        save(path, edition, entries)
        articles.change_record()
        again(articles.folder, tmp_path)


def test_several_processes_take_over_too(tmp_path: Path, ways: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Though a whole build by several keeps its documents on disk."""
    monkeypatch.setattr(pipeline, "FEW", 4)
    articles = Articles(tmp_path / "articles", Random(5))
    for _ in range(2):
        again(articles.folder, tmp_path, replace(OPTIONS, jobs=2))
        articles.change_page()
    assert ways == ["resolved", "written"]


def test_who_is_known_by_the_first_article_only(tmp_path: Path, ways: list[str]) -> None:
    """What an article decides of others is decided anew when it goes, and again when it is back."""
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "缙云县市场监督管理局局长李建新主持召开全县食品安全工作会议。\n县委书记王文出席会议并讲话。\n"
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"第{number}次会议\n2021-03-0{number + 1}\n{text}", encoding="utf-8")
    other = folder / "a.txt"
    told = "李建新，青田县公安局副局长，曾任缙云县市场监督管理局局长。\n"
    again(folder, tmp_path)
    for _ in range(2):
        other.write_text(f"任前公示\n2022-05-01\n{told}", encoding="utf-8")
        again(folder, tmp_path)
        other.unlink()
        again(folder, tmp_path)
    assert ways.count("resolved") == 4
