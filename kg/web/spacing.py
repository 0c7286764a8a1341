"""Nodes that stand too close are pushed apart, so that none hides another."""

from collections import defaultdict
from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]
_ROUNDS = 40


def separate(places: Sequence[Point], least: float) -> list[Point]:
    """`places` moved, as little as it takes, until two of them are at least about `least` apart."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    for _ in range(_ROUNDS):
        if not _push(xs, ys, least):
            break
    return [(round(x, 1), round(y, 1)) for x, y in zip(xs, ys, strict=True)]


def _push(xs: list[float], ys: list[float], least: float) -> bool:
    """One round over the pairs in neighbouring cells of a grid; whether something moved."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int(x // least), int(y // least)].append(node)
    moved = False
    for i in range(len(xs)):
        column, row = int(xs[i] // least), int(ys[i] // least)
        for cell in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            for j in cells.get(cell, ()):
                if j > i and _part(xs, ys, i, j, least):
                    moved = True
    return moved


def _part(xs: list[float], ys: list[float], i: int, j: int, least: float) -> bool:
    """Push the two apart by half of what is missing, each; in a fixed direction if they coincide."""
    dx, dy = xs[j] - xs[i], ys[j] - ys[i]
    distance = hypot(dx, dy)
    if distance >= least - 0.5:
        return False
    if distance < 0.01:
        dx, dy, distance = 1.0, 0.5 + (i + j) % 7 / 7, hypot(1.0, 0.5 + (i + j) % 7 / 7)
    step = (least - distance) / 2 / max(distance, 0.01)
    xs[i] -= dx * step
    ys[i] -= dy * step
    xs[j] += dx * step
    ys[j] += dy * step
    return True
