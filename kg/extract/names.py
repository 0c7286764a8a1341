"""How far a person's name reaches: candidates of two to four characters, scored by what they hold and what follows."""

import re
from collections.abc import Callable, Container
from functools import cache

from kg.extract.characters import (
    ADDRESS,
    ADVERBIAL,
    AFTER_LIKELY,
    BAD_END,
    BAD_LAST,
    BEARERS,
    FORCES,
    HOLDING,
    JOINING,
    NEVER,
    OFFICES,
    SELDOM,
    SIDES,
    UNITS,
)
from kg.extract.dictionary import crosses_word, is_known_name, plain_tag, word_frequency
from kg.extract.edges import is_han
from kg.extract.given import given_at, is_deed, looks_given, usually_given
from kg.extract.known import known_at
from kg.extract.long_names import GLUED, LONGEST, USUAL, WORD, LongNames
from kg.extract.name import Name
from kg.extract.name_ends import DOTS, crowned
from kg.extract.reading import Reading
from kg.extract.words import transliterating
from kg.extract.wordy import (
    PARTICLES,
    before_people,
    clash,
    doubt,
    goes_on,
    holds_act,
    splits_word,
    told_after,
    with_its,
)
from kg.text import char_at, char_before, pair_across

_HAN = re.compile("[一-鿿〇㐀-䶿\U00020000-\U000323af]{1,4}")
_SURE_END, _ENDS_JOINED = 2, (1, 2)  # what `NameEnds.after` gives for a sure end; for a name that begins with 和
_OF_FIRMS = ("公司", "方面")  # behind the name of a body (美赞臣|公司坚称)
_ENOUGH_BEFORE = 2.5  # the score that a name in front of a title or verb needs
_MOST_SUPPORT = 1.5  # what a name that the document repeats gets at most
_KNOWN = 1.5  # what a name of three characters that the dictionary has as one gets before a title or verb


