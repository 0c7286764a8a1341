"""Events of which documents say what cannot all be true: another day, another place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from kg.model import Entity, Facts

_ONE = ("date", "place")  # what an event has one of


def conflicts(entities: Iterable[Entity], documents: Iterable[Facts], kinds: frozenset[str]) -> list[tuple[str, str]]:
    """(event, predicate), sorted, where two documents give values of which neither is a part of the other.

    `kinds` are the classes of events. A month agrees with its days, a county with its towns; what one document says
    in two ways is no conflict.
    """
    by_id = {entity.id: entity for entity in entities}
    told: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for facts in documents:
        for link in facts.links:
            if link.predicate in _ONE and by_id[link.subject].kind in kinds:
                told[link.subject, link.predicate][link.object].add(facts.article.id)
    return sorted(key for key, values in told.items() if len(values) > 1 and _disagree(key[1], values, by_id))


def _disagree(predicate: str, values: Mapping[str, set[str]], by_id: Mapping[str, Entity]) -> bool:
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
