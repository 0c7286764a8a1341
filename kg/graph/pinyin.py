"""Pinyin with tone marks for the labels of entities, in the manner of GB/T 28039 (people) and GB/T 16159."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from kg.pinyin import syllables as read_aloud

_PEOPLE = frozenset({"Person", "Official"})
_LEVELS = re.compile(r"(?<=..)(?:特别行政区|自治[区州县旗]|街道|社区|[省市县区旗盟镇乡村]|地区)$")
_VOWEL = re.compile("[aāáǎàeēéěèoōóǒò]")  # what may begin a syllable and blur into the one before


@lru_cache(maxsize=65536)
def romanize(label: str, kind: str) -> str:
    """The pinyin of a label; what is no Han character stays.

    People are read as surname and given name, divisions as name and level, other names syllable by syllable, since
    word boundaries are not known for them.

    >>> romanize("单云安", "Official"), romanize("西安市", "AdministrativeDivision")
    ("Shàn Yún'ān", "Xī'ān Shì")
    """
    if kind in _PEOPLE:
        return _person(label)
    if kind == "AdministrativeDivision":
        level = _LEVELS.search(label)
        parts = (label[: level.start()], level[0]) if level else (label,)
        return " ".join(_capital(_join(_syllables(part))) for part in parts)
    return _capital(" ".join(" ".join(_syllables(label)).split()))


def _person(name: str) -> str:
    if "·" in name:
        return "·".join(_capital(_join(_syllables(part))) for part in name.split("·"))
    surnames = _readings()["surname"]
    length = 2 if len(name) > 2 and name[:2] in surnames else 1
    surname = surnames.get(name[:length]) or tuple(_syllables(name[:length]))
    given = _capital(_join(_syllables(name[length:])))
    return f"{_capital(_join(surname))} {given}".rstrip()


def _syllables(text: str) -> list[str]:
    words = _readings()["word"]
    syllables: list[str] = []
    for piece in _known_words().split(text):
        syllables += words.get(piece) or read_aloud(piece)
    return syllables


def _join(syllables: list[str] | tuple[str, ...]) -> str:
    return "".join(f"'{s}" if n and _VOWEL.match(s) else s for n, s in enumerate(syllables))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _readings() -> dict[str, dict[str, tuple[str, ...]]]:
    """readings.tsv by use: {"surname" or "word": {Han: syllables}}."""
    found: dict[str, dict[str, tuple[str, ...]]] = {"surname": {}, "word": {}}
    rows = files("kg.graph").joinpath("readings.tsv").read_text("utf-8").splitlines()
    for row in (line for line in rows if line and not line.startswith("#")):
        use, han, reading = row.split("\t")
        found[use][han] = tuple(reading.split(" "))
    return found


@cache
def _known_words() -> re.Pattern[str]:
    return re.compile("(" + "|".join(sorted(_readings()["word"], key=lambda w: (-len(w), w))) + ")")
