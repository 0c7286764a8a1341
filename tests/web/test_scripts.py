"""Parts of the page's script by themselves: communities and layout."""

from itertools import combinations
from math import dist
from typing import Any

import pytest

from kg.web.assets import page_part

Link = tuple[int, int, int]


def _rings(groups: int, size: int) -> tuple[int, list[Link]]:
    """Rings with a hub, the hubs chained."""
    links: list[Link] = []
    for group in range(groups):
        first = group * size
        links += [(first, first + n, 1) for n in range(1, size)]
        links += [(first + n, first + n + 1, 1) for n in range(1, size - 1)]
        if group:
            links.append((first - size, first, 1))
    return groups * size, links


@pytest.fixture(scope="module")
def run(browser: Any) -> Any:
    page = browser.new_page()
    parts = page_part("communities.js") + page_part("layout.js")

    def call(size: int, links: list[Link]) -> tuple[list[list[int]], list[tuple[float, float]]]:
        body = "const g = louvain(size, links); return [g, layOut(size, links, g).map(p => [p.x, p.y])];"
        groups, places = page.evaluate(f"([size, links]) => {{{parts}\n{body}}}", [size, links])
        return groups, [(x, y) for x, y in places]

    yield call
    page.close()


def test_communities_are_found_and_stand_apart(run: Any) -> None:
    size, links = _rings(6, 20)
    groups, places = run(size, links)
    assert sorted(map(len, groups)) == [20] * 6
    inside = [dist(places[a], places[b]) for a, b, _ in links if a // 20 == b // 20]
    apart = [dist(places[a], places[b]) for a, b in combinations(range(size), 2) if a // 20 != b // 20]
    assert sum(inside) / len(inside) < sum(apart) / len(apart) / 2


def test_no_node_hides_another(run: Any) -> None:
    size, links = _rings(12, 25)
    _, places = run(size, links)
    assert len(places) == 300
    assert min(dist(a, b) for a, b in combinations(places, 2)) > 66 * 0.85


def test_the_same_in_every_run(run: Any) -> None:
    assert run(*_rings(5, 9)) == run(*_rings(5, 9))


@pytest.mark.parametrize("size", [0, 1, 2, 30])
def test_nothing_one_and_strangers(run: Any, size: int) -> None:
    groups, places = run(size, [])
    assert len(groups) == len(places) == size
    assert all(dist(a, b) > 60 for a, b in combinations(places, 2))
