"""Every lexicon that the program reads: its file in kg/lexicons, its columns, and what makes a row the same as another.

A user's folder may hold files of these names (`kg.additions`). The other files there are read only when divisions.tsv
is made, or are no matter of vocabulary (han_frequency.txt, clean_openers.txt).
"""

from typing import Annotated, Any, Literal, NamedTuple

from kg.lexicon import Table

Level = Literal["province", "prefecture", "county"]
Kind = Literal["Agency", "Institution", "Enterprise", "Association", "MediaOutlet"]
Code = Annotated[str, "[1-9][0-9]{5}"]
IsoDate = Annotated[str, "[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?"]
WordUse = Literal[
    "stop", "say", "chair", "attend", "instruct", "lead", "hold", "open", "refer", "visit", "do"
]  # what they mean stands in cues.tsv


class Body(NamedTuple):
    """A body that every place has; `name` holds {} where the place's full name goes."""

    name: str
    forms: tuple[str, ...]
    domain: str | None

    def full(self, place: str) -> str:
        """The canonical name for a place ("" if it is not known)."""
        return self.name.replace("{}", place)

    @property
    def bare(self) -> str:
        """The full name without a place: 市场监督管理局."""
        return self.name.replace("{}", "")


class National(NamedTuple):
    """A body that exists once in the country."""

    name: str
    forms: tuple[str, ...]
    kind: Kind
    domain: str | None
    parent: str | None


class Part(NamedTuple):
    """What a body is a part of, by the last word of its name; `of` is empty where the name begins with it."""

    ending: str
    of: tuple[str, ...]
    seat: Literal["own", "above"]


class ReformRow(NamedTuple):
    """Bodies that a reform replaced by others; {} in a name stands for the place's."""

    reform: str
    level: Literal["national", "local"]
    before: tuple[str, ...]
    after: tuple[str, ...]
    earliest: IsoDate
    latest: IsoDate
    source: str


class Head(NamedTuple):
    """The last word of an organization's or a venue's name."""

    head: str
    kind: Literal["Agency", "Institution", "Enterprise", "Association", "MediaOutlet", "Venue"]
    role: Literal["body", "part", "venue"]


class TitleRow(NamedTuple):
    """A title with the prefixes that make further ones."""

    title: str
    variants: tuple[str, ...]
    standing: Literal["public", "rank", "business", "professional", "foreign"]
    body: str | None


class TitleBodies(NamedTuple):
    """What the names of the bodies end with whose heads a title names."""

    title: str
    ends: tuple[str, ...]


class Cue(NamedTuple):
    """A word that steers."""

    cue: str
    use: WordUse


class Surname(NamedTuple):
    """A surname of surnames.tsv."""

    surname: str
    use: Literal["common", "known", "rare"]
    word: Literal["yes", "no"]


class Venue(NamedTuple):
    """A well-known venue of venues.tsv; `host` is the code of the division that it stands in."""

    name: str
    host: Code


class DivisionRow(NamedTuple):
    """A row of divisions.tsv; `short` are the short names. Codes and dates are plain text, since there are 7,000."""

    code: str
    name: str
    level: Level
    parent: str | None
    since: str
    until: str | None
    successor: str | None
    short: tuple[str, ...]


class CountyTowns(NamedTuple):
    """The towns and streets of a county, or of a city that has none."""

    county: Code
    towns: tuple[str, ...]


class Area(NamedTuple):
    """A well-known zone that is no statutory division (雄安新区); `host` is the code of the division that holds it."""

    name: str
    forms: tuple[str, ...]
    host: Code
    kind: Literal["new_area", "cooperation", "zone"]


class Province(NamedTuple):
    """The one-character names of a province, the usual one first."""

    code: Code
    name: str
    abbreviations: tuple[str, ...]


