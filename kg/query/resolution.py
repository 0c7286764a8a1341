"""How an entity came together: its forms and documents, what ties these, and whom it was kept apart from."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Store

from kg import vocab
from kg.query.names import Match
from kg.query.naming import NAME, manner
from kg.query.reading import Quotation, Reader

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
# What a step of resolution, or a person who decides, may write about an entity in words; shown as it is. Those of kg
# are names that such steps are to use for the notes of their nodes.
NOTES: Final = (
    *(vocab.KG + name for name in ("resolutionNote", "reason")),
    *(_SKOS + name for name in ("editorialNote", "changeNote", "historyNote", "scopeNote", "note")),
)


@dataclass(frozen=True, slots=True)
class Form:
    """What documents call the entity: how often, in how many of them, and how it relates to the canonical name."""

    text: str
    how: str
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Tie:
    """What documents have in common: an organization that they give the person a post at, and which they are."""

    entity: Match
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesake:
    """Another entity of the same name, kept apart; `ties` are the organizations that it has posts at."""

    entity: Match
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """How the entity was put together from `documents` (those that name it or state something of it)."""

    documents: tuple[str, ...]
    forms: tuple[Form, ...]
    ties: tuple[Tie, ...]
    namesakes: tuple[Namesake, ...]
    notes: tuple[str, ...]


def resolution(
    reader: Reader, entity: NamedNode, spans: Iterable[Quotation], mentions: Iterable[Quotation]
) -> Resolution:
    """What the graph shows of it; `mentions` name the entity, `spans` are all that speak of it."""
    match = reader.match(entity)
    counts: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        counts[mention.text] += 1
        where[mention.text].add(mention.document)
    forms = [Form(text, manner(text, match.label), counts[text], len(where[text])) for text in counts]
    return Resolution(
        tuple(sorted({span.document for span in spans})),
        tuple(sorted(forms, key=lambda form: (form.how != NAME, -form.mentions, form.text))),
        _ties(reader, entity),
        tuple(_namesakes(reader, entity, match)),
        _all_notes(reader, entity),
    )


def notes(store: Store, node: NamedNode) -> tuple[str, ...]:
    """Everything that the graph says of a node in words (skos:note and its kinds), sorted by kind, then text."""
    found: dict[str, None] = {}
    for predicate in NOTES:
        literals = (quad.object for quad in store.quads_for_pattern(node, NamedNode(predicate), None, None))
        found |= dict.fromkeys(sorted(literal.value for literal in literals if isinstance(literal, Literal)))
    return tuple(found)


def _all_notes(reader: Reader, entity: NamedNode) -> tuple[str, ...]:
    """Notes of the entity and, behind them, of nodes that point to it and are no statement: decisions about it."""
    found = dict.fromkeys(notes(reader.store, entity))
    noted = {quad.subject for predicate in NOTES for quad in reader.quads(None, predicate)} - {entity}
    for node in sorted((node for node in noted if isinstance(node, NamedNode)), key=str):
        points = next(reader.store.quads_for_pattern(node, None, entity, None), None)
        if points and next(reader.quads(node, vocab.EVIDENCE), None) is None:
            found |= dict.fromkeys(notes(reader.store, node))
    return tuple(found)


def _ties(reader: Reader, person: NamedNode) -> tuple[Tie, ...]:
    documents: dict[Match, set[str]] = defaultdict(set)
    for quad in reader.quads(None, vocab.ORG_MEMBER, person):
        body = reader.value(quad.subject, vocab.ORG_ORGANIZATION, quad.graph_name)
        if isinstance(body, NamedNode):
            sentences = reader.evidence(quad.subject, quad.graph_name)
            documents[reader.match(body)] |= {sentence.document for sentence in sentences}
    ties = [Tie(body, tuple(sorted(found))) for body, found in documents.items()]
    return tuple(sorted(ties, key=lambda tie: (-len(tie.documents), tie.entity)))


def _namesakes(reader: Reader, entity: NamedNode, match: Match) -> Iterable[Namesake]:
    same = Literal(match.label, language="zh-hans")
    nodes = {quad.subject for quad in reader.quads(None, vocab.SKOS_PREF_LABEL, same)} - {entity}
    for node in sorted((node for node in nodes if isinstance(node, NamedNode)), key=str):
        yield Namesake(reader.match(node), tuple(tie.entity.label for tie in _ties(reader, node)))
