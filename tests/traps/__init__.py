"""The genre's traps as typed rows: sentences and what an extractor must find in them (notation: README.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from kg.lexicon import read_table

FOLDER = Path(__file__).parent
ROLES = ("chair", "speaker", "attendee", "instructor")
KEYS = ("date", "kind", "place", "organizer", "campaign", *ROLES)

Part = TypeVar("Part")


class BodyCells(NamedTuple):
    """A row of people.tsv and organizations.tsv."""

    sentence: str
    place: str | None
    body: str | None
    expected: str | None
    note: str


class EventCells(NamedTuple):
    """A row of events.tsv."""

    sentence: str
    place: str | None
    published: str
    expected: str | None
    note: str


class Cells(NamedTuple):
    """A row of places.tsv and campaigns.tsv."""

    sentence: str
    place: str | None
    expected: str | None
    note: str


@dataclass(frozen=True)
class Expected:
    """One of `names` is to be found; neither finding nor missing it is wrong where it is `optional`."""

    names: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Post:
    """One of `titles` at one of `bodies`; no bodies: any body or none will do."""

    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Person:
    """A person; `official` where the text gives a public post, or may."""

    name: str
    official: bool
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Event:
    """An event; no names: any name will do. `facts` has the keys that are tested; an empty value must be empty."""

    names: tuple[str, ...]
    optional: bool
    inspection: bool
    facts: dict[str, tuple[Expected, ...]]


@dataclass(frozen=True)
class Trap(Generic[Part]):
    """A sentence, its context (path of full division names; whose 局 a bare 局 is; date) and all that it names."""

    sentence: str
    place: tuple[str, ...]
    body: str | None
    published: str | None
    expected: tuple[Part, ...]
    note: str


@cache
def people() -> tuple[Trap[Person], ...]:
    """The rows of people.tsv."""
    return _body_traps("people.tsv", _person)


@cache
def organizations() -> tuple[Trap[Expected], ...]:
    """The rows of organizations.tsv; names are canonical."""
    return _body_traps("organizations.tsv", expected)


@cache
def places() -> tuple[Trap[Expected], ...]:
    """The rows of places.tsv; a name is a path of full names joined by `>`, or `venue:` and a name."""
    return _traps("places.tsv")


@cache
def campaigns() -> tuple[Trap[Expected], ...]:
    """The rows of campaigns.tsv."""
    return _traps("campaigns.tsv")


@cache
def events() -> tuple[Trap[Event], ...]:
    """The rows of events.tsv."""
    rows = read_table(FOLDER / "events.tsv", EventCells, ("sentence", "place"))
    return tuple(
        Trap(row.sentence, _path(row.place), None, row.published, _parts(row.expected, _event), row.note)
        for row in rows
    )


def expected(text: str) -> Expected:
    """`a/b?` as names and whether they are optional. Raises ValueError where a name is empty.

    >>> expected("缙云县公安局/县公安局?")
    Expected(names=('缙云县公安局', '县公安局'), optional=True)
    """
    names = tuple(text.removesuffix("?").split("/"))
    if not all(names) or "?" in "".join(names):
        raise ValueError(f"no list of names: {text!r}")
    return Expected(names, text.endswith("?"))


def _body_traps(file: str, part: Callable[[str], Part]) -> tuple[Trap[Part], ...]:
    rows = read_table(FOLDER / file, BodyCells, ("sentence", "place"))
    return tuple(
        Trap(row.sentence, _path(row.place), row.body, None, _parts(row.expected, part), row.note) for row in rows
    )


def _traps(file: str) -> tuple[Trap[Expected], ...]:
    rows = read_table(FOLDER / file, Cells, ("sentence", "place"))
    return tuple(
        Trap(row.sentence, _path(row.place), None, None, _parts(row.expected, expected), row.note) for row in rows
    )


def _path(place: str | None) -> tuple[str, ...]:
    return tuple(place.split(">")) if place else ()


def _parts(cell: str | None, part: Callable[[str], Part]) -> tuple[Part, ...]:
    return tuple(part(text) for text in cell.split(";")) if cell else ()


def _person(text: str) -> Person:
    name, *posts = text.split("|")
    return Person(name.removeprefix("~"), not name.startswith("~"), tuple(_post(post) for post in posts))


def _post(text: str) -> Post:
    titles, at, bodies = text.removesuffix("?").partition("@")
    if not at:
        raise ValueError(f"no title@body: {text!r}")
    return Post(expected(titles).names, expected(bodies).names if bodies else (), text.endswith("?"))


def _event(text: str) -> Event:
    name, *pairs = text.split("|")
    facts: dict[str, tuple[Expected, ...]] = {}
    for pair in pairs:
        key, colon, value = pair.partition(":")
        if key not in KEYS or not colon or key in facts:
            raise ValueError(f"no key and value of an event: {pair!r}")
        facts[key] = () if value == "-" else tuple(expected(item) for item in value.split(","))
    kind = facts.pop("kind", ())
    names = () if name.startswith("*") else expected(name).names
    return Event(names, name.endswith("?"), bool(kind), facts)
