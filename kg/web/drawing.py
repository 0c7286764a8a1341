"""What is drawn at first: the best-connected entities as a pyvis network; the page finds places for them."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

from kg.lean import no_notebooks, placed
from kg.web.groups import SHAPE_OF_GROUP

Pair = tuple[int, int]

# Physics is off because the page's own layout is quicker and always the same; straight edges draw fastest and read best
# between many nodes.
_OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 1.5, "hoverWidth": 0.8},
    "interaction": {
        "hover": True,
        "tooltipDelay": 250,
        "multiselect": False,
        "selectConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be drawn: its number, its group, and how well it is connected."""

    number: int
    group: str
    degree: int


def pick(candidates: Sequence[Candidate], limit: int) -> list[Candidate]:
    """The `limit` best-connected, best first; those without any link only if there is room."""
    return sorted(candidates, key=lambda c: (-c.degree, c.number))[:limit]


def draw(chosen: Sequence[Candidate], weights: Mapping[Pair, int]) -> dict[str, Any]:
    """The nodes, edges and options of a pyvis network of the chosen entities, ready for JSON.

    `weights` counts the statements between pairs of entities (smaller number first).
    """
    with placed(no_notebooks()):  # here, since it is slow to import: only who draws pays for it
        from pyvis.edge import Edge
        from pyvis.network import Network
        from pyvis.node import Node

    drawn = {candidate.number for candidate in chosen}
    edges = [(a, b, weight) for (a, b), weight in sorted(weights.items()) if a in drawn and b in drawn]
    network = Network(directed=False, cdn_resources="in_line")
    # add_node and add_edge compare with all that is there already; the lists that they fill are the same.
    for candidate in chosen:
        shape, size = SHAPE_OF_GROUP[candidate.group], node_size(candidate.degree)
        network.nodes.append(Node(candidate.number, shape, "", group=candidate.group, size=size).options)
        network.node_ids.append(candidate.number)
    for number, (a, b, weight) in enumerate(edges):
        network.edges.append(Edge(a, b, id=f"{a}-{b}", width=edge_width(weight), order=number).options)
    network.set_options(json.dumps(_OPTIONS))
    nodes, links, _, _, _, text = network.get_network_data()
    return {"nodes": nodes, "edges": links, "options": json.loads(text)}


def node_size(degree: int) -> float:
    """Radius in canvas units."""
    return round(min(14 + 3.2 * log2(1 + degree), 34), 1)


def edge_width(weight: int) -> float:
    """Width in canvas units for so many statements."""
    return round(min(1 + 0.7 * log2(weight), 5.0), 1)


def weigh(pairs: Sequence[Pair]) -> dict[Pair, int]:
    """How often each pair of different entities occurs, smaller number first."""
    found: dict[Pair, int] = {}
    for (a, b), number in Counter(pairs).items():
        if a != b and a >= 0 and b >= 0:
            pair = (a, b) if a < b else (b, a)
            found[pair] = found.get(pair, 0) + number
    return found


def degrees(weights: Mapping[Pair, int]) -> Mapping[int, int]:
    """With how many others each entity is linked."""
    count: dict[int, int] = defaultdict(int)
    for a, b in weights:
        count[a] += 1
        count[b] += 1
    return count
