"""The world as a network: entities joined by what the documents state of them, in lists that are quick to make.

`kg.graph.graphml` writes it and reads it back as a networkx graph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from kg.graph.pinyin import romanize
from kg.ids import digest
from kg.model import Facts, World

# Control characters and what XML cannot hold; line ends too, since a label is one line.
_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
Edge = tuple[str, str, str, str]  # source, target, relation, detail
_DETAIL = {"worksFor": "title", "tookPart": "role"}  # the attribute that the detail of an edge goes to
Attributes = dict[str, str | int]


class Network(NamedTuple):
    """Nodes with their attributes by IRI, and edges: source, target, key, attributes."""

    nodes: dict[str, Attributes]
    edges: list[tuple[str, str, str, Attributes]]

    def degrees(self) -> dict[str, int]:
        """With how many others each node is joined."""
        return {node: int(data["degree"]) for node, data in self.nodes.items()}


def network(world: World) -> Network:
    """Entities as nodes by IRI, relations as edges keyed by their content, both ascending.

    Node attributes: kind, label, pinyin, documents (how many mention it), degree (how many others it is joined to),
    and where known code, level, date. Edge attributes: relation (worksFor, tookPart, organizer, place, campaign,
    within, jurisdiction, parent), title or role where it has one, weight (statements), documents. An article and those
    that repeat it count as one document, with the statements of the one that has most. All text is one line of XML
    characters.
    """
    mentioned, dates = _mentioned(world), _dates(world)
    nodes: dict[str, Attributes] = {}
    for entity in sorted(world.entities, key=attrgetter("id")):
        data = nodes[entity.id] = {
            "kind": entity.kind,
            "label": clean(entity.label),
            "pinyin": clean(romanize(entity.label, entity.kind)),
            "documents": mentioned.get(entity.id, 0),
        }
        for name, value in (("code", entity.code), ("level", entity.level), ("date", dates.get(entity.id))):
            if value:
                data[name] = clean(value)
    joined: dict[str, set[str]] = {node: set() for node in nodes}
    edges = []
    for (source, target, relation, detail), (weight, documents) in sorted(_edges(world).items()):
        told: Attributes = {"relation": relation, "weight": weight, "documents": documents}
        if relation in _DETAIL:
            told[_DETAIL[relation]] = detail
        edges.append((source, target, digest(source, target, relation, detail), told))
        joined[source].add(target)
        joined[target].add(source)
    for node, data in nodes.items():
        data["degree"] = len(joined[node] - {node})
    return Network(nodes, edges)


def clean(text: str) -> str:
    r"""One line of characters that XML can hold.

    >>> clean("局\x00长\n")
    '局 长'
    """
    return (text if text.isprintable() else _NOT_TEXT.sub(" ", text)).strip()


def _edges(world: World) -> dict[Edge, tuple[int, int]]:
    """(number of statements, number of documents) of each edge; the gazetteer counts as no document."""
    found: dict[Edge, tuple[int, int]] = {}
    for documents in _alike(world):
        told: dict[Edge, int] = {}
        for facts in documents:
            for edge, number in Counter(_stated(facts)).items():
                told[edge] = max(told.get(edge, 0), number)
        for edge, number in told.items():
            weight, count = found.get(edge, (0, 0))
            found[edge] = (weight + number, count + 1)
    for entity in world.entities:
        if entity.within:
            found.setdefault((entity.id, entity.within, "within", ""), (1, 0))
    return found


def _alike(world: World) -> Iterable[list[Facts]]:
    """The documents, each with those that repeat it."""
    groups: dict[str, list[Facts]] = {}
    for facts in world.documents:
        groups.setdefault(world.findings.reprints.get(facts.article.id, facts.article.id), []).append(facts)
    return groups.values()


def _stated(facts: Facts) -> Iterator[Edge]:
    for tenure in facts.tenures:
        if tenure.organization:
            yield tenure.person, tenure.organization, "worksFor", clean(tenure.title)
    for part in facts.participations:
        yield part.participant, part.event, "tookPart", clean(part.role)
    for link in facts.links:
        if link.predicate != "date":
            yield link.subject, link.object, link.predicate, ""


def _mentioned(world: World) -> dict[str, int]:
    counts: dict[str, int] = {}
    for documents in _alike(world):
        for entity in {mention.entity for facts in documents for mention in facts.mentions}:
            counts[entity] = counts.get(entity, 0) + 1
    return counts


def _dates(world: World) -> dict[str, str]:
    """The most precise date of each event or campaign; of several the earliest."""
    best: dict[str, str] = {}
    links = (link for facts in world.documents for link in facts.links if link.predicate == "date")
    for link in links:
        known = best.get(link.subject)
        if known is None or (-len(link.object), link.object) < (-len(known), known):
            best[link.subject] = link.object
    return best
