"""pypinyin's tables, read straight from its files: the phrases that begin with two characters, and characters.

To import pypinyin takes ten times as long: it parses every phrase and makes prefixes of them, of which names need few.
"""

import json
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

Phrases = Mapping[str, tuple[str, ...]]
_BETWEEN = '\n],\n"'  # what divides the entries of phrases_dict.json, each `一点儿": [\n[\n"yī"\n],\n…`
_ONE_LINE = 10  # fewer entries than this: the file is written in another way
_LAST = "\U0010ffff"  # no character is greater
_NONE: Phrases = {}


@cache
def phrases_from(pair: str) -> Phrases:
    """The phrases that begin with two characters, with the usual syllables of each."""
    entries, pairs = _entries()
    if pair not in pairs:
        return _NONE
    low = bisect_left(entries, pair)
    high = bisect_left(entries, pair + _LAST, low)
    found = json.loads('{"' + _BETWEEN.join(entries[low:high]) + "\n]}")
    return {phrase: tuple(options[0] for options in read) for phrase, read in found.items()}


def phrase_beginnings() -> frozenset[str]:
    """The first two characters of all phrases."""
    return _entries()[1]


@cache
def usual_reading(char: str) -> str:
    """The usual one of the readings of a character, empty if it is no Han character."""
    known = _characters().get(str(ord(char)))
    return known.partition(",")[0] if known else ""


@cache
def readings(char: str) -> tuple[str, ...]:
    """All readings of a character with tone marks, the usual one first; none if it is no Han character."""
    known = _characters().get(str(ord(char)))
    return tuple(known.split(",")) if known else ()


@cache
def _entries() -> tuple[list[str], frozenset[str]]:
    """The phrases as they stand in the file, ascending, and what their first two characters may be."""
    text = _file("phrases_dict.json")
    entries = text[text.index('"') + 1 : text.rindex("]")].rstrip().split(_BETWEEN) if text else []
    if len(entries) < _ONE_LINE:
        entries = _all_entries()
    entries.sort()  # as the file has them
    return entries, frozenset([entry[:2] for entry in entries])


def _all_entries() -> list[str]:
    """The same from pypinyin itself, should a release of it keep them otherwise."""
    from pypinyin.constants import PHRASES_DICT

    return [json.dumps({phrase: read}, ensure_ascii=False)[2:-2] for phrase, read in PHRASES_DICT.items()]


@cache
def _characters() -> dict[str, str]:
    """Readings by the number of the character."""
    text = _file("pinyin_dict.json")
    if text:
        return dict(json.loads(text))
    from pypinyin.constants import PINYIN_DICT

    return {str(code): read for code, read in PINYIN_DICT.items()}


def _file(name: str) -> str:
    """A file of pypinyin, found without running it; nothing if it is not there."""
    spec = find_spec("pypinyin")
    path = Path(spec.origin).with_name(name) if spec and spec.origin else None
    return path.read_bytes().decode("utf-8") if path and path.is_file() else ""
