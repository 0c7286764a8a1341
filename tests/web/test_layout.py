"""Places for nodes: the same in every run, none on another, communities apart."""

from itertools import combinations
from math import dist

from kg.web.drawing import communities
from kg.web.layout import LEAST, lay_out


def _graph(groups: int, size: int) -> tuple[list[tuple[int, int, float]], list[list[int]]]:
    """Rings with a hub, the hubs chained."""
    edges: list[tuple[int, int, float]] = []
    for group in range(groups):
        first = group * size
        edges += [(first, first + n, 1.0) for n in range(1, size)]
        edges += [(first + n, first + n + 1, 1.0) for n in range(1, size - 1)]
        if group:
            edges.append((first - size, first, 1.0))
    return edges, communities(groups * size, [(a, b, 1) for a, b, _ in edges])


def test_no_node_hides_another() -> None:
    edges, groups = _graph(12, 25)
    places = lay_out(edges, groups).places
    assert len(places) == 300
    assert min(dist(a, b) for a, b in combinations(places, 2)) > LEAST * 0.9


def test_communities_are_found_and_stand_apart() -> None:
    edges, groups = _graph(6, 20)
    layout = lay_out(edges, groups)
    assert sorted(map(len, groups)) == [20] * 6
    inside = [dist(layout.places[a], layout.places[b]) for a, b, _ in edges if a // 20 == b // 20]
    apart = [dist(layout.places[a], layout.places[b]) for a, b in combinations(range(120), 2) if a // 20 != b // 20]
    assert sum(inside) / len(inside) < sum(apart) / len(apart) / 2


def test_the_same_in_every_run() -> None:
    edges, groups = _graph(5, 9)
    assert lay_out(edges, groups) == lay_out(list(edges), [list(group) for group in groups])


def test_nothing_one_and_strangers() -> None:
    assert lay_out([], []).places == ()
    assert lay_out([], [[0]]).places == ((0.0, 0.0),)
    places = lay_out([], [[n] for n in range(30)]).places
    assert min(dist(a, b) for a, b in combinations(places, 2)) > LEAST * 0.9
