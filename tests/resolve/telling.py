"""Small worlds: from texts to facts and to a resolved world."""

from collections.abc import Sequence

from kg.clean import clean
from kg.extract import extract
from kg.ids import DEFAULT_BASE
from kg.model import Article, Facts, Source, World
from kg.resolve import resolve
from kg.text import MappedText


def facts(name: str, text: str, published: str | None = "2021-03-10") -> Facts:
    article = clean(Source(name, name, text, MappedText.identity(text), None, published))
    assert isinstance(article, Article)
    return extract(article)


def world(texts: Sequence[tuple[str, ...]]) -> World:
    """The world of (name, text) or (name, text, date of publication)."""
    return resolve([facts(*text) for text in texts], DEFAULT_BASE)


def labels(found: World) -> dict[str, str]:
    """Label by IRI, of divisions too that no text names."""
    return {entity.id: entity.label for entity in (*found.entities, *found.findings.others)}
