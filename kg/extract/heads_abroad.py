"""Bodies of other countries that no pattern knows, by the title of their head behind them: 缅甸联邦巩固与发展党|主席X,
爱尔兰副总理兼外交贸易部|长X."""

import re
from collections.abc import Callable

from kg.extract.abroad import SAME_PERSON, whose
from kg.extract.anchors import VERBS
from kg.extract.org import ABROAD, Org, OrgMention
from kg.extract.reading import Reading
from kg.extract.scan import Token
from kg.extract.words import surname_initials, transliterating
from kg.text import char_at, char_before

_ENDS = frozenset("会院议部局党团所盟动构署组台线阵心司")  # last characters of such bodies
_REACH = 26  # characters between the country and the title
_NAME = re.compile("(?:“[一-鿿]{2,8}”)?(?:[一-鿿]|、(?=[一-鿿]{1,8}[和与])){2,16}")
_NO_NAME = re.compile(
    "(?:代表|访问|考察|工商|企业)团|记者|媒体|特使|访问|邀|应|同|向|由|在|说|等|驻|来|赴|会见|陪|总统|总理|首相|议长|外长|发言人|主席|大臣|方面|其|该|前任|两|各|[中俄]方|新任|现任|候任|代理|的|第|总部|援引|国务|报道|举行|^和|^与|^[美俄德法英日韩印]"
)
_THERE = frozenset("驻赴访援在")


def head_abroad(reading: Reading, token: Token, end: int, kind: Callable[[str], str]) -> OrgMention | None:
    """The body whose head a title names that stands behind it; `end`: where the body ends, or 部 of 部长 begins;
    `kind`: what tells its class."""
    text = reading.text
    minister = text.startswith("部长", end) and text[end - 1] != "部"
    if not minister and text[end - 1] not in _ENDS:
        return None
    following = char_at(text, token.end)
    if following not in transliterating() and following not in surname_initials():
        return None
    near = reading.foreign_end(end)
    found = _of_country(reading, near, end, end + minister, kind) if near >= max(end - _REACH, 1) else None
    return found or (_by_one(reading, end) if minister else None)


def _of_country(reading: Reading, near: int, end: int, stop: int, kind: Callable[[str], str]) -> OrgMention | None:
    """The body of the country whose name ends at `near`, the last one before it; `stop`: where its own name ends."""
    text = reading.text
    if near < reading.sentence_at(end).start:
        return None
    country, end_of = -1, near
    while (start := min((t.start for t in reading.tokens["mask"] if t.end == end_of and t.value), default=-1)) >= 0:
        country = end_of = start  # 波兰|东亚|文明研究中心
    if country < 0 or char_before(text, country) in _THERE:
        return None
    post = SAME_PERSON.match(text, near, end)
    start = post.end() if post else near
    name = text[start:end]
    if not _NAME.fullmatch(name) or _NO_NAME.search(name) or _tells(reading, start, end):
        return None
    label = text[country:near] + text[start:stop]
    return OrgMention(start if post else country, stop, Org(label, kind(label), None, None, ABROAD))


def _by_one(reading: Reading, end: int) -> OrgMention | None:
    """乌|内政部长X: a ministry of a country that one character means."""
    for at in range(end - 2, max(end - 7, 0), -1):
        start, country = whose(reading, at)
        if country and start == at - 1 and not _NO_NAME.search(reading.text[at:end]):
            return OrgMention(start, end + 1, Org(f"{country}{reading.text[at:end]}部", "Agency", None, None, ABROAD))
    return None


def _tells(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb, or a title, begins in a stretch."""
    cues = (reading.cue_starts.get(at) for at in range(start, end))
    verb = any(cue is not None and cue.value in VERBS and cue.end - cue.start > 1 for cue in cues)
    ends = (reading.titles.get(at, end + 1) for at in range(start, end))
    return verb or any(at <= end and char_at(reading.text, at) != "会" for at in ends)  # but 委员|会
