"""Administrative divisions of China down to the county, former ones included, by code and by the names in use."""

from functools import cache
from typing import Annotated, Literal, NamedTuple

from kg.lexicon import read_table, read_words

Level = Literal["province", "prefecture", "county"]
Strength = Literal["strong", "weak", "risky"]

LEVELS = ("province", "prefecture", "county")
OLD = "1998"  # a 郊区 that ended before is not meant by what is written since


class Division(NamedTuple):
    """A division under one of its names. Dates are ISO prefixes: YYYY-MM or YYYY.

    `valid_from` is the first list of GB/T 2260 that has the name (1980-12: then or earlier) or the date of the change,
    `valid_to` the last list or the date of the change that ended it, None while in force. `former_of` is the code of
    the division that it became in the end, None while in force and where that is unknown.
    """

    code: str
    name: str
    level: str
    parent: str | None
    valid_from: str
    valid_to: str | None
    former_of: str | None

    @property
    def current(self) -> bool:
        """Whether it is in force."""
        return self.valid_to is None


class Row(NamedTuple):
    """A row of divisions.tsv; `short` are the short names."""

    code: str
    name: str
    level: Level
    parent: str | None
    since: str
    until: str | None
    successor: str | None
    short: tuple[str, ...]


class Area(NamedTuple):
    """A well-known zone that is no statutory division (雄安新区); `host` is the code of the division that holds it."""

    name: str
    forms: tuple[str, ...]
    host: Annotated[str, "[1-9][0-9]{5}"]
    kind: Literal["new_area", "cooperation", "zone"]


class Province(NamedTuple):
    """The one-character names of a province, the usual one first."""

    code: Annotated[str, "[1-9][0-9]{5}"]
    name: str
    abbreviations: tuple[str, ...]


class Gazetteer:
    """All divisions. Treat it as read-only: `load` hands out one for the whole program.

    `by_code` has the division that holds a code or held it last. `forms` has for every name in use the divisions that
    it may mean, the most likely first: in force before former, larger before smaller, then by code, former ones by how
    late they ended; a former division is left out where what it became has the name too. `strength` says how far a
    name can be trusted by itself: strong (a full name), weak (a short one), risky (a common word, or one that comes
    about where other words meet).
    """

    __slots__ = ("by_code", "forms", "strength")

    def __init__(self, rows: list[Row], risky: frozenset[str]) -> None:
        """`rows` in the order of the file: by code, then by time."""
        self.by_code: dict[str, Division] = {}
        candidates: dict[str, list[Division]] = {}
        self.strength: dict[str, Strength] = {}
        for code, name, level, parent, since, until, successor, short in rows:
            division = Division(code, name, level, parent, since, until, successor)
            self.by_code[code] = division
            if name not in risky:
                self.strength[name] = "strong"
            elif until is None or until >= OLD:
                self.strength[name] = "risky"
            else:
                continue
            candidates.setdefault(name, []).append(division)
            for form in short:
                candidates.setdefault(form, []).append(division)
                self.strength.setdefault(form, "risky" if form in risky else "weak")
        self.forms: dict[str, tuple[Division, ...]] = {
            form: tuple(found) if len(found) == 1 else self._ranked(found) for form, found in candidates.items()
        }

    @staticmethod
    @cache
    def load() -> "Gazetteer":
        """The gazetteer of kg/lexicons/divisions.tsv. Raises LexiconError if a row is bad."""
        return Gazetteer(read_table("divisions.tsv", Row), frozenset(read_words("divisions_risky.txt")))

    def _ranked(self, found: list[Division]) -> tuple[Division, ...]:
        """One for each real place: the one in force, else the last, in the order that the class promises."""
        places: dict[str, Division] = {}
        for division in sorted(found, key=lambda d: d.valid_to or "9999"):
            places[division.former_of or division.code] = division
        recent = sorted(places.values(), key=lambda d: d.valid_to or "9999", reverse=True)
        return tuple(sorted(recent, key=lambda d: (not d.current, LEVELS.index(d.level), d.current and d.code)))

    def successor(self, division: Division) -> Division:
        """What a former division became; the division itself while in force and where that is unknown."""
        return self.by_code[division.former_of] if division.former_of else division

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """The larger divisions that hold it (of a former one: held it), nearest first; none of a province.

        One that is former itself is replaced by what it became, unless that is smaller: 椒江市 was in 台州地区, which
        is 台州市; 钢城区 was in 莱芜市, which is no more.
        """
        found: list[Division] = []
        parent = division.parent
        while parent:
            held = self.by_code[parent]
            heir = self.successor(held)
            found.append(heir if LEVELS.index(heir.level) <= LEVELS.index(held.level) else held)
            parent = found[-1].parent
        return tuple(found)

    def is_within(self, division: Division, ancestor: Division) -> bool:
        """Whether `ancestor` holds `division`, now or at its time; a division is not within itself."""
        holders = (*self.ancestors(division), *self.ancestors(self.successor(division)))
        return ancestor in holders or self.successor(ancestor) in holders

    def path(self, division: Division) -> str:
        """The full name with the larger divisions in front: 浙江省台州市椒江区."""
        return "".join(d.name for d in reversed((division, *self.ancestors(division))))

    def full_names(self) -> tuple[str, ...]:
        """The names that mean a division by themselves (strong forms), sorted."""
        return tuple(sorted(form for form, strength in self.strength.items() if strength == "strong"))


@cache
def areas() -> tuple[Area, ...]:
    """The zones of functional_areas.tsv."""
    return tuple(read_table("functional_areas.tsv", Area, unique=("name",)))


@cache
def abbreviations() -> dict[str, Division]:
    """The province for each one-character name (浙, 沪, 申)."""
    by_code = Gazetteer.load().by_code
    rows = read_table("provinces.tsv", Province, unique=("code",))
    return {short: by_code[row.code] for row in rows for short in row.abbreviations}
