"""Administrative divisions of China down to the county, former ones included, by code and by the names in use."""

from typing import Literal, NamedTuple

from kg.tables import AREAS, DIVISIONS, PROVINCES, Area
from kg.tables import DivisionRow as Row
from kg.wording import derived, rows, words

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


class Gazetteer:
    """All divisions. Treat it as read-only: `load` hands out one for the whole program.

    `by_code` has the division that holds a code or held it last. `forms` has for every name in use the divisions that
    it may mean, the most likely first: in force before former, larger before smaller, then by code, former ones by how
    late they ended; a former division is left out where what it became has the name too. `strength` says how far a
    name can be trusted by itself: strong (a full name), weak (a short one), risky (a common word, or one that comes
    about where other words meet). `former` has for a code the divisions that became the one that holds it, by code,
    then by time.
    """

    __slots__ = ("by_code", "former", "forms", "strength")

    def __init__(self, ordered: list[Row], risky: frozenset[str]) -> None:
        """`ordered`: by code, then by time."""
        self.by_code: dict[str, Division] = {}
        self.former: dict[str, list[Division]] = {}
        candidates: dict[str, list[Division]] = {}
        self.strength: dict[str, Strength] = {}
        for code, name, level, parent, since, until, successor, short in ordered:
            division = Division(code, name, level, parent, since, until, successor)
            self.by_code[code] = division
            if successor:
                self.former.setdefault(successor, []).append(division)
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
    @derived
    def load() -> "Gazetteer":
        """The gazetteer of divisions.tsv. Raises LexiconError if a row is bad."""
        ordered = sorted(rows(DIVISIONS), key=lambda row: (row.code, row.since))  # as the project's own rows are
        return Gazetteer(ordered, frozenset(words("divisions_risky.txt")))

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


@derived
def areas() -> tuple[Area, ...]:
    """The zones of functional_areas.tsv."""
    return rows(AREAS)


@derived
def abbreviations() -> dict[str, Division]:
    """The province for each one-character name (浙, 沪, 申)."""
    by_code = Gazetteer.load().by_code
    return {short: by_code[row.code] for row in rows(PROVINCES) for short in row.abbreviations}
