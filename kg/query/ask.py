"""Answers questions in Chinese: a template tells which named query is meant, names are linked to entities. No model."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from kg.errors import QueryError
from kg.query.bind import bind
from kg.query.catalogue import NamedQuery, catalogue, find
from kg.query.linking import SLOTS, Linker
from kg.query.names import Match, simplified
from kg.query.templates import filled, fit, templates

_NOISE = re.compile(
    r"[\s？?。！!，,、；;：:「」]|^(?:请问|请告诉我|告诉我|我想知道|想知道|你知道|查一下|查询|查)|(?:呢|吗|啊|呀)$"
)
_LONGEST = 200
_SHOWN = 4


class NotUnderstoodError(QueryError):
    """A question that no template fits; the message says what was recognised and what can be asked."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it was understood: the named query with parameters, and the SPARQL that answers it.

    `linked` are the names of the question with the entities that they were taken for; `notes` are for the user.
    """

    query: NamedQuery
    parameters: Mapping[str, str]
    sparql: str
    linked: tuple[Match, ...]
    notes: tuple[str, ...]


def understand(store: Store, question: str) -> Understood:
    """The query that a question asks for. Raises NotUnderstoodError."""
    linker = Linker(store)
    plain = _plain(question)
    for template in templates() if 0 < len(plain) <= _LONGEST else ():
        slots = fit(template, plain, linker)
        if slots is not None:
            query, parameters = find(template.query), filled(template, slots)
            sparql, notes = bind(store, query, parameters)
            linked = [match for value in slots.values() if isinstance(value, tuple) for match in value]
            matches = tuple(match for match in linked if isinstance(match, Match))
            return Understood(query, parameters, sparql, matches, tuple(notes))
    raise NotUnderstoodError(_lost(linker, plain))


def _plain(question: str) -> str:
    """In Simplified script, without punctuation and politeness."""
    text = simplified(question.strip())
    while (shorter := _NOISE.sub("", text)) != text:
        text = shorter
    return text


def _lost(linker: Linker, plain: str) -> str:
    lines = ["没有听懂这个问题 this question was not understood"]
    found = linker.mentions(plain[:_LONGEST])
    for text, matches in found[:_SHOWN]:
        lines.append(f"  “{text}” 是 is {'、'.join(str(match) for match in matches[:_SHOWN])}")
    kinds = {match.kind for _, matches in found for match in matches}
    slots = {slot for slot, wanted in SLOTS.items() if kinds & set(wanted)}
    fitting = [t.example for t in templates() if not slots or slots & {piece.slot for piece in t.pieces}]
    lines.append("可以这样问 ask like this:")
    lines += [f"  {example}" for example in fitting[: 2 * _SHOWN]]
    lines.append(f"或用 {len(catalogue())} 个命名查询 or a named query: kg query --list")
    return "\n".join(lines)
