"""What follows what may be a name, and says whether it ends there."""

import re

from kg.extract.characters import AFTER_LIKELY, CALLED
from kg.extract.dictionary import acts, crosses_word, starts_word
from kg.extract.edges import is_han
from kg.extract.name import Name
from kg.extract.reading import Reading
from kg.extract.words import transliterating
from kg.extract.wordy import told_after
from kg.gazetteer import Gazetteer
from kg.text import char_at

OURS = tuple(f"我{level}" for level in "省市县区州旗镇乡院局")
DOTS = "·-"  # between the parts of a foreign name (约翰-基)

_AT_HOME = tuple(f"家{what}" for what in "里中有的门种养，。")  # 村民陈勇|家有20亩地
_PLAINLY = 4  # characters of a foreign name that may end anywhere
_NUMBERS = frozenset("一二三四五六七八九十")
_IN_SHORT = re.compile("来[一-鿿](?:调研|考察|督查|督导|检查|指导|视察|学习|走访|慰问|暗访)")
_REIGN = re.compile("[一二三四五六七八九十]{1,2}世(?![界纪代家])")


class NameEnds:
    """Ends of names in one reading."""

    def __init__(self, reading: Reading, fronts: frozenset[int]) -> None:
        """`fronts`: where places and bodies begin."""
        self.text, self.fronts = reading.text, fronts
        self._cues, self._titles = reading.cue_starts, reading.titles
        titles = reading.tokens.get("title", ())
        self._abroad = frozenset(token.end for token in titles if token.value.standing == "foreign")
        self._weights: dict[int, float] = {}  # what `after` found, by offset

    def after(self, end: int) -> float:
        """What follows a name that ends at an offset: 2 a sure end, 1 a likely one, below that a doubtful one."""
        weight = self._weights.get(end)
        if weight is None:
            weight = self._weights[end] = self._follows(end)
        return weight

    def _follows(self, end: int) -> float:
        char = char_at(self.text, end)
        if char and char in DOTS and is_han(char_at(self.text, end + 1)):  # the name goes on
            return -5
        if not char or not is_han(char) or end in self._cues or end in self.fronts:
            return 2
        if (
            told_after(self.text, end)
            or self.text.startswith(CALLED, end)
            or (char in _NUMBERS and _REIGN.match(self.text, end))
        ):
            return 2
        if char == "来" and self.comes(end):
            return 2
        if char == "家" and self.text.startswith(_AT_HOME, end):
            return 1.5
        if char == "等" or (char == "时" and self.is_while(end + 1)):
            return 2
        if end in self._titles:
            return 1.5
        if char in AFTER_LIKELY:
            return 1
        if char in "的案":
            return 0.8
        return 0.7 if starts_word(self.text, end) and not crosses_word(self.text, end) else -1

    def comes(self, at: int) -> bool:
        """Whether 来 at an offset says where somebody came (来|我县调研, 来|缙云, 来|青调研)."""
        if at + 1 in self.fronts or self.text[at + 1 : at + 3] in Gazetteer.load().forms:
            return True
        return self.text.startswith(OURS, at + 1) or _IN_SHORT.match(self.text, at) is not None

    def is_plain(self, start: int, end: int) -> bool:
        """Whether a foreign name at text[start:end] may end there without more: one of many characters, or one between
        a title of other states and a verb (塞拉利昂总统|比奥|重申)."""
        if end - start < _PLAINLY and not (start in self._abroad and acts(self.text[end : end + 2])):
            return False
        return transliterating().issuperset(self.text[start:end])

    def is_while(self, at: int) -> bool:
        """Whether what ends at an offset is said of a time (在会见巴威时，; 会见巴威时说)."""
        return self.text[at - 1] == "时" and (not is_han(char_at(self.text, at)) or at in self._cues)

    def joined(self, at: int) -> bool:
        """Whether 和 or its like in front of an offset joins a name with what follows it."""
        char = char_at(self.text, at)
        return char.isdigit() or at in self.fronts or (is_han(char) and at not in self._cues)

    def word_at(self, at: int) -> bool:
        """Whether a word begins at an offset that is not written like a foreign name (决定, 出生) and is no cue."""
        return (
            at not in self._cues
            and starts_word(self.text, at)
            and not transliterating().issuperset(self.text[at : at + 2])
        )

    def cut_by_cue(self, at: int, *, dotted: bool) -> bool:
        """Whether a cue that begins at an offset ends a long name there; 提出 in 买买提出席 does not."""
        cue = self._cues.get(at)
        if cue is None or not dotted:
            return cue is not None
        later = (self._cues.get(inside) for inside in range(at + 1, cue.end))
        return cue.end > at + 1 and not any(other is not None and other.end > cue.end for other in later)


def crowned(text: str, name: Name) -> Name:
    """A king's name with the number behind it.

    >>> crowned("费利佩六世会见来宾", Name(0, 3, "费利佩")).text
    '费利佩六世'
    """
    number = _REIGN.match(text, name.end) if char_at(text, name.end) in _NUMBERS else None
    return name._replace(end=number.end(), text=text[name.start : number.end()]) if number else name
