"""Builds with words of the user's own: what they add, that the graph says so, that other builds stay as they were."""

import json
from pathlib import Path

import pytest

import kg
from kg.additions import load
from kg.errors import LexiconError

ARTICLES = {
    "巡林.txt": "青田县开展巡林\n5月6日，青田县副林长王明远到云峰林场检查森林防火工作。\n王明远强调，要守住底线。\n",
    "会议.txt": "青田县林草中心召开工作会议\n5月7日，青田县林草中心召开2021年工作会议，中心主任李雪主持会议。\n",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def words(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "titles.tsv").write_text("title\tvariants\tstanding\tbody\n林长\t副|总\tpublic\t-\n", encoding="utf-8")
    agencies = "name\tforms\tdomain\n{}林业和草原事业发展中心\t林草中心\t-\n"
    (folder / "agencies.tsv").write_text(agencies, encoding="utf-8")
    return folder


def quads(folder: Path) -> str:
    return (folder / "graph.nq").read_text(encoding="utf-8")


def test_a_build_says_which_words_it_used(articles: Path, words: Path, tmp_path: Path) -> None:
    report = kg.build(articles, tmp_path / "a", lexicon=words)
    digest = load(words).digest
    assert report.lexicon == {"digest": digest, "rows": {"agencies.tsv": 1, "titles.tsv": 1}}
    assert json.loads((tmp_path / "a" / "report.json").read_text(encoding="utf-8"))["lexicon"] == report.lexicon
    assert "lexicon: agencies.tsv 1, titles.tsv 1" in report.summary()
    text = quads(tmp_path / "a")
    assert f'"lexicon={digest}"' in text
    assert '"副林长"' in text
    assert '"青田县林业和草原事业发展中心"@zh-Hans' in text


def test_the_same_words_give_the_same_bytes_and_others_another_build(
    articles: Path, words: Path, tmp_path: Path
) -> None:
    kg.build(articles, tmp_path / "before")
    options = kg.BuildOptions(lexicon=words)
    kg.build(articles, tmp_path / "one", options)
    kg.build(articles, tmp_path / "other", options)
    kg.build(articles, tmp_path / "after")
    assert quads(tmp_path / "one") == quads(tmp_path / "other")
    assert quads(tmp_path / "before") == quads(tmp_path / "after")
    assert "lexicon" not in quads(tmp_path / "before")
    builds = [
        {line.split()[0] for line in quads(tmp_path / name).splitlines() if "/id/build/" in line.split()[0]}
        for name in ("before", "one")
    ]
    assert len(builds[0] | builds[1]) == 2


def test_bad_words_leave_the_output_as_it_was(articles: Path, words: Path, tmp_path: Path) -> None:
    kg.build(articles, tmp_path / "a")
    before = {name: (tmp_path / "a" / name).read_bytes() for name in ("graph.nq", "report.json")}
    (words / "titles.tsv").write_text("title\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"titles\.tsv:1: the columns must be"):
        kg.build(articles, tmp_path / "a", lexicon=words)
    assert {name: (tmp_path / "a" / name).read_bytes() for name in before} == before
    assert not [path for path in tmp_path.iterdir() if "building" in path.name]
