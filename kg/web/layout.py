"""Where the nodes stand: each community laid out by forces, then the communities packed beside each other.

Pure Python and without chance: nodes start on a spiral in order of weight, sums run in the order of the numbers.
Distances are the canvas units of vis-network (pixels at zoom 1).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin, sqrt

from kg.web.gather import gather
from kg.web.packing import Disc, pack
from kg.web.spacing import separate

Edge = tuple[int, int, float]
Point = tuple[float, float]

GAP = 92.0  # the distance that two joined nodes like
LEAST = 66.0  # no two nodes stand nearer than this
STRETCH = 1.15  # names are wide, so everything is drawn wider than high
_PAIRS = 700_000  # pairs of nodes that a community may compare in all, which bounds the time
_STEPS = 90  # in which a small community comes to rest
_GOLDEN = pi * (3 - sqrt(5))


@dataclass(frozen=True, slots=True)
class Layout:
    """For each node its place and the number of its community (0 is the largest)."""

    places: tuple[Point, ...]
    communities: tuple[int, ...]


def lay_out(edges: Sequence[Edge], communities: Sequence[Sequence[int]]) -> Layout:
    """Places for the nodes `0 … n-1` which `communities` divides, so that joined ones stand near each other."""
    member = {node: number for number, nodes in enumerate(communities) for node in nodes}
    inner: dict[int, list[Edge]] = defaultdict(list)
    outer: dict[tuple[int, int], float] = defaultdict(float)
    for a, b, weight in edges:
        first, second = sorted((member[a], member[b]))
        if first == second:
            inner[first].append((a, b, weight))
        else:
            outer[first, second] += weight
    local: dict[int, Point] = {}
    for number, nodes in enumerate(communities):
        local.update(_community(nodes, inner[number]))
    discs = [Disc(max(hypot(*local[node]) for node in nodes) + GAP * 0.62) for nodes in communities]
    centres = pack(discs, outer)
    turned = _turn(local, centres, member, edges)
    places = [(0.0, 0.0)] * len(member)
    for node, number in member.items():
        x, y = turned[node]
        places[node] = ((x + centres[number][0]) * STRETCH, y + centres[number][1])
    closer = gather(separate(places, LEAST), communities, GAP * 1.25)
    return Layout(tuple(separate(closer, LEAST)), tuple(member[node] for node in range(len(member))))


def _community(nodes: Sequence[int], edges: Sequence[Edge]) -> dict[int, Point]:
    """Places around (0, 0) by Fruchterman and Reingold's forces, cooled in straight line."""
    weight: dict[int, float] = defaultdict(float)
    for a, b, w in edges:
        weight[a] += w
        weight[b] += w
    order = sorted(nodes, key=lambda node: (-weight[node], node))
    at = {node: number for number, node in enumerate(order)}
    xs = [GAP * 0.6 * sqrt(number) * cos(number * _GOLDEN) for number in range(len(order))]
    ys = [GAP * 0.6 * sqrt(number) * sin(number * _GOLDEN) for number in range(len(order))]
    springs = [(at[a], at[b], min(1 + w / 8, 2.0)) for a, b, w in edges]
    steps = max(12, min(_STEPS, _PAIRS // (len(order) ** 2 // 2 + 1)))
    for step in range(steps):
        _move(xs, ys, springs, GAP * 0.9 * (1 - step / steps) + 1)
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return {node: (xs[at[node]] - middle_x, ys[at[node]] - middle_y) for node in order}


def _move(xs: list[float], ys: list[float], springs: Sequence[Edge], limit: float) -> None:
    """One step of at most `limit`: all pairs repel, springs and a weak pull to the middle draw together."""
    count = len(xs)
    dxs, dys = [-0.08 * x for x in xs], [-0.08 * y for y in ys]
    square = GAP * GAP
    for i in range(count):
        x, y, fx, fy = xs[i], ys[i], 0.0, 0.0
        for j in range(i + 1, count):
            dx, dy = x - xs[j], y - ys[j]
            push = square / (dx * dx + dy * dy + 1.0)
            dx *= push
            dy *= push
            fx += dx
            fy += dy
            dxs[j] -= dx
            dys[j] -= dy
        dxs[i] += fx
        dys[i] += fy
    for i, j, strength in springs:
        dx, dy = xs[i] - xs[j], ys[i] - ys[j]
        pull = strength * hypot(dx, dy) / GAP
        dxs[i] -= dx * pull
        dys[i] -= dy * pull
        dxs[j] += dx * pull
        dys[j] += dy * pull
    for i in range(count):
        length = hypot(dxs[i], dys[i])
        scale = min(length, limit) / length if length else 0.0
        xs[i] += dxs[i] * scale
        ys[i] += dys[i] * scale


def _turn(
    local: dict[int, Point], centres: Sequence[Point], member: dict[int, int], edges: Sequence[Edge]
) -> dict[int, Point]:
    """Each community turned around its middle so that nodes with links to others face them."""
    lean: dict[int, complex] = defaultdict(complex)
    for a, b, weight in edges:
        if member[a] == member[b]:
            continue
        here, there = complex(*centres[member[a]]), complex(*centres[member[b]])
        way = (there - here) / (abs(there - here) or 1.0) * weight
        lean[member[a]] += way * complex(*local[a]).conjugate()
        lean[member[b]] -= way * complex(*local[b]).conjugate()
    turned: dict[int, Point] = {}
    for node, (x, y) in local.items():
        angle = atan2(lean[member[node]].imag, lean[member[node]].real)
        turned[node] = (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
    return turned
