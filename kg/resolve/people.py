"""Which sightings of one name are one person: joined only on evidence, with the reasons of each verdict.

Blocking is by name. In a block, sightings at one body are one stint; stints are compared only with those that an index
by body, former body, county, city or province puts beside them in time; sightings without a post join the stint that
the text around them points to, if only one does. Each step is near-linear in the number of sightings, whatever the
number of people of one name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.resolve.compare import of_name, of_stints
from kg.resolve.evidence import Reason, reason, score, threshold
from kg.resolve.rarity import Rarity
from kg.resolve.search import Search
from kg.resolve.sighting import Sighting
from kg.resolve.stint import Stint, Union, stints

_BESIDE = 6  # so many stints that follow one in an index are compared with it
_CHECKED = 12  # so many stints of each person are looked at for contradictions before two are joined
_NEVER = -3.0  # a pair below it is nobody's question and is not told


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two parts of a name's sightings with the reasons; `joined` is what was decided of them."""

    one: Stint
    other: Stint
    joined: bool
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the reasons."""
        return score(self.reasons)


@dataclass(slots=True)
class People:
    """Sightings grouped into people, and what was decided; both in a fixed order."""

    clusters: list[list[Sighting]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)


def clusters(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Sightings grouped into people. The result does not depend on the order of the input."""
    return people(sightings).clusters


def people(sightings: Iterable[Sighting]) -> People:
    """The same with the verdicts."""
    found = People()
    for of_one_name in by_name(sightings):
        found.clusters += of_one_name.clusters
        found.verdicts += of_one_name.verdicts
    return found


def by_name(sightings: Iterable[Sighting]) -> Iterator[People]:
    """The people of one name after those of another, so that nobody need hold them all."""
    blocks: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        blocks[sighting.name].append(sighting)
    rarity = Rarity(blocks)
    for name in sorted(blocks):
        yield block(name, blocks.pop(name), rarity)


def block(name: str, sightings: list[Sighting], rarity: Rarity) -> People:
    """The people of one name; `rarity` is that of all names."""
    found = _Block(sightings, of_name(name, rarity))
    return People(found.clusters(), found.verdicts)


