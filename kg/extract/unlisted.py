"""Bureaus and offices that no lexicon has: 光明区|经服局, 市|打假办, and 经服局 in a list behind 区城管局."""

import re
from collections.abc import Iterator, Mapping

from kg.bodies import bodies as all_bodies
from kg.bodies import body_named
from kg.extract.context import Context, of_several
from kg.extract.dictionary import acts, plain_tag
from kg.extract.edges import STOPS, is_han
from kg.extract.org import Org, OrgMention, body_org
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.squads import find_squads
from kg.text import char_at, char_before

_LAST = re.compile("[局办](?<=[一-鿿]{2}.)(?![公理法案事学])")
_GOES_ON = re.compile(
    "[、和与及等在对将已于为的向也还就]|联合|会同|组织|负责|工作|有关|相关|分别|举报|查处|介绍|表示|主要|牵头|参加|参与|主办|承办|共同"
)
_CENTRAL = re.compile("中央第[一二三四五六七八九十]{1,3}(?:生态环境保护|环境保护)?(?:巡视|督察|督导|指导)组")
_WITHOUT_LAST = re.compile(  # 武汉|质监, 成都|工商
    "(?P<domain>工商|质监|食药监|药监|市监|公安)(?=在|对|将|已|通报|提醒|联合|查|发布|公布|介绍|近日|昨|表示|开展|正|也|接|突击|全国|曝光|出动|捣毁|破获)"
)
_DOMAINS = {"药监": "食药监", "市监": "市场监管"}
_WHOLE = {"公安": "警方"}  # last words of rows that are no parts and not 局: a department in a province
_POLICE = re.compile("公安([一-鿿]{2})分局")  # of a district
_BRANCHES = {"党支部": "支部委员会", "党总支": "总支部委员会"}
_LEVELS = "省市县区州旗镇"
_COUNTIES = "县区旗市"  # of which a page may be without a name
_USUAL = 20  # how often the dictionary has seen a plain word (督办, and not 防办 of 森防办)
_LONGEST = 5  # characters of such a name before its last word


def find_unlisted(
    reading: Reading, bodies: list[OrgMention], places: list[PlaceMention], context: Context
) -> Iterator[OrgMention]:
    """Mentions of bureaus and offices behind a place, a level word or another body of a list; `bodies` ascending."""
    text = reading.text
    for match in _CENTRAL.finditer(text) if "中央第" in text else ():
        yield OrgMention(*match.span(), Org(match.group(), "Agency"))
    yield from _without_last(reading, bodies, places)
    yield from _branches(reading, places)
    yield from find_squads(reading, places, bodies)
    for match in _POLICE.finditer(text) if "公安" in text else ():
        district = context.district(match.end(1))
        if district and not any(m.start <= match.start() < m.end for m in bodies):
            yield OrgMention(*match.span(), body_org(body_named("{}公安分局"), district))
    told = [m for m in _LAST.finditer(text) if _ends(reading, m.end())] if "局" in text or "办" in text else ()
    if not told:  # only saves time
        return
    taken = {at for m in bodies for at in range(m.start, m.end)}
    fronts = {m.end: m.place for m in places if m.place.level != "venue"}
    listed: dict[int, Place | None] = {m.end: m.org.place for m in bodies if m.org.kind == "Agency" and m.org.place}
    for last in told:
        if last.start() in taken:
            continue
        found = _front(reading, last.start(), fronts, listed, context)
        if found is None:
            continue
        start, own, place = found
        name = text[own : last.end()]
        if _may_be_name(name) and taken.isdisjoint(range(start, last.end())):
            label = (place.name if place else text[start]) + name
            yield OrgMention(start, last.end(), Org(label + "事处" * label.endswith("街道办"), "Agency", place))
            listed[last.end()] = place


def _branches(reading: Reading, places: list[PlaceMention]) -> Iterator[OrgMention]:
    """张村|党支部, 张村|党总支: the party's branches in villages."""
    if "支" not in reading.text:  # only saves time
        return
    for m in places if "党" in reading.text else ():
        branch = next((b for b in _BRANCHES if reading.text.startswith(b, m.end)), None)
        if m.place.level == "village" and branch:
            org = Org(f"中共{m.place.name}{_BRANCHES[branch]}", "Agency", m.place)
            yield OrgMention(m.start, m.end + len(branch), org)


def _without_last(reading: Reading, bodies: list[OrgMention], places: list[PlaceMention]) -> Iterator[OrgMention]:
    """武汉|质监对此通报: bureaus called by their line of work alone behind a place."""
    found = list(_WITHOUT_LAST.finditer(reading.text))
    fronts = {m.end: m for m in places if m.place.code} if found else {}
    starts = {m.start for m in bodies} if found else set()
    for match in found:
        front = fronts.get(match.start())
        if front and front.start not in starts and match.start() not in starts:
            domain = _DOMAINS.get(match["domain"], match["domain"])
            body = next(b for b in all_bodies() if b.domain == domain and b.name.endswith(_WHOLE.get(domain, "局")))
            yield OrgMention(front.start, match.end(), body_org(body, front.place))


def _front(
    reading: Reading, end: int, fronts: Mapping[int, Place], listed: Mapping[int, Place | None], context: Context
) -> tuple[int, int, Place | None] | None:
    """Where a mention and where its name without the place begins, and the place; `end`: where its last word does."""
    text = reading.text
    if text.endswith("街道", 0, end) and text[end] == "办" and (street := fronts.get(end)):
        return end - len(_surface(text, end, street)), end, street
    for own in range(end - 2, max(end - _LONGEST, 0) - 1, -1):
        if not is_han(text[own]) or text[own] in STOPS:
            return None
        if own in fronts:
            return own - len(_surface(text, own, fronts[own])), own, fronts[own]
        if char_before(text, own) in "、和与及" and (place := listed.get(own - 1)):
            return own, own, place
        if text[own - 1] in _LEVELS and _begins(reading, own - 1):
            place = context.resolve(text[own - 1], own - 1)
            told = place or (text[own - 1] in _COUNTIES and text[end] == "局" and not of_several(text, own - 1))
            return (own - 1, own, place) if told else None
    return None


def _surface(text: str, end: int, place: Place) -> str:
    """The place as it stands in the text, as far as it is its name."""
    size = len(place.name)
    return place.name if text.endswith(place.name, 0, end) else text[max(end - min(size, 2), 0) : end]


def _begins(reading: Reading, at: int) -> bool:
    before = char_before(reading.text, at)
    return not (before.isalnum() or is_han(before)) or before in "由向据和与及在对经被兼任" or at in reading.cue_ends


def _ends(reading: Reading, end: int) -> bool:
    if end in reading.titles or end in reading.cue_starts or not is_han(char_at(reading.text, end)):
        return True
    return _GOES_ON.match(reading.text, end) is not None


def _may_be_name(name: str) -> bool:
    """Whether it is no plain word (格局, 承办); a bureau's holds none of what is done, as an office's may (打假办)."""
    if (
        name[0] in _LEVELS
        or plain_tag(name[-2:], _USUAL if name.endswith("办") and len(name) == 3 else 3)
        or plain_tag(name[-3:], 3)
    ):
        return False
    if name.endswith("办"):
        return True
    return not any(acts(name[at : at + 2]) for at in range(len(name) - 1)) and not plain_tag(name[:-1]).startswith("m")
