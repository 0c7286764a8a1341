"""Writes a graph into a folder: graph.nq, graph.ttl, store/ and graph.graphml."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from networkx import MultiDiGraph
from pyoxigraph import RdfFormat, Store

from kg.errors import OutputError
from kg.graph.build import BuildInfo
from kg.graph.graphml import write_graphml
from kg.graph.network import network
from kg.graph.quads import blocks
from kg.graph.turtle import turtle
from kg.model import World

NQUADS, TURTLE, STORE, GRAPHML = "graph.nq", "graph.ttl", "store", "graph.graphml"


def write_all(world: World, directory: Path, build: BuildInfo, net: MultiDiGraph | None = None) -> dict[str, int]:
    """Write all four and return the counts of `kg.graph.quads.Blocks`, with nodes and edges of the network.

    `net` is the world's network, if it is at hand. `directory` exists
    and holds no store yet; an OutputError says if it does or if writing fails.
    """
    if (directory / STORE).exists():
        raise OutputError(f"{directory / STORE}: is there already; build into an empty folder")
    try:
        graph = blocks(world, build)
        with (directory / NQUADS).open("wb") as file:
            file.writelines(graph.blocks)
        with ThreadPoolExecutor(max_workers=1) as pool:  # Oxigraph works without the interpreter's lock
            loading = pool.submit(load_store, directory / NQUADS, directory / STORE)
            _write_text(turtle(graph.blocks, world.base), directory / TURTLE)
            net = net if net is not None else network(world)
            write_graphml(net, directory / GRAPHML)
            loading.result()
    except OSError as error:
        raise OutputError(f"{directory}: cannot be written ({error}); free space or give another folder") from error
    return {**graph.counts, "nodes": net.number_of_nodes(), "edges": net.number_of_edges()}


def _write_text(pieces: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)


def load_store(nquads: Path, directory: Path) -> None:
    """Make an Oxigraph store of an N-Quads file."""
    store = Store(str(directory))
    store.bulk_load(path=str(nquads), format=RdfFormat.N_QUADS)
    store.flush()
