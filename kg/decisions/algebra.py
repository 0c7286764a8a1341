"""The algebra of judgements: sameness is transitive, a difference holds between whole clusters.

As in nomenklatura: positive judgements join (union-find), negative ones forbid. A conflict is a negative inside one
positive cluster; nothing of such a cluster is joined, so that the order of judgements never matters.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.decisions.model import DIFFERENT, SAME, UNSURE

Pair = tuple[str, str]


class Conflict(NamedTuple):
    """Two that are said to be different, and the shortest chain of those said to be the same from one to the other."""

    one: str
    other: str
    chain: tuple[str, ...]


class Judgements(NamedTuple):
    """What follows from judgements: for each node its cluster's least node, which clusters differ, and what clashes."""

    cluster: Mapping[str, str]
    apart: frozenset[Pair]  # pairs of clusters
    unsure: frozenset[Pair]  # pairs of nodes
    conflicts: tuple[Conflict, ...]
    clashing: frozenset[str]  # clusters with a conflict inside

    def of(self, one: str, other: str) -> str | None:
        """same, different, unsure, or None if nothing says or implies it."""
        first, second = sorted((self.cluster.get(one, one), self.cluster.get(other, other)))
        if first == second:
            return UNSURE if first in self.clashing else SAME
        if (first, second) in self.apart:
            return DIFFERENT
        return UNSURE if _ordered(one, other) in self.unsure else None

    def groups(self) -> list[list[str]]:
        """The clusters of two and more without a conflict, each sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for node, root in self.cluster.items():
            found[root].append(node)
        return [sorted(nodes) for root, nodes in sorted(found.items()) if len(nodes) > 1 and root not in self.clashing]


def judge(same: Iterable[Pair], different: Iterable[Pair] = (), unsure: Iterable[Pair] = ()) -> Judgements:
    """All that follows from pairs said to be the same, different or unsure. The order of anything changes nothing."""
    positive = sorted({_ordered(*pair) for pair in same})
    negative = sorted({_ordered(*pair) for pair in different})
    cluster = _clusters(positive)
    conflicts: list[Conflict] = []
    apart: set[Pair] = set()
    for one, other in negative:
        first, second = _ordered(cluster.get(one, one), cluster.get(other, other))
        if first == second:
            conflicts.append(Conflict(one, other, _chain(positive, one, other)))
        else:
            apart.add((first, second))
    clashing = frozenset(cluster.get(conflict.one, conflict.one) for conflict in conflicts)
    doubts = frozenset(_ordered(*pair) for pair in unsure)
    return Judgements(cluster, frozenset(apart), doubts, tuple(conflicts), clashing)


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _clusters(pairs: Iterable[Pair]) -> dict[str, str]:
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {node: root(node) for node in sorted(parent)}


def _chain(positive: Iterable[Pair], start: str, end: str) -> tuple[str, ...]:
    """The shortest way by positive judgements; the first by name of several."""
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in positive:
        near[one].add(other)
        near[other].add(one)
    came: dict[str, str] = {start: start}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for after in sorted(near[node] - came.keys()):
            came[after] = node
            waiting.append(after)
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return tuple(reversed(way))
