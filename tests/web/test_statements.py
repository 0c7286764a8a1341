"""The facts of all documents, and what follows from them, as columns."""

from dataclasses import replace
from typing import Any

from kg.model import Link, World
from kg.web.statements import COLUMNS, NOBODY, PREDICATES, Words
from kg.web.told import collect, told
from tests.web.histories import rich_world
from tests.web.worlds import small_world

Row = dict[str, Any]


def _collect(world: World) -> list[Row]:
    """The statements with words and predicates for their numbers."""
    words = Words()
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    columns = collect(world, numbers, words, told(world, numbers, words))
    assert tuple(columns) == COLUMNS
    rows = [dict(zip(COLUMNS, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    for row in rows:
        row["predicate"] = PREDICATES[row["predicate"]]
        row |= {name: words.texts[row[name]] for name in ("text", "date", "rule")}
    return rows


def test_every_claim_becomes_a_statement_with_its_sentence() -> None:
    world = small_world()
    rows = _collect(world)
    claims = sum(len(f.tenures) + len(f.participations) + len(f.links) for f in world.documents)
    stated = [row for row in rows if row["document"] != NOBODY]
    assert len(stated) == claims
    for row in stated:
        text = world.documents[row["document"]].article.text.text
        assert text[row["start"] : row["end"]].endswith("。")
    assert {row["predicate"] for row in rows} <= set(PREDICATES)


def test_a_tenure_without_organization_and_a_date_have_no_object() -> None:
    rows = _collect(small_world())
    assert {row["object"] for row in rows if row["predicate"] == "date"} == {NOBODY}
    bare = [row for row in rows if row["predicate"] == "tenure" and row["object"] == NOBODY]
    assert {row["text"] for row in bare} == {"副局长"}


def test_the_gazetteer_is_said_once() -> None:
    world = small_world()
    county = next(e for e in world.entities if e.label.endswith("青田县"))
    facts = world.documents[0]
    said = replace(facts, links=(*facts.links, Link(county.id, "within", county.within or "", facts.links[0].claim)))
    before = [row for row in _collect(world) if row["predicate"] == "within"]
    changed = replace(world, documents=(said, *world.documents[1:]))
    after = [row for row in _collect(changed) if row["predicate"] == "within"]
    assert len(before) == len(after) == 4
    assert sum(row["document"] >= 0 for row in after) == 1


def test_what_speaks_of_unknown_entities_is_left_out() -> None:
    world = small_world()
    known = tuple(entity for entity in world.entities if entity.kind != "Official")
    rows = _collect(replace(world, entities=known))
    assert rows
    assert all(row["subject"] < len(known) and row["object"] < len(known) for row in rows)
    assert not [row for row in rows if row["predicate"] == "tenure"]


def test_what_follows_from_all_documents_has_no_document() -> None:
    world = rich_world()
    labels = [entity.label for entity in world.entities]
    following = {
        (row["predicate"], labels[row["subject"]], labels[row["object"]], row["text"])
        for row in _collect(world)
        if row["document"] == NOBODY and row["predicate"] != "within"
    }
    assert following == {
        ("parent", "青田县市场监督管理局", "青田县人民政府", ""),
        ("reform", "青田县教育局", "青田县市场监督管理局", "市场监督管理局组建（2018年）"),
        ("succession", "沈云才", "单雪梅", "局长"),
        ("succession", "单雪梅", "吕青松", "局长"),
    }


def test_words_are_numbered_once_and_stand_on_one_line() -> None:
    words = Words()
    assert [words(text) for text in ("", None, "甲\n乙", "丙", "甲\n乙")] == [0, 0, 1, 2, 1]
    assert words.texts == ["", "甲 乙", "丙"]