class NameFinder(LongNames):
    """Finds names in one reading; remembers which candidates the document repeats."""

    def __init__(
        self,
        reading: Reading,
        blocked: frozenset[int] = frozenset(),
        fronts: frozenset[int] = frozenset(),
        backs: Container[int] = frozenset(),
    ) -> None:
        """`blocked`: offsets that lie inside places and bodies, where no name begins; `fronts`: where these begin;
        `backs`: where bodies end."""
        super().__init__(reading, fronts)
        self.backs, self.blocked = backs, blocked
        self.known, self._cue_ends = known_at(reading), reading.cue_ends
        self._title_ends = frozenset(token.end - 1 for token in reading.tokens.get("title", ()))
        self._count: Callable[[str], int] = cache(self.text.count)

    def starting(self, start: int, *, titled: bool = True) -> Name | None:
        """The best name that starts at `start`; `titled` if a title stands in front of it, which makes rarer names
        (minority, foreign) plausible."""
        if start in self.blocked or char_before(self.text, start) == "·" or self.text.startswith(_OF_FIRMS, start):
            return None
        if start in self.known:
            return self.known[start]
        best: Name | None = None
        size = self.surname_at(start)
        if size:
            han = _HAN.match(self.text, start)
            limit = han.end() if han else start
            married = titled and size == 1 and self.surname_at(start + 1) == 1 and self.text[start] not in "和与及"
            for length in (4, 3, 2) if married else (3, 2) if size == 1 else (4, 3, 2) if titled else (4, 3):
                if start + length <= limit:
                    best = self._better(best, start, start + length, titled=titled)
        long = self.long(start) if titled else None
        if long and (best is None or long.score > best.score):
            best = long
        if best is None or best.score < 1:
            return given_at(self.text, start) if titled and size else None
        return crowned(self.text, best) if "某" not in best.text else None

    def ending(self, end: int, *, titled: bool = False) -> Name | None:
        """The best name that ends at `end` and begins where a name may begin (X局长, X同志); `titled` if a title
        follows it."""
        best: Name | None = None
        for length in (3, 2, 4):
            start = end - length
            if start < 0 or self.text[start] not in self._initials or start in self.blocked:
                continue
            if self._titles.get(start, end) < end:  # 营运部|经理罗女士
                continue
            text = self.text[start:end]
            glued = text.startswith("长孙") and start in self._title_ends  # 局|长孙建勇同志
            if glued or self.surname_at(start) < (2 if length == 4 else 1) or not _HAN.fullmatch(text):
                continue
            least = 1 if titled and is_known_name(text) else -1
            score = self._inside(start, end) + max(self._before(start, told=not titled), least)
            if text[0] in "和与及" and is_han(char_before(self.text, start)):
                continue
            if score + _MOST_SUPPORT + _KNOWN < _ENOUGH_BEFORE or holds_act(text, self.surname_at(start)):
                continue
            score += self._support(start, end) + _KNOWN * is_known_name(text)
            office = text[-1] in OFFICES or (text.endswith(FORCES) and text[0] in SIDES)
            score -= 2 * (office if titled else crosses_word(self.text, end))
            score -= clash(text) if titled else doubt(text)
            if score >= (_ENOUGH_BEFORE - 0.5 if titled else _ENOUGH_BEFORE) and (best is None or score > best.score):
                short = (length == 2 and start not in self.backs) or text[0] == "于"
                if not short or not crosses_word(self.text, start):  # but 对于|马会长, 主管|杜先生
                    best = Name(start, end, text, score)
        return best

    def foreign_ending(self, end: int) -> Name | None:
        """The surname of a foreigner that ends at an offset, behind which a title of state stands (普京|总统)."""
        text, start = self.text, end
        foreign = transliterating()
        while start and start not in self.blocked and end - start < LONGEST:
            if text[start - 1] not in foreign and text[start - 1] not in DOTS:
                break
            start -= 1
        cue = self._cue_starts.get(start)
        start = cue.end if cue and cue.end <= end - 2 else start
        start += word_frequency(pair_across(text, start)) > USUAL  # 今年|奥巴马总统
        lacks = end - start > 2 and self._before(start) < 0 <= self._before(start - 1)  # 同|呼日勒苏赫总统
        start += -1 if lacks else char_before(text, start).isdigit()
        whole = end - start >= 2 and start not in self.blocked and self._before(start) >= 0
        whole = whole and not SIDES.issuperset(text[start:end])  # 俄法|总统
        return Name(start, end, text[start:end], 2) if whole and not plain_tag(text[start:end], 1) else None

    def is_word(self, name: Name) -> bool:
        """Whether a name is a word in use too (主席|明确, 局长|高尚); no rare one with a frequent surname (马力)."""
        if name.start in self.known or not plain_tag(name.text, WORD):
            return False
        surname = self._surnames.get(name.text[:2]) or self._surnames[name.text[:1]]
        return surname.use != "common" or word_frequency(name.text) >= USUAL

    def ends_clause(self, name: Name) -> bool:
        """Whether a name is at its end for certain: a verb of news or no more text follows."""
        return self._ends.after(name.end) >= _SURE_END

    def _better(self, best: Name | None, start: int, end: int, *, titled: bool) -> Name | None:
        """The name at `text[start:end]` if it is better than `best`, else `best`; what costs most is asked last."""
        if self._ends.is_while(end):
            return best
        text, needed = self.text[start:end], best.score if best else 0.99
        score = self._inside(start, end) + self._ends.after(end)
        if score + _MOST_SUPPORT + titled <= needed:  # only saves time
            return best
        adverb = text[0] in ADVERBIAL or (text[0] == "全" and word_frequency(text[:2]))  # 总理|都提过, 局长|全程参与
        against = 2.5 * (bool(adverb) or is_deed(text)) if titled else doubt(text)
        if score + _MOST_SUPPORT + titled - against <= needed:  # only saves time
            return best
        score = score + self._support(start, end) - against + (titled and is_known_name(text))
        if score <= needed or holds_act(text, self.surname_at(start)):
            return best
        held = start - 1 in self._title_ends and self._ends.after(end) >= _SURE_END
        held = held and (end - start == 2 or usually_given(text))  # 队长|江华说, 局长|安志军出席
        return Name(start, end, text, score) if held or not splits_word(self.text, start, end) else best

    def _inside(self, start: int, end: int) -> float:
        text = self.text[start:end]
        size = self.surname_at(start)
        longer = len(text) - size > 2
        score = 1.0 - longer  # 林郑月娥: two surnames, or one too many characters
        if longer and (plain_tag(text[2:], 1) or text[-1] in AFTER_LIKELY or crosses_word(self.text, end)):
            return -5  # 宋卫|作工, 宋卫|现场, 段武德|曾, 张海林|交谈
        given = text[size:]
        if not given:
            return -5
        if not NEVER.isdisjoint(given) and not with_its(text):
            score -= 3
        if not SELDOM.isdisjoint(given) and not with_its(text):
            score -= 0.5 * sum(char in SELDOM for char in given)
        # 书记尹力和|市长
        joins = text[-1] in "和与同" and (end in self._titles or end in self.fronts or before_people(self.text, end))
        bad = BAD_LAST if char_at(self.text, end) in ("，", "、", "。") else BAD_END
        if (text[-1] in bad and (len(text) > 2 or text[-1] in "副由")) or (joins and len(text) > 2):
            score -= 1.5
        if (
            given in ADDRESS
            or given in HOLDING
            or (given == "方" and text[0] in SIDES)
            or (text[0] in HOLDING and start + 1 in self._titles)
            or (text[0] in PARTICLES and goes_on(self.text, start + 1, end))
        ):
            return -5
        score -= 2 * (text[-1] in HOLDING and (end in self._titles or end in self.fronts))  # 吴文|任组长
        score -= 1.5 * (text[-1] == "来" and size < len(text) - 1 and self._ends.comes(end - 1))  # 周平|来缙云
        score -= 7 * (text[-1] == "兼" and char_at(self.text, end) in ("任", "管"))
        score -= 1.5 * (len(text) > 2 and told_after(self.text, end - 1))  # 陈伟正|带领
        inside = range(start + 1, end)
        score -= 2 * (not self._titles.keys().isdisjoint(inside)) + 1.5 * (not self.fronts.isdisjoint(inside))
        for at in inside:
            cue = self._cue_starts.get(at)
            if cue is not None and (cue.end > end or (cue.end == end and (at > start + 1 or cue.value == "say"))):
                score -= 2.5
        word = text[:2] in self._no_names and self._surnames[text[:size]].word == "yes" and not looks_given(text)
        if text in self._no_names or (word and (start - 1 not in self._title_ends or crosses_word(self.text, end))):
            surname = self._surnames[text[:size]]
            if len(text) > 2 or (surname.use == "rare" and surname.word == "yes"):  # 董事会, 国家; but 文明
                return -5
            score -= 1.5
        first = self._cue_starts.get(start)
        if first is not None and first.end > start + 1:
            score -= 3
        return score - self._joined(start, given) if text[0] in JOINING else score

    def _joined(self, start: int, given: str) -> float:
        """What speaks against 和平 as a name: that its surname is a word which joins, with a word or a name behind."""
        doubt = (2.0 + (len(given) > 1)) if word_frequency(given) > 1000 else 0.0
        glued = is_han(char_before(self.text, start)) and start - 1 not in self._title_ends
        if glued and char_at(self.text, start + 1) in self._surnames:
            doubt += 2
        if self._ends.after(start + 1 + len(given)) not in _ENDS_JOINED:  # 主席|和列席的, 主席|和阮富仲总书记
            doubt += 2
        return doubt

    def _before(self, start: int, *, told: bool = False) -> float:
        """What stands before a name says; `told`: a verb of saying stands behind it."""
        char = char_before(self.text, start)
        if not is_han(char) or char == "据" or start in self._cue_ends or start in self.backs:
            return 2
        if told and char in BEARERS:  # but 工|程师
            words = ((self.text[start - 1 : start - 1 + size], most) for size, most in GLUED.items())
            return -1 if any(word_frequency(word) > most for word, most in words) else 2
        part = char in UNITS and not told and not crosses_word(self.text, start)  # 护理部|张敏主任
        return 1 if part or char in "由请对向与和同及以经被让在就为按将据把的了到应给但" else -1

    def _support(self, start: int, end: int) -> float:
        """What repetition in the document says: a candidate whose every occurrence goes on alike is too short."""
        count = self._count(self.text[start:end])
        if count < 2:
            return 0
        if count == self._count(self.text[start : end + 1]) and is_han(char_at(self.text, end)):
            return -0.5
        return min((count - 1) * 0.5, _MOST_SUPPORT)