class PatternWord(NamedTuple):
    """A word of the patterns that find meetings, inspections, campaigns, bodies and people."""

    word: str
    use: Literal[
        "meeting",
        "session",
        "ceremony",
        "check",
        "drive",
        "work",
        "programme",
        "occasion",
        "open",
        "ware",
        "vague",
        "front",
        "deed",
        "role",
        "bearer",
        "peer",
        "shop",
        "platform",
        "held",
        "no_office",
        "squad",
        "told",
        "glued",
        "half",
        "site",
    ]


class TownTrap(NamedTuple):
    """What makes a common noun of what ends like a town's name: a word in front, an ending, the whole."""

    word: str
    use: Literal["front", "ending", "whole"]


class PageCue(NamedTuple):
    """What tells a line that belongs to the page; `longest` is how many characters such a line may have."""

    cue: str
    where: Literal["start", "in", "whole"]
    longest: int | None


class PageField(NamedTuple):
    """What a field of a header line is called, or how the name of who published ends that stands without a label."""

    label: str
    kind: Literal["date", "source", "people", "count", "control", "record", "outlet"]


class Role(NamedTuple):
    """A word of credit lines; `side` is where it stands of the names."""

    word: str
    role: tuple[Literal["author", "editor", "photographer"], ...]
    side: Literal["before", "after", "both"]


class Spun(NamedTuple):
    """A synonym that a machine put where officials have a fixed term."""

    spun: str
    proper: str


AGENCIES = Table("agencies.tsv", Body, ("name",))
NATIONAL = Table("national.tsv", National, ("name",))
PARTS = Table("agency_parts.tsv", Part, ("ending",))
REFORMS = Table("agency_reforms.tsv", ReformRow, ("reform", "level"))
HEADS = Table("org_heads.tsv", Head, ("head", "role"))
TITLES = Table("titles.tsv", TitleRow, ("title",))
TITLE_BODIES = Table("title_bodies.tsv", TitleBodies, ("title",))
CUES = Table("cues.tsv", Cue, ("cue",))
SURNAMES = Table("surnames.tsv", Surname, ("surname",))
VENUES = Table("venues.tsv", Venue, ("name",))
DIVISIONS = Table("divisions.tsv", DivisionRow, ("code", "name"))
AREAS = Table("functional_areas.tsv", Area, ("name",))
TOWNS = Table("towns.tsv", CountyTowns, ("county", "towns"))
PROVINCES = Table("provinces.tsv", Province, ("code",))
PATTERN_WORDS = Table("pattern_words.tsv", PatternWord, ("word", "use"))
TOWN_TRAPS = Table("town_traps.tsv", TownTrap, ("word", "use"))
PAGE_CUES = Table("clean_furniture.tsv", PageCue, ("cue", "where"))
FIELDS = Table("clean_fields.tsv", PageField, ("label", "kind"))
ROLES = Table("clean_roles.tsv", Role, ("word",))
SPUN = Table("clean_spun.tsv", Spun, ("spun",))

TABLES: dict[str, Table[Any]] = {
    table.file: table
    for table in (
        *(
            AGENCIES,
            NATIONAL,
            HEADS,
            TITLES,
            TITLE_BODIES,
            CUES,
            PATTERN_WORDS,
            TOWN_TRAPS,
            SURNAMES,
            VENUES,
            DIVISIONS,
            AREAS,
            TOWNS,
            PROVINCES,
        ),
        *(PAGE_CUES, FIELDS, ROLES, SPUN, PARTS, REFORMS),
    )
}
LISTS = (
    "title_traps.txt",
    "name_traps.txt",
    "name_acts.txt",
    "generic_words.txt",
    "transliteration.txt",
    "given_middle.txt",
    "given_last.txt",
    "leaders.txt",
    "premiers.txt",
    "known_names.txt",
    "divisions_risky.txt",
    "divisions_inside.txt",
    "natural_places.txt",
    "village_words.txt",
    "foreign_bodies.txt",
    "foreign_places.txt",
    "clean_surnames.txt",
    "clean_spam.txt",
)
