"""People named in lists without titles: X、Y、Z出席, X、Y等区领导参加, 参加会议的还有X、Y."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from kg.extract.anchors import either
from kg.extract.dictionary import acts, is_known_name, word_frequency
from kg.extract.name import Name
from kg.extract.roster import Roster
from kg.extract.scan import Token
from kg.wording import derived

SHORT_NAMES = (2, 3, 4)  # characters of names without a dot
LED = (  # the leaders whom names in front of it are among
    "(?:在家)?(?:[省市县区州旗镇乡](?:级|处级|厅级|委|政府|政协|人大|[四五六几]?[大套]?班子)?|街道|党政|副?[县处厅]级|县处级)"
    "(?:领导|干部)"
)
_LEADERS = re.compile(f"等?(?:{LED}|领导|班子成员)")
_AND_OTHERS = re.compile(  # X、Y|和中央有关部门负责同志陪同, X、Y|（在广州）参加
    "(?:(?:和|以及|与|及)[^，。；：\n]{2,36}?(?:同志|负责人|成员|代表)|（[^（）]{2,8}）)(?=(?:先后|分别|一同)?(?:陪同|出席|参加))"
)
_BEHIND_NAME = frozenset("、和及与以等省市县区州旗镇乡街处厅党副在领班（")  # what LIST and _LEADERS begin with
_TAKING_PART = frozenset({"attend", "chair", "say", "lead", "visit"})
_VERB_REACH = 4  # how far behind a list of names its verb may begin
_DOUBTFUL = 0.25  # the most of a list of names that may score low (李建国, since 建国 is a word)
_USUAL = 2000  # how often the dictionary has seen a word that is usual
_WHO_CAME = re.compile(
    "(?:参加|出席|列席|陪同|就座)[^，。；的]{0,14}的[^，。；的]{0,8}?(?<!没)有：?(?=[一-鿿])"
)  # …的还有|X、Y
_STRANGE = 3  # of so many names of a list one may be unlike a name


@derived
def _more_than_named() -> re.Pattern[str]:
    """The last of a list of names and what says that there are more: X、Y等同志, X、Y等8位代表, X、Y等专家."""
    return re.compile(
        "、(?P<last>[一-鿿·]{2,4})(?:[两三四五六七八九十]{1,3}[位名]同志|等(?:同志|人(?![文员民口才工体群物数])"
        rf"|(?:[多数]|\d{{1,3}}余?|[一二三四五六七八九十]{{1,3}})[位名]|[一-鿿]{{0,6}}?(?:{either('peer')})(?![团会])))"
    )


def find_listed(roster: Roster) -> None:
    """Lists of names at the head of clauses, with a verb of taking part, or long ones of people known otherwise."""
    cues = roster.reading.cue_starts
    verbs = frozenset([at for at, (_, _, use) in cues.items() if use in _TAKING_PART])
    for came in _WHO_CAME.finditer(roster.text) if verbs and ("还有" in roster.text or "的有" in roster.text) else ():
        names = list(roster.run(came.end()))
        if len(names) > 1 and not _doubtful(names):
            for name in names:
                roster.add(name, None).leads = True
    for start in _heads_of(roster, verbs) if verbs else ():
        if (
            roster.names.surname_at(start)
            and not _opens_plainly(roster, start)
            and _may_be_listed(roster, start, verbs)
        ):
            _take_part(roster, list(roster.run(start)))
    for match in _more_than_named().finditer(roster.text) if "等" in roster.text or "同志" in roster.text else ():
        for name in _and_more(roster, match):
            person = roster.add(name, None)
            person.leads = person.leads or match[0].endswith("等同志")


def _and_more(roster: Roster, last: re.Match[str]) -> list[Name]:
    """X、Y等人, X、Y、Z等8位代表: the names of such a list, if each but the first fills its place between the marks and
    few of them are unlike names."""
    text, end = roster.text, last.end("last")
    at, found, strange = last.start("last"), list[Name](), 0
    while at:
        name = roster.name(at, titled=True)
        if name is None or name.end != end:
            name, strange = _unlike(roster, at, end), strange + 1
        if name is None or roster.names.is_word(name):
            return []
        found.append(name)
        end = at - 1
        at = text.rfind("、", max(end - SHORT_NAMES[-1] - 1, 0), end) + 1
    first = roster.names.ending(end, titled=True)
    found += [first] if first else []
    return found if len(found) > max(1, strange * _STRANGE) else []


def _unlike(roster: Roster, start: int, end: int) -> Name | None:
    """What stands in the place of a name without a look of one (娘毛先), if it is no word, place or body either."""
    text = roster.text[start:end]
    plain = SHORT_NAMES[0] < len(text) <= SHORT_NAMES[-1] and not word_frequency(text)
    plain = plain and roster.names.blocked.isdisjoint(range(start, end)) and start not in roster.starts
    told = not roster.names.surname_at(start) and any(acts(text[at : at + 2]) for at in range(len(text) - 1))
    return Name(start, end, text, 1) if plain and not told else None


def _take_part(roster: Roster, names: list[Name]) -> None:
    """X、Y、Z出席, X、Y等区领导参加; a single name too."""
    if not names:
        return
    tail = roster.text[names[-1].end : names[-1].end + 14]
    leaders = _LEADERS.match(tail)
    others = _AND_OTHERS.match(roster.text, names[-1].end) if len(names) > 1 and tail[0] in "和以与及（" else None
    verb = _verb_near(roster, others.end() if others else names[-1].end + (leaders.end() if leaders else 0))
    if not verb or verb.value not in _TAKING_PART or (not leaders and _doubtful(names)):
        return
    for name in names:
        person = roster.add(name, None)
        person.leads = person.leads or bool(leaders) or verb.value in ("attend", "chair")


def _doubtful(names: list[Name]) -> bool:
    """Whether too many names of a list score low that nobody knows."""
    low = [name for name in names if name.score < 2]
    return len(low) > len(names) * _DOUBTFUL and sum(not is_known_name(n.text) for n in low) > len(names) * _DOUBTFUL


def _opens_plainly(roster: Roster, start: int) -> bool:
    """Whether a word that is usual begins at an offset (高度, 方面), so that no name does without a title."""
    return word_frequency(roster.text[start : start + 2]) > _USUAL


def _may_be_listed(roster: Roster, start: int, verbs: frozenset[int]) -> bool:  # only saves time
    """Whether what may follow the first name of such a list stands where one that begins at an offset may end: a
    mark, 领导 or the like, one of the verbs."""
    low, high = start + SHORT_NAMES[0], start + SHORT_NAMES[-1]
    marked = not _BEHIND_NAME.isdisjoint(roster.text[low : high + 1])
    return marked or not verbs.isdisjoint(range(low, high + _VERB_REACH))


def _heads_of(roster: Roster, verbs: Iterable[int]) -> list[int]:
    """The starts of the clauses with one of the verbs in them or at most three characters behind them."""
    clauses, found = roster.reading.clause_starts, set()
    for verb in verbs:
        index = bisect_right(clauses, verb) - 1
        found.add(clauses[index])
        while index > 0 and clauses[index] > verb - _VERB_REACH:
            index -= 1
            found.add(clauses[index])
    return sorted(found)


def _verb_near(roster: Roster, at: int) -> Token | None:
    for offset in range(at, min(at + _VERB_REACH, len(roster.text))):
        token = roster.reading.cue_starts.get(offset)
        if token is not None and token.value != "stop":
            return token
    return None
