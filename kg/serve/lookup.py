"""Looks names and sentences up in the search index."""

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from kg.serve.folding import fold, fold_pinyin, terms

EXACT, BEGINS, INSIDE = "exact", "begins", "inside"
_RANKS = ("label", "alias", "former name", "pinyin", "initials")
_LAST = chr(0x10FFFF)
_ENTITY = "e.iri, e.label, e.kind, e.pinyin, e.weight"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found: by which name, what kind of name that is, and how it fits. `weight`: articles."""

    iri: str
    label: str
    kind: str
    pinyin: str
    weight: int
    name: str
    by: str
    fit: str

    def record(self) -> dict[str, object]:
        """As JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that was found, with its article."""

    iri: str
    text: str
    document: str
    title: str
    issued: str

    def record(self) -> dict[str, object]:
        """As JSON."""
        return asdict(self)


def entities(base: sqlite3.Connection, text: str, limit: int, kinds: tuple[str, ...] = ()) -> list[Hit]:
    """Entities that `text` names: exactly, as the beginning of a name, inside a name; the often mentioned first.

    `kinds` are local names of classes (empty: any).
    """
    found: dict[str, Hit] = {}
    for hit in (*_exact(base, text, kinds), *_begins(base, text, limit, kinds), *_inside(base, text, limit, kinds)):
        found.setdefault(hit.iri, hit)
    return list(found.values())[:limit]


def exact(base: sqlite3.Connection, text: str, kinds: tuple[str, ...] = ()) -> list[Hit]:
    """Entities of which `text` is a name; only those with the best kind of name."""
    hits = list(_exact(base, text, kinds))
    return [hit for hit in hits if hit.by == hits[0].by]


def sentences(base: sqlite3.Connection, text: str, limit: int, start: int = 0) -> list[Sentence]:
    """Sentences that have every word of `text` (words are what spaces divide), the latest first."""
    wanted = " ".join(f'"{phrase}"' for word in text.split() if (phrase := terms(word)))
    if not wanted:
        return []
    rows = base.execute(
        "SELECT s.iri, s.text, coalesce(d.iri, ''), coalesce(d.title, ''), coalesce(d.issued, '') FROM sentences f "
        "JOIN sentence s ON s.id = f.rowid LEFT JOIN document d ON d.id = s.document WHERE f.text MATCH ? "
        "ORDER BY d.issued DESC, s.id LIMIT ? OFFSET ?",
        (wanted, limit, start),
    )
    return [Sentence(*row) for row in rows]


def _keys(text: str) -> list[tuple[str, str]]:
    """What to look for, and where: names, or pinyin and its initials."""
    key = fold(text)
    found = [(key, "n.rank <= 2")] if key else []
    spoken = fold_pinyin(text)
    return [*found, (spoken, "n.rank > 2")] if spoken and spoken.isascii() else found


def _of(kinds: tuple[str, ...]) -> str:
    return f" AND e.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""


def _exact(base: sqlite3.Connection, text: str, kinds: tuple[str, ...]) -> Iterator[Hit]:
    for key, where in _keys(text):
        yield from _hits(base, f"n.key = ? AND {where}{_of(kinds)}", (key, *kinds), 1000, EXACT)


def _begins(base: sqlite3.Connection, text: str, limit: int, kinds: tuple[str, ...]) -> Iterator[Hit]:
    for key, where in _keys(text):
        given = (key, key + _LAST, *kinds)
        yield from _hits(base, f"n.key > ? AND n.key < ? AND {where}{_of(kinds)}", given, limit, BEGINS)


def _inside(base: sqlite3.Connection, text: str, limit: int, kinds: tuple[str, ...]) -> Iterator[Hit]:
    wanted = " ".join(f'"{phrase}"' for word in text.split() if (phrase := terms(word)))
    if not wanted:
        return
    rows = base.execute(
        f"SELECT {_ENTITY} FROM names f JOIN entity e ON e.id = f.rowid WHERE f.text MATCH ?{_of(kinds)} "
        "ORDER BY e.weight DESC, length(e.label), e.label, e.iri LIMIT ?",
        (wanted, *kinds, limit),
    )
    for row in rows:
        iri, label, kind, pinyin, weight = row
        yield Hit(iri, label, kind, pinyin, weight, label, _RANKS[0], INSIDE)


def _hits(base: sqlite3.Connection, where: str, given: tuple[str, ...], limit: int, fit: str) -> Iterator[Hit]:
    rows = base.execute(
        f"SELECT {_ENTITY}, n.text, n.rank FROM name n JOIN entity e ON e.id = n.entity WHERE {where} "
        "ORDER BY n.rank, e.weight DESC, length(n.text), e.label, e.iri LIMIT ?",
        (*given, limit),
    )
    for iri, label, kind, pinyin, weight, name, rank in rows:
        yield Hit(iri, label, kind, pinyin, weight, name, _RANKS[rank], fit)
