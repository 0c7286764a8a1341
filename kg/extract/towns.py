"""Townships, villages and development zones by the last word of their names."""

import re
from collections.abc import Iterable, Sequence

from kg.extract.anchors import near, pattern_words
from kg.extract.dictionary import plain_tag, segment, word_frequency
from kg.extract.edges import STOPS, halves, is_han
from kg.extract.known_towns import KnownTowns
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.town_words import AFTER_NAMES, TOWN, goes_on, is_word, names_village, traps
from kg.extract.words import is_transliterated, surname_initials
from kg.text import char_at, char_before, pair_across

_SHARED = re.compile("[一-鿿]{2}同$")  # 李文涛同|村干部
_NOT_IN_TOWNS = frozenset("们些几不可性级整进要届跑兼着")
_ADVANCING = frozenset("前进 跃进 奋进 先进 进步 永进 共进".split())  # but these
_JOINS = frozenset("和连离至像着问可除仅与在")  # single characters in front of a name that the text has alone too
_COMING = frozenset("驶赶运送带转")  # in front of 至 and a town
_FRONT = re.compile(
    "办事处|人民政府|公司|研究院|街道办|街办|局|[大支中]队|会议中|联合|莅临|分管|(?<![一-鿿])[据像]"
    "|(?:大道|大街|[东西南北一二三]路)(?=[一-鿿]{2})|保障(?!房)|连同|运往|调回|那时候|[转产]自|(?<![一-鿿])中国(?=[一-鿿]{2})"
)  # in no name
_BEFORE_ZONE = frozenset("在到由对和为合")
_DEICTIC = ("该", "本", "全", "各", "我")
_ALONE = frozenset("和与及当同各每小老本全新一双三修出进建回驻扶帮两")  # no name by themselves
_FULL_HEADS = {"经开区": "经济技术开发区"}  # what a last word is short for
_NO_PART = ("v", "d", "c", "r", "p", "t", "u", "b", "i", "l", "y", "s")  # tags of words that stand in front of a name
_NOMINAL = ("n", "s", "z")
_COUNTED = re.compile("[一两二三四五六七八九十几数多]{1,9}[家名位条张所批支座种]")
_WITH_BODY = re.compile(
    "(?:街道|镇|乡)(?:党|政府|人民|人大|纪委|武装|分管|主要|办|工委|派出|中心|市场|境内|辖区|召|、)"
)
_OF_ZONES = frozenset(
    "经济 技术 高新 高新技术 新技术 产业 综合 国家 国家级 省级 边境 旅游 国际 监督 省 市 县 区".split()
)
_LEVELS = frozenset("镇乡村区县市州")
_OF_TOWN = ("民", "村民")  # behind a town that is known (义津镇|民兵)
_VILLAGE = re.compile(
    "(?!长[到在带率说走赴进驻]|亲[进们友人]|愁|音|土文化)(?:(?![各有几多全等的在到对])[一-鿿]){1,4}村(?!民)"
)  # 刘集镇|长冲村
_OFFICIAL_TOWNS = frozenset("街镇乡")  # what the last words of official towns begin with
_LAST_OF_TITLES = "员"
_OF_BANNERS = ("苏木", "嘎查")
_LARGE = frozenset({"province", "prefecture"})
_SIDES = frozenset("东西南北")  # 西|合营|镇
_TOLD = frozenset({"v", "p", "d", "r", "m", "c"})
_SHORT = 3  # characters of a name that counts as it is behind a place
_LONG = 6  # characters of the longest name where no place stands in front
_LONGEST = 8  # characters of the longest name before its last word
_MAY_LACK = re.compile("(?:经济|高新|产业|技术){1,3}(?=[一-鿿]{0,2}开发区)|(?<=[一-鿿]{2})[一-鿿]{1,3}族(?=乡)")


