"""Sites that officials go to: the items of a list behind 来到, 走进, 先后到, by the last word of each; shops and hotels
that are sites where somebody goes."""

import re
from collections.abc import Iterator
from itertools import chain

from kg.extract.anchors import near
from kg.extract.dictionary import word_frequency
from kg.extract.edges import STOPS
from kg.extract.org import OrgMention
from kg.extract.place import Place, PlaceMention
from kg.extract.proper import is_kind_of_site
from kg.extract.reading import Reading
from kg.extract.site_words import site_word
from kg.extract.words import generic_words
from kg.text import char_before

_VISIT = re.compile(
    r"(?:来到|走进|前往|先后到|分别到|深入到?|参观了?|察看了?|瞻仰了?|考察了?|实地检查了?)(?P<list>[^，。；：！？\n]{3,90})"
)
_THERE = re.compile(
    r"(?:(?<=[。！？\n　])|^)在(?P<list>[^，。；：！？\n]{3,24})，"
    r"(?=[他她]|[一-鿿]{2,3}(?:一行|同志|总书记|主席|等)?[^，。；]{0,6}?"
    r"(?:察看|查看|观看|了解|听取|询问|考察|走进|参观|步入|驻足|看望|同|与|对))"
)
_PURPOSE = re.compile("考察|调研|视察|看望|慰问|督导")  # what somebody goes there for
_ITEM = re.compile(r"[^、和与及]{3,26}")
_PLAIN = re.compile(
    r"^(?:[一二两三四五六七八九十\d多几]|部分|各|农村|社区|企业|车间|现场|一线|辖区|有关|相关|所属|当地|附近|周边|大型|小型|生产)"
)
_SEVERAL = re.compile("部分|一家|事发|涉事|各大|多家|周边|沿街|多个|(?:思|之|道|出|线|套)路$")

_SITES = ("博物馆", "图书馆", "文化馆")  # a site and its operator at once
_SHOPS = ("超市", "宾馆", "酒店", "饭店")  # the same where somebody goes or is
_AT = frozenset("在到赴")
_BUYS = re.compile("[^，。；]{0,24}?[买购售卖花]")


def is_site_too(reading: Reading, mention: OrgMention, end: int) -> bool:
    """Whether the name of a museum is that of a site too, or of a shop or hotel where somebody goes or is and does not
    only buy; `end`: where its branch ends."""
    label, start = mention.org.label, mention.start
    if not label.endswith(_SHOPS):
        return label.endswith(_SITES)
    low = reading.sentence_at(start).start
    gone = any(low <= cue.start < start for cue in reading.cues if cue.value == "visit")
    return gone or (char_before(reading.text, start) in _AT and _BUYS.match(reading.text, end) is None)


def find_visited(reading: Reading, known: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Venues of such lists that no other finder has; the longer of two names that overlap is left to it."""
    covered = {at for m in known if m.place.level == "venue" for at in range(m.start, m.end)}
    places = {m.start: m for m in known if m.place.level != "venue"}
    told = near(_VISIT, reading.text, reading.anchors("visit"))
    for match in chain(told, _THERE.finditer(reading.text) if "visit" in reading.tokens else ()):
        for item in _ITEM.finditer(reading.text, *match.span("list")):
            purpose = _PURPOSE.search(reading.text, item.start() + 2, item.end())
            end = purpose.start() if purpose else item.end()
            site = site_word(reading.text, item.start(), end)
            low = item.start() - (item.start() - 1 in places)  # 沈阳市|和平区…
            start = _name_start(low, end, places)
            name = reading.text[start:end]
            if site is None or not 4 <= len(name) <= 20 or not covered.isdisjoint(range(start, end)):
                continue
            common = name.startswith(generic_words()) or is_kind_of_site(name[: site - start])
            if common or word_frequency(name) or _PLAIN.match(name) or _SEVERAL.search(name):
                continue
            if any(char in STOPS - {"家", "名", "处", "和"} for char in name):
                continue
            front = places.get(low)
            within = front.place.code or front.place.within if front else None
            yield PlaceMention(start, end, Place(name, "venue", None, within), True)


def _name_start(start: int, end: int, places: dict[int, PlaceMention]) -> int:
    """Behind the divisions in full that stand in front of the name (莱阳市|古柳…)."""
    while start in places and places[start].full and places[start].end < end - 2:
        start = places[start].end
    return start
