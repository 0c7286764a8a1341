"""Finds the stint that a sighting without a post belongs to, if the text around it points to one person only."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.resolve.calendar import days
from kg.resolve.compare import of_sighting
from kg.resolve.evidence import Reason, score, threshold
from kg.resolve.sighting import Sighting
from kg.resolve.stint import Stint

_BESIDE = 3  # stints before and after in time that are compared, for each place or body
_KNOWN = 3  # the best known stints of the name are compared whatever the text is about
_MARGIN = 1.0  # the next best person must be less likely by as much


class Search:
    """An index of the stints of one name by body, county and city, in the order of time."""

    def __init__(self, found: list[Stint], person: Callable[[int], int], name: Reason) -> None:
        """`person` gives a stint's person (a number), `name` is what the name itself says."""
        self._stints, self._person, self._name = found, person, name
        keys: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._documents: dict[int, int] = defaultdict(int)
        for number, stint in enumerate(found):
            self._documents[person(number)] += stint.documents
            for key in {*stint.bodies, *(spot.iri for seat in stint.seats for spot in seat)}:
                keys[key].append((stint.first or 0, number))
        self._keys = {key: sorted(listed) for key, listed in keys.items()}
        self._total = sum(self._documents.values())
        self._known = sorted(range(len(found)), key=lambda n: (-found[n].documents, n))[:_KNOWN]

    def best(self, sighting: Sighting) -> tuple[int, list[Reason]] | None:
        """The number of the stint, with the reasons; None if no person is likely enough, or two are."""
        ranked: list[tuple[float, int, list[Reason]]] = []
        for number in self._candidates(sighting):
            others = self._total - self._documents[self._person(number)]
            reasons = [*of_sighting(sighting, self._stints[number], others), self._name]
            ranked.append((score(reasons), number, reasons))
        total, number, reasons = min(ranked, key=lambda entry: (-entry[0], entry[1]))
        rivals = [other for other, n, _ in ranked if self._person(n) != self._person(number)]
        if total < threshold() or any(total - rival < _MARGIN for rival in rivals):
            return None
        return number, reasons

    def _candidates(self, sighting: Sighting) -> Iterable[int]:
        seen = days(sighting.on)
        numbers = set(self._known)
        keys = [body for body, _ in sighting.near] + [spot.iri for chain in sighting.about for spot in chain]
        for key in keys:
            listed = self._keys.get(key, ())
            at = bisect_left(listed, (seen[0] if seen else 0, -1))
            numbers.update(number for _, number in listed[max(0, at - _BESIDE) : at + _BESIDE])
        return sorted(numbers)
