"""What the search box needs to find a Chinese name by pinyin, by initials and in Traditional characters."""

import opencc
from pypinyin import Style, pinyin

from kg.model import Entity
from kg.web.display import one_line

_READINGS = 3  # of a first character: 单, 曾, 解 are read otherwise as surnames
_PEOPLE = ("Official", "Person")
_HAN = range(0x3400, 0xA000)


def syllables(name: str, *, person: bool) -> list[str]:
    """The readings of a name as syllables with spaces between; several if a person's surname has several.

    >>> syllables("沈云才", person=True)
    ['shen yun cai', 'chen yun cai']
    """
    read = [options[0].lower() for options in pinyin(name, style=Style.NORMAL, errors=_keep) if options[0]]
    if not read or not any(character >= "\u3400" for character in name):
        return []
    readings = [" ".join(read)]
    if person:
        for first in pinyin(name[0], style=Style.NORMAL, heteronym=True)[0][:_READINGS]:
            other = " ".join([first.lower(), *read[1:]])
            if other not in readings:
                readings.append(other)
    return readings


def _keep(other: str) -> str:
    """Latin letters and digits count as one syllable; brackets and spaces as nothing."""
    return "".join(character for character in other if character.isalnum())


def search_keys(entity: Entity) -> str:
    """All readings of an entity's names, one on each line."""
    person = entity.kind in _PEOPLE
    names = dict.fromkeys(one_line(name) for name in (entity.label, *entity.aliases))
    keys = dict.fromkeys(key for name in names if name for key in syllables(name, person=person))
    return "\n".join(keys)


def folding(names: list[str]) -> str:
    """Pairs of a Traditional character and the Simplified one that `names` have for it, one after the other."""
    used = set("".join(names))
    traditional = "".join(map(chr, _HAN))
    simplified = opencc.OpenCC("t2s").convert(traditional)
    if len(simplified) != len(traditional):  # only if a release of OpenCC took neighbours for a word
        simplified = "".join(opencc.OpenCC("t2s").convert(character) for character in traditional)
    return "".join(old + new for old, new in zip(traditional, simplified, strict=True) if old != new and new in used)
