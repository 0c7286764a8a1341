"""Pinyin of names by pypinyin's own tables: the longest known phrase, else the usual reading of each character.

pypinyin's functions give the same for names at fifty times the cost, which is a tenth of a whole build.
"""

from functools import cache

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

_LONGEST = 5  # characters of the longest phrase that is looked up
_TONES = str.maketrans("āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm", "̀̄́̌")


def syllables(text: str) -> list[str]:
    """The syllables of a text with tone marks; a run of other characters stays as one piece.

    >>> syllables("重庆市GDP增长")
    ['chóng', 'qìng', 'shì', 'GDP', 'zēng', 'zhǎng']
    """
    found: list[str] = []
    at, other = 0, ""
    while at < len(text):
        longest = min(_LONGEST, len(text) - at)
        size = next((n for n in range(longest, 1, -1) if text[at : at + n] in PHRASES_DICT), 1)
        read = _phrase(text[at : at + size]) if size > 1 else readings(text[at])[:1]
        if read:
            found += [other, *read] if other else read
            other = ""
        else:
            other += text[at : at + size]
        at += size
    return [*found, other] if other else found


@cache
def readings(char: str) -> tuple[str, ...]:
    """All readings of a character with tone marks, the usual one first; none if it is no Han character."""
    known = PINYIN_DICT.get(ord(char))
    return tuple(known.split(",")) if known else ()


def plain(syllable: str) -> str:
    """A syllable without its tone, ü as v, as people type it.

    >>> plain("lǜ"), plain("zhǎng")
    ('lv', 'zhang')
    """
    return syllable.translate(_TONES)


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(options[0] for options in PHRASES_DICT[text])
