"""Discs beside each other."""

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.web.packing import Disc, pack


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.lists(st.floats(1, 500), max_size=25))
def test_discs_do_not_overlap(radii: list[float]) -> None:
    centres = pack([Disc(radius) for radius in radii], {})
    for a, b in combinations(range(len(radii)), 2):
        assert dist(centres[a], centres[b]) >= (radii[a] + radii[b]) * 0.999


def test_linked_discs_are_neighbours() -> None:
    discs = [Disc(100.0)] + [Disc(10.0)] * 12
    centres = pack(discs, {(3, 9): 50.0})
    assert dist(centres[3], centres[9]) < 45
