"""The extractors' word lists as typed rows, read once."""

import re
from typing import NamedTuple

from kg.tables import CUES, HEADS, NATIONAL, SURNAMES, TITLE_BODIES, TITLES, VENUES, Cue, Surname, Venue
from kg.tables import Head as Head
from kg.tables import National as National
from kg.wording import derived, rows, words


class Title(NamedTuple):
    """One title as it stands in a text; `body` says what body it means by itself."""

    title: str
    standing: str
    body: str | None


@derived
def national_names() -> dict[str, National]:
    """The rows of national.tsv by name."""
    return {national.name: national for national in nationals()}


@derived
def nationals() -> tuple[National, ...]:
    """national.tsv."""
    return rows(NATIONAL)


@derived
def heads() -> tuple[Head, ...]:
    """org_heads.tsv."""
    return rows(HEADS)


@derived
def last_words() -> tuple[str, ...]:
    """What the names of bodies, of their parts and of sites end with."""
    return tuple(head.head for head in heads())


@derived
def titles() -> dict[str, Title]:
    """Every title and variant of titles.tsv by its surface."""
    found: dict[str, Title] = {}
    for row in rows(TITLES):
        for prefix in ("", *row.variants):
            found.setdefault(prefix + row.title, Title(prefix + row.title, row.standing, row.body))
    return found


@derived
def bodies_of_titles() -> dict[str, tuple[str, ...]]:
    """What the names of the bodies end with whose heads a title names: title_bodies.tsv."""
    return {row.title: row.ends for row in rows(TITLE_BODIES)}


@derived
def title_traps() -> tuple[str, ...]:
    """title_traps.txt."""
    return words("title_traps.txt")


@derived
def cues() -> tuple[Cue, ...]:
    """cues.tsv."""
    return rows(CUES)


@derived
def surnames() -> dict[str, Surname]:
    """The rows of surnames.tsv by surname."""
    return {row.surname: row for row in rows(SURNAMES)}


@derived
def surname_initials() -> frozenset[str]:
    """The characters that surnames begin with."""
    return frozenset(surname[0] for surname in surnames())


@derived
def name_words() -> frozenset[str]:
    """Words that stand behind titles and begin with a surname's character, yet are no names: name_traps.txt."""
    return frozenset(words("name_traps.txt"))


@derived
def transliterating() -> frozenset[str]:
    """The characters that foreign names are written with: transliteration.txt."""
    return frozenset("".join(words("transliteration.txt")))


def is_transliterated(stretch: str) -> bool:
    """Whether a stretch of three characters is the end of a foreign name (尔科夫)."""
    return len(stretch) > 2 and transliterating().issuperset(stretch)


@derived
def leaders() -> frozenset[str]:
    """Who are called 总书记, and our president 主席, by their names alone: leaders.txt."""
    return frozenset(words("leaders.txt"))


@derived
def premiers() -> frozenset[str]:
    """Who are called 总理 by their names alone: premiers.txt."""
    return frozenset(words("premiers.txt"))


@derived
def generic_words() -> tuple[str, ...]:
    """What common nouns begin with that end like names (大型, 各, 校外): generic_words.txt."""
    return words("generic_words.txt")


@derived
def name_acts() -> re.Pattern[str]:
    """What no name of a company, school or venue holds (参观, 位于): name_acts.txt, as one pattern."""
    return re.compile("|".join(sorted(words("name_acts.txt"), key=len, reverse=True)))


@derived
def foreign_bodies() -> re.Pattern[str]:
    """What may follow a country's name and makes a body's name of it (劳工部): foreign_bodies.txt, as one pattern."""
    ends = "|".join(sorted(words("foreign_bodies.txt"), key=len, reverse=True))
    lead = "(?:[一-鿿]{1,6}[州省市县邦])?(?:伊斯兰共和国|伊斯兰|国家|联邦|中央|全国|人民|高等|最高|国防|海军|海上){0,2}"
    return re.compile(f"(?P<name>{lead}(?:{ends})(?:(?:联合|中央|最高|总)?司令部)?)(?!事|势|官|费|备|告|道|长级)")


@derived
def venues() -> tuple[Venue, ...]:
    """venues.tsv."""
    return rows(VENUES)
