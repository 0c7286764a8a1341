"""Where meetings are held: a school, hospital or company, or a housing estate, in 在X举行 is a venue too."""

import re
from collections.abc import Iterator

from kg.extract.anchors import places_of
from kg.extract.dictionary import plain_tag, segment, word_frequency
from kg.extract.edges import STOPS
from kg.extract.org import OrgMention
from kg.extract.place import Place, PlaceMention
from kg.extract.proper import is_kind_of_site
from kg.extract.reading import Reading
from kg.extract.site_words import site_word
from kg.extract.words import generic_words

_REACH = 30  # characters between 在 and the verb
_BETWEEN = re.compile(r"(?:顺利|成功|隆重|圆满|正式|如期|共同|组织|联合|热烈|盛大|热闹|集中|再次|同步)?$")
_ROOM = re.compile(
    r"(?=.)(?:机关|院内|校内)?(?:(?:行政|办公|综合|教学|门诊|住院|实验|科技|图书|培训)?大?楼)?(?:[一二三四五六七八九十\d]{1,2}号?[楼栋层])?"
    "(?:(?P<hall>大礼堂|(?:(?![和与及同旁])[一-鿿]){0,3}(?:报告厅|礼堂|会堂|大厅|操场))|[大小中]?(?:第[一二三四五]|视频|远程)?(?:会议室|会议厅|多功能厅|教室))?"
)
_NAMED = re.compile("(?:(?![的和与及在某])[一-鿿]){0,10}")
_PLAIN = ("小区", "广场", "公园", "文化宫", "体育馆", "礼堂", "会展中心")  # of sites with common words for names
_SOME = re.compile("[一二两三四五六七八九十几多某各该这此本我]|全[省市县区]|其|当地|附近|周边|有关|相关|驻")  # site
# And in front of what: 在清华大学|出席X论坛.
_GONE = tuple("出席 会见 会晤 开幕 开班 开赛 启动 落幕 闭幕 上演 打响 拉开帷幕 落下帷幕".split())
_PORT = re.compile("港(?![口区务澳湾珠股元币商人城警府资籍版交台货铁联道航督北南东西式风星])")
_OWN, _COMMON = 2, 100  # characters that a name of its own has; how often a common word is met
_NO_SITE = frozenset("上下中内日群委办场会情化后")  # and with what no name of a site ends (茶香中, 鸣锣开场)
_LONGEST = 12  # characters of a venue's name that ends with no word for venues
_NOUNS = ("", "n", "s", "q")  # tags of what it may end with
_SMALL = ("township", "village")
_STOPS = STOPS - frozenset("家名处和都有")  # which names of sites hold (马家园治超站)
_KINDS = frozenset({"Institution", "Enterprise"})
_OFFICES = ("服务中心", "文明实践中心")  # agencies that others meet in


def find_ports(reading: Reading, places: list[PlaceMention]) -> Iterator[PlaceMention]:
    """上海|港, 宁波|舟山|港: the port of a city or of two."""
    starts = {m.end: m.start for m in places if m.place.code and not m.full}
    for m in places:
        if m.place.code and not m.full and _PORT.match(reading.text, m.end):
            start = starts.get(m.start, m.start)
            name = reading.text[start : m.end + 1]
            yield PlaceMention(start, m.end + 1, Place(name, "venue", None, m.place.code), True)


def find_held(reading: Reading, orgs: list[OrgMention], places: list[PlaceMention]) -> Iterator[PlaceMention]:
    """Venues that no other finder has; `orgs` and `places` ascending by start."""
    said = list(_said(reading))
    if not said:  # only saves time
        return
    ends = {m.end: m for m in orgs if m.org.kind in _KINDS or m.org.label.endswith(_OFFICES)}
    divisions = {m.start: m for m in places if m.place.level != "venue"}
    covered = {at for m in places if m.place.level == "venue" for at in range(m.start, m.end)}
    for at, end in said:
        if hall := _in_house(reading.text, at, end, ends):
            yield hall
            continue
        org = ends.get(end)
        if org and org.start > at and org.start not in covered:
            within = org.org.place.code if org.org.place else None
            yield PlaceMention(org.start, end, Place(org.org.label, "venue", None, within), True)
        elif end - 1 not in covered:
            yield from _site(reading.text, at + 1, end, divisions)


def _in_house(text: str, start: int, end: int, ends: dict[int, OrgMention]) -> PlaceMention | None:
    """The house of a school, hospital or company whose room stands at the end (县藏文中学|会议室), or its hall, which
    has a name (县人民医院|学术报告厅)."""
    for at in range(end - 2, start + 2, -1):
        house = ends.get(at)
        room = _ROOM.fullmatch(text, at, end) if house and house.start > start else None
        if house and room:
            hall, within = room["hall"] or "", house.org.place.code if house.org.place else None
            place = Place(house.org.label + hall, "venue", None, within)
            return PlaceMention(house.start, end if hall else at, place, True)
    return None


def _said(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where 在 stands before a verb of holding or attending, and where what it governs ends; ascending by verb."""
    text = reading.text
    gone = (at for verb in _GONE if verb in text for at in places_of(verb, text))
    for verb in sorted({*reading.anchors("held"), *gone}):
        at = text.rfind("在", max(verb - _REACH, 0), verb)
        if at < 0 or "，" in text[at:verb] or "。" in text[at:verb]:
            continue
        between = _BETWEEN.search(text, at + 1, verb)
        yield at, between.start() if between else verb


def _site(text: str, start: int, end: int, divisions: dict[int, PlaceMention]) -> Iterator[PlaceMention]:
    """熊山街道|金茂嘉园小区: a site behind the places that it lies in; with the last of them in front if its own name
    is a common one (安达市|电影院)."""
    last = None
    while start in divisions and divisions[start].end < end:
        last = divisions[start]
        start = last.end
    site = site_word(text, start, end)
    if site is None and last and last.place.level in _SMALL and _is_name(text[start:end]):
        site = end
    if site is None or not _NAMED.fullmatch(text, start, site) or _SOME.match(text, start):
        return
    name = text[start:end]
    own = next((name.removesuffix(word) for word in _PLAIN if name.endswith(word)), text[start:site])
    common = name.startswith(generic_words()) or word_frequency(own) > _COMMON or is_kind_of_site(own)
    if len(own) < _OWN or (common and not name.endswith(_PLAIN)):
        if last is None:
            return
        start = last.start
    within = (last.place.code or last.place.within) if last else None
    yield PlaceMention(start, end, Place(text[start:end], "venue", None, within), True)


def _is_name(own: str) -> bool:
    """Whether what stands behind places and before a verb of holding is a name, whatever it ends with (双丰|圩)."""
    if not 2 <= len(own) <= _LONGEST or not _STOPS.isdisjoint(own):
        return False
    pieces = segment(own)
    if len(pieces) == 1 and word_frequency(own) > 0:
        return False
    return plain_tag(pieces[-1])[:1] in _NOUNS and not all(map(plain_tag, pieces)) and own[-1] not in _NO_SITE
