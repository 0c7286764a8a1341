"""Documents in memory and on disk are the same, in the same order, with and without their text."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Facts
from kg.pipeline import build_world
from kg.resolve import resolve
from kg.spool.documents import Documents, are_on_disk, light
from kg.spool.packed import pack, unpack
from tests.conftest import ROOT

BASE = "https://w3id.org/govkg/id/"


@pytest.fixture(scope="module")
def facts() -> list[Facts]:
    return list(build_world([ROOT / "data" / "sample"]).documents)


def same(one: Facts, other: Facts, *, text: bool = True) -> bool:
    articles = [one.article, other.article]
    if text and (articles[0].text.text, articles[0].text.runs) != (articles[1].text.text, articles[1].text.runs):
        return False
    left_out = {"text": articles[0].text} if text else {"text": articles[0].text, "original": "", "lines": ()}
    plain = [replace(article, **left_out) for article in articles]
    return replace(one, article=plain[0]) == replace(other, article=plain[1])


def test_packed_facts_are_the_facts(facts: list[Facts]) -> None:
    for each in facts:
        packed = pack(each)
        assert same(unpack(packed.head, packed.body), each)
        assert same(unpack(packed.head, None), each, text=False)
        assert packed.characters == len(each.article.text)


@pytest.mark.parametrize("held", [0, 10, 1000])
def test_it_is_the_same_in_memory_and_on_disk(facts: list[Facts], held: int, tmp_path: Path) -> None:
    documents = Documents(tmp_path, held)
    for number, each in enumerate(reversed(facts)):
        if number % 2:
            documents.append_packed(pack(each))
        else:
            documents.append(each)
    documents.sort()
    assert documents.on_disk == are_on_disk(documents) == (held < len(facts))
    assert len(documents) == len(facts)
    assert all(map(same, documents, facts))
    assert all(same(one, other, text=False) for one, other in zip(light(documents), facts, strict=True))
    assert same(documents[3], facts[3])
    assert [each.article.id for each in documents[2:4]] == [each.article.id for each in facts[2:4]]
    assert documents.characters == sum(len(each.article.text) for each in facts)
    assert sum(documents.changes.values()) == sum(n for each in facts for _, n in each.article.changes)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("held", [0, 1000])
def test_statements_are_changed_and_texts_stay(facts: list[Facts], held: int, tmp_path: Path) -> None:
    documents = Documents(tmp_path, held)
    for each in reversed(facts):
        documents.append(each)
    documents.sort()
    documents.replace(4, replace(documents[4], links=()))
    made = documents.rewritten(lambda each: replace(each, mentions=()))
    assert made[4].links == ()
    assert made[5].links == facts[5].links
    assert made[4].article.text.text == facts[4].article.text.text
    assert not any(each.mentions for each in made)
    assert any(each.mentions for each in documents)


def test_the_world_is_the_same_from_disk(tmp_path: Path) -> None:
    worlds = []
    for held in (0, 1000):
        from kg.engines.local import Local
        from kg.ingest import ReadOptions, read_new

        documents = Documents(tmp_path, held)
        sources = read_new([ROOT / "data" / "sample"], ReadOptions())
        for batch in Local(1, lambda *_: None).understood(sources):
            for found in batch:
                if isinstance(found, Facts):
                    documents.append(found)
        documents.sort()
        worlds.append(resolve(documents, BASE))
    one, other = worlds
    assert one.documents != other.documents
    for name in ("entities", "spans", "verdicts"):
        assert tuple(getattr(one, name)) == tuple(getattr(other, name))
    assert one.findings == other.findings
    assert [each.links for each in one.documents] == [each.links for each in other.documents]
