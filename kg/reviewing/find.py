"""All that a graph leaves in doubt, best first, without what somebody has answered."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg import vocab
from kg.decisions.check import in_force, judged
from kg.decisions.model import Decision
from kg.reviewing import bodies, people
from kg.reviewing.candidate import PAIR, Candidate, Quote
from kg.reviewing.lines import Lines, opened
from kg.reviewing.snapshot import Snapshot, take

_NAMED, _SEARCHED = 3, 100  # articles shown of a thing of which nothing is stated, and looked into for them
# Every rule in its place: what they find first of the same things is kept
RULES = (people.namesakes, people.joined, people.names_of_others, *bodies.RULES)


def candidates(nquads: Path, decisions: Iterable[Decision] = (), limit: int | None = None) -> list[Candidate]:
    """The questions that a graph (its graph.nq) leaves, the best first, with the sentences to judge by.

    Left out is what `decisions` answer or imply, and what the graph says was decided. Of many questions about one name
    only the first has its full score, so that a list of `limit` is not all about one.
    """
    with opened(nquads) as lines:
        snapshot = take(lines)
        return [_quoted(candidate, snapshot, lines) for candidate in _found(snapshot, tuple(decisions))[:limit]]


def _found(snapshot: Snapshot, decisions: tuple[Decision, ...]) -> list[Candidate]:
    found: dict[tuple[str, ...], Candidate] = {}
    for rule in RULES:
        for candidate in rule(snapshot):
            found.setdefault(tuple(side.reference.iri for side in candidate.sides), candidate)
    return _best(_unanswered(found.values(), decisions, snapshot))


def _best(found: Iterable[Candidate]) -> list[Candidate]:
    """Sorted; the second question about a name counts half, the third a third."""
    asked: Counter[str] = Counter()
    ranked: list[Candidate] = []
    for candidate in sorted(found, key=lambda candidate: candidate.rank):
        name = candidate.sides[0].reference.label
        asked[name] += 1
        ranked.append(candidate._replace(repeated=asked[name]))
    return sorted(ranked, key=lambda candidate: candidate.rank)


def _unanswered(found: Iterable[Candidate], decisions: tuple[Decision, ...], snapshot: Snapshot) -> list[Candidate]:
    given = in_force(decisions)
    judgements = judged(given)
    alone = {decision.whom.iri for decision in given if decision.to is None}
    kept: list[Candidate] = []
    for candidate in found:
        iris = [side.reference.iri for side in candidate.sides]
        answered = judgements.of(*iris) is not None if candidate.question == PAIR else iris[0] in alone
        whole = len(candidate.iris) == len(candidate.sides)  # parts of one thing have IRIs of their own in no graph
        if not answered and not (whole and candidate.iris in snapshot.decided):
            kept.append(candidate)
    return kept


def _quoted(candidate: Candidate, snapshot: Snapshot, lines: Lines) -> Candidate:
    sides = []
    for side in candidate.sides:
        quotes = dict.fromkeys(quote for node in side.nodes for quote in _quotes(lines, node))
        sides.append(side._replace(quotes=tuple(quotes or _names(snapshot, lines, side.thing))))
    return candidate._replace(sides=tuple(sides))


def _names(snapshot: Snapshot, lines: Lines, thing: str) -> list[Quote]:
    """What articles call a thing of which they state nothing."""
    found: set[Quote] = set()
    for document in sorted(snapshot.things[thing].documents)[:_SEARCHED]:
        for kind in ("mention", "title-mention"):
            for mention, said in lines.of_all(f"<{document}#{kind}/"):
                if said.predicate == vocab.REFERS_TO and said.value == thing:
                    found.add(_quote(lines, mention))
    return sorted(found)[:_NAMED]


def _quotes(lines: Lines, node: str) -> list[Quote]:
    """The sentences of a statement node."""
    return sorted(_quote(lines, said.value) for said in lines.of(node) if said.predicate == vocab.EVIDENCE)


def _quote(lines: Lines, passage: str) -> Quote:
    said = {one.predicate: one.value for one in lines.of(passage)}
    about: dict[str, str] = {}
    for one in lines.of(said.get(vocab.DOCUMENT, passage)):
        about.setdefault(one.predicate, one.value)
    told = (about.get(name, "") for name in (vocab.DCT_IDENTIFIER, vocab.DCT_TITLE, vocab.DCT_ISSUED))
    return Quote(said.get(vocab.TEXT, ""), *told)
