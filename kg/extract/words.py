"""The extractors' word lists as typed rows, read once."""

from functools import cache
from typing import Literal, NamedTuple

from kg.lexicon import read_table, read_words


class National(NamedTuple):
    """A body that exists once in the country."""

    name: str
    forms: tuple[str, ...]
    kind: str
    domain: str | None
    parent: str | None


class Head(NamedTuple):
    """The last word of an organization's or a venue's name."""

    head: str
    kind: str
    role: Literal["body", "part", "venue"]


class TitleRow(NamedTuple):
    """A title with the prefixes that make further ones."""

    title: str
    variants: tuple[str, ...]
    standing: Literal["public", "rank", "business", "professional", "foreign"]
    body: str | None


class Title(NamedTuple):
    """One title as it stands in a text; `body` says what body it means by itself."""

    title: str
    standing: str
    body: str | None


class Cue(NamedTuple):
    """A word that steers."""

    cue: str
    use: str


@cache
def national_names() -> dict[str, National]:
    """The rows of national.tsv by name."""
    return {national.name: national for national in nationals()}


@cache
def nationals() -> tuple[National, ...]:
    """national.tsv."""
    return tuple(read_table("national.tsv", National, unique=["name"]))


@cache
def heads() -> tuple[Head, ...]:
    """org_heads.tsv."""
    return tuple(read_table("org_heads.tsv", Head, unique=["head", "role"]))


@cache
def titles() -> dict[str, Title]:
    """Every title and variant of titles.tsv by its surface."""
    found: dict[str, Title] = {}
    for row in read_table("titles.tsv", TitleRow, unique=["title"]):
        for prefix in ("", *row.variants):
            found[prefix + row.title] = Title(prefix + row.title, row.standing, row.body)
    return found


@cache
def title_traps() -> tuple[str, ...]:
    """title_traps.txt."""
    return read_words("title_traps.txt")


@cache
def cues() -> tuple[Cue, ...]:
    """cues.tsv."""
    return tuple(read_table("cues.tsv", Cue, unique=["cue"]))


class Surname(NamedTuple):
    """A surname of surnames.tsv."""

    surname: str
    use: Literal["common", "known", "rare"]
    word: Literal["yes", "no"]


@cache
def surnames() -> dict[str, Surname]:
    """The rows of surnames.tsv by surname."""
    return {row.surname: row for row in read_table("surnames.tsv", Surname, unique=["surname"])}


@cache
def surname_initials() -> frozenset[str]:
    """The characters that surnames begin with."""
    return frozenset(surname[0] for surname in surnames())


@cache
def name_words() -> frozenset[str]:
    """Words that stand behind titles and begin with a surname's character, yet are no names: name_traps.txt."""
    return frozenset(read_words("name_traps.txt"))


@cache
def transliterating() -> frozenset[str]:
    """The characters that foreign names are written with: transliteration.txt."""
    return frozenset("".join(read_words("transliteration.txt")))


@cache
def generic_words() -> tuple[str, ...]:
    """What common nouns begin with that end like names (大型, 各, 校外): generic_words.txt."""
    return read_words("generic_words.txt")


class Venue(NamedTuple):
    """A well-known venue of venues.tsv; `host` is the code of the division that it stands in."""

    name: str
    host: str


@cache
def venues() -> tuple[Venue, ...]:
    """venues.tsv."""
    return tuple(read_table("venues.tsv", Venue, unique=["name"]))
