"""The whole graph as the page's script reads it: names, columns of numbers, and the texts of the articles.

Everything is by number: row n of every column of entities describes entity n. Texts that repeat stand once in
`words`. Lists of names are one text with a line for each; of several names in a line, tabs stand between.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from kg.model import Article, Entity, World
from kg.web.display import one_line, visible
from kg.web.drawing import Candidate, degrees, draw, pick, weigh
from kg.web.findings import found, span_columns
from kg.web.groups import GROUP_OF_KIND, SHAPE_OF_GROUP
from kg.web.romanize import folding, search_keys
from kg.web.statements import NOBODY, NUMBER, PREDICATES, Words, collect

_KINDS = tuple(GROUP_OF_KIND)
_NUMBER_OF_KIND = {kind: number for number, kind in enumerate(_KINDS)}


class Payload(NamedTuple):
    """What `kg.web.columns.pack` takes."""

    header: dict[str, Any]
    columns: dict[str, list[int]]
    texts: list[bytes]


def build_payload(world: World, limit: int) -> Payload:
    """What the page embeds; at most `limit` entities are drawn at first."""
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    words = Words()
    statements = collect(world, numbers, words)
    texts = [visible(facts.article.text.text).encode("utf-16-le") for facts in world.documents]
    columns = {
        **statements,
        **span_columns(world, numbers, words),
        **_mentions(world, numbers),
        "kind": [_NUMBER_OF_KIND[entity.kind] for entity in world.entities],
        "text_length": [len(text) // 2 for text in texts],
        "reprint_of": _reprints(world),
    }
    header = {
        "base": one_line(world.base),
        "kinds": [[kind, GROUP_OF_KIND[kind]] for kind in _KINDS],
        "shapes": SHAPE_OF_GROUP,
        "predicates": PREDICATES,
        "entities": _entities(world.entities, world.base),
        "divisions": _divisions(world.entities),
        "documents": _documents(world),
        "words": words.texts,
        "fold": folding([entity.label for entity in world.entities]),
        **found(world, numbers),
        "view": _view(world, statements, limit),
    }
    return Payload(header, columns, texts)


def _view(world: World, statements: dict[str, list[int]], limit: int) -> dict[str, Any]:
    """The network that is drawn at first. What the gazetteer says of places makes none of them important."""
    within = NUMBER["within"]
    rows = zip(statements["subject"], statements["object"], statements["predicate"], strict=True)
    pairs = [(subject, object_, predicate == within) for subject, object_, predicate in rows]
    linked = degrees(weigh([(a, b) for a, b, inside in pairs if not inside]))
    candidates = [
        Candidate(number, GROUP_OF_KIND[entity.kind], linked.get(number, 0))
        for number, entity in enumerate(world.entities)
    ]
    return {"limit": limit, **draw(pick(candidates, limit), weigh([(a, b) for a, b, _ in pairs]))}


def _entities(entities: Sequence[Entity], base: str) -> dict[str, str]:
    return {
        "id": "\n".join([one_line(entity.id.removeprefix(base)) for entity in entities]),
        "label": "\n".join([one_line(entity.label) or "\ufffd" for entity in entities]),
        "alias": "\n".join(["\t".join(map(one_line, entity.aliases)) for entity in entities]),
        "pinyin": "\n".join(map(search_keys, entities)),
    }


def _divisions(entities: Sequence[Entity]) -> dict[int, list[str]]:
    """Of an administrative division, its level and code."""
    return {
        number: [one_line(entity.level or ""), one_line(entity.code or "")]
        for number, entity in enumerate(entities)
        if entity.level or entity.code
    }


def _documents(world: World) -> dict[str, str]:
    articles = [facts.article for facts in world.documents]

    def column(name: str) -> str:
        return "\n".join([one_line(getattr(article, name) or "") for article in articles])

    return {**{name: column(name) for name in ("id", "path", "source", "published")}, "title": _titles(articles)}


def _titles(articles: Sequence[Article]) -> str:
    return "\n".join([one_line(article.title or article.record_title or article.id) for article in articles])


def _mentions(world: World, numbers: dict[str, int]) -> dict[str, list[int]]:
    """What articles name, in code points of their cleaned texts; how many mentions each article has."""
    kept = [[mention for mention in facts.mentions if mention.entity in numbers] for facts in world.documents]
    mentions = list(chain.from_iterable(kept))
    return {
        "mention_start": [mention.start for mention in mentions],
        "mention_length": [mention.end - mention.start for mention in mentions],
        "mention_entity": [numbers[mention.entity] for mention in mentions],
        "mentions": list(map(len, kept)),
    }


def _reprints(world: World) -> list[int]:
    """For each article the number of the first of those that it repeats, or `NOBODY`."""
    at = {facts.article.id: number for number, facts in enumerate(world.documents)}
    first = world.findings.reprints
    return [at.get(first.get(facts.article.id, ""), NOBODY) for facts in world.documents]
