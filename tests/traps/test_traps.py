"""The tables of traps parse, and what they expect can be found in their sentences."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest

from kg.lexicon import read_table
from tests.traps import ROLES, Expected, Trap, campaigns, events, expected, organizations, people, places

TABLES: dict[str, tuple[Callable[[], tuple[Trap[Any], ...]], int]] = {
    "people": (people, 120),
    "organizations": (organizations, 80),
    "places": (places, 60),
    "events": (events, 45),
    "campaigns": (campaigns, 40),
}
each_table = pytest.mark.parametrize("name", TABLES)


class Division(NamedTuple):
    """A row of divisions.tsv, as far as it matters here."""

    code: str
    name: str
    level: str
    parent: str | None
    since: str | None
    until: str | None
    successor: str | None
    short: str | None


def _loose(text: str) -> str:
    return re.sub(r"[“”\s]", "", text)


def _paths() -> set[tuple[str, ...]]:
    table = read_table("divisions.tsv", Division)
    rows = {row.code: row for row in table}
    paths: set[tuple[str, ...]] = set()
    for row in table:
        path = [row.name]
        above = rows.get(row.parent or "")
        while above is not None:
            path.append(above.name)
            above = rows.get(above.parent or "")
        paths.add(tuple(reversed(path)))
    return paths


@each_table
def test_rows_parse(name: str) -> None:
    read, least = TABLES[name]
    assert len(read()) >= least


def test_there_are_more_than_three_hundred() -> None:
    assert sum(len(read()) for read, _ in TABLES.values()) >= 400


@each_table
def test_some_sentences_have_nothing_in_them(name: str) -> None:
    empty = sum(1 for trap in TABLES[name][0]() if not trap.expected)
    assert empty >= 8
    assert empty < len(TABLES[name][0]()) / 2


@each_table
def test_rows_say_what_the_trap_is(name: str) -> None:
    assert all(trap.note and trap.sentence for trap in TABLES[name][0]())


def test_persons_stand_in_their_sentences() -> None:
    for trap in people():
        for person in trap.expected:
            assert person.name in trap.sentence
            for post in person.posts:
                assert any(title[-2:] in trap.sentence for title in post.titles), trap.sentence


def test_bodies_in_context_belong_to_the_place() -> None:
    contexts = [(trap.body, trap.place) for trap in people()] + [(trap.body, trap.place) for trap in organizations()]
    assert all(body is None or body.startswith(place[-1]) for body, place in contexts)
    assert sum(body is not None for body, _ in contexts) >= 15


def test_divisions_of_context_and_result_are_real() -> None:
    known = _paths()
    contexts = {trap.place for read, _ in TABLES.values() for trap in read() if trap.place}
    assert contexts <= known
    for trap in places():
        for part in trap.expected:
            for name in part.names:
                path = tuple(name.split(">"))
                if not name.startswith("venue:") and "（" not in name:
                    assert path in known or (len(path) > 3 and path[:-1] in known), name


def test_places_stand_in_their_sentences() -> None:
    for trap in places():
        for part in trap.expected:
            stems = [re.sub("^venue:|^.*>", "", name) for name in part.names]
            assert any(stem[:2] in trap.sentence for stem in stems), trap.sentence


@pytest.mark.parametrize("read", [events, campaigns], ids=["events", "campaigns"])
def test_names_stand_in_their_sentences(read: Callable[[], tuple[Trap[Any], ...]]) -> None:
    for trap in read():
        for part in trap.expected:
            if part.names and not part.optional:
                assert any(_overlap(name, trap.sentence) for name in part.names), trap.sentence


def _overlap(name: str, sentence: str) -> bool:
    """Whether an end of four characters stands in the sentence, or both ends do (X同A、B通电话 is X同A通电话 too)."""
    name, sentence = _loose(name), _loose(sentence)
    return name[-4:] in sentence or name[:4] in sentence or (name[:3] in sentence and name[-2:] in sentence)


def test_events_have_dates_and_roles_that_the_row_allows() -> None:
    for trap in events():
        assert date.fromisoformat(trap.published or "") <= date(2026, 1, 1)
        for event in trap.expected:
            for value in event.facts.get("date", ()):
                days = [date.fromisoformat(name) for name in value.names]
                assert max(days) <= date.fromisoformat(trap.published or "") or "将" in trap.sentence
            for role in ROLES:
                assert all(_known(value, trap.sentence) for value in event.facts.get(role, ()))


def _known(value: Expected, sentence: str) -> bool:
    """A person stands in the sentence letter for letter; a body at least with the last character of its name."""
    name = value.names[0]
    return value.optional or name in sentence or (len(name) > 5 and name[-1] in sentence)


@pytest.mark.parametrize("text", ["", "/", "a/", "?", "a?b"])
def test_bad_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no list of names"):
        expected(text)
