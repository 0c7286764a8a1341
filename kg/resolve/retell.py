"""Tells the facts of a document anew: of another division or body than the one that was read from the text alone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from kg.gazetteer import Division, Gazetteer
from kg.model import Claim, Entity, Facts, Link
from kg.resolve.officials import SLOT

RULE = "whose it is, over all documents"
CONFIDENCE = 0.8


class Part(NamedTuple):
    """A part of what is told of a body, by local id: mentions and tenures, by number; `bare` is the body's name with
    `SLOT` for the place's."""

    body: str
    bare: str
    mentions: frozenset[int]
    tenures: frozenset[int]


def of_division(facts: Facts, local: str, code: str) -> Facts:
    """The facts with another division of the same name: with what lies in it, with the larger division that the text
    does not name but that was concluded from it, and with the bodies of both."""
    gazetteer = Gazetteer.load()
    old = next(entity.code or "" for entity in facts.entities if entity.id == local)
    codes: dict[str | None, str] = {old: code}
    implied = {entity.code for entity in facts.entities if not entity.mentioned}
    for was, becomes in zip(*(gazetteer.ancestors(gazetteer.by_code[each]) for each in (old, code)), strict=False):
        if was.code in implied and was.level == becomes.level:
            codes[was.code] = becomes.code
    names = {e.id: (e.label, gazetteer.by_code[codes[e.code]].name) for e in facts.entities if e.code in codes}
    seats = {k.subject: names[k.object] for k in facts.links if k.predicate == "jurisdiction" and k.object in names}
    return replace(facts, entities=tuple(_moved(entity, codes, seats.get(entity.id)) for entity in facts.entities))


def _moved(entity: Entity, codes: Mapping[str | None, str], seat: tuple[str, str] | None) -> Entity:
    if entity.code in codes:
        division = Gazetteer.load().by_code[codes[entity.code]]
        return entity._replace(code=division.code, label=division.name, level=division.level)
    if entity.within in codes:
        return entity._replace(within=codes[entity.within])
    return entity._replace(label=entity.label.replace(*seat, 1)) if seat else entity


def of_body(facts: Facts, part: Part, owner: Division) -> tuple[Facts, str]:
    """The facts with a part of what is told of a body given to that of another division, and that one's local id; it
    gets all the rest, too, if no mention and no post is left."""
    own = next(entity for entity in facts.entities if entity.id == part.body)
    label = part.bare.replace(SLOT, owner.name, 1)
    whole = all(m.entity != own.id or at in part.mentions for at, m in enumerate(facts.mentions))
    whole = whole and all(t.organization != own.id or at in part.tenures for at, t in enumerate(facts.tenures))
    known = next((entity.id for entity in facts.entities if entity.label == label and entity.kind == own.kind), None)
    target = known or (own.id if whole else f"{own.id}-{owner.code}")
    entities = [entity for entity in facts.entities if not (entity is own and (whole or target == own.id))]
    if known is None:
        entities.append(own._replace(id=target, label=label))
    place = next((entity.id for entity in entities if entity.code == owner.code), f"division-{owner.code}")
    if all(entity.id != place for entity in entities):
        kind = "AdministrativeDivision"
        entities.append(Entity(place, kind, owner.name, (), owner.code, owner.level, None, mentioned=False))

    def of(local: str, *, here: bool) -> str:
        return target if local == own.id and (whole or here) else local

    retold = Facts(
        facts.article,
        tuple(entities),
        tuple(m._replace(entity=of(m.entity, here=at in part.mentions)) for at, m in enumerate(facts.mentions)),
        tuple(
            t._replace(organization=t.organization and of(t.organization, here=at in part.tenures))
            for at, t in enumerate(facts.tenures)
        ),
        tuple(p._replace(participant=of(p.participant, here=False)) for p in facts.participations),
        _links(facts, part, (own.id, target, place), whole=whole),
    )
    return retold, target


def _links(facts: Facts, part: Part, ids: tuple[str, str, str], *, whole: bool) -> tuple[Link, ...]:
    """The links, with that of the body to its place."""
    own, target, place = ids
    kept: list[Link] = []
    claim: Claim | None = None
    seated = False
    for link in facts.links:
        if link.predicate == "jurisdiction" and link.subject == own:
            claim = link.claim
            if whole:
                continue
        subject, other = (target if whole and end == own else end for end in (link.subject, link.object))
        seated = seated or (link.predicate == "jurisdiction" and subject == target)
        kept.append(link._replace(subject=subject, object=other))
    if claim is None:
        claim = facts.tenures[min(part.tenures)].claim
    if not seated:
        kept.append(Link(target, "jurisdiction", place, claim._replace(rule=RULE, confidence=CONFIDENCE)))
    return tuple(kept)
