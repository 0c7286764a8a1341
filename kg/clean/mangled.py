"""Two characters of a place that became one: of 涼市 (9BF6 CAD0) a converter left F6CA, 鍪.

The outer bytes are gone, so only a word can tell what stood there: the character in front and the two together must be
the name of a place that the dictionary has (平凉市), and the only one.
"""

import re
from functools import cache

import opencc

from kg.clean.characterpairs import names_of_places, words
from kg.clean.edits import Changes, substitute
from kg.clean.han import HAN, rarity, simplified
from kg.clean.pinyin import count_notes
from kg.text import MappedText

_RARE = re.compile(f"(?<=[{HAN}])[?\ufffd]?(?P<rare>[{HAN}])[?\ufffd]?")
_LEVELS = "省州市县区旗盟"
_NOTED = 3  # notes that show that the text went through the converter


def mend_mangled(text: MappedText, changes: Changes) -> MappedText:
    """Replace a rare character by the two that it was, in text that shows the converter's pinyin notes."""
    if count_notes(text.text) < _NOTED or not _suspicious(text.text):
        return text
    return substitute(text, _RARE, _two, changes, "mangled place repaired")


def _suspicious(text: str) -> bool:
    """Whether a rare character stands anywhere behind the first character of a place that it may belong to."""
    for match in _suspects().finditer(text):
        before = text[max(match.start() - 2, 0) : match.start()].rstrip("?\ufffd")[-1:]
        if before and (simplified(before), match.group().encode("gb18030")) in _places():
            return True
    return False


def _two(match: re.Match[str]) -> str | None:
    rare, before = match["rare"], simplified(match.string[match.start() - 1])
    if rarity(rare) == 0:
        return None
    code = rare.encode("gb18030")
    found = _places().get((before, code), ())
    return found[0] if len(found) == 1 and before + simplified(rare) not in words() else None


@cache
def _suspects() -> re.Pattern[str]:
    """The rare characters that the name of a place may have become."""
    chars = {code.decode("gb18030", "ignore") for _, code in _places()}
    return re.compile(f"[{''.join(sorted(char for char in chars if len(char) == 1 and rarity(char)))}]")


@cache
def _places() -> dict[tuple[str, bytes], tuple[str, ...]]:
    """(first character, bytes across the other two) -> the other two as Traditional text has them."""
    traditional = opencc.OpenCC("s2t")
    found: dict[tuple[str, bytes], tuple[str, ...]] = {}
    for word in names_of_places(_LEVELS):
        tail = traditional.convert(word[1:])
        code = tail.encode("gbk", "ignore")
        if len(code) == 4:
            key = (word[0], code[1:3])
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), tail)))
    return found
