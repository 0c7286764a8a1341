"""The byte arithmetic of the lost byte: from what a damaged run looks like to what its bytes were.

    original   A1 A3 | b1 b2 | b3 b4 | …          。縣委
    read as    ?  A3 b1 | b2 b3 | b4 …            the pairs shifted by one; A1 alone gives `?`

Reading on, each damaged character gives the second byte of one original character and the first byte of the next,
until a byte below 80 is a second byte by itself (h in 縣 = BF 68): there the pairs agree again. Two holes are known:
`?` for a pair that GBK has no character for, and `?` for a last byte together with the bracket behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.clean.characterpairs import likelihood
from kg.clean.han import rarity, simplified_characters
from kg.clean.pinyin import SYLLABLE
from kg.pinyin_tables import readings
from kg.text import char_at

_NOTE_REST = re.compile(rf"\(?(?P<note>{SYLLABLE})[)）]")
_LONGEST = 60  # original characters in one run; text without any ASCII may go on to the end of the line
_BEAM = 32  # readings that are followed at one place
GUESSES = 5  # bytes that may be guessed in one run
_ENDS = 40  # readings that are kept of those that end at one place
_CHOICES = 32  # pairs kept for one hole
_FOLDED = frozenset(",;:?!()@")  # full-width forms that converters write as ASCII; letters and digits stay wide
_UNITS = frozenset(
    "年月日號号時时分秒個个名家次起件條条項项人萬万億亿元戶户所處处點点多餘余至批期屆届位公里平米噸吨畝亩"
)
_ASCII_BEHIND = frozenset(",;.:)\n") | {""}
_LOST = "?？\ufffd"
_TRAILS = tuple(t for t in range(0x40, 0xFF) if t != 0x7F)


@dataclass(frozen=True, slots=True)
class Undone:
    """A possible original of a damaged run that ends at `end` of the text; `guessed`: bytes that had to be guessed."""

    text: str
    end: int
    guessed: int
    before: "_State"
    chars: str  # what was read last, behind `before`

    @property
    def score(self) -> float:
        """Log-likelihood of the text; not worked out before it is asked for, since that reads jieba's dictionary."""
        return self.before.score + _likelihood(self.before.text[-1], self.chars)


@dataclass(slots=True)
class _State:
    at: int  # next damaged character
    lead: int  # first byte of the character that is being put together
    text: str
    guessed: int = 0
    before: "_State | None" = None
    chars: str = ""  # what was read last, behind `before`
    known: float | None = None  # the score, once it was asked for

    @property
    def score(self) -> float:
        if self.known is None:
            before = self.before
            self.known = before.score + _likelihood(before.text[-1], self.chars) if before else 0.0
        return self.known

    def grown(self, at: int, lead: int, chars: str, guessed: int = 0) -> "_State":
        return _State(at, lead, self.text + chars, self.guessed + guessed, self, chars)

    def ended(self, at: int, chars: str, guessed: int = 0) -> Undone:
        return Undone(self.text + chars, at, self.guessed + guessed, self, chars)


@cache
def pair(lead: int, trail: int) -> str | None:
    """The character of two GBK bytes, if there is one."""
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None


@cache
def _code(char: str) -> tuple[int, int] | None:
    """The two bytes of a damaged character; private-use characters stand for pairs that GBK leaves to the user."""
    code = char.encode("gb18030", "replace")
    return (code[0], code[1]) if len(code) == 2 else None


@cache
def _usual(lead: int) -> tuple[tuple[int, str], ...]:
    """(second byte, character) of the usual characters with that first byte."""
    chars = ((trail, pair(lead, trail)) for trail in _TRAILS)
    return tuple((trail, char) for trail, char in chars if char is not None and _possible(char) and rarity(char) < 2)


@cache
def _usual_behind(trail: int) -> tuple[tuple[int, str], ...]:
    """(first byte, character) of the most usual characters with that second byte."""
    chars = ((lead, pair(lead, trail)) for lead in range(0x81, 0xFF))
    return tuple((lead, char) for lead, char in chars if char is not None and _possible(char) and rarity(char) == 0)


def _possible(char: str) -> bool:
    # what is guessed stands in Traditional text: the damage comes from converting to it
    return char not in simplified_characters()


def undo(text: str, at: int, guesses: int) -> list[Undone]:
    """The likeliest originals of the run behind the `?` at `at`; each begins with 。

    At most `guesses` bytes are guessed.
    """
    return _search(text, at, list(_first(text, at + 1, guesses)), guesses)


def undo_inserted(text: str, at: int) -> list[Undone]:
    """The same for a note put between the two bytes of a character; each begins with the character in front.

    A converter that looks for bytes found 鎮 (E682) across 真 (D5E6) and 傳 (82F7), so that its note cuts 傳 in two:
    真傳達 became `真?zhèn)鬟_`, where `?` is 82 with the bracket.
    """
    note = _NOTE_REST.match(text, at + 1)
    before = _code(text[at - 1]) if at else None
    if note is None or before is None:
        return []
    found = [
        lead
        for lead in range(0x81, 0xFF)
        if (char := pair(before[1], lead)) is not None and note["note"].lower() in readings(char)
    ]
    return _search(text, at, [_State(note.end(), lead, text[at - 1]) for lead in found], GUESSES)


