"""The world as a networkx graph: entities joined by what the documents state of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import attrgetter

import networkx as nx

from kg.graph.pinyin import romanize
from kg.ids import digest
from kg.model import Facts, World

# Control characters and what XML cannot hold; line ends too, since a label is one line.
_NOT_TEXT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
Edge = tuple[str, str, str, str]  # source, target, relation, detail
_DETAIL = {"worksFor": "title", "tookPart": "role"}  # the attribute that the detail of an edge goes to


def network(world: World) -> "nx.MultiDiGraph[str]":
    """Entities as nodes by IRI, relations as edges keyed by their content, both in a fixed order.

    Node attributes: kind, label, pinyin, documents (how many mention it), degree (how many others it is joined to),
    and where known code, level, date. Edge attributes: relation (worksFor, tookPart, organizer, place, campaign,
    within, jurisdiction, parent), title or role where it has one, weight (statements), documents. An article and those
    that repeat it count as one document, with the statements of the one that has most. All text is one line of XML
    characters.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    mentioned = _mentioned(world)
    dates = _dates(world)
    for entity in sorted(world.entities, key=attrgetter("id")):
        known = {"code": entity.code, "level": entity.level, "date": dates.get(entity.id)}
        graph.add_node(
            entity.id,
            kind=entity.kind,
            label=clean(entity.label),
            pinyin=clean(romanize(entity.label, entity.kind)),
            documents=mentioned.get(entity.id, 0),
            **{name: clean(value) for name, value in known.items() if value},
        )
    joined: dict[str, set[str]] = {entity.id: set() for entity in world.entities}
    for (source, target, relation, detail), (weight, documents) in sorted(_edges(world).items()):
        key = digest(source, target, relation, detail)
        extra = {_DETAIL[relation]: detail} if relation in _DETAIL else {}
        graph.add_edge(source, target, key=key, relation=relation, weight=weight, documents=documents, **extra)
        joined.setdefault(source, set()).add(target)
        joined.setdefault(target, set()).add(source)
    for node, data in graph.nodes(data=True):
        data["degree"] = len(joined[node] - {node})
    return graph


def clean(text: str) -> str:
    r"""One line of characters that XML can hold.

    >>> clean("局\x00长\n")
    '局 长'
    """
    return _NOT_TEXT.sub(" ", text).strip()


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
