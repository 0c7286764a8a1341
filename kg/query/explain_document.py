"""Everything that one document states, in the order of its text."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from kg import vocab
from kg.errors import UnknownEntityError
from kg.query.names import Match
from kg.query.naming import Naming, naming
from kg.query.reading import Node, Quotation, Reader, Where
from kg.query.resolution import notes

# class of a statement node -> properties of who or what it speaks of, and of the other end
_ENDS: Final = {
    vocab.CLASS_TENURE: (vocab.ORG_MEMBER, vocab.ORG_ORGANIZATION),
    vocab.CLASS_PARTICIPATION: (vocab.PARTICIPANT, vocab.EVENT),
    vocab.CLASS_STATEMENT: (vocab.RDF_SUBJECT, vocab.RDF_OBJECT),
}
# How a user may call a document besides its IRI, the first that finds one decides.
_CALLED: Final = (vocab.DCT_IDENTIFIER, vocab.DCT_SOURCE, vocab.DCT_TITLE)
_NEAREST = 5


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement: `property` ("tenure", "chair", "organizer" ...) of `subject` and `other` or a `value`.

    `value`, `when`, `rule`, `confidence`, `evidence`, `named` and `notes` are as in `kg.query.explain.Said`.
    """

    property: str
    subject: Match
    other: Match | None
    value: str
    when: str
    rule: str
    confidence: str
    evidence: tuple[Quotation, ...]
    named: tuple[Naming, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention, and the entity that it names."""

    mention: Quotation
    entity: Match


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the document in its order: a sentence with what was read from it and whom it names.

    Names outside all sentences that support something have a stretch of their own, without statements.
    """

    quotation: Quotation
    stated: tuple[Stated, ...]
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class DocumentExplanation:
    """A document and what it states. `about` are pairs of local names (identifier, source ...) and values."""

    iri: str
    title: str
    about: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]


def explain_document(store: Store, name: str) -> list[DocumentExplanation]:
    """What every document states that `name` means: identifier, file, title or IRI.

    Raises UnknownEntityError, which offers the nearest identifiers.
    """
    reader = Reader(store)
    return [_explained(reader, node) for node in _documents(reader, name.strip())]


def _documents(reader: Reader, name: str) -> list[NamedNode]:
    for predicate in _CALLED:
        found = {quad.subject for quad in reader.quads(None, predicate, Literal(name))}
        nodes = [node for node in found if isinstance(node, NamedNode)]
        if nodes:
            return sorted(nodes, key=str)
    subjects = (quad.subject for quad in reader.quads(None, vocab.DCT_IDENTIFIER))
    known = {node.value: node for node in subjects if isinstance(node, NamedNode)}
    if name.strip("<>") in known:
        return [known[name.strip("<>")]]
    identifiers = sorted(reader.text(node, vocab.DCT_IDENTIFIER) for node in known.values())
    near = [one for one in identifiers if name and name in one]
    near += [one for one in get_close_matches(name, identifiers, n=_NEAREST, cutoff=0.5) if one not in near]
    hint = f" Nearest: {'、'.join(near[:_NEAREST])}." if near else ""
    raise UnknownEntityError(f'no document has the identifier, file or title "{name}".{hint}')


def _explained(reader: Reader, document: NamedNode) -> DocumentExplanation:
    identifier = reader.text(document, vocab.DCT_IDENTIFIER)
    stated = sorted(_statements(reader, document), key=_order)
    mentions = sorted(_mentions(reader, document), key=lambda named: (*_at(named.mention), named.entity))
    return DocumentExplanation(
        document.value,
        reader.text(document, vocab.DCT_TITLE) or identifier,
        tuple(_about(reader, document)),
        tuple(_places(stated, mentions)),
    )


def _about(reader: Reader, document: NamedNode) -> Iterable[tuple[str, str]]:
    properties = (vocab.DCT_IDENTIFIER, vocab.DCT_SOURCE, vocab.DCT_ISSUED, vocab.DCT_PUBLISHER, vocab.AUTHOR)
    for predicate in (*properties, vocab.EDITOR, vocab.PHOTOGRAPHER, vocab.CONTENT_HASH):
        name = predicate.rpartition("#")[2].rpartition("/")[2]
        literals = (quad.object for quad in reader.quads(document, predicate))
        for value in sorted(literal.value for literal in literals if isinstance(literal, Literal)):
            yield name, value


def _statements(reader: Reader, graph: NamedNode) -> Iterable[Stated]:
    for class_, ends in _ENDS.items():
        for quad in reader.quads(None, vocab.RDF_TYPE, NamedNode(class_), graph):
            subject, other = (reader.value(quad.subject, end, graph) for end in ends)
            if isinstance(subject, NamedNode):
                yield _stated(reader, quad.subject, graph, subject, other)


def _stated(reader: Reader, node: Node, graph: Where, subject: NamedNode, other: object) -> Stated:
    evidence = reader.evidence(node, graph)
    ends = (subject, *((other,) if isinstance(other, NamedNode) else ()))
    return Stated(
        reader.local(node, vocab.ROLE) or reader.local(node, vocab.RDF_PREDICATE) or "tenure",
        reader.match(subject),
        reader.match(other) if isinstance(other, NamedNode) else None,
        other.value if isinstance(other, Literal) else reader.text(node, vocab.TITLE, graph),
        reader.text(node, vocab.OBSERVED_ON, graph),
        reader.text(node, vocab.RULE, graph),
        reader.text(node, vocab.CONFIDENCE, graph),
        evidence,
        tuple(naming(reader, end, evidence, graph) for end in ends),
        notes(reader.store, node) if isinstance(node, NamedNode) else (),
    )


def _mentions(reader: Reader, graph: NamedNode) -> Iterable[Named]:
    for quad in reader.quads(None, vocab.REFERS_TO, None, graph):
        if isinstance(quad.object, NamedNode):
            yield Named(reader.quotation(quad.subject), reader.match(quad.object))


def _places(stated: list[Stated], mentions: list[Named]) -> Iterable[Place]:
    """Each statement at its first sentence, each name in the first sentence that holds it."""
    statements: dict[Quotation, list[Stated]] = {}
    for one in stated:
        for sentence in one.evidence:
            statements.setdefault(sentence, [])
        if one.evidence:
            statements[one.evidence[0]].append(one)
    sentences = sorted(statements, key=_at)
    named: dict[Quotation, list[Named]] = {}
    for name in mentions:
        at = next((sentence for sentence in sentences if sentence.holds(name.mention)), name.mention)
        named.setdefault(at, []).append(name)
    for place in sorted({*statements, *named}, key=_at):
        yield Place(place, tuple(statements.get(place, ())), tuple(named.get(place, ())))


def _at(span: Quotation) -> tuple[bool, int, int, str]:
    """A record's title comes before its text."""
    return (span.field != "title", span.start, -span.end, span.text)


def _order(stated: Stated) -> tuple[object, ...]:
    """By sentence, then where the sentence names who is spoken of, then everything else."""
    first = _at(stated.evidence[0]) if stated.evidence else (True, 0, 0, "")
    named = [naming.forms[0].start if naming.forms else 0 for naming in stated.named]
    other = (stated.other.label, stated.other.iri) if stated.other else ("", "")
    return (first, named[:1], stated.subject, stated.property, *other, stated.value, stated.when, stated.rule)
