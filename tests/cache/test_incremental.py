"""Incremental builds: the same bytes as full ones whatever has changed, and only what has changed is read."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from kg import pipeline
from kg.cache.packed import MAGIC, digest, load, save
from kg.clean import clean_all
from kg.engines import understand
from kg.graph import earlier
from kg.graph.document import DocumentGraph
from kg.model import Article, Rejected, Source
from kg.output import CACHE
from kg.pipeline import BuildOptions, Report
from tests.cache.changes import SAME, Articles, as_in_full, contents
from tests.conftest import ROOT, environment

INCREMENTAL = BuildOptions(incremental=True)


def again(articles: Path, tmp_path: Path, options: BuildOptions = INCREMENTAL) -> Report:
    """Build incrementally and as a whole: the same bytes."""
    return as_in_full(articles, tmp_path, options)


def mended(articles: Path, tmp_path: Path) -> Report:
    """Build incrementally what was built already; it must be the same as the full build that is there."""
    report = pipeline.build([articles], tmp_path / "kept", INCREMENTAL)
    assert contents(tmp_path / "kept") == contents(tmp_path / "full")
    return report


def counts(report: Report) -> tuple[int, int]:
    assert report.kept is not None
    return report.kept.unchanged, report.kept.read


def states(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return Articles(tmp_path / "articles", Random(0)).folder


@pytest.mark.parametrize("seed", range(4))
def test_any_changes_give_what_a_full_build_gives(seed: int, tmp_path: Path) -> None:
    articles = Articles(tmp_path / "articles", Random(seed))
    again(articles.folder, tmp_path)
    random = Random(seed + 100)
    for _ in range(6):
        done = [articles.change() for _ in range(random.randrange(1, 4))]
        unchanged, _ = counts(again(articles.folder, tmp_path))
        assert unchanged > 0, done


def test_what_does_not_fit_into_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "FEW", 4)
    monkeypatch.setattr(pipeline, "HELD", 4)
    articles = Articles(tmp_path / "articles", Random(7))
    for jobs in (2, 2, 1, 2):
        again(articles.folder, tmp_path, replace(INCREMENTAL, jobs=jobs))
        articles.change()


def test_what_is_the_same_is_not_read(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pipeline.build([articles], tmp_path / "kept", INCREMENTAL)
    assert counts(first) == (0, first.documents)
    page = min(articles.glob("*.txt"))
    page.write_text(page.read_text(encoding="utf-8") + "县长王明远主持会议。\n", encoding="utf-8")
    read: list[str] = []

    def cleaned(sources: Iterable[Source]) -> list[Article | Rejected]:
        new = list(sources)
        read.extend(source.id for source in new)
        return clean_all(new)

    monkeypatch.setattr(understand, "clean_all", cleaned)
    second = pipeline.build([articles], tmp_path / "kept", INCREMENTAL)
    assert read == [page.name]
    assert counts(second) == (first.documents - 1, 1)
    assert "incremental: " in second.summary()


def test_what_is_the_same_is_not_written_anew(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = again(articles, tmp_path)
    page = min(articles.glob("*.txt"))
    page.write_text(page.read_text(encoding="utf-8") + "天气晴好。\n", encoding="utf-8")
    made: list[str] = []

    class Noted(DocumentGraph):
        def write(self) -> None:
            made.append(self.facts.article.id)
            super().write()

    with monkeypatch.context() as patch:
        patch.setattr(earlier, "DocumentGraph", Noted)
        pipeline.build([articles], tmp_path / "kept", INCREMENTAL)
    assert page.name in made
    assert len(made) < first.documents / 2
    pipeline.build([articles], tmp_path / "full")
    assert contents(tmp_path / "kept") == contents(tmp_path / "full")


def test_articles_of_one_id_are_not_taken_for_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "3月1日，缙云县市场监督管理局召开食品安全工作会议，局长{}主持。"
    rows = [json.dumps({"id": "1", "text": text.format(name)}, ensure_ascii=False) for name in ("柳成荫", "古若兰")]
    for names in (("a", "b"), ("b", "a"), ("a", "c"), ("b", "c")):
        for name, row in zip(names, rows, strict=True):
            (folder / f"{name}.jsonl").write_text(f"{row}\n", encoding="utf-8")
        again(folder, tmp_path)
        for path in folder.iterdir():
            path.unlink()


def test_the_same_again_is_left_as_it_is(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = again(articles, tmp_path)
    before = states(tmp_path / "kept")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "resolve", None)
        report = pipeline.build([articles], tmp_path / "kept", INCREMENTAL)
    assert states(tmp_path / "kept") == before
    assert counts(report) == (first.documents + len(first.rejected), 0)
    assert replace(report, seconds={}, kept=None) == replace(first, seconds={}, kept=None)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "full", "kept"]
    other = replace(INCREMENTAL, min_confidence=0.9)
    assert pipeline.build([articles], tmp_path / "kept", other).counts != report.counts


def test_stdin_cannot_be_looked_at_twice(tmp_path: Path) -> None:
    text = "3月1日，缙云县市场监督管理局召开食品安全工作会议，局长柳成荫主持。\n"
    for read in (1, 0):
        done = subprocess.run(
            [sys.executable, "-m", "kg.cli", "build", "-", "-o", str(tmp_path / "kept"), "-i"],
            cwd=ROOT, env=environment(), input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert f"incremental: {1 - read} articles unchanged, {read} read" in done.stderr


def test_a_removed_article_takes_away_only_what_it_alone_said(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, person in (("一.txt", "柳成荫"), ("二.txt", "柳成荫"), ("三.txt", "古若兰")):
        text = f"3月1日，缙云县市场监督管理局召开食品安全工作会议，局长{person}主持。"
        (folder / name).write_text(text, encoding="utf-8")
    again(folder, tmp_path)
    (folder / "二.txt").unlink()
    (folder / "三.txt").unlink()
    again(folder, tmp_path)
    graph = (tmp_path / "kept" / "graph.nq").read_text(encoding="utf-8")
    assert "person/柳成荫>" in graph
    assert "古若兰" not in graph
    assert "二.txt" not in graph


def test_a_build_that_is_not_incremental_keeps_nothing(articles: Path, tmp_path: Path) -> None:
    pipeline.build([articles], tmp_path / "kept", INCREMENTAL)
    assert (tmp_path / "kept" / CACHE).is_file()
    report = pipeline.build([articles], tmp_path / "kept")
    assert report.kept is None
    assert not (tmp_path / "kept" / CACHE).exists()
    assert counts(again(articles, tmp_path))[0] == 0


def test_other_words_read_all_anew(articles: Path, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "titles.tsv").write_text("title\tvariants\tstanding\tbody\n林长\t副|总\tpublic\t-\n", encoding="utf-8")
    again(articles, tmp_path)
    chosen = replace(INCREMENTAL, lexicon=words)
    assert counts(again(articles, tmp_path, chosen))[0] == 0
    assert counts(again(articles, tmp_path, chosen))[1] == 0
    (words / "titles.tsv").write_text("title\tvariants\tstanding\tbody\n河长\t副|总\tpublic\t-\n", encoding="utf-8")
    assert counts(again(articles, tmp_path, chosen))[0] == 0
    assert counts(again(articles, tmp_path))[0] == 0


def test_settings_that_do_not_shape_reading_read_nothing_anew(articles: Path, tmp_path: Path) -> None:
    again(articles, tmp_path)
    for chosen in (replace(INCREMENTAL, min_confidence=0.9), replace(INCREMENTAL, base="https://example.org/a/")):
        assert counts(again(articles, tmp_path, chosen))[1] == 0


def test_other_fields_read_all_anew(articles: Path, tmp_path: Path) -> None:
    again(articles, tmp_path)
    assert counts(again(articles, tmp_path, replace(INCREMENTAL, fields={"title": "published"})))[0] == 0


def test_a_damaged_cache_costs_only_time(articles: Path, tmp_path: Path) -> None:
    again(articles, tmp_path)
    path = tmp_path / "kept" / CACHE
    sound, random = path.read_bytes(), Random(1)
    for _ in range(8):
        place = random.randrange(len(sound))
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1 << random.randrange(8)]) + sound[place + 1 :])
        (tmp_path / "kept" / "graph.nq").touch()  # else nothing is built at all
        mended(articles, tmp_path)
    for damaged in (b"", sound[: len(sound) // 2], sound[:-1], b"\0" * len(sound)):
        path.write_bytes(damaged)
        assert counts(mended(articles, tmp_path))[0] == 0
    path.unlink()
    assert counts(mended(articles, tmp_path))[0] == 0
    path.unlink()
    path.mkdir()
    assert counts(mended(articles, tmp_path))[0] == 0


@pytest.mark.parametrize("entry", [b"", b"[]", b'["facts"]', b'["rejected", 1]', b'["facts", {}]', b"\xff"])
def test_entries_that_are_none_are_read_anew(entry: bytes, articles: Path, tmp_path: Path) -> None:
    """Sound by their digests, and yet not what any build has written."""
    first = again(articles, tmp_path)
    path = tmp_path / "kept" / CACHE
    edition = path.read_bytes()[len(MAGIC) :][:32]
    found = load(path, edition)
    save(path, edition, [old._replace(data=entry, digest=digest(entry)) for old in found])
    assert counts(mended(articles, tmp_path)) == (0, first.documents)


@pytest.mark.parametrize("name", SAME)
def test_a_damaged_output_is_mended(name: str, articles: Path, tmp_path: Path) -> None:
    again(articles, tmp_path)
    path = tmp_path / "kept" / name
    content = path.read_bytes()
    for damaged in (content[: len(content) // 2], content.replace(b"\xe5", b"\xe6"), b""):
        path.write_bytes(damaged)
        mended(articles, tmp_path)
    path.unlink()
    mended(articles, tmp_path)


def _start(articles: Path, output: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "kg.cli", "build", str(articles), "-o", str(output), "--incremental", "--quiet"]
    return subprocess.Popen(command, cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL)


def test_a_killed_build_leaves_the_old_one_and_its_cache(articles: Path, tmp_path: Path) -> None:
    again(articles, tmp_path)
    before = contents(tmp_path / "kept"), (tmp_path / "kept" / CACHE).read_bytes()
    (articles / "records.csv").unlink()
    pipeline.build([articles], tmp_path / "full")
    killed = 0
    for delay in (0.3, 0.5, 0.7, 0.9, 1.1, 1.3):
        process = _start(articles, tmp_path / "kept")
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        found = contents(tmp_path / "kept"), (tmp_path / "kept" / CACHE).read_bytes()
        if found != before:  # it was quicker
            assert found[0] == contents(tmp_path / "full")
            break
    assert killed
    again(articles, tmp_path)
    assert not list(tmp_path.glob(".kept.building-*"))


def test_two_builds_at_once_into_one_folder(articles: Path, tmp_path: Path) -> None:
    again(articles, tmp_path)
    (articles / "records.csv").unlink()
    processes = [_start(articles, tmp_path / "kept") for _ in range(2)]
    assert sorted(process.wait() for process in processes) in ([0, 2], [0, 0])  # refused, unless one was late
    again(articles, tmp_path)
