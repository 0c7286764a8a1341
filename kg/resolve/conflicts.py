"""Events of which documents say what cannot all be true: another day, another place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from kg.model import Entity, Facts
from kg.spool.groups import Groups

_ONE = ("date", "place")  # what an event has one of


class Conflicts:
    """Collects what documents say of when and where events were; `documents` have IRIs for ids."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: for what does not fit into the memory."""
        self._told: Groups[tuple[str, str]] = Groups(folder)  # predicate and event -> values with documents

    def add(self, facts: Facts) -> None:
        """What one document says."""
        for link in facts.links:
            if link.predicate in _ONE:
                self._told.add(f"{link.predicate} {link.subject}", (link.object, facts.article.id))

    def add_all(self, told: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """What all documents say: by predicate and event, values with documents."""
        for key, said in told.items():
            for one in said:
                self._told.add(key, one)

    def found(self, entities: Sequence[Entity], kinds: frozenset[str]) -> list[tuple[str, str]]:
        """(event, predicate), sorted, where two documents give values of which neither is a part of the other.

        `kinds` are the classes of events. A month agrees with its days, a county with its towns; what one document says
        in two ways is no conflict.
        """
        within = {entity.id: entity.within for entity in entities if entity.within}
        told: list[tuple[str, str]] = []
        for key, said in self._told.drain():
            predicate, _, event = key.partition(" ")
            if _disagree(predicate, said, within):
                told.append((event, predicate))
        disputed = {event for event, _ in told}
        events = (
            {entity.id for entity in entities if entity.id in disputed and entity.kind in kinds} if disputed else ()
        )
        return sorted(key for key in told if key[0] in events)


def _disagree(predicate: str, said: Sequence[tuple[str, str]], within: Mapping[str, str]) -> bool:
    if len(said) < 2:
        return False
    values: dict[str, set[str]] = defaultdict(set)
    for value, document in said:
        values[value].add(document)
    for one, other in combinations(sorted(values), 2):
        agree = other.startswith(one) if predicate == "date" else _nested(one, other, within)
        if not agree and len(values[one] | values[other]) > 1 and values[one] != values[other]:
            return True
    return False


def _nested(one: str, other: str, within: Mapping[str, str]) -> bool:
    """Whether one place is within the other."""
    return other in _chain(one, within) or one in _chain(other, within)


def _chain(place: str, within: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    at: str | None = place
    while at and at not in found:
        found.append(at)
        at = within.get(at)
    return found
