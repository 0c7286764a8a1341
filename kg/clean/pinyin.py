"""Pinyin notes that a converter left after Traditional characters: 推進(jìn)會 is 推進會."""

import re
import unicodedata

from kg.clean.edits import Changes, substitute
from kg.clean.han import HAN
from kg.pinyin_tables import readings
from kg.text import MappedText

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# a syllable: initial, vowels of which one may carry a tone, ending; bounded, so no backtracking to speak of
SYLLABLE = f"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüêv{TONED}\u0251\u0261]{{1,3}}(?:n[g\u0261]|n|r)?|[mnńňǹḿ]g?)"
# one for each bracket, since a search for one character is several times as quick as for one of two
_NOTES = tuple(
    (mark, re.compile(rf"{re.escape(mark)}(?<=[{HAN}].)\s?(?P<note>(?i:{SYLLABLE}))\s?[)）]")) for mark in "(（"
)
_TONE = re.compile(f"[{TONED}]", re.IGNORECASE)
_TONED_NOTES = tuple((mark, re.compile(f"{re.escape(mark)}(?=[a-zü]{{0,4}}[{TONED}])(?<=[{HAN}].)")) for mark in "(（")
_TONE_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


def toneless(syllable: str) -> str:
    """A syllable without its tone mark; ü stays.

    >>> toneless("lǜ")
    'lü'
    """
    plain = unicodedata.normalize("NFD", syllable).translate(_TONE_MARKS)
    return unicodedata.normalize("NFC", plain)


def count_notes(text: str) -> int:
    """How many notes with a tone mark a text has: the sign of the converter that also damages bytes."""
    return sum(len(pattern.findall(text)) for mark, pattern in _TONED_NOTES if mark in text)


def _drop(match: re.Match[str]) -> str | None:
    note = match["note"]
    if _TONE.search(note):
        return ""
    # without a tone mark it is a note only if the character is read so (們(men), 侶(lü)): (a) may number a clause
    plain = note.lower().replace("v", "ü")
    return "" if plain in map(toneless, readings(match.string[match.start() - 1])) else None


def drop_notes(text: MappedText, changes: Changes) -> MappedText:
    """Drop one bracketed syllable straight after a Han character; other brackets stay."""
    for mark, pattern in _NOTES:
        if mark in text.text:  # only saves time
            text = substitute(text, pattern, _drop, changes, "pinyin note")
    return text
