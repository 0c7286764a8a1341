"""What a world says over all documents, in tuples that can be kept and compared, and the difference of two worlds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kg.model import (
    Choice,
    Claim,
    Entity,
    Findings,
    Inference,
    Reform,
    Span,
    Tenure,
    TenureSpan,
    Validity,
    Verdict,
    World,
)

Row = tuple[Any, ...]
Line = tuple[str, str, str, str]  # subject, predicate, object, end
Said = tuple[str, str, str]  # the same of one subject
_NO_CLAIM = Claim(Span(0, 0), "", 0.0)


class Sayings(NamedTuple):
    """All that is said besides what documents say; labels that shape IRIs stand in front of spans and inferences."""

    entities: list[Row]
    others: list[Row]
    validities: list[Row]
    inferences: list[Row]
    reforms: list[Row]
    reprints: list[Row]
    conflicts: list[Row]
    spans: list[Row]
    verdicts: list[Row]
    choices: list[Row]


def sayings(world: World, labels: Mapping[str, str]) -> Sayings:
    """Of a world without decisions of people; `labels` are those of its entities."""
    found = world.findings
    return Sayings(
        list(map(tuple, world.entities)),
        list(map(tuple, found.others)),
        list(map(tuple, found.validities)),
        [(labels.get(each.subject, ""), *each) for each in found.inferences],
        list(map(tuple, found.reforms)),
        list(found.reprints.items()),
        list(found.conflicts),
        [_span(span, labels) for span in world.spans],
        list(map(tuple, world.verdicts)),
        list(map(tuple, world.choices)),
    )


def _span(span: TenureSpan, labels: Mapping[str, str]) -> Row:
    seen = tuple([(document, tenure[:4]) for document, tenure in span.seen])
    return (labels.get(span.person, ""), labels.get(span.organization, ""), *span[:-1], seen)


def without(some: Sayings, others: Sayings) -> Sayings:
    """Those that are not among others, in their order."""
    return Sayings._make(
        [row for row in rows if row in gone] if (gone := set(rows).difference(known)) else []
        for rows, known in zip(some, others, strict=True)
    )


def labels_in(said: Sayings) -> dict[str, str]:
    """The labels that stand in front, by IRI."""
    found: dict[str, str] = {}
    for label, office, person, organization, *_ in said.spans:
        found[person], found[organization] = label, office
    return found | {subject: label for label, subject, *_ in said.inferences}


def world_of(base: str, said: Sayings, document_iris: dict[str, str]) -> World:
    """A world of no documents that says only this."""
    spans = [TenureSpan._make((*row[2:-1], _seen(row[-1]))) for row in said.spans]
    findings = Findings(
        tuple(map(Entity._make, said.others)),
        tuple(map(Validity._make, said.validities)),
        tuple([Inference._make(row[1:]) for row in said.inferences]),
        tuple(map(Reform._make, said.reforms)),
        dict(said.reprints),
        tuple((event, predicate) for event, predicate in said.conflicts),
    )
    entities, verdicts = list(map(Entity._make, said.entities)), list(map(Verdict._make, said.verdicts))
    choices = tuple(map(Choice._make, said.choices))
    return World(base, entities, (), document_iris, findings, verdicts, choices, spans)


def _seen(rows: tuple[tuple[str, Row], ...]) -> tuple[tuple[str, Tenure], ...]:
    return tuple((document, Tenure._make((*tenure, _NO_CLAIM))) for document, tenure in rows)


def repeated(about: Mapping[str, list[Said]]) -> dict[Line, int]:
    """The lines that are said more than once, with how many times more."""
    found: dict[Line, int] = {}
    for subject, said in about.items():
        if len(said) > 1 and len(set(said)) < len(said):
            found.update(((subject, *line), number - 1) for line, number in Counter(said).items() if number > 1)
    return found


def lines(about: Mapping[str, list[Said]]) -> Iterator[Line]:
    """All, each as often as it is said."""
    for subject, said in about.items():
        for predicate, obj, end in said:
            yield subject, predicate, obj, end
