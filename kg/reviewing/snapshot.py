"""What a review reads from a graph: things, where each is named, what is claimed of them, and what was decided."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store, Triple

from kg import vocab

_ENDS = {  # a node's ends, the first being what the claim is of
    vocab.ORG_MEMBER: vocab.ORG_ORGANIZATION,
    vocab.PARTICIPANT: vocab.EVENT,
    vocab.RDF_SUBJECT: vocab.RDF_OBJECT,
}
_TIES = {vocab.KG + name for name in ("jurisdiction", "parent", "place", "organizer", "date")}


class Claim(NamedTuple):
    """A statement node: of whom, with what, in which document; `tie` tells whether it sets its subject apart."""

    node: str
    of: str
    other: str
    document: str
    confidence: float
    title: str
    tie: bool


@dataclass(slots=True)
class Thing:
    """An entity; `iri` is below the base, `documents` are IRIs of those that name it."""

    iri: str
    kind: str = ""
    label: str = ""
    aliases: set[str] = field(default_factory=set)
    within: str = ""
    documents: set[str] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Place, Organization, Person, Event or Campaign."""
        return vocab.KINDS[self.kind][-1]


@dataclass(slots=True)
class Snapshot:
    """All things by IRI; identifiers of documents; pairs and single things that somebody decided about."""

    base: str
    things: dict[str, Thing]
    identifiers: dict[str, str]
    decided: set[frozenset[str]]

    def label(self, iri: str) -> str:
        """The label of a thing; a date is its own."""
        return self.things[iri].label if iri in self.things else iri

    def of_family(self, family: str) -> list[Thing]:
        """The things of a family, by IRI."""
        return [thing for _, thing in sorted(self.things.items()) if thing.family == family]


def confidence(values: dict[str, str], node: str) -> float:
    """How sure the graph is of a statement: the only place where a review reads it."""
    return float(values.get(node, "1"))


def take(store: Store) -> Snapshot:
    """Read a store. Its time is linear in the size of the graph, without spans."""
    things: dict[str, Thing] = {}
    base = _base(store)
    for kind in reversed(vocab.KINDS):  # superclasses are told too: the most special is the one with most ancestors
        for iri, _, _ in _pairs(store, vocab.RDF_TYPE, vocab.KG + kind):
            thing = things.setdefault(iri, Thing(iri.removeprefix(base)))
            if not thing.kind or len(vocab.KINDS[kind]) > len(vocab.KINDS[thing.kind]):
                thing.kind = kind
    for iri, label, _ in _pairs(store, vocab.SKOS_PREF_LABEL, language="zh-hans"):
        if iri in things:
            things[iri].label = label
    for iri, label, _ in _pairs(store, vocab.SKOS_ALT_LABEL):
        if iri in things:
            things[iri].aliases.add(label)
    for iri, within, _ in _pairs(store, vocab.WITHIN):
        if iri in things:
            things[iri].within = within
    for document, iri, _ in _pairs(store, vocab.MENTIONS):
        if iri in things:
            things[iri].documents.add(document)
    for claim in _claims(store):
        if claim.of in things:
            things[claim.of].claims.append(claim)
    for thing in things.values():
        thing.claims.sort()
    identifiers = {document: name for document, name, _ in _pairs(store, vocab.DCT_IDENTIFIER)}
    return Snapshot(base, things, identifiers, _decided(store))


def _pairs(
    store: Store, predicate: str, obj: str | None = None, language: str | None = None
) -> Iterator[tuple[str, str, str]]:
    """(subject, object, graph) of a predicate."""
    target = NamedNode(obj) if obj else None
    for quad in store.quads_for_pattern(None, NamedNode(predicate), target, None):
        if isinstance(quad.object, Literal) and language and (quad.object.language or "").lower() != language:
            continue
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            continue  # RDF 1.2, which no build writes
        graph = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        yield quad.subject.value, quad.object.value, graph


def _claims(store: Store) -> Iterator[Claim]:
    sure = {node: value for node, value, _ in _pairs(store, vocab.CONFIDENCE)}
    titles = {node: value for node, value, _ in _pairs(store, vocab.TITLE)}
    predicates = {node: value for node, value, _ in _pairs(store, vocab.RDF_PREDICATE)}
    for first, second in _ENDS.items():
        others = {node: value for node, value, _ in _pairs(store, second)}
        for node, of, document in _pairs(store, first):
            predicate = predicates.get(node, "")
            tie = first == vocab.ORG_MEMBER or predicate in _TIES
            other = others.get(node, "")
            yield Claim(node, of, other, document, confidence(sure, node), titles.get(node, ""), tie)


def _base(store: Store) -> str:
    """What all IRIs of things begin with: that of the build without its last two parts."""
    build = min((iri for iri, _, _ in _pairs(store, vocab.RDF_TYPE, vocab.CLASS_BUILD)), default="build/")
    return build[: build.rindex("build/")]


def _decided(store: Store) -> set[frozenset[str]]:
    concerned: dict[str, set[str]] = defaultdict(set)
    for node, iri, _ in _pairs(store, vocab.CONCERNS):
        concerned[node].add(iri)
    return {frozenset(iris) for iris in concerned.values()}
