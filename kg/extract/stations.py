"""Stations of a county's bureau in its towns, called by the towns alone (城关所、河口所; 壶镇、新建等市场监管所)."""

import re
from collections.abc import Iterator

from kg.extract.anchors import places_of
from kg.extract.edges import is_han
from kg.extract.org import Org, OrgMention
from kg.extract.place import Place
from kg.extract.reading import Reading
from kg.extract.town_words import is_everyday
from kg.text import char_before
from kg.townships import Township, short_names

# What a bureau's stations are called, by its domain.
_CALLED = {"市场监管": "市场监督管理所", "食药监": "食品药品监督管理所", "工商": "工商所", "质监": "质量技术监督所"}
# Whose stations are called so in short.
_SHORT = {
    **dict.fromkeys(("市场监管", "市场监督管理", "市监"), "市场监管"),
    **dict.fromkeys(("食药监", "食品药品监管", "食品药品监督管理"), "食药监"),
    "工商": "工商",
}
_OF = "|".join((*_SHORT, "监管"))
_STATION = re.compile(
    f"(?P<of>{_OF})?所(?=所长|负责|执法|进|作(?![的出用])|牵头|在(?![地的片区街社村乡镇县市])|[、，。；：对和与等的将已]|$)"
)
_NAMED = re.compile(f"(?:{_OF})所")
_BEFORE = re.compile(
    "(?:^|[^一-鿿]|[在到赴由和与及对向是等]|走进|深入|组织|联合|该局)$"
)  # what a station's name stands behind
_LISTED = re.compile(
    rf"(?:[、和及与](?:(?![和及与])[一-鿿]){{2,4}}){{0,15}}(?:等[\d一二三四五六七八九十]{{0,3}}个?)?(?P<of>{_OF})所"
)


def find_stations(reading: Reading, bodies: list[OrgMention]) -> Iterator[OrgMention]:
    """The stations of the county bureaus among `bodies`, in towns that towns.tsv has under these counties."""
    text = reading.text
    if "所" not in text:  # only saves time
        return
    ends = {m.end: m.org for m in bodies}
    owners = {m.org.place.code: m.org for m in bodies if m.org.domain in _CALLED and m.org.place and not m.org.parent}
    for code, owner in owners.items():
        for stem, town in short_names().get(code or "", ()):
            for at in places_of(stem, text) if stem in text else ():
                if _may_begin(text, at, stem, ends, owner):
                    yield from _at(text, at, stem, town, owner)


def _may_begin(text: str, at: int, stem: str, others: dict[int, Org], owner: Org) -> bool:
    """Whether a station's town may stand at an offset: right behind its owner, or behind nothing else that has stations
    (税务局|新建所); a common word only where none goes on and no list begins (联合|公安、城管所)."""
    if beside := others.get(at):
        return beside == owner
    before = others.get(at - 1) if at and text[at - 1] in "、和与" else None
    if before and before.parent not in (None, owner.label):  # 税务局壶镇所、新建所
        return False
    if is_everyday(stem):
        return not is_han(char_before(text, at)) and _STATION.match(text, at + len(stem)) is not None
    return _NAMED.match(text, at + len(stem)) is not None or _BEFORE.search(text, max(at - 2, 0), at) is not None


def _at(text: str, start: int, stem: str, town: Township, owner: Org) -> Iterator[OrgMention]:
    """The station whose town stands at an offset: 城关所 is a part of its bureau, 新建监管所 has its own name."""
    end = start + len(stem)
    single = _STATION.match(text, end)
    match = single or _LISTED.match(text, end)
    if match is None:
        return
    domain = _SHORT.get(match["of"] or "", owner.domain or "")
    if domain == owner.domain or owner.domain == "市场监管":
        label = stem + _CALLED[domain] if match["of"] else f"{owner.label}{stem}所"
        org = Org(label, "Agency", Place(town.called(stem), "township", None, town.county), owner.label)
        yield OrgMention(start, single.end() if single else end, org, single is not None, "office of a town")
