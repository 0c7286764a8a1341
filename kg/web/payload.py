"""The whole graph as the page's script reads it: names, columns of numbers, and the texts of the articles.

Everything is by number: row n of every column of entities describes entity n. Texts that repeat stand once in
`words`. Lists of names are one text with a line for each; of several names in a line, tabs stand between.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kg.model import Entity, World
from kg.web.columns import Piece
from kg.web.display import one_line
from kg.web.drawing import Candidate, degrees, draw, pick, weigh
from kg.web.findings import found, span_columns
from kg.web.groups import GROUP_OF_KIND, SHAPE_OF_GROUP
from kg.web.past import Past
from kg.web.romanize import folding, search_keys
from kg.web.statements import NOBODY, NUMBER, PREDICATES, Words
from kg.web.told import MENTIONED, NAMES, collect
from kg.web.told import told as told_of

_KINDS = tuple(GROUP_OF_KIND)
_NUMBER_OF_KIND = {kind: number for number, kind in enumerate(_KINDS)}


class Payload(NamedTuple):
    """What `kg.web.columns.pack` takes."""

    header: dict[str, Any]
    columns: Mapping[str, Sequence[int]]
    texts: list[Piece]


def build_payload(world: World, limit: int, past: Past | None = None) -> Payload:
    """What the page embeds; at most `limit` entities are drawn at first. `past` is filled for the next page."""
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    words = Words()
    told = past.told(world, numbers, words) if past else told_of(world, numbers, words)
    keys = past.keys(world) if past else map(search_keys, world.entities)
    statements = collect(world, numbers, words, told)
    columns = {
        **statements,
        **span_columns(world, numbers, words),
        **{name: told.columns[name] for name in MENTIONED},
        "mentions": told.counts["mentions"],
        "kind": [_NUMBER_OF_KIND[entity.kind] for entity in world.entities],
        "text_length": told.counts["lengths"],
        "reprint_of": _reprints(world, told.ids),
    }
    header = {
        "base": one_line(world.base),
        "kinds": [[kind, GROUP_OF_KIND[kind]] for kind in _KINDS],
        "shapes": SHAPE_OF_GROUP,
        "predicates": PREDICATES,
        "entities": _entities(world.entities, world.base, keys),
        "divisions": _divisions(world.entities),
        "documents": {name: "\n".join(told.names[name]) for name in NAMES},
        "words": words.texts,
        "fold": folding([entity.label for entity in world.entities]),
        **found(world, numbers),
        "view": _view(world, statements, limit),
    }
    return Payload(header, columns, list(told.pieces.values()))


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


def _entities(entities: Sequence[Entity], base: str, keys: Iterable[str]) -> dict[str, str]:
    return {
        "id": "\n".join([one_line(entity.id.removeprefix(base)) for entity in entities]),
        "label": "\n".join([one_line(entity.label) or "\ufffd" for entity in entities]),
        "alias": "\n".join(["\t".join(map(one_line, entity.aliases)) for entity in entities]),
        "pinyin": "\n".join(keys),
    }


def _divisions(entities: Sequence[Entity]) -> dict[int, list[str]]:
    """Of an administrative division, its level and code."""
    return {
        number: [one_line(entity.level or ""), one_line(entity.code or "")]
        for number, entity in enumerate(entities)
        if entity.level or entity.code
    }


def _reprints(world: World, ids: Sequence[str]) -> list[int]:
    """For each article the number of the first of those that it repeats, or `NOBODY`."""
    at = {name: number for number, name in enumerate(ids)}
    first = world.findings.reprints
    return [at.get(first.get(name, ""), NOBODY) for name in ids]
