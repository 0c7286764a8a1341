"""The world as N-Quads: one named graph for each document, the gazetteer, and the entities in the default graph."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from kg import ids
from kg.graph.build import BuildInfo
from kg.graph.decisions import describe_decisions
from kg.graph.document import DocumentGraph, Output, Pairs
from kg.graph.entities import describe_all
from kg.graph.findings import describe_findings
from kg.graph.labels import labels_of
from kg.graph.provenance import describe_build
from kg.graph.resolution import describe_resolution
from kg.model import World

NQUADS = "graph.nq"


@dataclass(frozen=True, slots=True)
class Blocks:
    """All lines of the graph, ascending and without repeats, in blocks of UTF-8 that end with a line feed.

    `told`: what Turtle may tell, in no order: subjects with predicates and objects as N-Quads has them.
    `counts`: how many of what, by name: quads, documents, entities and each kind of them, mentions, passages,
    tenures, participations, statements, and those of `kg.graph.findings`.
    """

    blocks: list[bytes]
    told: list[tuple[str, Pairs]]
    counts: dict[str, int]


def blocks(world: World, build: BuildInfo) -> Blocks:
    """The graph of the world; it does not depend on the order of documents or facts."""
    out = output(world, build)
    overall(world, build, out)
    for facts in world.documents:
        DocumentGraph(facts, document_iri(world, facts.article.id), out).write()
    found = out.blocks
    found.extend(out.entity_blocks())
    found.sort()
    counts = {"quads": out.quads, **dict(sorted(out.counts.items()))}
    return Blocks(list(chain.from_iterable(found)), list(out.told()), counts)


def output(world: World, build: BuildInfo) -> Output:
    """Nothing said yet."""
    return Output(build=build.iri(world.base), labels=labels_of(world))


def overall(world: World, build: BuildInfo, out: Output) -> None:
    """Say what is said over all documents."""
    describe_build(build, out, world.base)
    describe_all(world, out)
    describe_findings(world, out)
    describe_resolution(world, out)
    describe_decisions(world, out)


def document_iri(world: World, identifier: str) -> str:
    """The IRI of the article with an id."""
    return world.document_iris.get(identifier) or ids.document_iri(world.base, identifier)


def quads(world: World, build: BuildInfo) -> Iterator[str]:
    """The same as lines, each without its line feed."""
    for block in blocks(world, build).blocks:
        yield from block.decode().split("\n")[:-1]
