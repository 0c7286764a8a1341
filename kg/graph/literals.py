"""RDF literals as N-Quads and Turtle write them: the border where text of articles leaves for the graph."""

import re
from datetime import date
from functools import lru_cache

from kg.vocab import XSD_DATE, XSD_DECIMAL, XSD_G_YEAR, XSD_G_YEAR_MONTH

# Besides what the grammar forbids: all that other readers take for the end of a line (U+0085, U+2028) and all that
# reorders the line for whoever looks at the file (bidi marks). Lone surrogates cannot be written at all.
_ESCAPED = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]'
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_ISO_PREFIX = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?", re.ASCII)
_TYPE_OF_LENGTH = {4: XSD_G_YEAR, 7: XSD_G_YEAR_MONTH, 10: XSD_DATE}


def escape(text: str) -> str:
    r"""`text` as it stands between the quotes of a literal; a lone surrogate becomes U+FFFD.

    >>> print(escape('他说"好\n"'))
    他说\"好\n\"
    """
    if text.isprintable() and '"' not in text and "\\" not in text:  # nearly all, and quicker to see
        return text
    return _ESCAPED.sub(_escape_one, text)


def _escape_one(match: re.Match[str]) -> str:
    character = match[0]
    if 0xD800 <= ord(character) <= 0xDFFF:
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def plain(text: str) -> str:
    """A string literal."""
    return f'"{escape(text)}"'


def tagged(text: str, language: str) -> str:
    """A literal in a language."""
    return f'"{escape(text)}"@{language}'


@lru_cache(maxsize=4096)
def dated(iso: str) -> str:
    """An ISO prefix typed by its precision: xsd:date, xsd:gYearMonth or xsd:gYear; a plain string if it is none.

    >>> dated("2021-01")
    '"2021-01"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    if not _ISO_PREFIX.fullmatch(iso) or (len(iso) == 10 and not _is_day(iso)):
        return plain(iso)
    return f'"{iso}"^^<{_TYPE_OF_LENGTH[len(iso)]}>'


def _is_day(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def decimal(number: float) -> str:
    """A confidence, to three places: `"0.85"^^xsd:decimal`."""
    return f'"{round(number, 3):.3f}'.rstrip("0").rstrip(".") + f'"^^<{XSD_DECIMAL}>'