def find_towns(reading: Reading, known: list[PlaceMention], listed: KnownTowns) -> list[PlaceMention]:
    """Townships, villages and development zones: a name and its last word, left edge by what stands around.

    Short names that turn out to be a part of one are taken out of `known`.
    """
    text, anchors = reading.text, reading.anchors("town")
    if not anchors:  # only saves time
        return []
    ends = {m.end: m for m in known}
    covered = {at for m in known for at in range(m.start, m.end)}
    short = {m.start: m for m in known if not m.full}
    found: list[PlaceMention] = []
    dropped: set[PlaceMention] = set()
    last = 0
    for match in near(TOWN, text, anchors):
        head, (low, end) = match.group(), match.span()
        town = listed.named(low, head, ends)
        if low < last or (low in covered and not (town and low in short)):  # but 江口镇|江边村
            continue
        if _is_no_town(text, low, head, sure=town is not None and town.sure):
            continue
        start = town.start if town else _town_start(reading, low, head, ends, covered)
        if start is None:
            if zone := _told_zone(text, low, head, (*known, *found)):
                found.append(PlaceMention(low, end, zone, False))
                ends[end] = found[-1]
            continue
        if town is None:
            start = _behind_fronts(text, start, low)
            start += text[start] == "原" and low - start >= _SHORT and text[start + 1] != "住"  # 原|鹤城镇
        if start >= low or not _may_be_name(text, start, low, end) or _is_abroad(reading, start, low):
            continue
        if head in AFTER_NAMES and _of_person(reading, start, low):
            continue
        parts = [short[at] for at in range(start, end) if at in short]
        if parts and (parts[0].end <= low or parts[0].start == low) and _level(head) != "county":  # but 台州|高新区
            dropped.update(parts)
        if town and found and found[-1].start >= start:  # 杨村|桥镇
            found.pop()
        host = ends.get(start)
        within = (town and town.county) or (host and (host.place.code or host.place.within)) or None
        name = text[start:low] + _FULL_HEADS.get(head, head)
        found.append(PlaceMention(start, end, Place(name, _level(head), None, within), True))
        ends[end] = found[-1]
        last = end
    dropped.update(_in_bare(text, found, short.values()))
    if dropped:
        known[:] = [m for m in known if m not in dropped]
    return _in_full(found)


def _in_bare(text: str, found: list[PlaceMention], short: Iterable[PlaceMention]) -> Iterable[PlaceMention]:
    """Short names that a town's begins with where it stands without its last word (九里|亭市场监管所, where 九里亭街道
    is told of)."""
    bare = tuple({m.place.name.removesuffix("街道").rstrip("镇乡") for m in found if m.place.level == "township"})
    if bare:
        yield from (m for m in short if any(len(b) > m.end - m.start and text.startswith(b, m.start) for b in bare))


def _is_no_town(text: str, low: int, head: str, *, sure: bool) -> bool:
    """Whether the last word at an offset is part of another word; `sure`: a town is known to stand there."""
    end = low + len(head)
    if goes_on(text, head, end):
        return not (sure and (text.startswith(_OF_TOWN, end) or _VILLAGE.match(text, end)))
    return not sure and is_word(text, low, end)


def _of_person(reading: Reading, start: int, end: int) -> bool:
    """Whether a title stands in a stretch, so that who holds it has such a name (县长|黄镇, and not 两路镇|长河村), or
    one ends with its first character (调研|员吕述村)."""
    if reading.text[start] == _LAST_OF_TITLES and start + 1 in reading.title_ends:
        return True
    titles = ((at, reading.titles.get(at, 0)) for at in range(start, end - 1))
    return any(at < last <= end and (at == start or reading.text[at] not in _LEVELS) for at, last in titles)


def _behind_fronts(text: str, start: int, low: int) -> int:
    """Where a name begins behind offices and the like that stand glued in front of it."""
    start = max((cut.end() for cut in _FRONT.finditer(text, start, low)), default=start)
    start += pair_across(text, start) in halves()  # 到达|甘家寨村
    start = _behind_holder(text, start, low)
    if text[start] in _JOINS and low - start > 2:
        start += text.count(text[start + 1 : low + 1]) > text.count(text[start : low + 1])
    return start + (text[start] in "区县市州旗" and char_before(text, start) in _DEICTIC)  # 该|区源南镇


def _behind_holder(text: str, start: int, low: int) -> int:
    """Where a name begins behind who takes a post there (刘晓伟任|鹤城街道, 同志任|温溪镇), and not 吴家任庄|村."""
    at = text.find("任", start, low - 1)
    if at < 0 or low - at <= 2:
        return start
    named = at - start in (2, 3) and text[start] in surname_initials()
    return at + 1 if named or text.endswith("同志", 0, at) else start


