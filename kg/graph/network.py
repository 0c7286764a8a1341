"""The world as a network: entities joined by what the documents state of them, in lists that are quick to make.

`kg.graph.graphml` writes it and reads it back as a networkx graph.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from kg.graph.pinyin import romanize
from kg.ids import digest
from kg.model import Facts, World
from kg.spool.documents import light

# Control characters and what XML cannot hold; line ends too, since a label is one line.
_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
Edge = tuple[int, int, int]  # numbers of source and target, and of what `_Details` knows
_DETAIL = {"worksFor": "title", "tookPart": "role"}  # the attribute that the detail of an edge goes to
Attributes = dict[str, str | int]
FullEdge = tuple[str, str, str, Attributes]  # source, target, key, attributes


@dataclass(frozen=True, slots=True)
class Edges(Collection[FullEdge]):
    """The edges in their order, each made when it is asked for: of a large world they do not fit into the memory."""

    nodes: Sequence[str]
    details: Sequence[tuple[str, str]]  # relation, title or role
    found: Sequence[tuple[Edge, tuple[int, int]]]  # with weight and number of documents

    def __len__(self) -> int:
        return len(self.found)

    def __contains__(self, edge: object) -> bool:
        return any(edge == one for one in self)

    def __iter__(self) -> Iterator[FullEdge]:
        for (start, end, number), (weight, documents) in self.found:
            source, target = self.nodes[start], self.nodes[end]
            relation, detail = self.details[number]
            told: Attributes = {"relation": relation, "weight": weight, "documents": documents}
            if relation in _DETAIL:
                told[_DETAIL[relation]] = detail
            yield source, target, digest(source, target, relation, detail), told


class Network(NamedTuple):
    """Nodes with their attributes by IRI, and edges."""

    nodes: dict[str, Attributes]
    edges: Collection[FullEdge]


def network(world: World) -> Network:
    """Entities as nodes by IRI, relations as edges keyed by their content, both ascending.

    Node attributes: kind, label, pinyin, documents (how many mention it), degree (how many others it is joined to),
    and where known code, level, date. Edge attributes: relation (worksFor, tookPart, organizer, place, campaign,
    within, jurisdiction, parent), title or role where it has one, weight (statements), documents. An article and those
    that repeat it count as one document, with the statements of the one that has most. All text is one line of XML
    characters.
    """
    entities = sorted(world.entities, key=attrgetter("id"))
    told = _Told({entity.id: number for number, entity in enumerate(entities)})
    told.read(world)
    nodes: dict[str, Attributes] = {}
    for number, entity in enumerate(entities):
        data = nodes[entity.id] = {
            "kind": entity.kind,
            "label": clean(entity.label),
            "pinyin": clean(romanize(entity.label, entity.kind)),
            "documents": told.mentioned.get(number, 0),
        }
        for name, value in (("code", entity.code), ("level", entity.level), ("date", told.dates.get(number))):
            if value:
                data[name] = clean(value)
    edges = told.edges([entity.id for entity in entities])
    joined: dict[int, set[int]] = {}
    for (source, target, _), _ in edges.found:
        joined.setdefault(source, set()).add(target)
        joined.setdefault(target, set()).add(source)
    for number, data in enumerate(nodes.values()):
        data["degree"] = len(joined.get(number, set()) - {number})
    return Network(nodes, edges)


def clean(text: str) -> str:
    r"""One line of characters that XML can hold.

    >>> clean("局\x00长\n")
    '局 长'
    """
    return (text if text.isprintable() else _NOT_TEXT.sub(" ", text)).strip()


class _Told:
    """What the documents tell of entities by number: edges, mentions, dates."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._details: dict[tuple[str, str], int] = {}
        self._edges: dict[Edge, tuple[int, int]] = {}  # number of statements, number of documents
        self.mentioned: dict[int, int] = {}
        self.dates: dict[int, str] = {}  # the most precise date of each event or campaign; of several the earliest

    def read(self, world: World) -> None:
        """Add all documents, each together with those that repeat it, and the gazetteer, which counts as none."""
        reprints = world.findings.reprints
        firsts = set(reprints.values())
        groups: dict[str, list[Facts]] = {}
        for facts in light(world.documents):
            self._date(facts)
            first = reprints.get(facts.article.id, facts.article.id)
            if first in firsts:
                groups.setdefault(first, []).append(facts)
            else:
                self._add([facts])
        for alike in groups.values():
            self._add(alike)
        for entity in world.entities:
            if entity.within:
                self._edges.setdefault(self._edge(entity.id, entity.within, "within", ""), (1, 0))

    def _add(self, alike: Sequence[Facts]) -> None:
        told: dict[Edge, int] = {}
        for facts in alike:
            for edge, number in Counter(self._stated(facts)).items():
                told[edge] = max(told.get(edge, 0), number)
        for edge, number in told.items():
            weight, count = self._edges.get(edge, (0, 0))
            self._edges[edge] = (weight + number, count + 1)
        for entity in {mention.entity for facts in alike for mention in facts.mentions}:
            number = self._numbers.get(entity, -1)
            self.mentioned[number] = self.mentioned.get(number, 0) + 1

    def _edge(self, source: str, target: str, relation: str, detail: str) -> Edge:
        number = self._details.setdefault((relation, detail), len(self._details))
        return self._numbers[source], self._numbers[target], number

    def _stated(self, facts: Facts) -> Iterator[Edge]:
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
                    self.dates[number] = link.object

    def edges(self, nodes: Sequence[str]) -> Edges:
        """All, ascending by the texts that the numbers stand for; those of `nodes` are in that order."""
        details = sorted(self._details)
        ranks = {self._details[detail]: rank for rank, detail in enumerate(details)}
        found = sorted(((s, t, ranks[number]), count) for (s, t, number), count in self._edges.items())
        self._edges.clear()
        return Edges(nodes, details, found)
