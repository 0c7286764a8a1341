"""What decisions are applied to: local entities with the thing that each was found to be, and how to find a thing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.decisions.model import Reference
from kg.decisions.references import named
from kg.model import Entity, Facts
from kg.resolve.places import PlaceIndex
from kg.spool.documents import Documents

# What a thing is tied to, besides the bodies of a person's posts
_TIES = frozenset({"jurisdiction", "parent", "place", "organizer", "within", "date"})
_BY_NAME = frozenset(
    {"Place", "Organization"}
)  # whose full names tell them from others; namesakes are common elsewhere


@dataclass(frozen=True, slots=True)
class State:
    """The resolver's own tables, which decisions change in place: documents, (document, local id) -> IRI, IRI -> local
    entities (places aside), and the places."""

    documents: Documents
    iris: dict[tuple[str, str], str]
    locals: defaultdict[str, list[Entity]]
    places: PlaceIndex


class Node(NamedTuple):
    """A local entity: `contexts` are the names of what its document ties it to, and the document."""

    document: str
    entity: Entity
    iri: str
    contexts: frozenset[str]


@dataclass(slots=True)
class Cluster:
    """A thing of the world, as its nodes (none for a place that only lies around others) tell it."""

    iri: str
    nodes: list[Node] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    contexts: set[str] = field(default_factory=set)

    def add(self, node: Node) -> None:
        """Let a node be part of it."""
        self.nodes.append(node)
        self.labels.add(node.entity.label)
        self.aliases.update(node.entity.aliases)
        self.contexts |= node.contexts

    @property
    def label(self) -> str:
        """The label used most, then the longest."""
        counts = Counter(node.entity.label for node in self.nodes)
        return min(counts or self.labels, key=lambda name: (-counts[name], -len(name), name))

    @property
    def kind(self) -> str:
        """The kind said most, then the least by name; "" of a place without nodes."""
        counts = Counter(node.entity.kind for node in self.nodes)
        return min(counts, key=lambda kind: (-counts[kind], kind), default="")


def nodes_of(state: State, kinds: frozenset[str], former: Mapping[str, set[str]]) -> list[Node]:
    """The nodes of some kinds, by document; `former` are names that things had before decisions, by IRI."""
    found: list[Node] = []
    for facts in state.documents.light():
        chosen = [entity for entity in facts.entities if entity.kind in kinds]
        if not chosen:
            continue
        ties = _ties(facts)
        names = {target: _names(state, facts, target, former) for targets in ties.values() for target in targets}
        for entity in chosen:
            contexts = {facts.article.id, *(name for target in ties[entity.id] for name in names[target])}
            iri = state.iris[facts.article.id, entity.id]
            found.append(Node(facts.article.id, entity, iri, frozenset(contexts | _around(state, iri))))
    return found


def _ties(facts: Facts) -> dict[str, list[str]]:
    """Local id -> ids (or dates) of what the document ties it to; bodies of posts bring their places along."""
    ties: dict[str, list[str]] = defaultdict(list)
    seats: dict[str, str] = {}
    for link in facts.links:
        if link.predicate in _TIES:
            ties[link.subject].append(link.object)
        if link.predicate == "jurisdiction":
            seats[link.subject] = link.object
    for tenure in facts.tenures:
        if tenure.organization:
            ties[tenure.person].append(tenure.organization)
            if tenure.organization in seats:
                ties[tenure.person].append(seats[tenure.organization])
    return ties


def _names(state: State, facts: Facts, target: str, former: Mapping[str, set[str]]) -> set[str]:
    iri = state.iris.get((facts.article.id, target))
    if iri is None:  # a date
        return {target}
    place = state.places.entities.get(iri)
    labels = {place.label, place.code or place.label} if place else {entity.label for entity in state.locals[iri]}
    return labels | former.get(iri, set())


def _around(state: State, iri: str) -> set[str]:
    """The names of the divisions that a place lies in."""
    names: set[str] = set()
    place = state.places.entities.get(iri)
    within = place.within if place else None
    while within:
        names.add(state.places.entities[within].label)
        within = state.places.entities[within].within
    return names


class Index:
    """Finds things by references."""

    def __init__(self, base: str, nodes: Iterable[Node], places: Iterable[Entity] = ()) -> None:
        self._base = base
        self.clusters: dict[str, Cluster] = {
            place.id: Cluster(place.id, [], {place.label}, set(place.aliases)) for place in places
        }
        for node in nodes:
            self.clusters.setdefault(node.iri, Cluster(node.iri)).add(node)
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for iri, cluster in self.clusters.items():
            for name in cluster.labels | cluster.aliases:
                self._by_name[name].add(iri)

    def find(self, reference: Reference) -> Cluster | None:
        """The thing that is meant: that of the IRI, else the one that the names and contexts fit best; None if none
        does, or several do equally."""
        fitting = self.fitting(reference)
        return fitting[0] if len(fitting) == 1 else None

    def fitting(self, reference: Reference) -> list[Cluster]:
        """The thing of the IRI, else all those that names and contexts fit best and equally."""
        exact = self.clusters.get(self._base + reference.iri)
        if exact and self._rank(reference, exact):
            return [exact]
        names = {named(reference.iri)[0], reference.label, *reference.aliases} - {""}
        near = {iri for name in names for iri in self._by_name[name]} if names else set()
        ranked = [(rank, iri) for iri in near if (rank := self._rank(reference, self.clusters[iri]))]
        best = max((rank for rank, _ in ranked), default=None)
        return [self.clusters[iri] for rank, iri in sorted(ranked) if rank == best]

    def _rank(self, reference: Reference, cluster: Cluster) -> tuple[int, ...]:
        """How well a thing fits, () if not at all: a name alone is enough for what has a name of its own."""
        name, contexts = named(reference.iri)
        shared = len({*contexts, *reference.contexts} & cluster.contexts)
        called = bool({name, reference.label} & cluster.labels)
        told = bool(contexts or reference.contexts) and bool(cluster.contexts)
        exact = cluster.iri == self._base + reference.iri
        alone = reference.family in _BY_NAME or (exact and not reference.contexts) or not told
        if not (shared or ((called or exact) and alone)):
            return ()
        also = len({name, reference.label, *reference.aliases} & (cluster.labels | cluster.aliases))
        return (int(called), shared, also, 1)
