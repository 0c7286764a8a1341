"""The whole graph as compact columns for the page's script to read.

Everything is by number: row n of every column of `entities` describes entity n. Texts that repeat stand once in
`words`. The columns are explained where they are filled; data.js reads them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.model import Article, Entity, World
from kg.web.display import one_line
from kg.web.drawing import Candidate, degrees, draw, pick, weigh
from kg.web.groups import GROUP_OF_KIND, SHAPE_OF_GROUP
from kg.web.passages import Passages
from kg.web.romanize import folding, search_keys
from kg.web.statements import PREDICATES, Appearance, Statement, collect

_KINDS = tuple(GROUP_OF_KIND)


class Words:
    """Texts by number; the empty one is 0."""

    def __init__(self) -> None:
        self.numbers = {"": 0}

    def __call__(self, text: str) -> int:
        """The number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


def build_payload(world: World, joined: Mapping[str, int] | None, limit: int) -> dict[str, Any]:
    """What the page embeds, ready for JSON. `joined`, if given: with how many others an entity is, which decides who is
    drawn."""
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    passages, words = Passages(numbers), Words()
    statements, appearances = collect(world, numbers, passages)
    weights = weigh([(s.subject, s.object) for s in statements])
    linked = degrees(weights)
    if joined is not None:
        linked = {numbers[iri]: degree for iri, degree in joined.items() if iri in numbers}
    candidates = [
        Candidate(number, GROUP_OF_KIND[entity.kind], linked.get(number, 0))
        for number, entity in enumerate(world.entities)
    ]
    return {
        "kinds": [[kind, GROUP_OF_KIND[kind]] for kind in _KINDS],
        "shapes": SHAPE_OF_GROUP,
        "predicates": PREDICATES,
        "entities": _entities(world),
        "divisions": _divisions(world.entities),
        "documents": _documents(world),
        "passages": {"document": passages.documents, "text": passages.texts, "marks": passages.marks},
        "statements": _statements(statements, words),
        "appearances": _appearances(appearances),
        "words": list(words.numbers),
        "fold": folding([entity.label for entity in world.entities]),
        "view": draw(pick(candidates, limit), weights),
    }


def _entities(world: World) -> dict[str, list[Any]]:
    entities = world.entities
    return {
        "id": [one_line(entity.id.removeprefix(world.base)) for entity in entities],
        "label": [one_line(entity.label) or "\ufffd" for entity in entities],
        "kind": [_KINDS.index(entity.kind) for entity in entities],
        "alias": ["\n".join(one_line(alias) for alias in entity.aliases) for entity in entities],
        "pinyin": [search_keys(entity) for entity in entities],
    }


def _divisions(entities: Sequence[Entity]) -> dict[int, list[str]]:
    """Of an administrative division, its level and code."""
    return {
        number: [one_line(entity.level or ""), one_line(entity.code or "")]
        for number, entity in enumerate(entities)
        if entity.level or entity.code
    }


def _documents(world: World) -> dict[str, list[str]]:
    articles = [facts.article for facts in world.documents]

    def column(name: str) -> list[str]:
        return [one_line(getattr(article, name) or "") for article in articles]

    return {**{name: column(name) for name in ("id", "path", "source", "published")}, "title": _titles(articles)}


def _titles(articles: Sequence[Article]) -> list[str]:
    return [one_line(article.title or article.record_title or article.id) for article in articles]


def _statements(statements: Sequence[Statement], words: Words) -> dict[str, list[int]]:
    """Confidence in hundredths; -1 where there is no object or no sentence."""
    return {
        "subject": [s.subject for s in statements],
        "predicate": [PREDICATES.index(s.predicate) for s in statements],
        "object": [s.object for s in statements],
        "text": [words(s.text) for s in statements],
        "date": [words(s.date) for s in statements],
        "passage": [s.passage for s in statements],
        "rule": [words(s.rule) for s in statements],
        "confidence": [round(s.confidence * 100) for s in statements],
    }


def _appearances(appearances: Sequence[Appearance]) -> dict[str, list[int]]:
    names = (("entity", "entity"), ("document", "document"), ("count", "times"), ("passage", "passage"))
    return {key: [getattr(appearance, name) for appearance in appearances] for key, name in names}
