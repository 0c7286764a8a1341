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
_BETWEEN = b'\n],\n"'  # what divides the entries of phrases_dict.json, each `一点儿": [\n[\n"yī"\n],\n…`
_ONE_LINE = 10  # fewer entries than this: the file is written in another way
_NONE: Phrases = {}


@cache
def phrases_from(pair: str) -> Phrases:
    """The phrases that begin with two characters, with the usual syllables of each."""
    entries = _entries()
    opening = pair.encode("utf-8", "surrogatepass")
    first = last = bisect_left(entries, opening)
    while last < len(entries) and entries[last].startswith(opening):
        last += 1
    if first == last:
        return _NONE
    found = json.loads(b'{"' + _BETWEEN.join(entries[first:last]) + b"\n]}")
    return {phrase: tuple(options[0] for options in read) for phrase, read in found.items()}


@cache
def readings(char: str) -> tuple[str, ...]:
    """All readings of a character with tone marks, the usual one first; none if it is no Han character."""
    known = _characters().get(str(ord(char)))
    return tuple(known.split(",")) if known else ()


@cache
def _entries() -> list[bytes]:
    """The phrases as they stand in the file, ascending."""
    text = _file("phrases_dict.json")
    entries = text[text.index(b'"') + 1 : text.rindex(b"]")].rstrip().split(_BETWEEN) if text else []
    if len(entries) < _ONE_LINE:
        entries = _all_entries()
    entries.sort()
    return entries


def _all_entries() -> list[bytes]:
    """The same from pypinyin itself, should a release of it keep them otherwise."""
    from pypinyin.constants import PHRASES_DICT

    return [json.dumps({phrase: read}, ensure_ascii=False)[2:-2].encode() for phrase, read in PHRASES_DICT.items()]


@cache
def _characters() -> dict[str, str]:
    """Readings by the number of the character; a flat object of strings without escapes needs no parser."""
    text = _file("pinyin_dict.json").decode()
    if text and "\\" not in text:
        strings = text.split('"')
        return dict(zip(strings[1::4], strings[3::4], strict=True))
    from pypinyin.constants import PINYIN_DICT

    return {str(code): read for code, read in PINYIN_DICT.items()}


def _file(name: str) -> bytes:
    """A file of pypinyin, found without running it; nothing if it is not there."""
    spec = find_spec("pypinyin")
    path = Path(spec.origin).with_name(name) if spec and spec.origin else None
    return path.read_bytes() if path and path.is_file() else b""
