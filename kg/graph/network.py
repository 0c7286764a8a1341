"""The world as a network: entities joined by what the documents state of them, in lists that are quick to make.

`kg.graph.graphml` writes it and reads it back as a networkx graph.
"""

import re
from array import array
from collections import Counter
from collections.abc import Collection, ItemsView, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from sys import intern
from typing import NamedTuple, Protocol

from kg.graph.pinyin import romanize
from kg.ids import digest
from kg.model import Entity, Facts, World
from kg.spool.documents import are_on_disk, light
from kg.spool.numbers import Numbers

# Control characters and what XML cannot hold; line ends too, since a label is one line.
_NOT_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_DETAIL = {"worksFor": "title", "tookPart": "role"}  # the attribute that the detail of an edge goes to
_BITS, _MASK = 32, (1 << 32) - 1  # numbers are packed into one: in a dictionary that takes half of what a tuple does
Attributes = dict[str, str | int]
FullEdge = tuple[str, str, str, Attributes]  # source, target, key, attributes


@dataclass(frozen=True, slots=True)
class Edges(Collection[FullEdge]):
    """The edges in their order, each made when it is asked for: of a large world they do not fit into the memory."""

    nodes: Sequence[str]
    details: Sequence[tuple[str, str]]  # relation, title or role
    found: "array[int]"  # five of each: source and target, number of the detail, weight and number of documents

    def __len__(self) -> int:
        return len(self.found) // 5

    def __contains__(self, edge: object) -> bool:
        return any(edge == one for one in self)

    def __iter__(self) -> Iterator[FullEdge]:
        each = iter(self.found)
        for start, end, number, weight, documents in zip(each, each, each, each, each, strict=True):
            source, target = self.nodes[start], self.nodes[end]
            relation, detail = self.details[number]
            told = edge_attributes(relation, detail, weight, documents)
            yield source, target, digest(source, target, relation, detail), told


class Network(NamedTuple):
    """Nodes with their attributes by IRI, and edges."""

    nodes: Mapping[str, Attributes]
    edges: Collection[FullEdge]


class _Table(Protocol):
    """Numbers by IRI: a dictionary, or what stands for one that is too large."""

    def __getitem__(self, iri: str, /) -> int: ...

    def get(self, iri: str, default: int, /) -> int: ...


def network(world: World) -> Network:
    """Entities as nodes by IRI, relations as edges keyed by their content, both ascending.

    Node attributes: kind, label, pinyin, documents (how many mention it), degree (how many others it is joined to),
    and where known code, level, date. Edge attributes: relation (worksFor, tookPart, organizer, place, campaign,
    within, jurisdiction, parent), title or role where it has one, weight (statements), documents. An article and those
    that repeat it count as one document, with the statements of the one that has most. All text is one line of XML
    characters.
    """
    large = are_on_disk(world.documents)
    entities = world.entities if large else sorted(world.entities, key=attrgetter("id"))
    iris = [entity.id for entity in entities]
    numbers: _Table = Numbers(iris) if large else {iri: number for number, iri in enumerate(iris)}
    told = Told(numbers, len(iris))
    told.read(world)
    edges = told.edges(iris)
    nodes = _Nodes(entities, numbers, told, _degrees(edges))
    return Network(nodes if large else dict(nodes.items()), edges)


class _Nodes(Mapping[str, Attributes]):
    """The nodes in their order, each made when it is asked for."""

    def __init__(self, entities: Sequence[Entity], numbers: _Table, told: "Told", degrees: "array[int]") -> None:
        self._entities, self._numbers, self._told, self._degrees = entities, numbers, told, degrees

    def __len__(self) -> int:
        return len(self._entities)

    def __iter__(self) -> Iterator[str]:
        return (entity.id for entity in self._entities)

    def __getitem__(self, iri: str) -> Attributes:
        number = self._numbers[iri]
        return self.node(number, self._entities[number])

    def items(self) -> "_Items":
        """All, without looking for each."""
        return _Items(self)

    def each(self) -> Iterator[tuple[str, Attributes]]:
        """The same."""
        for number, entity in enumerate(self._entities):
            yield entity.id, self.node(number, entity)

    def node(self, number: int, entity: Entity) -> Attributes:
        """The attributes of an entity."""
        told = self._told
        return attributes(entity, told.mentioned[number], told.dates.get(number), self._degrees[number])


def attributes(entity: Entity, documents: int, date: str | None, degree: int) -> Attributes:
    """Those of a node: `documents` mention it, it is joined to `degree` others."""
    data: Attributes = {
        "kind": entity.kind,
        "label": clean(entity.label),
        "pinyin": clean(romanize(entity.label, entity.kind)),
        "documents": documents,
    }
    for name, value in (("code", entity.code), ("level", entity.level), ("date", date)):
        if value:
            data[name] = clean(value)
    data["degree"] = degree
    return data


