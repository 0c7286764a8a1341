"""Reads a store node by node: values, sentences, and the documents that they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg import vocab
from kg.query.names import Match, describe

Node = NamedNode | BlankNode | Triple  # what a subject may be
Where = NamedNode | BlankNode | DefaultGraph  # the graph that says so


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A stretch of a document: a sentence that supports a statement, or the name of an entity.

    `start` and `end` are half-open code points of the original text of the document; of its title if `field` is
    "title". `document` is the identifier of the input, `file` where the user finds it.
    """

    document: str
    field: str
    start: int
    end: int
    text: str
    title: str
    issued: str
    file: str = ""

    def holds(self, other: "Quotation") -> bool:
        """Whether `other` lies inside."""
        same = (self.document, self.field) == (other.document, other.field)
        return same and self.start <= other.start and other.end <= self.end


class Reader:
    """What a store says of its nodes; in a fixed order, whatever that of the store.

    `match(node)` is the entity of a node; `mentions(entity, graph)` where it is named, in text order, in one graph or
    in all.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.match = cache(self._match)
        self.mentions = cache(self._mentions)
        self._about = cache(self._read_about)

    def quads(
        self, subject: Node | None, predicate: str, obj: NamedNode | Literal | None = None, graph: Where | None = None
    ) -> Iterator[Quad]:
        """The quads of a pattern."""
        return self.store.quads_for_pattern(subject, NamedNode(predicate), obj, graph)

    def value(self, node: Node, predicate: str, graph: Where | None = None) -> Node | Literal | None:
        """The least value, so that the order of the store does not matter."""
        return min((quad.object for quad in self.quads(node, predicate, None, graph)), key=str, default=None)

    def text(self, node: Node, predicate: str, graph: Where | None = None) -> str:
        """The text of the least value, "" if there is none."""
        value = self.value(node, predicate, graph)
        return value.value if isinstance(value, Literal) else ""

    def local(self, node: Node, predicate: str) -> str:
        """The name, without the namespace, of a value that is a term of the ontology."""
        value = self.value(node, predicate)
        return value.value.removeprefix(vocab.KG) if isinstance(value, NamedNode) else ""

    def evidence(self, node: Node, graph: Where) -> tuple[Quotation, ...]:
        """The sentences that a statement rests on."""
        passages = {quad.object for quad in self.quads(node, vocab.EVIDENCE, None, graph)}
        return tuple(sorted(self.quotation(passage) for passage in passages if isinstance(passage, NamedNode)))

    def quotation(self, node: Node) -> Quotation:
        """A mention or passage."""
        document = self.value(node, vocab.DOCUMENT)
        about = self._about(document) if isinstance(document, NamedNode) else ("", "", "", "")
        identifier, title, issued, file = about
        return Quotation(
            identifier,
            self.text(node, vocab.FIELD) or "text",
            _integer(self.text(node, vocab.START)),
            _integer(self.text(node, vocab.END)),
            self.text(node, vocab.TEXT),
            title,
            issued,
            file,
        )

    def _mentions(self, entity: NamedNode, graph: Where | None = None) -> tuple[Quotation, ...]:
        """Where an entity is named, in text order."""
        found = {quad.subject for quad in self.quads(None, vocab.REFERS_TO, entity, graph)}
        return tuple(sorted(self.quotation(node) for node in found))

    def _match(self, node: NamedNode) -> Match:
        return describe(self.store, node)

    def _read_about(self, document: NamedNode) -> tuple[str, str, str, str]:
        """Identifier (the IRI where it has none), title, date and file."""
        names = (vocab.DCT_IDENTIFIER, vocab.DCT_TITLE, vocab.DCT_ISSUED, vocab.DCT_SOURCE)
        identifier, title, issued, file = (self.text(document, name) for name in names)
        return identifier or document.value, title, issued, file


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() else 0
