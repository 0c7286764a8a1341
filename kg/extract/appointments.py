"""People named where posts are given and taken: 任命X为公安部部长, 免去其B局局长职务, announcements of candidates."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from kg.extract.careers import follow_career
from kg.extract.given import given_at
from kg.extract.long_names import LONGEST
from kg.extract.name import Name
from kg.extract.post import OF_GROUPS, PAST
from kg.extract.roster import Roster

_LEADS = "|".join(OF_GROUPS)
_APPOINTED = re.compile(  # each beginning with a character of its own: only saves time
    r"(?:任命|免去|选举(?:出|产生)?|补选|当选|决定任命|推选|提名|任用|聘任|聘请|接受|撤销|同意|免除|批准|宣布|职务、"
    rf"|由(?<![理自]由)(?=[一-鿿]{{2,4}}(?:同志)?担?任副?(?:{_LEADS}))|(?:{_LEADS})、)"
)
_RELIEVED = re.compile("(?:免去|免除|撤销|罢免)(?=[^其])")
_OFFICE = re.compile("的?(?:兼任)?职务?|[、，；。\n]")  # behind the posts that somebody gives up
_WHO_HELD = re.compile("被告人|嫌疑人|公职人员")
_NOW_HELD = ("利用担任", "近日任", "日前任", "最近任", "出任", "曾任", "历任", "现任", "同志为", "当选为")
_AS = re.compile(
    r"(?:（(?:[男女][^（）]{0,4}|[^（）]{1,6}族)）)?(?:等(?=当选|分别|同志|[为任担])|等?[两二三四五六七八九十\d]{1,2}[名位])?(?:同志)?(?:分别)?(?:近日|日前|最近|此前|目前)?(?:以[^，。；、]{1,8}票|[全高]票)?(?:为|任|曾任|历任|现任|(?:在|利用)?(?:先后)?(?:不再)?担任|不再兼任|兼任的?|的|辞去|当选为?|出任|所任)(?:第[一二三四五六七八九十]{1,4}届)?|同志"
)
_AS_LAST = frozenset("为任的去选志届")  # what its matches end with
_AS_SIZES = range(1, 13)  # how long its matches are
_MORE = re.compile("(?:同志(?:为|任)|此前(?:担)?任)$")
_TOOK = re.compile("(?:[担兼]任|历任|出任|曾任|转任|调任|升任|改任|就任|当选为?|(?<![主责信胜])任)[过了]?$")
_MADE = re.compile(_TOOK.pattern + "|(?<![作认成因称])为$")  # 以X为|组长
_TOOK_LAST = frozenset("任为选过了")  # what its matches end with
_LATER = re.compile("[他她]|此后|随后|之后|后来?|曾|先后|期间|同年|次年|[^，。]{0,4}年")  # how a life is told further
_TIME = re.compile("(?:同志)?(?:[^，]{0,6}年[^，]{0,5}|[^，]{0,2}[后又还并曾]|再次?|连|全票|同时|一度|先后|生前|期间)?")
_RESUME = re.compile(
    r"(?:(?<=\n)|^|(?<=[：；\u3000])|(?<=显示，))([一-鿿·]{2,15}?)(?:(?P<born>出?生于1[89]\d\d年)|[ \u3000][男女]，|"
    r"(?:同志)?(?:(?P<headed>简历：)|，)"
    r"(?:[男女]，|[一-鿿]{2,9}人，|现年\d|今年\d{2}岁|\d{2}岁，|中共党员，|汉族，|(?P<life>原名|又名|曾用名|(?:生于|出生于)?1[89]\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出?生|，))))"
)
_ABOUT = (  # in _RESUME: only saves time
    *"，男， ，女， 人， ，原名 ，又名 ，曾用名 ，1 生于1 ，现年 ，今年 岁， ，中共党员， ，汉族，".split(),
    *(" 男，", " 女，", "\u3000男，", "\u3000女，", "简历"),
)
_BORN = re.compile(  # whose life goes on behind the sentence
    "，[男女]，[^。；\n]{0,24}?1[89]\\d\\d年(?:\\d{1,2}月)?(?:\\d{1,2}日)?出?生[^。\n]{0,80}。(?:19|20)\\d\\d年"
)
_HELD = re.compile(r"(?:现任|原任|曾任|历任|任)(?:[一-鿿]{2,3})?$")  # 曾任浙江|缙云县县长
_HIS = re.compile("(?:免去|辞去|不再担任)其(?:所任的|兼任的|原任的)?")


def find_appointed(roster: Roster) -> None:
    """任命X为公安部部长, 免去X兼任的公安部部长职务."""
    bridged, taken = _before_bridges(roster)
    places = {m.end() for m in _APPOINTED.finditer(roster.text)} if bridged else set()
    if bridged and "担任" in roster.text:
        places.update(m.end() for m in _WHO_HELD.finditer(roster.text))
    if places or taken or any(map(roster.text.__contains__, _NOW_HELD)):
        places.update(roster.reading.clause_starts)
        for at in sorted(places & bridged):
            _appoint(roster, at)
    for match in _RELIEVED.finditer(roster.text) if "职务" in roster.text else ():
        _relieve(roster, match.end())
    _hold_more(roster)
    for match in _HIS.finditer(roster.text) if "其" in roster.text else ():
        _leave(roster, match)
    if not any(word in roster.text for word in _ABOUT):  # only saves time
        return
    matches = list(_RESUME.finditer(roster.text))
    lives = [match for match in matches if not _is_life(match)]
    for match in matches:
        told = match["born"] or match["headed"]
        name = roster.names.ending(match.end(1), titled=True) if told else roster.name(match.start(1))
        if name and name[:2] == match.span(1):
            _resume(roster, name, match)
            if not _is_life(match):
                after = next((m.start() for m in lives if m.start() > match.start()), len(roster.text))
                follow_career(roster, name, match.end(), after)


def _leave(roster: Roster, his: re.Match[str]) -> None:
    """X同志任A局局长，免去其|B局局长职务: a post of the person named last before it."""
    chain = roster.starts.get(his.end())
    low = roster.reading.sentence_at(his.start()).start
    named = [(start, end, p) for p in roster.people.values() for start, end in p.mentions if low <= start < his.start()]
    if chain and named:
        start, end, person = max(named, key=itemgetter(0))
        for post in chain.posts:
            roster.add(Name(start, end, person.name), post)


def _relieve(roster: Roster, at: int) -> None:
    """免去|X某某市公安局局长职务: the names at an offset, if the posts that they give up follow without a word."""
    given = given_at(roster.text, at)
    names = list(roster.run(at, titled=True)) or ([given] if given else [])
    chain = roster.starts.get(names[-1].end) if names else None
    if chain and _OFFICE.match(roster.text, chain.end) and not roster.names.is_word(names[0]):
        for name in names:
            for post in chain.posts:
                roster.add(name, post._replace(until=PAST))


def _appoint(roster: Roster, at: int) -> None:
    """X、Y同志为国务院副总理: the names at an offset, if a title follows them with a word of `_AS` between."""
    names = list(roster.run(at, titled=True))
    bridge = _AS.match(roster.text, names[-1].end) if names else None
    chain = roster.starts.get(bridge.end()) if bridge else None
    if chain and not roster.names.is_word(names[0]):
        for name in names:
            for post in chain.posts:
                roster.add(name, post)


def _hold_more(roster: Roster) -> None:
    """A市委书记X同志为|B市市长; X任A市委书记，后调任|B省委秘书长，C县县长: further posts of somebody found already."""
    text = roster.text
    if not any(chain.start and text[chain.start - 1] in _TOOK_LAST for chain in roster.chains):  # only saves time
        return
    told = sorted((start, end, p.name) for p in roster.people.values() for start, end in p.mentions)
    ends = {end: name for _, end, name in told}
    before: tuple[int, str | None] = (-1, None)  # where the last chain ended, and whose it was
    for chain in roster.chains:
        start, who = chain.start, None
        if not roster.named_at.isdisjoint((chain.end, chain.end + 1)):
            continue
        if text[start - 1] in _TOOK_LAST:
            same = _MORE.search(text, start - _AS_SIZES[-1], start)
            of_group = chain.posts[0].title.endswith(OF_GROUPS)
            took = (_MADE if of_group else _TOOK).search(text, start - _AS_SIZES[-1], start)
            who = ends.get(same.start()) if same else None
            who = who or (_subject(roster, told, took.start()) if took else None)
        elif start == before[0] + 1 and text[start - 1] in "，；":
            who = before[1]
        before = (chain.end, who)
        if who:
            at = max((m[0] for m in told if m[2] == who and m[0] < start), default=start)
            holders = [Name(at, at + len(who), who)]
            if chain.posts[0].title.startswith("副"):
                holders += _listed_before(roster, ends, at)
            for post in chain.posts:
                for holder in holders:
                    roster.add(holder, post)


def _listed_before(roster: Roster, ends: dict[int, str], at: int) -> Iterator[Name]:
    """副局长张伟、|李强任副组长: those known who are listed in front of the name at an offset, with titles or none."""
    while True:
        at = next((chain.start for chain in roster.chains if chain.end == at), at)
        name = ends.get(at - 1) if roster.text[at - 1] in "、和" else None
        if name is None:
            return
        at -= 1 + len(name)
        yield Name(at, at + len(name), name)


def _subject(roster: Roster, told: list[tuple[int, int, str]], at: int) -> str | None:
    """Of whom it is said that they took a post: who is named right before the verb at an offset, or last at the head
    of a clause of its sentence; else of the sentence before, if this one goes on with a life."""
    index = bisect_right(told, (at,)) - 1
    sentence = roster.reading.sentence_at(at)
    if index < 0:
        return None
    start, end, name = told[index]
    if start >= sentence.start:
        clauses = roster.reading.clause_starts
        clause = clauses[bisect_right(clauses, at) - 1]
        if clause <= start:
            return name if _TIME.fullmatch(roster.text, roster.reading.titles.get(end, end), at) else None
        return name if start in clauses and _TIME.fullmatch(roster.text, clause, at) else None
    above = roster.reading.sentence_at(start)
    goes_on = above.line == sentence.line and _LATER.match(roster.text, sentence.start)
    return name if goes_on and above.end == sentence.start and start == above.start else None


def _before_bridges(roster: Roster) -> tuple[set[int], bool]:
    """Where a name, or a list of names, may begin whose end a title chain follows with a word of `_AS` between; whether
    one of these is 任."""
    found: set[int] = set()
    taken = False
    starts = [start for start in roster.starts if roster.text[start - 1] in _AS_LAST]
    for end in {start - size for start in starts for size in _AS_SIZES if start > size}:
        match = _AS.match(roster.text, end)
        if match:
            taken = taken or (match.end() in roster.starts and roster.text[match.end() - 1] == "任")
            found.update(range(end - LONGEST, end - 1))
            clauses = roster.reading.clause_starts
            found.add(clauses[bisect_right(clauses, end) - 1])
    return found, taken


def _resume(roster: Roster, name: Name, about: re.Match[str]) -> None:
    """高娃，女，…，现任…: the posts that an announcement, or the story of a life, says somebody holds or held."""
    text, start = roster.text, about.end()
    marks = "\n" if _is_life(about) or _BORN.match(text, about.end(1)) else "\n。"
    end = min(at for at in (*(text.find(mark, start) for mark in marks), len(text)) if at >= 0)
    if _is_life(about) and name.text in (roster.reading.article.title or ""):
        end = len(text)
    roster.add(name, None)
    for chain in roster.chains:
        held = start <= chain.start < end and _HELD.search(text, chain.start - 5, chain.start)
        if held or chain.start == start:  # 单伟，男，|温溪所所长
            for post in chain.posts:
                roster.add(name, post)


def _is_life(about: re.Match[str]) -> bool:
    """Whether a life is told from its beginning, in a paragraph of its own."""
    return bool(about["life"] or about["born"])
