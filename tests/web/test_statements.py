"""The facts of all documents as flat statements."""

from dataclasses import replace

from kg.model import Link, World
from kg.web.passages import Passages
from kg.web.statements import NOBODY, PREDICATES, Statement, collect
from tests.web.worlds import small_world


def _collect(world: World) -> tuple[list[Statement], Passages, dict[str, int]]:
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    passages = Passages(numbers)
    return collect(world, numbers, passages)[0], passages, numbers


def test_every_claim_becomes_a_statement_with_its_sentence() -> None:
    world = small_world()
    statements, passages, _ = _collect(world)
    claims = sum(len(f.tenures) + len(f.participations) + len(f.links) for f in world.documents)
    from_documents = [s for s in statements if s.rule != "gazetteer"]
    assert len(from_documents) == claims
    assert all(passages.texts[s.passage].endswith("。") for s in from_documents)
    assert {s.predicate for s in statements} <= set(PREDICATES)


def test_a_tenure_without_organization_and_a_date_have_no_object() -> None:
    statements, _, _ = _collect(small_world())
    assert {s.object for s in statements if s.predicate == "date"} == {NOBODY}
    assert {s.text for s in statements if s.predicate == "tenure" and s.object == NOBODY} == {"副局长"}


def test_the_gazetteer_is_said_once() -> None:
    world = small_world()
    county = next(e for e in world.entities if e.label.endswith("青田县"))
    facts = world.documents[0]
    claim = facts.links[0].claim
    said = replace(facts, links=(*facts.links, Link(county.id, "within", county.within or "", claim)))
    before = [s for s in _collect(world)[0] if s.predicate == "within"]
    after = [s for s in _collect(replace(world, documents=(said, *world.documents[1:])))[0] if s.predicate == "within"]
    assert len(before) == len(after) == 4
    assert sum(s.passage >= 0 for s in after) == 1


def test_what_speaks_of_unknown_entities_is_left_out() -> None:
    world = small_world()
    known = tuple(entity for entity in world.entities if entity.kind != "Official")
    statements, _, numbers = _collect(replace(world, entities=known))
    assert statements
    assert all(s.subject < len(numbers) and s.object < len(numbers) for s in statements)
    assert not [s for s in statements if s.predicate == "tenure"]


def test_appearances_count_mentions() -> None:
    world = small_world()
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    passages = Passages(numbers)
    appearances = collect(world, numbers, passages)[1]
    assert sum(a.times for a in appearances) == sum(len(f.mentions) for f in world.documents)
    for appearance in appearances:
        assert appearance.entity in passages.marks[appearance.passage][2::3]
