"""Communities that were packed as discs drawn closer together, by their nodes, so that no space is lost."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin

Point = tuple[float, float]
_TURNS = tuple((cos(angle), sin(angle)) for angle in (0.0, pi / 5, -pi / 5, 2 * pi / 5, -2 * pi / 5))
_STEPS = (90.0, 30.0, 10.0)
_PASSES = 3
_TRIES = 400  # moves of one community in one pass: more than any needs, so that it ends


class _Ground:
    """Which community stands where, in a grid, to see whether others have room."""

    def __init__(self, clear: float) -> None:
        self.clear = clear
        self._cells: dict[tuple[int, int], set[Point]] = {}

    def _cell(self, point: Point) -> tuple[int, int]:
        return int(point[0] // self.clear), int(point[1] // self.clear)

    def put(self, points: Sequence[Point]) -> None:
        for point in points:
            self._cells.setdefault(self._cell(point), set()).add(point)

    def take(self, points: Sequence[Point]) -> None:
        for point in points:
            self._cells[self._cell(point)].discard(point)

    def room(self, points: Sequence[Point]) -> bool:
        return all(self._alone(point) for point in points)

    def _alone(self, point: Point) -> bool:
        column, row = self._cell(point)
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for x, y in self._cells.get((column + dx, row + dy), ()):
                    if hypot(point[0] - x, point[1] - y) < self.clear:
                        return False
        return True


def gather(places: Sequence[Point], communities: Sequence[Sequence[int]], clear: float) -> list[Point]:
    """`places` with each community moved as a whole towards (0, 0), nodes of two never nearer than `clear`."""
    spots = list(places)
    ground = _Ground(clear)
    for nodes in communities:
        ground.put([spots[node] for node in nodes])
    for _ in range(_PASSES):
        for nodes in sorted(communities, key=lambda nodes: (_far(_middle([spots[n] for n in nodes])), nodes[0])):
            before = [spots[node] for node in nodes]
            ground.take(before)
            after = _draw_in(before, ground)
            ground.put(after)
            for node, point in zip(nodes, after, strict=True):
                spots[node] = point
    return spots


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _far(point: Point) -> float:
    return round(hypot(point[0], point[1] * 1.05), 3)


def _draw_in(points: list[Point], ground: _Ground) -> list[Point]:
    """Moves towards the middle by steps, straight or aslant, as long as there is room and it comes nearer."""
    tries = 0
    for step in _STEPS:
        moved = True
        while moved and tries < _TRIES:
            tries += 1
            x, y = _middle(points)
            moved = False
            for shift in _shifts(x, y, step):
                if _far((x + shift[0], y + shift[1])) >= _far((x, y)):
                    continue
                shifted = [(px + shift[0], py + shift[1]) for px, py in points]
                if ground.room(shifted):
                    points, moved = shifted, True
                    break
    return points


def _shifts(x: float, y: float, step: float) -> list[Point]:
    length = hypot(x, y) or 1.0
    dx, dy = -x / length * step, -y / length * step
    return [(dx * c - dy * s, dx * s + dy * c) for c, s in _TURNS]
