"""Discs packed beside each other without overlap, those with links near one another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, pi, sin

Point = tuple[float, float]
_Reach = tuple[float, float, float]  # the centre of a disc, and how near another's may come
_Scored = tuple[float, float, float]  # how bad a place is, and the place
_ANGLES = tuple((cos(2 * pi * step / 18), sin(2 * pi * step / 18)) for step in range(18))
_NOWHERE: _Reach = (0.0, 0.0, 0.0)
_HEIGHT = 1.15  # the picture is to be wider than high
_NEAR = 40  # discs of those placed that a new one is tried beside: time stays bounded with many


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc by its radius."""

    radius: float


def pack(discs: Sequence[Disc], links: Mapping[tuple[int, int], float]) -> list[Point]:
    """A centre for each disc; the largest stands in the middle, each later one touches an earlier one.

    `links` are weights between pairs of discs (first number smaller).
    """
    drawn: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), weight in links.items():
        drawn[a][b] = drawn[b][a] = weight
    centres: dict[int, Point] = {}
    for number in sorted(range(len(discs)), key=lambda n: (-discs[n].radius, n)):
        centres[number] = _best(number, discs, centres, drawn[number])
    return [centres[number] for number in range(len(discs))]


def _best(number: int, discs: Sequence[Disc], centres: dict[int, Point], drawn: Mapping[int, float]) -> Point:
    radius = discs[number].radius
    linked = [(centres[other], weight) for other, weight in sorted(drawn.items()) if other in centres]
    scored: list[_Scored] = []
    for other in dict.fromkeys([*sorted(other for other in drawn if other in centres), *list(centres)[-_NEAR:]]):
        around = *centres[other], radius + discs[other].radius + 1.0
        scored += _pulled(around, linked) if linked else _beside(around)
    standing = [(x, y, radius + discs[other].radius) for other, (x, y) in reversed(centres.items())]
    taker = _NOWHERE
    for _, x, y in sorted(scored):
        if hypot(x - taker[0], y - taker[1]) >= taker[2]:  # places that follow are often taken by the same disc
            taker = _taker(x, y, standing)
            if taker is _NOWHERE:
                return x, y
    return (0.0, 0.0) if not centres else (sum(disc.radius * 2 for disc in discs), 0.0)


def _touching(around: _Reach) -> list[Point]:
    """Places where a disc touches one that stands."""
    x, y, reach = around
    return [(x + dx * reach, y + dy * reach) for dx, dy in _ANGLES]


@lru_cache(maxsize=4096)  # many discs are of one size, and `round` is slow
def _beside(around: _Reach) -> list[_Scored]:
    """These places by how far they are from the middle."""
    return [(round(hypot(x, y * _HEIGHT), 6), round(x, 6), round(y, 6)) for x, y in _touching(around)]


def _pulled(around: _Reach, linked: Sequence[tuple[Point, float]]) -> list[_Scored]:
    """The same for a disc with links: also by how far they are from the discs at the other ends."""
    total = sum(weight for _, weight in linked) or 1.0
    scored: list[_Scored] = []
    for x, y in _touching(around):
        score = hypot(x, y * _HEIGHT)
        for (cx, cy), weight in linked:
            score += 1.6 * weight / total * hypot(x - cx, y - cy)
        scored.append((round(score, 6), round(x, 6), round(y, 6)))
    return scored


def _taker(x: float, y: float, standing: Sequence[_Reach]) -> _Reach:
    """The first disc that stands there, the latest are asked first: a place beside one is mostly taken by its like."""
    for reach in standing:
        if hypot(x - reach[0], y - reach[1]) < reach[2]:
            return reach
    return _NOWHERE
