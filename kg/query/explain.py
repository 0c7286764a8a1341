"""Gathers everything that the graph says of an entity, each statement with its sentences, file and offsets."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg import vocab
from kg.query.decided import Decided, decided
from kg.query.names import Match, aliases_of, describe, find_entities, pinyin_of

Node = NamedNode | BlankNode | Triple  # what a subject may be
Where = NamedNode | BlankNode | DefaultGraph  # the graph that says so

_TENURE = (vocab.ORG_MEMBER, vocab.ORG_ORGANIZATION)
_PARTICIPATION = (vocab.PARTICIPANT, vocab.EVENT)
_STATEMENT = (vocab.RDF_SUBJECT, vocab.RDF_OBJECT)
# Triples that a statement node may speak of; the gazetteer and the shortcuts have none.
_DIRECT = (
    vocab.ORGANIZER, vocab.DATE, vocab.PLACE, vocab.CAMPAIGN, vocab.JURISDICTION, vocab.PARENT, vocab.WITHIN,
    vocab.DIVISION_CODE, vocab.LEVEL, vocab.WORKS_FOR, vocab.TOOK_PART,
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A stretch of a document: a sentence that supports a statement, or the name of an entity.

    `start` and `end` are half-open code points of the original text of the document; of its title if `field` is
    "title". `document` is the identifier of the input.
    """

    document: str
    field: str
    start: int
    end: int
    text: str
    title: str
    issued: str


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about the entity.

    `property` is a local name of the ontology ("tenure", "chair", "organizer" ...); `inverse` tells that the entity
    is its object. `other` is the entity at the other end, `value` a title, date or code, `when` the day that a post was
    seen.
    """

    property: str
    inverse: bool
    other: Match | None
    value: str
    when: str
    rule: str
    confidence: str
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An entity with all that is said of it, in a fixed order."""

    entity: Match
    pinyin: str
    aliases: tuple[str, ...]
    said: tuple[Said, ...]
    mentions: tuple[Quotation, ...]
    decisions: tuple[Decided, ...] = ()


def explain(store: Store, name: str) -> list[Explanation]:
    """What the graph says of every entity that `name` means (label, alias, Traditional form, pinyin or IRI).

    Raises UnknownEntityError, which offers the nearest labels.
    """
    return [_Reader(store, NamedNode(match.iri)).explanation(match) for match in find_entities(store, name)]


class _Reader:
    """Reads what a store says of one entity."""

    def __init__(self, store: Store, entity: NamedNode) -> None:
        self._store = store
        self._entity = entity

    def explanation(self, match: Match) -> Explanation:
        said = [*self._nodes()]
        stated = {(s.property, s.inverse, s.other.iri if s.other else s.value) for s in said}
        bare = [s for s in self._bare() if (s.property, s.inverse, s.other.iri if s.other else s.value) not in stated]
        return Explanation(
            match,
            pinyin_of(self._store, self._entity),
            aliases_of(self._store, self._entity),
            tuple(sorted({*said, *bare}, key=_order)),
            tuple(sorted(self._mentions())),
            decided(self._store, self._entity),
        )

    def _nodes(self) -> Iterator[Said]:
        """Tenures, participations and statements that name the entity."""
        for ends, kind in ((_TENURE, "tenure"), (_PARTICIPATION, ""), (_STATEMENT, "")):
            for end in ends:
                other_end = ends[1] if end == ends[0] else ends[0]
                for quad in self._quads(None, end, self._entity):
                    node, graph = quad.subject, quad.graph_name
                    named = kind or self._local(node, vocab.ROLE) or self._local(node, vocab.RDF_PREDICATE)
                    yield self._said(named, end == ends[1], self._value(node, other_end, graph), node, graph)

    def _said(self, named: str, inverse: bool, other: object, node: Node, graph: Where) -> Said:
        return Said(
            named,
            inverse,
            describe(self._store, other) if isinstance(other, NamedNode) else None,
            other.value if isinstance(other, Literal) else self._text(node, vocab.TITLE, graph),
            self._text(node, vocab.OBSERVED_ON, graph),
            self._text(node, vocab.RULE, graph),
            self._text(node, vocab.CONFIDENCE, graph),
            self._evidence(node, graph),
        )

    def _bare(self) -> Iterator[Said]:
        """Triples about the entity, with the sentences of their subject in the same document."""
        for predicate in _DIRECT:
            for quad in self._quads(self._entity, predicate, None):
                yield self._triple(predicate, False, quad.object, quad)
            for quad in self._quads(None, predicate, self._entity):
                yield self._triple(predicate, True, quad.subject, quad)

    def _triple(self, predicate: str, inverse: bool, other: object, quad: Quad) -> Said:
        in_document = not isinstance(quad.graph_name, DefaultGraph)
        return Said(
            predicate.removeprefix(vocab.KG),
            inverse,
            describe(self._store, other) if isinstance(other, NamedNode) else None,
            other.value if isinstance(other, Literal) else "",
            "",
            "",
            "",
            self._evidence(quad.subject, quad.graph_name) if in_document else (),
        )

    def _evidence(self, node: Node, graph: Where) -> tuple[Quotation, ...]:
        passages = {quad.object for quad in self._quads(node, vocab.EVIDENCE, None, graph)}
        return tuple(sorted(self._quotation(passage) for passage in passages if isinstance(passage, NamedNode)))

    def _mentions(self) -> Iterator[Quotation]:
        for node in {quad.subject for quad in self._quads(None, vocab.REFERS_TO, self._entity)}:
            yield self._quotation(node)

    def _quotation(self, node: Node) -> Quotation:
        document = self._value(node, vocab.DOCUMENT)
        known = document if isinstance(document, NamedNode) else None
        about = [self._text(known, name) if known else "" for name in (vocab.DCT_TITLE, vocab.DCT_ISSUED)]
        return Quotation(
            (self._text(known, vocab.DCT_IDENTIFIER) or known.value) if known else "",
            self._text(node, vocab.FIELD) or "text",
            _integer(self._text(node, vocab.START)),
            _integer(self._text(node, vocab.END)),
            self._text(node, vocab.TEXT),
            *about,
        )

    def _quads(
        self, subject: Node | None, predicate: str, obj: NamedNode | None, graph: Where | None = None
    ) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, NamedNode(predicate), obj, graph)

    def _value(self, node: Node, predicate: str, graph: Where | None = None) -> Node | Literal | None:
        """The least value, so that the order of the store does not matter."""
        return min((quad.object for quad in self._quads(node, predicate, None, graph)), key=str, default=None)

    def _text(self, node: Node, predicate: str, graph: Where | None = None) -> str:
        value = self._value(node, predicate, graph)
        return value.value if isinstance(value, Literal) else ""

    def _local(self, node: Node, predicate: str) -> str:
        value = self._value(node, predicate)
        return value.value.removeprefix(vocab.KG) if isinstance(value, NamedNode) else ""


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _order(said: Said) -> tuple[str, ...]:
    """By property, day, other end; then everything else, so that no two statements tie."""
    other = (said.other.label, said.other.iri) if said.other else ("", "")
    places = "|".join(f"{q.document}:{q.start:09}" for q in said.evidence)
    return (said.property, str(said.inverse), said.when, *other, said.value, places, said.rule, said.confidence)
