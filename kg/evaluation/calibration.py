"""How right statements are by the confidence that they carry and the rule that made them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.evaluation.score import Row, Scores
from kg.model import Claim, Facts, World

_RELATION = {"organizer": "organizer", "date": "date", "place": "event place", "jurisdiction": "jurisdiction"}


@dataclass(slots=True)
class Bin:
    """Statements of one rule and confidence: how many the gold calls right, of how many it judges."""

    right: int = 0
    of: int = 0


def judged(world: World, scores: Scores) -> Iterator[tuple[Claim, str, bool]]:
    """(claim, relation, right) of every statement that the gold judges."""
    for facts in world.documents:
        for relation, nodes, claim in _statements(facts):
            right = scores.verdicts.get((facts.article.id, relation, nodes))
            if right is not None:
                yield claim, relation, right


def by_rule(world: World, scores: Scores) -> dict[tuple[str, str, float], Bin]:
    """Counts by (relation, rule, confidence), sorted."""
    bins: dict[tuple[str, str, float], Bin] = defaultdict(Bin)
    for claim, relation, right in judged(world, scores):
        found = bins[relation, claim.rule, claim.confidence]
        found.right += right
        found.of += 1
    return dict(sorted(bins.items()))


def at_least(world: World, scores: Scores, confidence: float) -> Bin:
    """How many statements of at least this confidence are right."""
    found = Bin()
    for claim, _, right in judged(world, scores):
        if claim.confidence >= confidence:
            found.right += right
            found.of += 1
    return found


def _statements(facts: Facts) -> Iterator[tuple[str, Row, Claim]]:
    for t in facts.tenures:
        yield "post", (t.person, t.organization, t.title), t.claim
    for p in facts.participations:
        yield "participation", (p.participant, p.event, p.role), p.claim
    for k in facts.links:
        if k.predicate in _RELATION:
            yield _RELATION[k.predicate], (k.subject, k.object), k.claim
