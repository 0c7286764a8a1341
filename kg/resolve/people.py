"""Which people of one name are the same: joined only where bodies or places meet."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person as one document shows them.

    `bodies` and `places` are the labels of what the document ties them to.
    """

    document: str
    local: str
    name: str
    bodies: frozenset[str]
    places: frozenset[str]


def clusters(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Sightings grouped into people. Blocking by name; inside a block, by shared bodies, else by shared places.

    Two sightings meet where they share a body or a place; cost is linear in the number of (sighting, body) pairs.
    The result does not depend on the order of the input.
    """
    blocks: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        blocks[sighting.name].append(sighting)
    found: list[list[Sighting]] = []
    for name in sorted(blocks):
        found.extend(_split(sorted(blocks[name], key=lambda s: (s.document, s.local))))
    return found


def _split(block: list[Sighting]) -> list[list[Sighting]]:
    parent = list(range(len(block)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[str, int] = {}
    for index, sighting in enumerate(block):
        for key in sorted((*sighting.bodies, *sighting.places)):
            other = first.setdefault(key, index)
            low, high = sorted((root(index), root(other)))
            parent[high] = low
    groups: dict[int, list[Sighting]] = defaultdict(list)
    for index, sighting in enumerate(block):
        groups[root(index)].append(sighting)
    return [groups[key] for key in sorted(groups)]


def anchor(cluster: list[Sighting]) -> str:
    """A word that tells a person from others of the name: the body or place seen most, else the first document."""
    for kind in ("bodies", "places"):
        counts: dict[str, int] = defaultdict(int)
        for sighting in cluster:
            for label in getattr(sighting, kind):
                counts[label] += 1
        if counts:
            return min(counts, key=lambda label: (-counts[label], label))
    return min(sighting.document for sighting in cluster)
