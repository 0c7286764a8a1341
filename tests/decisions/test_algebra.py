"""The laws of judgements: sameness is transitive, differences are between clusters, order is nothing."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.decisions.algebra import judge

NODES = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda p: p[0] != p[1]), max_size=8)
law = settings(max_examples=300, derandomize=True, deadline=None)


@law
@given(PAIRS, PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_neither_order_nor_direction_matters(same: list, different: list, unsure: list, random: Random) -> None:  # type: ignore[type-arg]
    def turned(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        mixed = [pair if random.random() < 0.5 else (pair[1], pair[0]) for pair in pairs * 2]
        random.shuffle(mixed)
        return mixed

    assert judge(same, different, unsure) == judge(turned(same), turned(different), turned(unsure))


@law
@given(PAIRS, PAIRS)
def test_sameness_is_an_equivalence(same: list[tuple[str, str]], different: list[tuple[str, str]]) -> None:
    found = judge(same, different)
    groups = {node: set(group) for group in found.groups() for node in group}
    for one, other in combinations(NODES, 2):
        assert found.of(one, other) == found.of(other, one)
        joined = other in groups.get(one, {one})
        assert joined == (found.of(one, other) == "same")
    for one, other in same:
        assert found.of(one, other) == ("unsure" if found.cluster[one] in found.clashing else "same")


@law
@given(PAIRS, PAIRS)
def test_a_conflict_is_a_difference_inside_a_cluster(
    same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    found = judge(same, different)
    alone = judge(same)
    inside = {tuple(sorted(pair)) for pair in different if alone.of(*pair) == "same"}
    assert {(c.one, c.other) for c in found.conflicts} == inside
    links = {frozenset(pair) for pair in same}
    for conflict in found.conflicts:
        assert (conflict.chain[0], conflict.chain[-1]) == (conflict.one, conflict.other)
        assert all(frozenset(step) in links for step in zip(conflict.chain, conflict.chain[1:], strict=False))
    for one, other in different:
        if tuple(sorted((one, other))) not in inside:
            assert found.of(one, other) == "different"


@law
@given(PAIRS, PAIRS, st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)))
def test_a_difference_never_joins(
    same: list[tuple[str, str]], different: list[tuple[str, str]], more: tuple[str, str]
) -> None:
    before, after = judge(same, different), judge(same, [*different, more])
    for one, other in combinations(NODES, 2):
        assert not (after.of(one, other) == "same" and before.of(one, other) != "same")


def test_a_chain_is_the_shortest() -> None:
    (conflict,) = judge([("a", "b"), ("b", "c"), ("c", "d"), ("a", "d"), ("d", "e")], [("e", "a")]).conflicts
    assert conflict.chain == ("a", "d", "e")


def test_a_difference_reaches_the_whole_cluster() -> None:
    found = judge([("a", "b"), ("c", "d")], [("a", "c")], [("e", "f")])
    assert found.of("b", "d") == "different"
    assert (found.of("f", "e"), found.of("a", "e")) == ("unsure", None)
