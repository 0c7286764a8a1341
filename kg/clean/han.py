"""What counts as a Chinese character here, and how usual one is."""

import re
import unicodedata
from functools import cache

import opencc

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇々"
CHINESE_PUNCTUATION = "，。、：；！？（）《》〈〉“”‘’【】\u3014\u3015…—·"


@cache
def converter() -> opencc.OpenCC:
    """OpenCC from Traditional, with the variants of Hong Kong too (衞), to Simplified."""
    return opencc.OpenCC("hk2s")


@cache
def traditional_characters() -> frozenset[str]:
    """The characters that stand in Traditional text only, i.e. that OpenCC changes when alone."""
    every = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    simple: list[str] = converter().convert("\n".join(every)).split("\n")
    return frozenset(old for old, new in zip(every, simple, strict=True) if old != new)


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(traditional_characters()))}]")


def has_traditional(text: str) -> bool:
    """Whether a text has a Traditional character; a regex looks ten times as fast as a set."""
    return _traditional().search(text) is not None


def count_scripts(text: str) -> tuple[int, int]:
    """How many characters of a text stand in Traditional and in Simplified text only."""
    if not has_traditional(text):  # only saves time
        return 0, 0
    old = sum(map(traditional_characters().__contains__, text))
    return old, sum(map(simplified_characters().__contains__, text))


@cache
def simplified_characters() -> frozenset[str]:
    """The characters that stand in Simplified text only: what the Traditional ones turn into, if not itself usual."""
    simple = converter().convert("\n".join(sorted(traditional_characters()))).split("\n")
    # 干, 后, 里 and their like are written in both scripts: Big5 has them, it has no character that is only Simplified
    return frozenset(char for char in simple if len(char) == 1 and not _encodes(char, "big5"))


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def simplified(char: str) -> str:
    """The Simplified form of one character."""
    return str(converter().convert(char))


@cache
def rarity(char: str) -> int:
    """0 for a character of GB 2312 level 1 (in its Simplified form), 1 for level 2, 2 for any other.

    Level 1 is the 3,755 usual characters by frequency, so no list of our own is needed.
    """
    try:
        code = simplified(char).encode("gb2312")
    except UnicodeEncodeError:
        return 2
    if len(code) != 2 or code[0] < 0xB0:
        return 2
    return 0 if code[0] <= 0xD7 else 1


@cache
def is_han(char: str) -> bool:
    """Whether one character is an ideograph."""
    return char in "〇々" or unicodedata.name(char, "").startswith("CJK ")
