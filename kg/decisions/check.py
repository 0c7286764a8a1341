"""What decisions say together, without any graph: which later ones replace earlier ones, and which contradict."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kg.decisions.algebra import Conflict, Judgements, judge
from kg.decisions.model import DIFFERENT, DROP, KEEP, KIND, LABEL, SAME, UNSURE, Decision

Key = Callable[[Decision], tuple[str, str]]
_ONE_ANSWER = (KIND, LABEL, KEEP, DROP)  # questions of which an entity has one answer


class Clash(NamedTuple):
    """Decisions that cannot all hold, and why in words."""

    decisions: tuple[Decision, ...]
    words: str


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Without those that the same person answered anew later in the file; in the order of the file."""
    last = {(decision.who, *decision.question): decision for decision in decisions}
    return tuple(sorted(last.values(), key=lambda decision: decision.line))


def by_iri(decision: Decision) -> tuple[str, str]:
    """The ends of a pair as the file names them."""
    return decision.whom.iri, decision.to.iri if decision.to else ""


def judged(decisions: Iterable[Decision], key: Key = by_iri) -> Judgements:
    """The algebra of the pairs; `key` gives the two ends of a decision."""
    pairs: dict[str, list[tuple[str, str]]] = {SAME: [], DIFFERENT: [], UNSURE: []}
    for decision in decisions:
        if decision.to is not None:
            pairs[decision.what].append(key(decision))
    return judge(pairs[SAME], pairs[DIFFERENT], pairs[UNSURE])


def clashes(decisions: Sequence[Decision], key: Key = by_iri) -> list[Clash]:
    """All contradictions: a difference inside a chain of sameness, two answers of two people to one question."""
    pairs = [decision for decision in decisions if decision.to is not None]
    found = [_told(conflict, pairs, key) for conflict in judged(pairs, key).conflicts]
    answers: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.what in _ONE_ANSWER:
            answers[decision.question[0], key(decision)[0]].append(decision)
    for given in answers.values():
        if len({(decision.what, decision.value) for decision in given}) > 1:
            said = "; ".join(f"{_row(d)} {d.what} {d.value}".rstrip() for d in given)
            found.append(Clash(tuple(given), f"{given[0].whom.iri}: two answers: {said}"))
    return sorted(found, key=lambda clash: [decision.line for decision in clash.decisions])


def _told(conflict: Conflict, pairs: Sequence[Decision], key: Key) -> Clash:
    """The conflict with the rows that make it."""
    rows: dict[tuple[str, frozenset[str]], Decision] = {(d.what, frozenset(key(d))): d for d in reversed(pairs)}
    negative = rows[DIFFERENT, frozenset((conflict.one, conflict.other))]
    links = [rows[SAME, frozenset(pair)] for pair in zip(conflict.chain, conflict.chain[1:], strict=False)]
    chain = " = ".join(conflict.chain)
    where = ", ".join(map(_row, links))
    return Clash((negative, *links), f"{_row(negative)} says different, but {chain} ({where})")


def _row(decision: Decision) -> str:
    return f"line {decision.line}" + (f" ({decision.who})" if decision.who else "")
