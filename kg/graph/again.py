"""Writes the files of a graph with the help of those of the build before; the bytes are those of a whole build."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from kg.graph.build import BuildInfo
from kg.graph.changes import rewritten
from kg.graph.document import Output
from kg.graph.earlier import FRAGMENTS, OWN, SAID, TOLD, Earlier, Sheet, Standing
from kg.graph.guard import Guard
from kg.graph.network import network
from kg.graph.quads import NQUADS, document_iri, output, overall
from kg.graph.sayings import repeated, sayings
from kg.graph.splice import write
from kg.graph.tally import write_whole
from kg.graph.turtle import TURTLE, Pieces
from kg.model import World
from kg.spool.ranges import Content, Range

Part = tuple[str, Content]


def write_again(
    world: World, directory: Path, build: BuildInfo, earlier: Earlier, guard: Guard | None
) -> dict[str, int]:
    """Write all files and return the counts of `kg.graph.quads.Blocks`, with nodes and edges of the network."""
    return rewritten(world, directory, build, earlier, guard) or _whole(world, directory, build, earlier, guard)


def _whole(world: World, directory: Path, build: BuildInfo, earlier: Earlier, guard: Guard | None) -> dict[str, int]:
    out, pieces = output(world, build), Pieces(world.base)
    overall(world, build, out)
    sheets = [earlier.sheet(facts, document_iri(world, facts.article.id), out, pieces) for facts in world.documents]
    for sheet in sheets:
        _add(sheet, out)
    more = repeated(out.about)
    lines = sorted(chain(_said(out), _own(sheets)), key=_key)
    if guard and guard.wants(out.quads):
        guard.inspect([block.read() if isinstance(block, Range) else block for _, block in lines], out.quads)
    layout = write(lines, directory / NQUADS)
    text = write(_text(sheets, out, pieces), directory / TURTLE, pieces.head.encode())
    counts = {"quads": out.quads, **dict(sorted(out.counts.items()))}
    for sheet in sheets:
        earlier.keep(sheet)
    net = network(world)
    told = Standing(out.build, sayings(world, out.labels), counts, more, write_whole(net, world, directory))
    earlier.stand(told, (layout, text))
    return {**counts, "nodes": len(net.nodes), "edges": len(net.edges)}


def _key(part: Part) -> str:
    return part[0]


def _add(sheet: Sheet, out: Output) -> None:
    """To what is said by others."""
    out.quads += sheet.quads
    for kind, number in sheet.counts.items():
        out.count(kind, number)
    for subject, predicate, obj, end in sheet.said():
        out.about[subject].append((predicate, obj, end))


def _said(out: Output) -> Iterator[Part]:
    """The lines about entities."""
    blocks = out.entity_blocks()
    for subject, block in zip(out.about, blocks, strict=True):
        yield subject + SAID, b"".join(block)


def _own(sheets: list[Sheet]) -> Iterator[Part]:
    for sheet in sheets:
        yield sheet.iri + FRAGMENTS, sheet.lines[0]
        yield sheet.iri + OWN, sheet.lines[1]


def _text(sheets: list[Sheet], out: Output, pieces: Pieces) -> Iterator[Part]:
    """All pieces of Turtle in the order of their keys."""
    told = ((subject + TOLD, pieces.piece(subject, pairs).encode()) for subject, pairs in out.told())
    own = ((sheet.iri + end, sheet.pieces[at]) for sheet in sheets for at, end in enumerate((FRAGMENTS, OWN)))
    return iter(sorted(chain(told, own), key=_key))
