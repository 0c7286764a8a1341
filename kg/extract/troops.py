"""Armed police by their place (武警四川总队, 武警广州支队), numbered armies (第74集团军), 兵团 in Xinjiang."""

import re
from collections.abc import Iterator

from kg.bodies import body_named
from kg.extract.org import Org, OrgMention, body_org, national_org, with_part
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.rows import behind_places
from kg.extract.words import national_names

_POLICE, _CORPS, _SQUAD = "武警", "总队", "支队"
_ARMIES = "集团军"
_ARMY = re.compile(
    rf"(?<![斯联俄乌国日])(?<![命俄乌日]军)(?:陆军)?(?P<number>第[一二三四五六七八九十\d]{{1,3}}{_ARMIES})"
)
_XINJIANG, _SETTLERS = "新疆", "新疆生产建设兵团"
_SETTLED = re.compile("(?<![工大建重主集各甲炮骑旗赓震南九])兵团(?![卫教日报党军第一二三四五六七八九十司总作])")
_BY_NUMBER = re.compile("(?:第[一二三四五六七八九十\\d]{1,3}|机动)?")


def find_troops(reading: Reading, places: list[PlaceMention]) -> Iterator[OrgMention]:
    """Their mentions; of 武警辽宁总队|锦州支队 the whole and the part."""
    text = reading.text
    if _ARMIES in text:
        for match in _ARMY.finditer(text):
            yield OrgMention(*match.span(), Org(f"陆军{match['number']}", "Agency"))
    if _XINJIANG in text and "兵团" in text:
        settlers = national_org(national_names()[_SETTLERS])
        for match in _SETTLED.finditer(text):
            yield OrgMention(*match.span(), settlers)
    if _POLICE not in text:
        return
    at = {m.start: m for m in places if m.place.level != "venue"}
    ends = {m.end: m for m in at.values()}
    for match in re.finditer(_POLICE, text):
        end = behind_places(at, match.end(), len(text))
        unit = text[end : end + len(_CORPS)]
        if end == match.end() or unit not in (_CORPS, _SQUAD) or text.startswith("医院", end + len(unit)):
            continue
        whole = body_org(body_named(f"{{}}{_POLICE}{unit}"), ends[end].place)
        end += len(unit)
        yield OrgMention(match.start(), end, whole)
        part = behind_places(at, end, len(text))
        number = _BY_NUMBER.match(text, part)
        part = number.end() if number else part
        if unit == _CORPS and text.startswith(_SQUAD, part):
            part += len(_SQUAD)
            yield OrgMention(match.start(), part, with_part(whole, text[end:part]))


def of_troops(text: str, mention: OrgMention) -> OrgMention:
    """A hospital of the armed police from where their name begins (武警|新疆总队医院), other mentions as they are."""
    if not mention.org.label.endswith(f"{_CORPS}医院") or not text.endswith(_POLICE, 0, mention.start):
        return mention
    org = mention.org._replace(label=_POLICE + mention.org.label)
    return mention._replace(start=mention.start - len(_POLICE), org=org)
