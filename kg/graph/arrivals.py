"""Puts articles into a store before a build has decided over all of them, and takes others out of it.

An article's own graph is as a build would write it, but for what only all articles together tell: which of several
people of one name is meant is told by a body that both work for, and of what the store knows already nothing more is
told but who works where and took part in what.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import vocab
from kg.graph.document import DocumentGraph, Output
from kg.graph.entities import HAN, describe_all
from kg.graph.findings import describe_findings
from kg.graph.labels import labels_of
from kg.graph.quads import document_iri
from kg.graph.resolution import describe_resolution
from kg.graph.successor import Edits, parsed
from kg.model import World

_PEOPLE = frozenset({"Person", "Official"})
# What is told of things that are known already
_MORE = {vocab.WORKS_FOR, vocab.TOOK_PART, vocab.OBSERVATION, vocab.PROV_USED}
_DEFAULT = DefaultGraph()
_USED, _WORKS_FOR = NamedNode(vocab.PROV_USED), NamedNode(vocab.WORKS_FOR)
_TYPE, _BUILD = NamedNode(vocab.RDF_TYPE), NamedNode(vocab.CLASS_BUILD)
_NAMES = (NamedNode(vocab.SKOS_PREF_LABEL), NamedNode(vocab.SKOS_ALT_LABEL))


def documents_of(store: Store, path: str) -> dict[str, str]:
    """The documents of a file, by IRI, with what stands for their content."""
    found: dict[str, str] = {}
    for quad in store.quads_for_pattern(None, NamedNode(vocab.DCT_SOURCE), Literal(path)):
        told = store.quads_for_pattern(quad.subject, NamedNode(vocab.CONTENT_HASH), None)
        found[_iri(quad.subject)] = next((each.object.value for each in told if isinstance(each.object, Literal)), "")
    return found


def is_there(store: Store, iri: str) -> bool:
    """Whether a store has the graph of a document."""
    return next(store.quads_for_pattern(None, None, None, NamedNode(iri)), None) is not None


def identifier(store: Store, iri: str) -> str:
    """The id of a document."""
    told = store.quads_for_pattern(NamedNode(iri), NamedNode(vocab.DCT_IDENTIFIER), None)
    return next((each.object.value for each in told if isinstance(each.object, Literal)), iri)


def withdraw(edits: Edits, iri: str) -> None:
    """Take out a document with all that only it says in so many words."""
    node = NamedNode(iri)
    own = list(edits.store.quads_for_pattern(None, None, None, node))
    about = {quad.subject for quad in own if isinstance(quad.subject, NamedNode)}
    seen = NamedNode(vocab.OBSERVATION)
    edits.unsay(own)
    edits.unsay(edits.store.quads_for_pattern(None, _USED, node, _DEFAULT))
    for subject in about:
        edits.unsay(edits.store.quads_for_pattern(None, seen, subject, _DEFAULT))


def enter(edits: Edits, world: World) -> None:
    """Put in the documents of a small world, which speak of the people that are known."""
    quads = list(_described(edits.store, world))
    same = _same_people(edits.store, world, quads)
    told = [_renamed(quad, same) for quad in quads]
    known: dict[NamedNode, bool] = {}
    own = {NamedNode(document_iri(world, facts.article.id)) for facts in world.documents}
    edits.say(quad for quad in told if quad.graph_name in own or _is_new(quad, edits.store, known))


def _is_new(quad: Quad, store: Store, known: dict[NamedNode, bool]) -> bool:
    subject = quad.subject
    assert isinstance(subject, NamedNode)
    if subject not in known:
        known[subject] = next(store.quads_for_pattern(subject, None, None, _DEFAULT), None) is not None
    return not known[subject] or quad.predicate.value in _MORE


def _described(store: Store, world: World) -> Iterator[Quad]:
    """All that the world says, as made by the build that the store is of."""
    build = next(store.quads_for_pattern(None, _TYPE, _BUILD, _DEFAULT))
    out = Output(build=_iri(build.subject), labels=labels_of(world))
    for describe in (describe_all, describe_findings, describe_resolution):
        describe(world, out)
    for facts in world.documents:
        DocumentGraph(facts, document_iri(world, facts.article.id), out).write()
    blocks = [*out.blocks, *out.entity_blocks()]
    return parsed(b"".join(line for block in blocks for line in block))


def _same_people(store: Store, world: World, quads: Iterable[Quad]) -> dict[NamedNode, NamedNode]:
    """For people the one of their name whom the store knows: the only one, or the one of the most bodies of theirs."""
    bodies: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == _WORKS_FOR and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            bodies[quad.subject].add(quad.object)
    found: dict[NamedNode, NamedNode] = {}
    for entity in world.entities:
        if entity.kind in _PEOPLE:
            own = NamedNode(entity.id)
            there = _called(store, entity.label, world.base)
            shared = {one: sum(Quad(one, _WORKS_FOR, body) in store for body in bodies[own]) for one in there}
            best = max(there, key=lambda one: (shared[one], one == own), default=None)
            if best is not None and (shared[best] or len(there) == 1):
                found[own] = best
    return found


def _called(store: Store, name: str, base: str) -> list[NamedNode]:
    label = Literal(name, language=HAN)
    quads = (quad for kind in _NAMES for quad in store.quads_for_pattern(None, kind, label, _DEFAULT))
    people = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted((one for one in people if one.value.startswith(f"{base}person/")), key=_iri)


def _renamed(quad: Quad, same: dict[NamedNode, NamedNode]) -> Quad:
    subject, obj = quad.subject, quad.object
    if isinstance(subject, NamedNode) and subject in same:
        subject = same[subject]
    if isinstance(obj, NamedNode) and obj in same:
        obj = same[obj]
    return Quad(subject, quad.predicate, obj, quad.graph_name)


def _iri(node: object) -> str:
    assert isinstance(node, NamedNode)
    return node.value
