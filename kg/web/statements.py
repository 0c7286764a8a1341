"""The facts of all documents as one flat list of statements between numbered entities."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Claim, Facts, World
from kg.web.display import one_line
from kg.web.passages import DocumentReader, Passages

# What `Statement.predicate` may be, in the order that the page knows them by number.
PREDICATES = (
    "tenure",
    "chair",
    "speaker",
    "attendee",
    "instructor",
    "organizer",
    "place",
    "campaign",
    "date",
    "jurisdiction",
    "parent",
    "within",
)
NOBODY = -1


class Statement(NamedTuple):
    """One statement of one document; entities and sentences by number, `NOBODY` where there is none.

    text is the title of a tenure or the value of a date; date is when a tenure was seen.
    """

    subject: int
    predicate: str
    object: int
    text: str
    date: str
    passage: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Appearance:
    """A document names an entity `count` times, first in the sentence `passage`."""

    entity: int
    document: int
    count: int
    passage: int


def collect(world: World, numbers: dict[str, int], passages: Passages) -> tuple[list[Statement], list[Appearance]]:
    """All statements and appearances of the world, documents in their order, the gazetteer last.

    Their sentences go into `passages`. What speaks of an entity that the world does not have is left out.
    """
    statements: list[Statement] = []
    appearances: list[Appearance] = []
    for number, facts in enumerate(world.documents):
        reader = DocumentReader(number, facts)
        for subject, predicate, object_, text, date, claim in _claims(facts):
            if subject not in numbers or (object_ and object_ not in numbers):
                continue
            span = claim.evidence
            statements.append(
                Statement(
                    numbers[subject],
                    predicate,
                    numbers[object_] if object_ else NOBODY,
                    one_line(text),
                    one_line(date or ""),
                    passages.add(reader, span.start, span.end) if span.end > span.start else NOBODY,
                    one_line(claim.rule),
                    claim.confidence,
                )
            )
        appearances += _appearances(reader, numbers, passages)
    statements += _gazetteer(world, numbers, {(s.subject, s.object) for s in statements if s.predicate == "within"})
    return statements, appearances


_Row = tuple[str, str, str | None, str, str | None, Claim]


def _claims(facts: Facts) -> Iterator[_Row]:
    for tenure in facts.tenures:
        yield tenure.person, "tenure", tenure.organization, tenure.title, tenure.observed_on, tenure.claim
    for part in facts.participations:
        yield part.participant, part.role, part.event, "", None, part.claim
    for link in facts.links:
        dated = link.predicate == "date"
        yield (
            link.subject,
            link.predicate,
            None if dated else link.object,
            link.object if dated else "",
            None,
            link.claim,
        )


def _appearances(reader: DocumentReader, numbers: dict[str, int], passages: Passages) -> Iterator[Appearance]:
    counts: dict[str, int] = {}
    for mention in reader.mentions:
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
    seen: set[str] = set()
    for mention in reader.mentions:
        if mention.entity in seen or mention.entity not in numbers:
            continue
        seen.add(mention.entity)
        passage = passages.add(reader, *reader.sentence(mention))
        yield Appearance(numbers[mention.entity], reader.number, counts[mention.entity], passage)


def _gazetteer(world: World, numbers: dict[str, int], known: set[tuple[int, int]]) -> Iterator[Statement]:
    """Which division lies in which, where no document says so already."""
    for entity in world.entities:
        if entity.within in numbers:
            pair = (numbers[entity.id], numbers[entity.within])
            if pair not in known:
                yield Statement(pair[0], "within", pair[1], "", "", NOBODY, "gazetteer", 1.0)
