"""Communities drawn closer together."""

from itertools import combinations
from math import dist, hypot

from kg.web.gather import gather


def _squares() -> tuple[list[tuple[float, float]], list[list[int]]]:
    places: list[tuple[float, float]] = []
    groups: list[list[int]] = []
    for x, y in ((0, 0), (3000, 0), (0, -2500), (-2000, 2000), (900, 900)):
        groups.append(list(range(len(places), len(places) + 4)))
        places += [(x + dx, y + dy) for dx in (0.0, 80.0) for dy in (0.0, 80.0)]
    return places, groups


def test_they_come_nearer_and_keep_their_distance() -> None:
    places, groups = _squares()
    moved = gather(places, groups, 110.0)
    assert max(hypot(x, y) for x, y in moved) < max(hypot(x, y) for x, y in places) / 4
    for first, second in combinations(groups, 2):
        assert min(dist(moved[a], moved[b]) for a in first for b in second) >= 110.0


def test_a_community_keeps_its_shape() -> None:
    places, groups = _squares()
    moved = gather(places, groups, 110.0)
    for group in groups:
        for a, b in combinations(group, 2):
            assert abs(dist(moved[a], moved[b]) - dist(places[a], places[b])) < 1e-6