class _Block:
    """The sightings of one name."""

    def __init__(self, sightings: list[Sighting], name: Reason) -> None:
        self._name = name
        self.stints = stints(s for s in sightings if s.ties)
        self._loose = sorted((s for s in sightings if not s.ties), key=lambda s: (s.document, s.local))
        self._union = Union(len(self.stints))
        self._members: dict[int, list[int]] = {index: [index] for index in range(len(self.stints))}
        self.verdicts: list[Verdict] = []

    def clusters(self) -> list[list[Sighting]]:
        """The people, by their first sighting."""
        self.verdicts += [self._same_body(stint) for stint in self.stints if stint.documents > 1]
        self._careers()
        added = self._attached()
        found: list[list[Sighting]] = []
        for group in self._union.groups():
            shown = [s for index in group for s in (*self.stints[index].sightings, *added[index])]
            found.append(shown)
        found += self._unattached({id(s) for rest in added.values() for s in rest})
        found = [sorted(shown, key=lambda s: (s.document, s.local)) for shown in found]
        return sorted(found, key=lambda shown: (shown[0].document, shown[0].local))

    def _same_body(self, stint: Stint) -> Verdict:
        """What joins the sightings of a stint."""
        label = min(stint.bodies.values(), key=lambda name: (-len(name), name))
        return Verdict(stint, stint, True, (reason("same_body", label), self._name))

    def _careers(self) -> None:
        """Join stints, the surest pair first, unless the two people would contradict themselves."""
        pairs = [(score(reasons), one, other, reasons) for one, other, reasons in self._compared()]
        refused: list[tuple[float, int, int, list[Reason]]] = []
        for pair in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            total, one, other, reasons = pair
            if self._union.root(one) == self._union.root(other):
                continue
            if total >= threshold() and not self._contradicts(one, other):
                self._join(one, other)
                self.verdicts.append(Verdict(self.stints[one], self.stints[other], True, tuple(reasons)))
            elif total > _NEVER:
                refused.append(pair)
        told: set[int] = set()
        for _, one, other, reasons in refused:
            ends = {self._union.root(one), self._union.root(other)}
            if len(ends) == 2 and not ends <= told:
                told |= ends
                self.verdicts.append(Verdict(self.stints[one], self.stints[other], False, tuple(reasons)))

    def _compared(self) -> Iterator[tuple[int, int, list[Reason]]]:
        seen: set[tuple[int, int]] = set()
        for listed in self._beside():
            for at, one in enumerate(listed):
                for other in listed[at + 1 : at + 1 + _BESIDE]:
                    pair = (min(one, other), max(one, other))
                    if pair not in seen:
                        seen.add(pair)
                        yield *pair, [*of_stints(self.stints[pair[0]], self.stints[pair[1]]), self._name]

    def _beside(self) -> Iterator[list[int]]:
        """Stints that share something, each list in the order of time."""
        if len(self.stints) < 2:
            return
        index: dict[str, list[int]] = defaultdict(list)
        for number, stint in enumerate(self.stints):
            keys = {*stint.houses, *stint.bodies, *stint.former, *(spot.iri for seat in stint.seats for spot in seat)}
            for key in keys if stint.seats else (*keys, ""):
                index[key].append(number)
        for key in sorted(index):
            yield sorted(index[key], key=lambda number: (self.stints[number].first or 0, number))

    def _contradicts(self, one: int, other: int) -> bool:
        """Whether a stint of the one person cannot be of the other."""
        mine, theirs = (self._members[self._union.root(index)][:_CHECKED] for index in (one, other))
        if len(mine) == len(theirs) == 1:
            return False
        pairs = (of_stints(self.stints[a], self.stints[b]) for a in mine for b in theirs)
        return any(
            any(r.evidence in ("two_places_at_once", "two_heads_at_once", "left_before") for r in reasons)
            and score((*reasons, self._name)) < 0
            for reasons in pairs
        )

    def _join(self, one: int, other: int) -> None:
        mine, theirs = (self._members.pop(self._union.root(index)) for index in (one, other))
        self._union.join(one, other)
        self._members[self._union.root(one)] = sorted(mine + theirs)

    def _attached(self) -> dict[int, list[Sighting]]:
        """Sightings without a post by the number of the stint that they join."""
        added: dict[int, list[Sighting]] = defaultdict(list)
        told: dict[tuple[int, str], list[tuple[Sighting, list[Reason]]]] = defaultdict(list)
        if self._loose and self.stints:
            search = Search(self.stints, self._root, self._name)
            for sighting in self._loose:
                best = search.best(sighting)
                if best:
                    number, reasons = best
                    added[number].append(sighting)
                    told[number, reasons[0].evidence].append((sighting, reasons))
        for (number, _), entries in sorted(told.items()):
            weakest = min((reasons for _, reasons in entries), key=score)
            shown = Stint([sighting for sighting, _ in entries]).add()
            self.verdicts.append(Verdict(self.stints[number], shown, True, tuple(weakest)))
        return added

    def _root(self, number: int) -> int:
        return self._union.root(number)

    def _unattached(self, done: set[int]) -> list[list[Sighting]]:
        """What no stint took: those of one title, or in texts about one county, are one person if the name is rare."""
        rest = [sighting for sighting in self._loose if id(sighting) not in done]
        union = Union(len(rest))
        first: dict[tuple[str, str], int] = {}
        for number, sighting in enumerate(rest):
            keys = [("county_in_text", chain[0].iri, chain[0].label) for chain in sighting.about[:1]]
            keys += [("same_title", title, title) for title in sighting.loose]
            for evidence, key, shown in keys:
                other = first.setdefault((evidence, key), number)
                reasons = (reason(evidence, shown), self._name)
                if union.root(other) != union.root(number) and score(reasons) >= threshold():
                    union.join(other, number)
                    one, two = Stint([rest[other]]).add(), Stint([sighting]).add()
                    self.verdicts.append(Verdict(one, two, True, reasons))
        return [[rest[number] for number in group] for group in union.groups()]
