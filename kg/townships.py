"""The towns and streets of the mainland, by their names without the last word; which of them a document can mean."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.gazetteer import Gazetteer
from kg.tables import TOWNS
from kg.wording import derived, rows, words

_LAST = ("街道", "镇", "乡", "苏木", "地区")
_MUNICIPALITIES = ("11", "12", "31", "50")
IN_COUNTY, IN_CITY, IN_PROVINCE, ELSEWHERE = 3, 2, 1, 0  # how near a town lies to what a document tells of


class Township(NamedTuple):
    """A town or street of towns.tsv; `county` is the code of the division that it lies in."""

    name: str
    county: str

    def called(self, stem: str) -> str:
        """The name in use, by what stands in a text: 壶镇镇 is called 壶镇."""
        return stem if stem[-1] in "镇乡" else self.name


class Told(NamedTuple):
    """The codes of the divisions that a document tells of, by level."""

    counties: frozenset[str]
    cities: frozenset[str]
    provinces: frozenset[str]

    @staticmethod
    def of(codes: Iterable[str]) -> "Told":
        """Those of all levels, by their codes."""
        by_code = Gazetteer.load().by_code
        levels: dict[str, set[str]] = {"county": set(), "prefecture": set(), "province": set()}
        for code in codes:
            levels[by_code[code].level].add(by_code[code].former_of or code)
        cities = {code[:4] for code in levels["prefecture"]} | {city(code) for code in levels["county"]}
        cities |= {code[:2] for code in levels["province"] if code.startswith(_MUNICIPALITIES)}
        return Told(frozenset(levels["county"]), frozenset(cities), frozenset(code[:2] for code in levels["province"]))

    def nearness(self, town: Township) -> int:
        """How near a town lies to them."""
        if town.county in self.counties:
            return IN_COUNTY
        if city(town.county) in self.cities:
            return IN_CITY
        return IN_PROVINCE if town.county[:2] in self.provinces else ELSEWHERE


def city(county: str) -> str:
    """What the codes of the counties of one prefecture or municipality begin with.

    >>> city("331122"), city("110105")
    ('3311', '11')
    """
    return county[: 2 if county.startswith(_MUNICIPALITIES) else 4]


def stem_of(name: str) -> str:
    """A town's name without the last word.

    >>> stem_of("鹤城街道")
    '鹤城'
    """
    last = next(filter(name.endswith, _LAST), "")
    return name[: len(name) - len(last)]


@derived
def short_names() -> dict[str, tuple[tuple[str, Township], ...]]:
    """By county, its towns with what they are called without the last word, where the county itself is not called so
    (静海镇 in 静海区)."""
    by_code = Gazetteer.load().by_code
    found: dict[str, list[tuple[str, Township]]] = {}
    for stem, towns in by_stem().items():
        for town in towns if len(stem) > 1 else ():
            if not by_code[town.county].name.startswith(stem):
                found.setdefault(town.county, []).append((stem, town))
    return {county: tuple(named) for county, named in found.items()}


@derived
def by_stem() -> dict[str, tuple[Township, ...]]:
    """The towns by their names without the last word, of those of ethnic groups without these too (洪家关|白族|乡),
    and 壶 of 壶镇镇, which is called 壶镇."""
    groups = re.compile(f"(?<=[一-鿿]{{2}})(?:(?:{'|'.join(words('ethnic_groups.txt'))})族?){{1,3}}$")
    found: dict[str, list[Township]] = {}
    for row in rows(TOWNS):
        for name in row.towns:
            town, stem = Township(name, row.county), stem_of(name)
            found.setdefault(stem, []).append(town)
            if stem[-1] in "族镇":
                found.setdefault(groups.sub("", stem).removesuffix("镇"), []).append(town)
    return {stem: tuple(towns) for stem, towns in found.items()}


def nearest(stem: str, told: Told) -> tuple[int, tuple[Township, ...]]:
    """The towns of a name that lie nearest to what a document tells of, and how near."""
    towns = by_stem().get(stem, ())
    near = max(map(told.nearness, towns), default=ELSEWHERE)
    return near, tuple(town for town in towns if told.nearness(town) == near)
