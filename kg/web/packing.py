"""Discs packed beside each other without overlap, those with links near one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

Point = tuple[float, float]
_ANGLES = tuple((cos(2 * pi * step / 18), sin(2 * pi * step / 18)) for step in range(18))
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
    linked = [(centres[other], weight) for other, weight in sorted(drawn.items()) if other in centres]
    total = sum(weight for _, weight in linked) or 1.0
    scored = []
    for x, y in _beside(number, discs, centres, [other for other in drawn if other in centres]):
        score = hypot(x, y * 1.15)
        for (cx, cy), weight in linked:
            score += 1.6 * weight / total * hypot(x - cx, y - cy)
        scored.append((round(score, 6), round(x, 6), round(y, 6)))
    for _, x, y in sorted(scored):
        if _free(x, y, discs[number].radius, discs, centres):
            return x, y
    return (0.0, 0.0) if not centres else (sum(disc.radius * 2 for disc in discs), 0.0)


def _beside(number: int, discs: Sequence[Disc], centres: dict[int, Point], linked: Sequence[int]) -> Iterator[Point]:
    """Places where the disc touches one that stands: those it is linked with, and the latest."""
    for other in dict.fromkeys([*sorted(linked), *list(centres)[-_NEAR:]]):
        x, y = centres[other]
        reach = discs[number].radius + discs[other].radius + 1.0
        for dx, dy in _ANGLES:
            yield x + dx * reach, y + dy * reach


def _free(x: float, y: float, radius: float, discs: Sequence[Disc], centres: dict[int, Point]) -> bool:
    """Whether no disc is there; the latest are asked first, since a place beside one is mostly taken by its like."""
    for other in reversed(centres):
        cx, cy = centres[other]
        if hypot(x - cx, y - cy) < radius + discs[other].radius:
            return False
    return True
