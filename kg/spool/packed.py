"""Facts as bytes for the build that makes them: between processes and in its temporary files, never kept for later.

Two pieces each: the head is what resolution asks for (statements and metadata), the body is the text. `marshal` is the
quickest that Python has; it is read by the same interpreter that wrote it.
"""

from collections.abc import Iterable
from marshal import dumps, loads
from typing import Any, NamedTuple

from kg.model import (
    Article,
    Byline,
    Claim,
    Entity,
    Facts,
    Line,
    Link,
    Mention,
    Participation,
    Span,
    Tenure,
)
from kg.text import MappedText

_NO_TEXT = MappedText("", ())


class Packed(NamedTuple):
    """The facts of one document."""

    id: str
    head: bytes
    body: bytes
    characters: int  # of the cleaned text
    changes: dict[str, int]  # what cleaning did


def pack(facts: Facts) -> Packed:
    """Both pieces."""
    article = facts.article
    text = article.text
    own = None if text.text == article.original else text.text
    body = dumps((article.original, own, text.runs, list(map(tuple, article.lines))))
    return Packed(article.id, head(facts), body, len(text), dict(article.changes))


def head(facts: Facts) -> bytes:
    """Statements and metadata."""
    a = facts.article
    return dumps(
        (
            (a.id, a.path, a.body_start, a.record_title, a.title, a.published, a.source, a.changes, a.encoding),
            [(b.name, b.role, b.start, b.end) for b in a.bylines],
            list(map(tuple, facts.entities)),
            list(map(tuple, facts.mentions)),
            [(*t[:-1], *_flat(t[-1])) for t in facts.tenures],
            [(*p[:-1], *_flat(p[-1])) for p in facts.participations],
            [(*k[:-1], *_flat(k[-1])) for k in facts.links],
        )
    )


def _flat(claim: Claim) -> tuple[int, int, str, float]:
    (start, end), rule, confidence = claim
    return start, end, rule, confidence


def unpack(head: bytes, body: bytes | None) -> Facts:
    """The facts; without a body the article has no text and no lines."""
    meta, bylines, entities, mentions, tenures, participations, links = loads(head)
    return Facts(
        _article(meta, bylines, body),
        tuple(map(Entity._make, entities)),
        tuple(map(Mention._make, mentions)),
        tuple([Tenure(a, b, c, d, _claim(rest)) for a, b, c, d, *rest in tenures]),
        tuple([Participation(a, b, c, _claim(rest)) for a, b, c, *rest in participations]),
        tuple([Link(a, b, c, _claim(rest)) for a, b, c, *rest in links]),
    )


def _claim(rest: list[Any]) -> Claim:
    start, end, rule, confidence = rest
    return Claim(Span(start, end), rule, confidence)


def _article(meta: tuple[Any, ...], bylines: Iterable[tuple[str, str, int, int]], body: bytes | None) -> Article:
    id_, path, start, record_title, title, published, source, changes, encoding = meta
    original, text = "", _NO_TEXT
    lines: tuple[Line, ...] = ()
    if body is not None:
        original, own, runs, found = loads(body)
        text = MappedText(original if own is None else own, runs)
        lines = tuple(map(Line._make, found))
    credits = tuple([Byline(*byline) for byline in bylines])
    rest = (start, record_title, title, published, source, credits, changes, encoding)
    return Article(id_, path, original, text, lines, *rest)
