"""Divides a thing that people say is several, by what they say tells those apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from kg import ids
from kg.decisions.model import Reference
from kg.decisions.references import named
from kg.resolve.nodes import Cluster, Node

Sides = tuple[Reference, Reference]


def own_contexts(reference: Reference, other: Reference) -> frozenset[str]:
    """What ties one and not the other: the end of its IRI if that says it, else the forms."""
    first, second = set(named(reference.iri)[1]), set(named(other.iri)[1])
    mine = first - second
    return frozenset(mine | ({*reference.contexts} - second - {*other.contexts}))


def divide(cluster: Cluster, pairs: Sequence[Sides], base: str, taken: Iterable[str]) -> list[Node]:
    """The nodes of a cluster by new IRIs; as they are if a pair does not say what tells its two apart, or no node
    bears it. `base` begins all IRIs, `taken` are those of other things.

    A node goes where it shares most: first those that bear what a side says of itself, then, step by step, those that
    share a body or place with them, the rest to the largest side.
    """
    marks = _marks(pairs)
    colours = _colours(pairs)
    sides = _seeds(cluster.nodes, marks, colours)
    if len(set(sides.values())) < 2:
        return cluster.nodes
    _grow(cluster.nodes, sides)
    counts = Counter(sides.values())
    rest = min(counts, key=lambda side: (-counts[side], side))
    whole = cluster.iri.removeprefix(base)
    names = _distinct({side: base + _iri(side, marks, colours, whole) for side in counts}, set(taken))
    return [node._replace(iri=names[sides.get(at, rest)]) for at, node in enumerate(cluster.nodes)]


def _marks(pairs: Sequence[Sides]) -> dict[Reference, frozenset[str]]:
    marks: dict[Reference, frozenset[str]] = {}
    for one, other in pairs:
        for mine, its in ((one, other), (other, one)):
            own = own_contexts(mine, its)
            marks[mine] = marks.get(mine, own) & own or own
    return marks


def _colours(pairs: Sequence[Sides]) -> dict[Reference, int]:
    """References of which no two that differ have one colour; as few colours as going by name gives."""
    unlike: dict[Reference, set[Reference]] = defaultdict(set)
    for one, other in pairs:
        unlike[one].add(other)
        unlike[other].add(one)
    colours: dict[Reference, int] = {}
    for reference in sorted(unlike):
        used = {colours[other] for other in unlike[reference] if other in colours}
        colours[reference] = next(colour for colour in range(len(unlike)) if colour not in used)
    return colours


def _seeds(
    nodes: Sequence[Node], marks: dict[Reference, frozenset[str]], colours: dict[Reference, int]
) -> dict[int, int]:
    """Index of a node -> the side of which it bears most marks."""
    sides: dict[int, int] = {}
    for at, node in enumerate(nodes):
        shared: Counter[int] = Counter()
        for reference, own in marks.items():
            shared[colours[reference]] += len(own & node.contexts)
        best = min(shared, key=lambda side: (-shared[side], side))
        if shared[best]:
            sides[at] = best
    return sides


def _grow(nodes: Sequence[Node], sides: dict[int, int]) -> None:
    """Give nodes without a side that of those with which they share most, until nothing is shared."""
    while True:
        borne: dict[str, Counter[int]] = defaultdict(Counter)
        for at, side in sides.items():
            for context in nodes[at].contexts:
                borne[context][side] += 1
        new: dict[int, int] = {}
        for at, node in enumerate(nodes):
            if at not in sides:
                shared: Counter[int] = Counter()
                for context in node.contexts.intersection(borne):
                    if len(borne[context]) == 1:  # what both sides bear tells nothing
                        shared.update(dict.fromkeys(borne[context], 1))
                if shared:
                    new[at] = min(shared, key=lambda side: (-shared[side], side))
        if not new:
            return
        sides |= new


def _iri(side: int, marks: dict[Reference, frozenset[str]], colours: dict[Reference, int], whole: str) -> str:
    """The IRI of a side, below the base: its reference's, if that tells it from others, else that of the whole with
    the least of its marks."""
    chosen = min(reference for reference, colour in colours.items() if colour == side)
    if marks[chosen] & set(named(chosen.iri)[1]):
        return chosen.iri
    return f"{whole}/{ids.segment(min(marks[chosen], default=chosen.iri))}"


def _distinct(iris: dict[int, str], taken: set[str]) -> dict[int, str]:
    """The same, with numbers where others have them."""
    found: dict[int, str] = {}
    for side, iri in sorted(iris.items()):
        number = 1
        while (new := iri if number == 1 else f"{iri}/{number}") in taken or new in found.values():
            number += 1
        found[side] = new
    return found
