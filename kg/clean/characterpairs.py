"""How usual it is that two characters stand side by side, from the words of jieba's dictionary.

Only looked at where the damage leaves a choice, so that clean text never pays for reading the dictionary.
"""

import math
from collections.abc import Iterable
from functools import cache

import jieba

from kg.clean.han import simplified
from kg.lexicon import read_words

_PAIRED = 0.5  # weight of the pair against the character alone: half of all neighbours belong to one word

_OPENING = 0.01  # likelihood of one of the openers at the beginning of a sentence
_OPENING_PENALTY = 4.0  # how much rarer the others are there than elsewhere


@cache
def _openers() -> frozenset[str]:
    return frozenset(read_words("clean_openers.txt"))


@cache
def _counts() -> tuple[dict[str, int], dict[str, int], float]:
    """Occurrences of characters and of pairs inside words, and the total of characters."""
    chars: dict[str, int] = {}
    pairs: dict[str, int] = {}
    with jieba.get_dict_file() as file:
        for raw in file:
            word, count, *_ = raw.decode("utf-8").split(" ")
            number = int(count)
            for char in word:
                chars[char] = chars.get(char, 0) + number
            for at in range(len(word) - 1):
                pair = word[at : at + 2]
                pairs[pair] = pairs.get(pair, 0) + number
    return chars, pairs, float(sum(chars.values()))


def words() -> Iterable[str]:
    """The words of jieba's dictionary (Simplified)."""
    with jieba.get_dict_file() as file:
        return [raw.decode("utf-8").split(" ", 1)[0] for raw in file]


@cache
def is_word(word: str) -> bool:
    """Whether jieba's dictionary has the word (Simplified)."""
    if not jieba.dt.initialized:
        jieba.setLogLevel(60)  # it announces its dictionary on stderr
    jieba.dt.check_initialized()
    return bool(jieba.dt.FREQ.get(word))


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
