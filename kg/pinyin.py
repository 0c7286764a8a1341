"""Pinyin of names by pypinyin's own tables: the longest known phrase, else the usual reading of each character.

pypinyin's functions give the same for names at fifty times the cost, which is a tenth of a whole build.
"""

from functools import lru_cache

from kg.pinyin_tables import phrase_beginnings, phrases_from, usual_reading

_LONGEST = 5  # characters of the longest phrase that is looked up
_TONES = str.maketrans("āáǎàēéěèōóǒòīíǐìūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeooooiiiiuuuuvvvvvnnnm", "̀̄́̌")


@lru_cache(maxsize=65536)  # the graph and the page ask for the same names
def syllables(text: str) -> tuple[str, ...]:
    """The syllables of a text with tone marks; a run of other characters stays as one piece.

    >>> syllables("重庆市GDP增长")
    ('chóng', 'qìng', 'shì', 'GDP', 'zēng', 'zhǎng')
    """
    pairs = phrase_beginnings()
    found: list[str] = []
    at, other, end = 0, "", len(text)
    while at < end:
        if text[at : at + 2] in pairs and (phrase := _phrase(text, at)):
            found += [other, *phrase] if other else phrase
            other = ""
            at += len(phrase)
            continue
        if read := usual_reading(text[at]):
            if other:
                found.append(other)
                other = ""
            found.append(read)
        else:
            other += text[at]
        at += 1
    return (*found, other) if other else tuple(found)


def _phrase(text: str, at: int) -> tuple[str, ...]:
    """The syllables, one for each character, of the longest phrase that begins at an offset; none if none does."""
    phrases = phrases_from(text[at : at + 2])
    for size in range(_LONGEST, 1, -1):
        if (read := phrases.get(text[at : at + size])) is not None:
            return read
    return ()


def plain(syllable: str) -> str:
    """A syllable without its tone, ü as v, as people type it.

    >>> plain("lǜ"), plain("zhǎng")
    ('lv', 'zhang')
    """
    return syllable.translate(_TONES)
