"""The columns that the page reads."""

import json

from kg.web.payload import build_payload
from tests.web.worlds import hostile_world, small_world


def test_columns_of_a_table_are_equally_long() -> None:
    payload = build_payload(small_world(), None, 300)
    for name in ("entities", "documents", "passages", "statements", "appearances"):
        assert len({len(column) for column in payload[name].values()}) == 1, name
    assert len(payload["entities"]["label"]) == 39


def test_numbers_point_into_their_tables() -> None:
    payload = build_payload(small_world(), None, 300)
    statements, passages = payload["statements"], payload["passages"]
    assert max(statements["passage"]) == len(passages["text"]) - 1
    assert max(statements["object"]) < len(payload["entities"]["id"])
    assert max(statements["text"] + statements["rule"] + statements["date"]) < len(payload["words"])
    assert payload["words"][0] == ""


def test_a_sentence_is_stored_once() -> None:
    passages = build_payload(small_world(), None, 300)["passages"]
    assert len(set(zip(passages["document"], passages["text"], strict=True))) == len(passages["text"]) == 18


def test_identifiers_are_relative_to_the_base_and_unique() -> None:
    ids = build_payload(hostile_world(), None, 300)["entities"]["id"]
    assert "official/沈云才" in build_payload(small_world(), None, 1)["entities"]["id"]
    assert len(set(ids)) == len(ids)


def test_hostile_text_can_be_encoded() -> None:
    json.dumps(build_payload(hostile_world(), None, 300), ensure_ascii=False).encode()


def test_degrees_decide_who_is_drawn() -> None:
    world = small_world()
    joined = {world.entities[n].id: 4 - n for n in range(4)} | {"somewhere else": 9}
    drawn = [node["id"] for node in build_payload(world, joined, 4)["view"]["nodes"]]
    assert drawn == [0, 1, 2, 3]