def _may_be_name(text: str, start: int, low: int, end: int) -> bool:
    """Whether a stretch whose last word begins at `low` is no common word, nor in quotation marks."""
    if text[start:low] in _ALONE or text[start:end] in traps("whole") or (text[low - 1] == "镇" and text[low] == "街"):
        return False
    return (char_before(text, start), char_at(text, end)) != ("“", "”")


def _is_abroad(reading: Reading, start: int, end: int) -> bool:
    """Whether a name is written like a foreign one in a sentence that has told of another country (古赛尔|镇)."""
    if end - start < 3 or not is_transliterated(reading.text[start:end]):
        return False
    return reading.foreign_end(start) >= reading.sentence_at(start).start


def _in_full(found: list[PlaceMention]) -> list[PlaceMention]:
    """西青开发区 is 西青经济技术开发区 where the document has both, and 新仁乡 is 新仁苗族乡."""
    longest: dict[str, str] = {}
    for m in found:
        short = _MAY_LACK.sub("", m.place.name)
        longest[short] = max(longest.get(short, ""), m.place.name, key=len)
    return [m._replace(place=m.place._replace(name=longest[_MAY_LACK.sub("", m.place.name)])) for m in found]


def _told_zone(text: str, low: int, head: str, told: Iterable[PlaceMention]) -> Place | None:
    """The zone that its last word alone means at an offset (高新区|公安分局): the only one that is told of."""
    alone = not is_han(char_before(text, low)) or text[low - 1] in _BEFORE_ZONE
    if not alone or not head.endswith("区") or head == "社区":
        return None
    zones = {m.place for m in told if m.place.name.endswith(head) and m.place.level == "county" and not m.place.code}
    return zones.pop() if len(zones) == 1 else None


def _level(head: str) -> str:
    if head in ("村", "社区", "嘎查"):
        return "village"
    return "county" if head.endswith("区") else "township"


def _town_start(reading: Reading, head: int, word: str, ends: dict[int, PlaceMention], covered: set[int]) -> int | None:
    """Where the name before a last word begins; None if nothing there can be a name."""
    text, at = reading.text, head
    while at > 0 and head - at < _LONGEST:
        mention = ends.get(at)
        if mention is not None and at < head:
            begins = head - at == 1 or (word in _OF_BANNERS and text[at - 1] not in "旗县市盟")
            if mention.full or not begins or _is_told(reading, mention.place):
                break
            at = mention.start  # 江西|沟镇: a short name and one character are one name
            continue
        cue = reading.cue_ends.get(at)
        if cue is not None and cue.end - cue.start > 1:
            break
        char = text[at - 1]
        if (
            char == "和"
            and word not in _OF_BANNERS  # 伊和乌素|苏木
            and at < head
            and is_han(char_before(text, at - 1))
            and (at - 1 not in ends or ends[at - 1].place.level in ("township", "village"))
            and at - 1 not in reading.cue_ends
        ):
            break  # 公司和|安定镇
        if (
            (char in STOPS and char not in "家名处和都" and not _holds_stop(text, at, head))
            or not is_han(char)
            or text.startswith("委会", at - 2)
            or (char == "至" and char_before(text, at - 1) in _COMING)
        ):
            break
        at -= 1
    name = text[at:head]
    if not (_NOT_IN_TOWNS.isdisjoint(name) or name in _ADVANCING) or (
        word == "村" and at not in ends and _SHARED.search(name)
    ):
        return None
    if word.endswith("区") and word != "社区":
        return _zone_start(text, at, head, ends)
    if at - 1 in covered and at not in ends:
        return None
    if not name or (at not in ends and len(name) == 1 and char_before(text, at) not in "、，到赴在"):
        return None
    if head in ends and ends[head].start <= at and (ends[head].full or at not in ends):  # 北京市|社区
        return None
    if at not in ends or (len(name) > _SHORT and word not in _OF_BANNERS):
        return _own_start(text, at, head)
    return at if _may_lie_in(text, ends[at].place, name, head, word) else None


