"""How usual it is that two characters stand side by side, from the words of jieba's dictionary.

Only looked at where the damage leaves a choice, so that clean text never pays for reading the dictionary.
"""

import math
import re
from functools import cache

from kg.clean.han import simplified
from kg.lean import NO_RESOURCES, placed
from kg.lexicon import read_words

_ENTRY = re.compile(r"^(\S+) (\d+)", re.MULTILINE)
_PAIRED = 0.5  # weight of the pair against the character alone: half of all neighbours belong to one word

_OPENING = 0.01  # likelihood of one of the openers at the beginning of a sentence
_OPENING_PENALTY = 4.0  # how much rarer the others are there than elsewhere


@cache
def _openers() -> frozenset[str]:
    return frozenset(read_words("clean_openers.txt"))


def _dictionary() -> str:
    """Jieba's dictionary: lines of a word, its count and its kind, divided by spaces."""
    with placed(NO_RESOURCES):
        import jieba  # slow to import, and only damaged text needs it

    with jieba.get_dict_file() as file:
        return str(file.read().decode("utf-8"))


@cache
def _counts() -> tuple[dict[str, int], dict[str, int], float]:
    """Occurrences of characters and of pairs inside words, and the total of characters."""
    chars: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for word, count in _ENTRY.findall(_dictionary()):
        number = int(count)
        before = ""
        for char in word:
            chars[char] = chars.get(char, 0) + number
            if before:
                pairs[before + char] = pairs.get(before + char, 0) + number
            before = char
    return chars, pairs, float(sum(chars.values()))


def names_of_places(levels: str) -> list[str]:
    """The words of two characters and one of `levels`, in the order of the dictionary."""
    return re.findall(rf"^(\S\S[{levels}]) ", _dictionary(), re.MULTILINE)


@cache
def words() -> frozenset[str]:
    """The words of jieba's dictionary (Simplified)."""
    return frozenset(word for word, _ in _ENTRY.findall(_dictionary()))


@cache
def likelihood(before: str, char: str) -> float:
    """Log-likelihood of a character behind another; around -7 in good text, below -12 for chance neighbours."""
    chars, pairs, total = _counts()
    before, char = simplified(before), simplified(char)
    if before == "。":
        alone = _OPENING if char in _openers() else chars.get(char, 0) / total / _OPENING_PENALTY
        return math.log(alone + 1 / total)
    alone = (chars.get(char, 0) + 1) / total
    inside = pairs.get(before + char, 0) / (chars.get(before, 0) + 1)
    return math.log(_PAIRED * inside + (1 - _PAIRED) * alone)
