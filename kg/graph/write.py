"""Writes a graph into a folder: graph.nq, graph.ttl and graph.graphml."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OutputError
from kg.graph.build import BuildInfo
from kg.graph.earlier import Earlier
from kg.graph.graphml import write_graphml
from kg.graph.guard import Guard
from kg.graph.network import Network, network
from kg.graph.quads import NQUADS, blocks
from kg.graph.turtle import TURTLE, turtle
from kg.model import World
from kg.spool.documents import are_on_disk

GRAPHML = "graph.graphml"  # as `kg.graph.tally` has it, which builds after the first import
_RUNS = ".runs"
_BUFFER = 1 << 18  # bytes that are written at once: the usual few thousand make many calls


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """`guard` inspects what is written; `jobs`: processes that write what does not fit into the memory; `earlier`: what
    the build before has written already."""

    guard: Guard | None = None
    jobs: int = 1
    earlier: Earlier | None = None


def write_all(
    world: World, directory: Path, build: BuildInfo, options: WriteOptions = WriteOptions()
) -> dict[str, int]:
    """Write all three and return the counts of `kg.graph.quads.Blocks`, with nodes and edges of the network.

    An OutputError says if writing fails.
    """
    try:
        if options.earlier is not None and not are_on_disk(world.documents):
            from kg.graph.again import write_again

            return write_again(world, directory, build, options.earlier, options.guard)
        sizes = _write_network(network(world), directory)
        write = _write_large if are_on_disk(world.documents) else _write_small
        counts = write(world, directory, build, options)
    except OSError as error:
        raise OutputError(f"{directory}: cannot be written ({error}); free space or give another folder") from error
    return {**counts, **sizes}


def _write_network(net: Network, directory: Path) -> dict[str, int]:
    write_graphml(net, directory / GRAPHML)
    return {"nodes": len(net.nodes), "edges": len(net.edges)}


def _write_small(world: World, directory: Path, build: BuildInfo, options: WriteOptions) -> dict[str, int]:
    graph = blocks(world, build)
    if options.guard:
        options.guard.inspect(graph.blocks, graph.counts["quads"])
    with (directory / NQUADS).open("wb", buffering=_BUFFER) as file:
        file.writelines(graph.blocks)
    _write_text(turtle(graph.told, world.base), directory / TURTLE)
    return graph.counts


def _write_large(world: World, directory: Path, build: BuildInfo, options: WriteOptions) -> dict[str, int]:
    from kg.graph.large import Large

    folder = directory / _RUNS
    folder.mkdir()
    counts = Large(world, build, folder, options.earlier).write(directory / NQUADS, directory / TURTLE, options.jobs)
    folder.rmdir()
    return counts


def _write_text(pieces: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(pieces)