def _search(text: str, at: int, first: list[_State], guesses: int) -> list[Undone]:
    done: list[Undone] = []
    waiting: dict[int, list[_State]] = {}
    for state in first:
        waiting.setdefault(state.at, []).append(state)
    while waiting:
        here = min(waiting)
        states = waiting.pop(here)
        if len(states) > 1:
            states.sort(key=_rank)
        if here >= len(text) or here - at > _LONGEST:
            break
        ends: list[Undone] = []
        for state in states[:_BEAM]:
            ended, going = _step(text, state, guesses)
            ends += ended
            for following in going:
                waiting.setdefault(following.at, []).append(following)
        if len(ends) > 1:
            ends.sort(key=lambda one: (one.guessed > 0, -one.score / len(one.text), one.text))
        done += ends[:_ENDS]
    return done


def _rank(state: _State) -> tuple[float, int, str]:
    return -state.score / len(state.text), state.guessed, state.text


def _first(text: str, at: int, guesses: int) -> Iterator[_State]:
    """The pair of A3 and the first byte of the next character: a full-width form, perhaps folded to ASCII."""
    char = text[at]
    if char in _LOST and guesses:
        # A3 with a first byte below A1 is no character either; the usual Traditional ones begin so
        for lead in range(0x81, 0xA1):
            yield _State(at + 1, lead, "。", 1)
    if "!" <= char <= "~":
        yield _State(at + 1, ord(char) | 0x80, "。")
    else:
        code = _code(char)
        if code and code[0] == 0xA3:
            yield _State(at + 1, code[1], "。")


def _step(text: str, state: _State, guesses: int) -> tuple[list[Undone], list[_State]]:
    char = text[state.at]
    ended: list[Undone] = []
    going: list[_State] = []
    for trail, lead in _readings(char):
        whole = pair(state.lead, trail)
        if whole is None:
            continue
        if lead is None:
            ended.append(state.ended(state.at + 1, whole))
        elif lead >= 0x81:
            going.append(state.grown(state.at + 1, lead, whole))
    if char in _LOST:
        ended += _swallowed(text, state)
        if state.guessed < guesses:
            finished, further = _unassigned(text, state)
            ended += finished
            going += further
    return ended, going


def _readings(char: str) -> Iterator[tuple[int, int | None]]:
    """(second byte, first byte of the next) for one damaged character; no next byte: the shift ends."""
    if "@" <= char <= "~":
        yield ord(char), None
    if char in _FOLDED:
        yield 0xA3, ord(char) | 0x80
    elif not char.isascii() and (code := _code(char)):
        yield code


def _swallowed(text: str, state: _State) -> list[Undone]:
    """`?` is a last byte, perhaps with the bracket behind it; the pinyin note tells what it was."""
    note = _NOTE_REST.match(text, state.at + 1)
    if note is None:
        mark = _mark_behind(text, state.at)
        if mark is None:
            return []
        return [state.ended(state.at + 1, char + mark, 1) for _, char in _usual(state.lead) if rarity(char) == 0]
    chars = [char for _, char in _usual(state.lead) if note["note"].lower() in readings(char)]
    return [state.ended(note.end(), char, int(len(chars) > 1)) for char in chars]


def _mark_behind(text: str, at: int) -> str | None:
    """What was swallowed behind the last byte: nothing before a mark, else a comma if the text writes them half-width.

    None where it may have been a digit: 12月 must not turn into 2月.
    """
    behind = char_at(text, at + 1)
    if behind in _ASCII_BEHIND:
        return ""
    near = text[max(at - 300, 0) : at + 300]
    return "," if _is_word(behind) and near.count(",") > near.count("，") else None


def _is_word(char: str) -> bool:
    return rarity(char) < 2 and char not in _UNITS


def _unassigned(text: str, state: _State) -> tuple[list[Undone], list[_State]]:
    """`?` is a pair without a character: the second byte of one and the first byte of the next are both unknown."""
    ended: list[Undone] = []
    going: list[_State] = []
    following = char_at(text, state.at + 1)
    if following and following in _LOST and (note := _NOTE_REST.match(text, state.at + 2)):
        noted = _noted(state.lead, note["note"].lower())
        ended += [state.ended(note.end(), both, 2) for both in noted]
    for trail, lead in _readings(following) if following else ():
        for both in _both(state.lead, trail):
            if lead is None:
                ended.append(state.ended(state.at + 2, both, 2))
            elif lead >= 0x81:
                going.append(state.grown(state.at + 2, lead, both, 2))
    return ended, going


@cache
def _both(lead: int, trail: int) -> list[str]:
    """The likeliest pairs of characters of which the first byte of the one and the second of the other are known."""
    return _likeliest(lead, _usual_behind(trail))


@cache
def _noted(lead: int, note: str) -> list[str]:
    """As _both, where of the second character nothing is known but its reading."""
    return _likeliest(lead, _read_so(note))


def _likeliest(lead: int, seconds: tuple[tuple[int, str], ...]) -> list[str]:
    """The likeliest pairs of a character with that first byte and one of (first byte, character) behind it, whose
    bytes in between are no character."""
    found = [
        left + right
        for first, left in _usual(lead)
        for second, right in seconds
        if rarity(left) == 0 and pair(first, second) is None
    ]
    return sorted(found, key=lambda both: (-_likelihood("", both), both))[:_CHOICES]


@cache
def _read_so(note: str) -> tuple[tuple[int, str], ...]:
    """(first byte, character) of the most usual characters with a reading."""
    return tuple(
        (lead, char)
        for lead in range(0x81, 0xFF)
        for _, char in _usual(lead)
        if rarity(char) == 0 and note in readings(char)
    )


def _likelihood(before: str, chars: str) -> float:
    return sum(likelihood(left, right) for left, right in zip([before, *chars], chars, strict=False))
