"""Where a name begins: walking left from its last word until something that no name holds."""

from collections.abc import Mapping

from kg.extract.anchors import pattern_words
from kg.extract.reading import Reading
from kg.text import pair_across
from kg.wording import derived

# Function words that end a name's left side. A gazetteer place or a body that holds one of them is stepped over whole.
STOPS = frozenset(
    "的了在到赴从由对向与及或是把被将等叫称各该我其也就并但而以让给跟这每某另又予再还都已曾于来去和为只个家名处次件有"
)
LASTS = "堂校局司店场市院园厂业道镇乡村区系部处社房厅馆楼行办"  # what names end with, so that another begins behind 和
_INSIDE = frozenset("·（）“”")
# Words of names that end with what would stop one; a name begins with 国家 and never before it.
_CAPITAL, _OF_CAPITAL = "首都", frozenset("师医经体图博机大国")  # 首都|师范大学, not 首都|达卡
_WHOLE = (_CAPITAL, "高等", *(f"{who}家" for who in "音乐 美术 书法 戏剧 电影 摄影 舞蹈 企业 艺术 科学 作".split()))
_WITH_CUES = ("中西医结合", "革命根据")  # of hospitals and of sites (|地旧址), with a word that stops else
_FIRST = "国家"
_IN_BRANDS = frozenset("来又得")


def is_han(char: str) -> bool:
    """Whether a character is a Han ideograph.

    >>> is_han("县"), is_han("〇"), is_han("，"), is_han("")
    (True, True, False, False)
    """
    return "一" <= char <= "鿿" or char == "〇" or "㐀" <= char <= "䶿" or "\U00020000" <= char <= "\U000323af"


@derived
def halves() -> frozenset[str]:
    """Words of two characters of which the second is one that ends names."""
    return frozenset(pattern_words("half"))


@derived
def _held_begins() -> frozenset[str]:
    """The characters that words begin with which names hold."""
    return frozenset(word[0] for word in pattern_words("held"))


def left_edge(reading: Reading, end: int, limit: int, atoms: Mapping[int, int], stops: frozenset[str] = STOPS) -> int:
    """Where a name whose last word begins at `end` may begin at the earliest.

    `atoms` maps ends to starts of stretches that are stepped over whole (places, bodies). Looks at most `limit`
    characters to the left. Offsets are of the reading's text.
    """
    text, cues = reading.text, reading.cue_ends
    held, begins = pattern_words("held"), _held_begins()
    at, low = end, max(end - limit, 0)
    while at > low:
        if at in atoms:
            at = atoms[at]
            continue
        cue = cues.get(at)
        if cue is not None and cue.end - cue.start > 1:
            name = next((words for words in _WITH_CUES if text.endswith(words, low, at)), None)
            if name is None:
                return at
            at -= len(name)
            continue
        char = text[at - 1]
        if char == "”" and text.startswith("“", at):
            return at
        if char in "都家对等":
            whole = next((word for word in _WHOLE if text.endswith(word, low, at)), None)
            if whole and (whole != _CAPITAL or text[at] in _OF_CAPITAL):
                at -= len(whole)
                continue
            if char == "家" and text.endswith(_FIRST, low, at):
                return at - len(_FIRST)
            if text.startswith("对外", at - 1):
                return at - 1
        if char in begins and text.startswith(held, at - 1):
            at -= 1
            continue
        if char in _IN_BRANDS and at - 2 in atoms and is_han(text[at - 2]):
            at -= 2  # 成都市|好来屋
            continue
        if char in stops or not (is_han(char) or char.isalnum() or char in _INSIDE):
            return min(at + (pair_across(text, at) in halves()), end)
        at -= 1
    return at


def balanced(text: str, start: int, end: int) -> int:
    """`start` moved right past brackets and quotes that the span does not close.

    >>> balanced("（市监局", 0, 4), balanced("加比（湖南）公司", 0, 8)
    (1, 0)
    """
    for opening, closing in ("（）", "“”"):
        at = text.rfind(closing, start, end)
        first = text.find(opening, start, end)
        if first >= 0 and at < first:
            return balanced(text, first + 1, end)
        if at >= 0 and (first < 0 or at < first):
            return balanced(text, at + 1, end)
    return start