def _may_lie_in(text: str, place: Place, name: str, head: int, word: str) -> bool:
    """Whether what stands between a place and a last word is a name, and no verb (上海|启用|社区, 壶镇|组织|村干部)."""
    if word == "村":
        return names_village(name, text, head + 1)
    told = place.level in _LARGE and plain_tag(name) in _TOLD and word == "社区"
    return not told or text.startswith(("党", "居"), head + len(word))


def _is_told(reading: Reading, place: Place) -> bool:
    """Whether the document or who publishes it has a county's full name (缙云|壶镇)."""
    return place.level == "county" and (place.name in reading.text or place.name in (reading.article.source or ""))


def _holds_stop(text: str, at: int, head: int) -> bool:
    """Whether a word that a town's name may hold stands across an offset (在城|镇, not 在|城关镇)."""
    both = pair_across(text, at)
    whole = head - at == 2 and word_frequency(text[at - 1 : head]) > 0  # 将台堡|镇
    return whole or both in pattern_words("held") or (both == "在城" and at + 1 == head)


def _zone_start(text: str, at: int, head: int, ends: dict[int, PlaceMention]) -> int | None:
    """Where the name of a zone begins: with a place, or with a word of its own (亦庄|经济开发区)."""
    name, mention = text[at:head], ends.get(at)
    if name in ("", "高", "各") or (mention is None and len(name) < 2):
        return None
    if mention:
        named = mention.full and len(name) > 1 and not _OF_ZONES.issuperset(segment(name))
        return at if named else mention.start  # 岳阳市|屈原管理区
    inside = [place.start for end, place in ends.items() if at <= place.start and end <= head]
    if inside:
        return min(inside)
    pieces = segment(name)
    own = pieces[_glued(pieces) :]
    return None if _OF_ZONES.issuperset(own) else head - sum(map(len, own))


def _own_start(text: str, start: int, head: int) -> int | None:
    """Where a name begins behind words that stand glued in front of it (如果|茅台镇); None if there is no more to it
    than plain words (发展|社区)."""
    pieces = segment(text[start:head])
    glued = _glued(pieces)
    if glued and len("".join(pieces[glued:])) < 2:
        glued -= 1
    while len("".join(pieces[glued + 1 :])) > 1 and len(pieces[glued]) > 2 and plain_tag(pieces[glued]).startswith("n"):
        glued += 1  # 发源地|小岗村
    own = pieces[glued:]
    size = sum(map(len, own))
    if own[-1] == "城" and plain_tag(own[-2] if len(own) > 1 else ""):  # 新增|城镇
        return None
    if size > _LONG or (len(own) == 1 and not _names_town(text, own[0], head, whole=not glued)):
        return None
    last = own[-1]
    if last == "和" and len(own) > 1:  # 改造和|社区
        return None
    if last in traps("front") and (len(last) == 1 or all(map(word_frequency, own))):  # 产业强|镇, 看看基层|街道
        return None
    if len(last) > 1 and last[-1] == text[head] and last[-1] in "乡村":  # 小岗村|村
        return None
    return None if len(own) > 1 and all(map(plain_tag, own)) else head - size


def _glued(pieces: Sequence[str]) -> int:
    """How many pieces are words that stand in front of a name, and single characters before such words (敢|相信)."""
    glued = 0
    for index, piece in enumerate(pieces):
        if plain_tag(piece).startswith(_NO_PART) or piece in traps("front") or _COUNTED.fullmatch(piece):
            glued = index + 1
        elif (
            len(piece) > 1
            or piece in _SIDES
            or not any(plain_tag(other).startswith("v") for other in pieces[index + 1 : index + 2])
        ):
            break
    return glued


def _names_town(text: str, word: str, head: int, *, whole: bool) -> bool:
    """Whether a single word can be the name of a town (平安|街道, 长兴|村; not 建设|社区, 重点|镇)."""
    tag = plain_tag(word)
    if word in traps("front"):
        return False
    if not tag:
        return True
    if not whole:
        return False
    if tag.startswith(_NO_PART) and tag != "s":
        return _WITH_BODY.match(text, head) is not None
    return text[head] in _OFFICIAL_TOWNS or tag.startswith(_NOMINAL)
