"""Nodes pushed apart."""

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.web.spacing import separate

_POINTS = st.lists(st.tuples(st.floats(-200, 200), st.floats(-200, 200)), max_size=20)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(_POINTS)
def test_nodes_end_up_apart(places: list[tuple[float, float]]) -> None:
    moved = separate(places, 10.0)
    assert all(dist(a, b) > 5.0 for a, b in combinations(moved, 2))


def test_what_stands_well_stays() -> None:
    assert separate([(0.0, 0.0), (100.0, 0.0)], 66.0) == [(0.0, 0.0), (100.0, 0.0)]


def test_the_same_spot() -> None:
    first, second = separate([(0.0, 0.0), (0.0, 0.0)], 66.0)
    assert dist(first, second) > 60
