"""Writes a graph into a folder: graph.nq, graph.ttl and graph.graphml."""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import OutputError
from kg.graph.build import BuildInfo
from kg.graph.graphml import write_graphml
from kg.graph.guard import Guard
from kg.graph.network import Network, network
from kg.graph.quads import NQUADS, blocks
from kg.graph.turtle import turtle
from kg.model import World

TURTLE, GRAPHML = "graph.ttl", "graph.graphml"
_BUFFER = 1 << 18  # bytes that are written at once: the usual few thousand make many calls


def write_all(
    world: World, directory: Path, build: BuildInfo, net: Network | None = None, guard: Guard | None = None
) -> dict[str, int]:
    """Write all three and return the counts of `kg.graph.quads.Blocks`, with nodes and edges of the network.

    `net` is the world's network, if it is at hand; `guard` inspects what is written. An OutputError says if
    writing fails.
    """
    try:
        graph = blocks(world, build)
        if guard:
            guard.inspect(graph.blocks, graph.counts["quads"])
        with (directory / NQUADS).open("wb", buffering=_BUFFER) as file:
            file.writelines(graph.blocks)
        _write_text(turtle(graph.told, world.base), directory / TURTLE)
        net = net if net is not None else network(world)
        write_graphml(net, directory / GRAPHML)
    except OSError as error:
        raise OutputError(f"{directory}: cannot be written ({error}); free space or give another folder") from error
    return {**graph.counts, "nodes": len(net.nodes), "edges": len(net.edges)}


def _write_text(pieces: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
