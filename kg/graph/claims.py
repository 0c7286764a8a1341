"""Facts of one document that say the same, made one: each statement with all of its sentences."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol, TypeVar

from kg import ids
from kg.model import Claim, Facts, Link, Participation, Span, Tenure


class _Claimed(Protocol):
    @property
    def claim(self) -> Claim: ...


Fact = TypeVar("Fact", bound=_Claimed)


class Support(NamedTuple):
    """What a statement rests on: all its sentences in their order; rule and confidence of the surest claim."""

    evidence: tuple[Span, ...]
    rule: str
    confidence: float


def tenures(facts: Facts) -> list[tuple[Tenure, Support]]:
    """One for each person, organization, title and day."""
    return _grouped(facts.tenures, lambda t: (t.person, t.organization or "", t.title, t.observed_on or ""))


def participations(facts: Facts) -> list[tuple[Participation, Support]]:
    """One for each participant, event and role."""
    return _grouped(facts.participations, lambda p: (p.participant, p.event, p.role))


def links(facts: Facts) -> list[tuple[Link, Support]]:
    """One for each subject, predicate and object."""
    return _grouped(facts.links, lambda k: (k.subject, k.predicate, k.object))


def tenure_iri(document: str, tenure: Tenure, label: str) -> str:
    """The node of a tenure in the graph of a document (its IRI); `label` is the person's."""
    content = (tenure.person, tenure.organization or "", tenure.title, tenure.observed_on or "")
    return ids.statement_iri(document, "tenure", (label, tenure.title), *content)


def _grouped(facts: Iterable[Fact], key: Callable[[Fact], tuple[str, ...]]) -> list[tuple[Fact, Support]]:
    """By key, ascending: the order in which a document states things does not matter."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return [(groups[k][0], _support([fact.claim for fact in groups[k]])) for k in sorted(groups)]


def _support(claims: list[Claim]) -> Support:
    if len(claims) == 1:
        claim = claims[0]
        return Support((claim.evidence,), claim.rule, claim.confidence)
    best = min(claims, key=lambda c: (-c.confidence, c.evidence.start, c.evidence.end, c.rule))
    spans = {(c.evidence.start, c.evidence.end): c.evidence for c in claims}
    return Support(tuple(spans[k] for k in sorted(spans)), best.rule, best.confidence)
