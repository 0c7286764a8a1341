"""Events of which documents say what cannot all be true: another day, another place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.model import Entity, Facts

_ONE = ("date", "place")  # what an event has one of


class Conflicts:
    """Collects what documents say of when and where events were; `documents` have IRIs for ids."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], list[tuple[str, str]]] = {}  # event, predicate -> values with documents

    def add(self, facts: Facts) -> None:
        """What one document says."""
        for link in facts.links:
            if link.predicate in _ONE:
                self._told.setdefault((link.subject, link.predicate), []).append((link.object, facts.article.id))

    def found(self, entities: Iterable[Entity], kinds: frozenset[str]) -> list[tuple[str, str]]:
        """(event, predicate), sorted, where two documents give values of which neither is a part of the other.

        `kinds` are the classes of events. A month agrees with its days, a county with its towns; what one document says
        in two ways is no conflict.
        """
        by_id = {entity.id: entity for entity in entities}
        return sorted(
            key for key, said in self._told.items() if by_id[key[0]].kind in kinds and _disagree(key[1], said, by_id)
        )


def _disagree(predicate: str, said: Iterable[tuple[str, str]], by_id: Mapping[str, Entity]) -> bool:
    values: dict[str, set[str]] = defaultdict(set)
    for value, document in said:
        values[value].add(document)
    for one, other in combinations(sorted(values), 2):
        agree = other.startswith(one) if predicate == "date" else _nested(one, other, by_id)
        if not agree and len(values[one] | values[other]) > 1 and values[one] != values[other]:
            return True
    return False


def _nested(one: str, other: str, by_id: Mapping[str, Entity]) -> bool:
    """Whether one place is within the other."""
    return other in _chain(one, by_id) or one in _chain(other, by_id)


def _chain(place: str, by_id: Mapping[str, Entity]) -> list[str]:
    found: list[str] = []
    at: str | None = place
    while at and at not in found:
        found.append(at)
        at = by_id[at].within if at in by_id else None
    return found
