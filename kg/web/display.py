"""Text made fit to be shown: nothing in it that a terminal, an encoder or a browser's line layout would act on."""

import re

# Controls, bidirectional overrides, invisible joiners that spoof, and what UTF-8 or XML cannot hold.
_BAD = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff\\ud800-\\udfff"
)
_UNSAFE = re.compile(f"[{_BAD}]")
_ODD = re.compile(rf"[\s{_BAD}]")  # all that `one_line` changes
_SPACE = re.compile(r"[\s\u2028\u2029]+")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def visible(text: str) -> str:
    """`text` with every character that acts instead of showing replaced by U+FFFD; length is kept.

    >>> visible("a\\u202eb")
    'a\\ufffdb'
    """
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`visible` text without line breaks, for names and titles."""
    if text.isprintable() and " " not in text:  # then it has none of _ODD, and it is quicker to see
        return text
    return _SPACE.sub(" ", visible(text)).strip() if _ODD.search(text) else text


def has_wide(text: str) -> bool:
    """Whether a browser counts any character of a text as two."""
    return _ASTRAL.search(text) is not None


def utf16(text: str, offset: int) -> int:
    """The UTF-16 code units (what a browser counts) in the first `offset` code points of `text`.

    >>> utf16("𫖯甲", 2)
    3
    """
    return offset + len(_ASTRAL.findall(text, 0, offset))
