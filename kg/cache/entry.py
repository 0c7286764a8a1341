"""What reading one article came to, as JSON: nothing in a cache can be run, and what is no entry is told apart."""

import json
from collections.abc import Iterable
from typing import Any

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
    Rejected,
    Span,
    Tenure,
)
from kg.text import MappedText

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_FACTS, _REJECTED = "facts", "rejected"


def encode(found: Facts | Rejected) -> bytes:
    """An entry; named tuples become lists."""
    if isinstance(found, Rejected):
        content: list[Any] = [_REJECTED, found.path, found.id, found.reason]
    else:
        statements = (found.entities, found.mentions, found.tenures, found.participations, found.links)
        content = [_FACTS, *_article(found.article), *statements]
    return _ENCODER.encode(content).encode("utf-8", "surrogatepass")


def _article(article: Article) -> list[Any]:
    text = article.text.text
    return [
        article.id,
        article.path,
        article.original,
        None if text == article.original else text,
        article.text.runs,
        article.lines,
        article.body_start,
        article.record_title,
        article.title,
        article.published,
        article.source,
        [(b.name, b.role, b.start, b.end) for b in article.bylines],
        article.changes,
        article.encoding,
    ]


def decode(entry: bytes) -> Facts | Rejected:
    """What `encode` was given. Raises ValueError, TypeError or KeyError for what is no entry."""
    kind, *content = json.loads(entry.decode("utf-8", "surrogatepass"))
    if kind == _REJECTED:
        return Rejected(*content)
    if kind != _FACTS:
        raise ValueError(f"no entry: {kind!r}")
    entities, mentions, tenures, participations, links = content[14:]
    return Facts(
        _read_article(content[:14]),
        tuple(_entity(*row) for row in entities),
        tuple(map(Mention._make, mentions)),
        tuple(Tenure(person, body, title, day, _claim(claim)) for person, body, title, day, claim in tenures),
        tuple(Participation(who, event, role, _claim(claim)) for who, event, role, claim in participations),
        tuple(Link(subject, predicate, obj, _claim(claim)) for subject, predicate, obj, claim in links),
    )


def _read_article(row: list[Any]) -> Article:
    id_, path, original, text, runs, lines, body_start, *strings = row
    record_title, title, published, source, bylines, changes, encoding = strings
    return Article(
        id_,
        path,
        original,
        MappedText(original if text is None else text, [tuple(run) for run in runs]),
        tuple(map(Line._make, lines)),
        body_start,
        record_title,
        title,
        published,
        source,
        tuple(Byline(*byline) for byline in bylines),
        tuple((kind, count) for kind, count in changes),
        encoding,
    )


def _entity(id_: str, kind: str, label: str, aliases: list[str], *rest: Any) -> Entity:
    return Entity(id_, kind, label, tuple(aliases), *rest)


def _claim(row: Iterable[Any]) -> Claim:
    evidence, rule, confidence = row
    return Claim(Span._make(evidence), rule, confidence)
