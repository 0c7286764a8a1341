"""Bytes to text: which of UTF-8, GB18030, Big5 and UTF-16 a text is in, judged by the text and never by a label.

A byte order mark decides, then strict UTF-8. Otherwise every encoding is tried and the most plausible text wins:
Chinese that was decoded rightly is made of frequent characters, and wrongly decoded it is full of rare ones.
"""

import codecs
import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import Final

from kg.errors import InputError
from kg.lexicon import read_words

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The codec for each name that is told. Big5 with the Hong Kong supplement reads what plain Big5 and cp950 do.
_CODECS: Final = {
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "big5": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
_MISREAD: Final = re.compile("[\x80-\xff\u0152-\u02dc\u2013-\u2122]{4}")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_MENDED: Final = 0.5  # plausibility that text must have to be taken for what was misread
# The bytes that Windows-1252 has for characters beyond Latin-1.
_BYTES: Final = {ord(char): byte for byte in range(0x80, 0xA0) for char in bytes([byte]).decode("cp1252", "ignore")}
_SAMPLE: Final = 16_384  # bytes that are judged
_NEEDED: Final = 0.25  # least mean plausibility of the characters beyond ASCII
_CERTAIN: Final = 0.75  # so plausible that no other encoding need be tried; wrong ones stay below 0.3 unless very short
_CONTROLS: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f")
_CONTROL_BYTES: Final = "".join(sorted(_CONTROLS)).encode("ascii")
_ASCII_BYTES: Final = bytes(range(128))
_THREE_BYTES: Final = re.compile(rb"[\xe0-\xf4]")

# Plausibility of a Han character by its rank in the list of frequent ones.
_RANKS: Final = (300, 1000, 2000, 3200, 5000)
_WEIGHTS: Final = (1.0, 0.85, 0.65, 0.45, 0.2, -0.4)
# Plausibility of other characters in official news: (first, last, weight); what is in no range gets _STRANGE.
_OTHERS: Final = (
    (0x00A0, 0x00A0, 0.2),
    (0x00B0, 0x00B1, 0.5),
    (0x00B7, 0x00B7, 0.8),
    (0x00C0, 0x00D6, -0.6),
    (0x00D7, 0x00D7, 0.5),
    (0x00D8, 0x024F, -0.6),
    (0x02C0, 0x04FF, -0.8),
    (0x2010, 0x2027, 0.8),
    (0x2100, 0x22FF, 0.0),
    (0x2460, 0x24FF, 0.2),
    (0x2500, 0x257F, -0.8),
    (0x25A0, 0x266F, 0.2),
    (0x2E80, 0x2FDF, -0.2),
    (0x3000, 0x3017, 0.9),
    (0x3040, 0x312F, -0.5),
    (0x3400, 0x9FFF, -0.4),
    (0xFE30, 0xFE4F, -0.4),
    (0xFF01, 0xFF5E, 0.9),
    (0xFF5F, 0xFFEF, -0.4),
    (0xFFFD, 0xFFFD, -4.0),
    (0x20000, 0x3FFFF, -0.4),
)
_STRANGE: Final = -1.5
_STARTS: Final = tuple(row[0] for row in _OTHERS)


def decode(data: bytes, hint: str | None = None) -> tuple[str, str]:
    """(text, encoding) of `data`, without its byte order mark; damaged bytes become U+FFFD.

    `hint` is an encoding that is believed if all of `data` is valid in it (other lines of the same file had it).
    Raises InputError if no encoding gives plausible text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in dict.fromkeys(("utf-8", hint or "utf-8")):
        try:
            text = data.decode(_CODECS[encoding])
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8" or _is_plainly_utf8(data) or mended(text) is not text:
            return text, encoding
    encoding = detect(data)
    return data.decode(_CODECS[encoding], "replace"), encoding


def mended(text: str) -> str:
    """Text whose bytes a program took for Latin-1 or Windows-1252 (Ê³Æ·°²È«), as what they are; other text as it is.

    >>> mended("食品安全".encode("gb18030").decode("latin-1")), mended("à propos d'été")
    ('食品安全', "à propos d'été")
    """
    if "，" in text or not _MISREAD.search(text, 0, _SAMPLE):  # only saves time
        return text
    lines = [_mended_line(line) for line in text.split("\n")]
    return "\n".join(lines) if any(map(_HAN.search, lines)) else text


def _mended_line(line: str) -> str:
    """The same for a line; one that no encoding makes Chinese stays."""
    if line.isascii():
        return line
    try:
        data = line.translate(_BYTES).encode("latin-1")
        encoding = detect(data)
    except (UnicodeEncodeError, InputError):
        return line
    sure = _plausibility(data, encoding, complete=True) > _MENDED and not encoding.startswith("utf-16")
    return data.decode(_CODECS[encoding], "replace") if sure and len(set(line)) > 2 else line


def detect(data: bytes) -> str:
    """The encoding that makes the best Chinese of `data`, or InputError if none makes sense of it."""
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if mark:
        return mark
    sample = data[:_SAMPLE]
    complete = len(data) <= _SAMPLE
    best, winner = -9.0, ""
    for encoding in _CODECS:
        score = _plausibility(sample, encoding, complete=complete)
        if score > best:  # of equals the first in the table
            best, winner = score, encoding
        if score > _CERTAIN:
            break
    if best < _NEEDED:
        raise InputError("no text: the bytes make no sense as UTF-8, GB18030, Big5 or UTF-16; save it as UTF-8 text")
    return winner


def _is_plainly_utf8(data: bytes) -> bool:
    """Whether `data`, which is valid UTF-8, is meant as such.

    It is not if it has zero or many control characters (UTF-16 without a mark, or no text), and hardly if it has
    nothing but Latin or Greek beyond ASCII (short GBK text can happen to be made of such pairs of bytes).
    """
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if controls and (b"\0" in data or 100 * controls > len(data)):
        return False
    if data.isascii() or _THREE_BYTES.search(data):
        return True
    beyond = len(data.translate(None, _ASCII_BYTES)) // 2
    return 2 * beyond < len(data) - beyond


def _plausibility(data: bytes, encoding: str, *, complete: bool) -> float:
    """Mean weight of the characters beyond ASCII in `data`; control characters count too."""
    if encoding.startswith("utf-16") and complete and len(data) % 2:
        return -9.0
    decoder = codecs.getincrementaldecoder(_CODECS[encoding])("replace")
    counts = Counter(decoder.decode(data, final=complete))
    judged = [(weight(char), count) for char, count in counts.items() if char > "\x7f" or char in _CONTROLS]
    total = sum(count for _, count in judged)
    if not total:
        return 0.5 if encoding == "utf-8" or encoding.startswith("utf-16") else 0.0
    return sum(value * count for value, count in judged) / total


@cache
def weight(char: str) -> float:
    """How much `char` speaks for the text being rightly decoded: 1 for the most frequent, below 0 for the odd."""
    rank = _ranks().get(char)
    if rank is not None:
        return _WEIGHTS[bisect_right(_RANKS, rank)]
    code = ord(char)
    if code < 0x80:
        return -4.0
    first, last, value = _OTHERS[max(bisect_right(_STARTS, code) - 1, 0)]
    return value if first <= code <= last else _STRANGE


@cache
def _ranks() -> dict[str, int]:
    """The rank of each frequent Han character, Simplified and Traditional together."""
    return {char: rank for rank, char in enumerate("".join(read_words("han_frequency.txt")))}
