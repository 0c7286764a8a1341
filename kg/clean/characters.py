"""Odd forms of single characters: full-width letters, ㈠ and ①, radicals, invisible marks, other spaces."""

import re
import unicodedata
from functools import cache

from kg.clean.edits import Changes, apply, substitute
from kg.text import Edit, MappedText, char_at, char_before

_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffc"
    "\U000e0100-\U000e01ef]"
)
# everything that folded() may change, to pass over clean text in one go
_ODD = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u2460-\u249b\u2e80-\u2fdf\u3000\u3220-\u3247"
    "\u3280-\u32b0\uf900-\ufaff\ufe00-\ufe0f\ufe50-\ufe6b\ufeff\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5d\uff61-\uff64\ufffc"
    "\U0002f800-\U0002fa1f\U000e0100-\U000e01ef]"
)
_LINE = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = frozenset("\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
# full-width forms that are Chinese punctuation, or part of it, stay
_KEPT = frozenset("，：；！？（）～")


@cache
def folded(char: str) -> str | None:
    """What one character becomes: None if it stays, "" if it is dropped."""
    if char in _SPACE:
        return " "
    code = ord(char)
    if _DROPPED.match(char):
        return ""
    if not _folds(code) or char in _KEPT:
        return None
    new = unicodedata.normalize("NFKC", char).replace("(", "（").replace(")", "）")
    return None if new == char else new


def _folds(code: int) -> bool:
    """Blocks in which the compatibility form is the plain writing of the same thing."""
    return (
        0xFF01 <= code <= 0xFF5E  # full-width ASCII
        or 0x2460 <= code <= 0x249B  # ① ⑴ ⒈
        or 0x3220 <= code <= 0x3247  # ㈠
        or 0x3280 <= code <= 0x32B0  # ㊀
        or 0x2E80 <= code <= 0x2FDF  # radicals
        or 0xF900 <= code <= 0xFAFF  # compatibility ideographs
        or 0xFE50 <= code <= 0xFE6B  # small forms
        or 0xFF61 <= code <= 0xFF64  # half-width Chinese marks
        or 0x2F800 <= code <= 0x2FA1F
    )


def fold_characters(text: MappedText, changes: Changes) -> MappedText:
    """Replace odd forms; looks whether there are any first, so clean text costs next to nothing."""
    if not _ODD.search(text.text):  # only saves time
        return text
    text = substitute(text, _LINE, "\n", changes, "line break")
    edits: list[Edit] = []
    for match in _ODD.finditer(text.text):
        new = folded(match.group())
        if new is not None and not _glues(text.text, match.start(), new):
            edits.append((match.start(), match.end(), new))
    kinds = {"": "invisible character", " ": "odd space"}
    for _, _, new in edits:
        changes[kinds.get(new, "compatibility character")] += 1
    return apply(text, edits)


def _glues(text: str, at: int, new: str) -> bool:
    """Whether folding ① here would run it into a number (2021年1①…): such a mark stays."""
    if not new.isdigit() or "\uff10" <= text[at] <= "\uff19":
        return False
    before, after = char_before(text, at), char_at(text, at + 1)
    return before.isdigit() or after.isdigit()
