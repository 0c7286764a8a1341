"""Minority, foreign and rare names behind a title: how far a stretch of their characters reaches."""

import re

from kg.extract.characters import (
    AFTER_LIKELY,
    BAD_END,
    CALLED,
    FOREIGN,
    GOVERNING,
    JOINING,
    JOINS,
    LEADING,
    NEVER,
    NUMERALS,
    VERBAL,
    WHITHER,
)
from kg.extract.dictionary import acts, crosses_word, plain_tag, word_frequency
from kg.extract.edges import is_han
from kg.extract.given import is_deed
from kg.extract.name import Name
from kg.extract.name_ends import DOTS, NameEnds
from kg.extract.reading import Reading
from kg.extract.words import name_words, surname_initials, surnames, transliterating
from kg.extract.wordy import rarely, told_after, told_last
from kg.text import char_at, char_before
from kg.wording import derived

_PARTS = re.compile(f"[{DOTS}]")
_PLAINLY = 4  # characters of a foreign name that may end there
_IN_FOREIGN = frozenset("不")  # ... of names that this one is in too (阿不力孜)
_ABDUL = ("不都", "布都")  # what 阿不都 and its like end with, whose last character stands behind names else
_LAST_DOTTED = ("司马义", *_ABDUL)  # last parts that end unlike foreign names
_IN_NAMES = ("其其格", "其木格", "其格")  # what names hold in spite of a character that none does
_LIKELY_END = 0.7  # what `NameEnds.after` gives for the beginning of a word
_NO_NAMES = ("v", "d", "ad", "r", "p", "c", "t", "m", "n")  # tags of words that no foreign name begins with
LONGEST = 16  # characters of the longest name
WORD, USUAL = 8, 500  # how often the dictionary has seen what may be a word, and what is one in spite of a surname
GLUED = {2: 50, 3: 6, 4: 1}  # by length, how often the dictionary has seen a word across the beginning (工|程师)


@derived
def _behind() -> frozenset[str]:
    """What stands behind names and is in none that has a middle dot."""
    return AFTER_LIKELY - transliterating() - _IN_FOREIGN


class LongNames:
    """Finds them in one reading."""

    def __init__(self, reading: Reading, fronts: frozenset[int]) -> None:
        """`fronts`: where places and bodies begin."""
        self.reading, self.text, self.fronts = reading, reading.text, fronts
        self._cue_starts, self._titles = reading.cue_starts, reading.titles
        self._initials, self._surnames, self._no_names = surname_initials(), surnames(), name_words()
        self._ends = NameEnds(reading, fronts)

    def surname_at(self, start: int) -> int:
        """The length of the surname at `start`, 0 if there is none."""
        first = char_at(self.text, start)
        if first not in self._initials:  # only saves time
            return 0
        return 2 if self.text[start : start + 2] in self._surnames else int(first in self._surnames)

    def long(self, start: int) -> Name | None:
        """A minority, foreign or rare name behind a title: the longest stretch of such characters with a sure end."""
        text, at = self.text, start
        best: Name | None = None
        dotted = False
        while at < len(text) and at - start < LONGEST and (is_han(text[at]) or (text[at] in DOTS and at > start)):
            if text[at] in NEVER and not text.startswith(_IN_NAMES, at):
                break
            dotted = dotted or text[at] in DOTS
            at += 1
            plainly = dotted or self._ends.is_plain(start, at)
            whole = at - start >= 2 and text[at - 1] not in DOTS and not self._ends.is_while(at)
            if whole and self._ends.after(at) >= (_LIKELY_END if plainly else 1):
                name = self._foreign(start, at) or self._rare(start, at)
                if name and (best is None or name.score >= best.score):
                    best = name
            if (
                told_after(text, at)
                or text.startswith(CALLED, at)
                or (dotted and char_at(text, at) in _behind() and not text.startswith(_ABDUL, at - 1))
                or text[at : at + 2] in self._no_names
                or (at in self.fronts and text[at - 1] not in DOTS and (at - start > 1 or text[start] in LEADING))
                or (at - start > 1 and at in self._titles)
                or self._ends.cut_by_cue(at, dotted=dotted)
                or (best is not None and best.end == at and dotted and self._ends.word_at(at))
            ):
                break
        return best

    def _foreign(self, start: int, end: int) -> Name | None:
        text = self.text[start:end]
        parts = _PARTS.split(text)
        size, dotted = sum(map(len, parts)), len(parts) > 1
        if text in self._no_names or text[0] in WHITHER or (text[0] in "和与及同" and not dotted):
            return None
        if acts(text[:2]) or (not dotted and any(acts(text[at : at + 2]) for at in range(1, size - 1))):
            return None
        wordy = size == _PLAINLY + 1 and word_frequency(text[3:]) > USUAL  # 张海林|亲切
        glued = self.surname_at(start) and (crosses_word(self.text, end) or (wordy and not rarely(text)))  # 张海林交|谈
        if (glued and not dotted) or plain_tag(text, WORD) or text[0] in NUMERALS:
            return None
        if not dotted and size > 3 and self.surname_at(start) and plain_tag(text[2:4], GLUED[2]):
            return None  # 叶芳|热情
        if not dotted and size > 3 and plain_tag(text[:2], USUAL).startswith(_NO_NAMES):  # 总书记|多次实地
            return None
        last_dotted = dotted and text.endswith(_LAST_DOTTED)
        if text[-1] in AFTER_LIKELY and text[-1] not in FOREIGN and not last_dotted:
            return None
        if not dotted and not GOVERNING.isdisjoint(text[1:]):
            return None  # 格拉西莫夫|向普京
        if not dotted and self.surname_at(start) and not JOINS.isdisjoint(text[2:4]):
            return None  # 胡春华|和俄方, 周平|来青
        if text[0] in JOINING and not dotted and is_han(char_before(self.text, start)):
            return None
        if text[-1] in "和共与及" and self._ends.joined(end):
            return None
        if not dotted and size > _PLAINLY and ("和" in text[2:-1] or told_last(text)):  # 奥朗德和|默克尔, 阿巴迪|重新
            return None
        if dotted:
            ended = len(parts[-1]) > 1 or self._ends.after(end) >= 2
            foreign = last_dotted or text[-1] in FOREIGN or text[-1] in transliterating()
            return Name(start, end, text, 4) if size >= 3 and ended and foreign else None
        plain = size > 3 or not self.surname_at(start)
        share = sum(char in FOREIGN or (plain and char in transliterating()) for char in text) / size
        return Name(start, end, text, 2.2 + (size > 3) * 1.2) if 2 <= size <= 8 and share >= 0.75 else None

    def _rare(self, start: int, end: int) -> Name | None:
        """Two or three characters with a surname that no list has (庹建国)."""
        text = self.text[start:end]
        if len(text) not in (2, 3) or self.surname_at(start) or not VERBAL.isdisjoint(text):
            return None
        if text in self._no_names or word_frequency(text) or word_frequency(text[:2]) > 20 or start in self._cue_starts:
            return None
        if text[0] in LEADING or text[-1] in BAD_END or any(acts(text[at : at + 2]) for at in range(len(text) - 1)):
            return None  # 法官|来判断
        if is_deed(text) or self._ends.after(end) < 2:
            return None
        return Name(start, end, text, 1.2)
