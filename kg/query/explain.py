"""Gathers everything that the graph says of an entity, each statement with its sentences, file and offsets."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg import vocab
from kg.query.decided import Decided, decided
from kg.query.names import Match, aliases_of, find_entities, pinyin_of
from kg.query.naming import Naming, naming
from kg.query.reading import Node, Quotation, Reader, Where
from kg.query.resolution import Resolution, notes, resolution

__all__ = ["Explanation", "Quotation", "Said", "explain"]

_TENURE = (vocab.ORG_MEMBER, vocab.ORG_ORGANIZATION)
_PARTICIPATION = (vocab.PARTICIPANT, vocab.EVENT)
_STATEMENT = (vocab.RDF_SUBJECT, vocab.RDF_OBJECT)
# Triples that a statement node may speak of; the gazetteer and the shortcuts have none.
_DIRECT = (
    vocab.ORGANIZER, vocab.DATE, vocab.PLACE, vocab.CAMPAIGN, vocab.JURISDICTION, vocab.PARENT, vocab.WITHIN,
    vocab.DIVISION_CODE, vocab.LEVEL, vocab.WORKS_FOR, vocab.TOOK_PART,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about the entity.

    `property` is a local name of the ontology ("tenure", "chair", "organizer" ...); `inverse` tells that the entity
    is its object. `other` is the entity at the other end, `value` a title, date or code, `when` the day that a post was
    seen. `named` tells how the sentences name the entity and the other, `notes` what else the graph says of the
    statement in words, a decision about it, say.
    """

    property: str
    inverse: bool
    other: Match | None
    value: str
    when: str
    rule: str
    confidence: str
    evidence: tuple[Quotation, ...]
    named: tuple[Naming, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity with all that is said of it, in a fixed order."""

    entity: Match
    pinyin: str
    aliases: tuple[str, ...]
    said: tuple[Said, ...]
    mentions: tuple[Quotation, ...]
    resolution: Resolution
    decisions: tuple[Decided, ...] = ()


def explain(store: Store, name: str) -> list[Explanation]:
    """What the graph says of every entity that `name` means (label, alias, Traditional form, pinyin or IRI).

    Raises UnknownEntityError, which offers the nearest labels.
    """
    reader = Reader(store)
    return [_Explainer(reader, NamedNode(match.iri)).explanation(match) for match in find_entities(store, name)]


class _Explainer:
    """Gathers what a store says of one entity."""

    def __init__(self, reader: Reader, entity: NamedNode) -> None:
        self._reader = reader
        self._entity = entity

    def explanation(self, match: Match) -> Explanation:
        store = self._reader.store
        said = [*self._nodes()]
        stated = {(s.property, s.inverse, s.other.iri if s.other else s.value) for s in said}
        bare = [s for s in self._bare() if (s.property, s.inverse, s.other.iri if s.other else s.value) not in stated]
        mentions = self._reader.mentions(self._entity)
        sentences = (sentence for s in said for sentence in s.evidence)
        return Explanation(
            match,
            pinyin_of(store, self._entity),
            aliases_of(store, self._entity),
            tuple(sorted({*said, *bare}, key=_order)),
            mentions,
            resolution(self._reader, self._entity, (*mentions, *sentences), mentions),
            decided(store, self._entity),
        )

    def _nodes(self) -> Iterator[Said]:
        """Tenures, participations and statements that name the entity."""
        reader = self._reader
        for ends, kind in ((_TENURE, "tenure"), (_PARTICIPATION, ""), (_STATEMENT, "")):
            for end in ends:
                other_end = ends[1] if end == ends[0] else ends[0]
                for quad in reader.quads(None, end, self._entity):
                    node, graph = quad.subject, quad.graph_name
                    named = kind or reader.local(node, vocab.ROLE) or reader.local(node, vocab.RDF_PREDICATE)
                    yield self._said(named, end == ends[1], reader.value(node, other_end, graph), node, graph)

    def _said(self, named: str, inverse: bool, other: object, node: Node, graph: Where) -> Said:
        reader = self._reader
        evidence = reader.evidence(node, graph)
        ends = (self._entity, *((other,) if isinstance(other, NamedNode) else ()))
        return Said(
            named,
            inverse,
            reader.match(other) if isinstance(other, NamedNode) else None,
            other.value if isinstance(other, Literal) else reader.text(node, vocab.TITLE, graph),
            reader.text(node, vocab.OBSERVED_ON, graph),
            reader.text(node, vocab.RULE, graph),
            reader.text(node, vocab.CONFIDENCE, graph),
            evidence,
            tuple(naming(reader, end, evidence, graph) for end in ends) if evidence else (),
            notes(reader.store, node) if isinstance(node, NamedNode) else (),
        )

    def _bare(self) -> Iterator[Said]:
        """Triples about the entity, with the sentences of their subject in the same document."""
        for predicate in _DIRECT:
            for quad in self._reader.quads(self._entity, predicate):
                yield self._triple(predicate, False, quad.object, quad)
            for quad in self._reader.quads(None, predicate, self._entity):
                yield self._triple(predicate, True, quad.subject, quad)

    def _triple(self, predicate: str, inverse: bool, other: object, quad: Quad) -> Said:
        in_document = not isinstance(quad.graph_name, DefaultGraph)
        return Said(
            predicate.removeprefix(vocab.KG),
            inverse,
            self._reader.match(other) if isinstance(other, NamedNode) else None,
            other.value if isinstance(other, Literal) else "",
            "",
            "",
            "",
            self._reader.evidence(quad.subject, quad.graph_name) if in_document else (),
        )


def _order(said: Said) -> tuple[str, ...]:
    """By property, day, other end; then everything else, so that no two statements tie."""
    other = (said.other.label, said.other.iri) if said.other else ("", "")
    places = "|".join(f"{q.document}:{q.start:09}" for q in said.evidence)
    return (said.property, str(said.inverse), said.when, *other, said.value, places, said.rule, said.confidence)