def edge_attributes(relation: str, detail: str, weight: int, documents: int) -> Attributes:
    """Those of an edge."""
    told: Attributes = {"relation": relation, "weight": weight, "documents": documents}
    if relation in _DETAIL:
        told[_DETAIL[relation]] = detail
    return told


class _Items(ItemsView[str, Attributes]):
    """See `_Nodes.items`."""

    _mapping: _Nodes

    def __iter__(self) -> Iterator[tuple[str, Attributes]]:
        return self._mapping.each()


def _degrees(edges: Edges) -> "array[int]":
    """To how many others each node is joined."""
    found = array("I", bytes(4 * len(edges.nodes)))
    ends = zip(edges.found[0::5], edges.found[1::5], strict=True)
    for pair in {min(one, other) << _BITS | max(one, other) for one, other in ends if one != other}:
        found[pair >> _BITS] += 1
        found[pair & _MASK] += 1
    return found


def clean(text: str) -> str:
    r"""One line of characters that XML can hold.

    >>> clean("局\x00长\n")
    '局 长'
    """
    return (text if text.isprintable() else _NOT_TEXT.sub(" ", text)).strip()


class Told:
    """What the documents tell of entities by number: edges, mentions, dates."""

    def __init__(self, numbers: _Table, size: int) -> None:
        self._numbers = numbers
        self._details: dict[tuple[str, str], int] = {}
        self._edges: dict[int, int] = {}  # edge -> number of statements and of documents
        self.mentioned = array("I", bytes(4 * (size + 1)))  # the last is that of what is no entity
        self.dates: dict[int, str] = {}  # the most precise date of each event or campaign; of several the earliest

    def read(self, world: World) -> None:
        """Add all documents, each together with those that repeat it, and the gazetteer, which counts as none."""
        reprints = world.findings.reprints
        firsts = set(reprints.values())
        groups: dict[str, tuple[dict[int, int], set[int]]] = {}
        for facts in light(world.documents):
            self._date(facts)
            first = reprints.get(facts.article.id, facts.article.id)
            told, mentioned = groups.setdefault(first, ({}, set())) if first in firsts else ({}, set())
            for edge, number in Counter(self._stated(facts)).items():
                told[edge] = max(told.get(edge, 0), number)
            mentioned.update({self._numbers.get(entity, -1) for entity in {mention[0] for mention in facts.mentions}})
            if first not in firsts:
                self._add(told, mentioned)
        for group in groups.values():
            self._add(*group)
        for entity in world.entities:
            if entity.within:
                self._edges.setdefault(self._edge(entity.id, entity.within, "within", ""), 1 << _BITS)

    def _add(self, told: dict[int, int], mentioned: set[int]) -> None:
        """Add a document, or some that count as one."""
        for edge, number in told.items():
            self._edges[edge] = self._edges.get(edge, 0) + (number << _BITS) + 1
        for number in mentioned:
            self.mentioned[number] += 1

    def _edge(self, source: str, target: str, relation: str, detail: str) -> int:
        number = self._details.setdefault((relation, detail), len(self._details))
        return (self._numbers[source] << _BITS | self._numbers[target]) << _BITS | number

    def _stated(self, facts: Facts) -> Iterator[int]:
        for tenure in facts.tenures:
            if tenure.organization:
                yield self._edge(tenure.person, tenure.organization, "worksFor", clean(tenure.title))
        for part in facts.participations:
            yield self._edge(part.participant, part.event, "tookPart", clean(part.role))
        for link in facts.links:
            if link.predicate != "date":
                yield self._edge(link.subject, link.object, link.predicate, "")

    def _date(self, facts: Facts) -> None:
        for link in facts.links:
            if link.predicate == "date":
                number = self._numbers[link.subject]
                known = self.dates.get(number)
                if known is None or (-len(link.object), link.object) < (-len(known), known):
                    self.dates[number] = intern(link.object)

    def edges(self, nodes: Sequence[str]) -> Edges:
        """All, ascending by the texts that the numbers stand for; those of `nodes` are in that order."""
        details = sorted(self._details)
        ranks = {self._details[detail]: rank for rank, detail in enumerate(details)}
        whole = [(edge & ~_MASK | ranks[edge & _MASK]) << 2 * _BITS | counts for edge, counts in self._edges.items()]
        self._edges.clear()
        whole.sort()
        found = array("I")
        for one in whole:
            found.extend([one >> shift & _MASK for shift in (4 * _BITS, 3 * _BITS, 2 * _BITS, _BITS, 0)])
        return Edges(nodes, details, found)
