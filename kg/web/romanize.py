"""What the search box needs to find a Chinese name by pinyin, by initials and in Traditional characters."""

from functools import lru_cache

import opencc

from kg.model import Entity
from kg.pinyin import plain
from kg.pinyin import syllables as read_aloud
from kg.pinyin_tables import readings
from kg.web.display import one_line

_READINGS = 3  # of a first character: 单, 曾, 解 are read otherwise as surnames
_PEOPLE = ("Official", "Person")
_HAN = range(0x3400, 0xA000)


def syllables(name: str, *, person: bool) -> list[str]:
    """The readings of a name as syllables with spaces between; several if a person's surname has several.

    >>> syllables("沈云才", person=True)
    ['shen yun cai', 'chen yun cai', 'tan yun cai']
    """
    if not name or max(name) < "\u3400":
        return []
    read = [piece for piece in map(_typed, read_aloud(name)) if piece]
    if not read:
        return []
    found = [" ".join(read)]
    if person:
        firsts = dict.fromkeys(plain(first) for first in readings(name[0]))
        found += [" ".join([first, *read[1:]]) for first in list(firsts)[:_READINGS]]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def _typed(syllable: str) -> str:
    """A syllable as people type it. Latin letters and digits count as one; brackets and spaces as nothing."""
    return "".join(filter(str.isalnum, plain(syllable))).lower()


def search_keys(entity: Entity) -> str:
    """All readings of an entity's names, with tabs between."""
    person = entity.kind in _PEOPLE
    names = dict.fromkeys(one_line(name) for name in (entity.label, *entity.aliases))
    keys = dict.fromkeys(key for name in names if name for key in syllables(name, person=person))
    return "\t".join(keys)


def folding(names: list[str]) -> str:
    """Pairs of a Traditional character and the Simplified one that `names` have for it, one after the other."""
    used = set("".join(names))
    traditional = "".join(map(chr, _HAN))
    simplified = opencc.OpenCC("t2s").convert(traditional)
    if len(simplified) != len(traditional):  # only if a release of OpenCC took neighbours for a word
        simplified = "".join(opencc.OpenCC("t2s").convert(character) for character in traditional)
    return "".join(old + new for old, new in zip(traditional, simplified, strict=True) if old != new and new in used)
