"""The columns that the page reads."""

import zlib
from itertools import chain

import pytest

from kg.model import World
from kg.web.columns import Piece, pack
from kg.web.payload import Payload, build_payload
from kg.web.statements import COLUMNS, NOBODY
from tests.web.histories import rich_world
from tests.web.hostile import hostile_world
from tests.web.worlds import small_world

WORLDS = (small_world(), rich_world(), hostile_world())


def _inflated(pieces: list[Piece]) -> bytes:
    return b"".join(zlib.decompressobj(-zlib.MAX_WBITS).decompress(piece.content) for piece in pieces)


def _lines(text: str) -> list[str]:
    return text.split("\n")


@pytest.mark.parametrize("world", WORLDS)
def test_tables_are_as_long_as_what_they_describe(world: World) -> None:
    header, columns, texts = build_payload(world, 300)
    assert {len(columns[name]) for name in COLUMNS} == {len(columns["subject"])}
    for column in (*header["entities"].values(), "\n" * (len(columns["kind"]) - 1)):
        assert len(_lines(column)) == len(world.entities)
    for column in header["documents"].values():
        assert len(_lines(column)) == len(world.documents)
    assert sum(columns["mentions"]) == len(columns["mention_entity"])
    assert len(_inflated(texts)) // 2 == sum(columns["text_length"])


@pytest.mark.parametrize("world", WORLDS)
def test_numbers_point_into_their_tables(world: World) -> None:
    header, columns, _ = build_payload(world, 300)
    assert max(columns["document"]) < len(world.documents)
    assert max(*columns["object"], *columns["span_successor"]) < len(world.entities)
    words = (columns[name] for name in ("text", "rule", "date", "span_title"))
    assert max(chain.from_iterable(words)) < len(header["words"])
    assert header["words"][0] == ""


def test_mentions_are_where_the_names_are() -> None:
    world = small_world()
    _, columns, texts = build_payload(world, 300)
    mentions = zip(columns["mention_start"], columns["mention_length"], columns["mention_entity"], strict=True)
    rest = _inflated(texts)
    for length, amount in zip(columns["text_length"], columns["mentions"], strict=True):
        read, rest = rest[: 2 * length].decode("utf-16-le"), rest[2 * length :]
        for _ in range(amount):
            start, length, entity = next(mentions)
            assert read[start : start + length] == world.entities[entity].label


def test_a_reprint_points_to_the_first() -> None:
    world = rich_world()
    ids = [facts.article.id for facts in world.documents]
    column = build_payload(world, 300).columns["reprint_of"]
    assert column[ids.index("r2")] == ids.index("r1")
    assert {first for n, first in enumerate(column) if ids[n] != "r2"} == {NOBODY}


def test_identifiers_are_relative_to_the_base_and_unique() -> None:
    ids = _lines(build_payload(hostile_world(), 300).header["entities"]["id"])
    assert "official/沈云才" in _lines(build_payload(small_world(), 1).header["entities"]["id"])
    assert len(set(ids)) == len(ids)


def test_hostile_text_can_be_packed() -> None:
    assert pack(*build_payload(hostile_world(), 300))


def _drawn(payload: Payload) -> list[int]:
    return [node["id"] for node in payload.header["view"]["nodes"]]


def test_the_best_connected_are_drawn_and_the_gazetteer_makes_none_important() -> None:
    world = small_world()
    labels = [world.entities[number].label for number in _drawn(build_payload(world, 12))]
    assert "浙江省" not in labels
    assert "全县食品安全工作会议" in labels
    assert len(_drawn(build_payload(world, 300))) == 39
