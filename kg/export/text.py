"""Text of articles made fit for each format: the border where it leaves for other programs."""

import re
from json import dumps

# As in graph.graphml: line ends and all that XML cannot hold
_NOT_XML = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_IN_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
# What spreadsheets take for the beginning of a formula, full-width forms too (East Asian Excel); and the apostrophe,
# so that one apostrophe less always gives the text back
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_CYPHER = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# What hides or reorders the text around it, or ends a line for some readers, besides what must be escaped
_ACTING = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
_IN_TURTLE = re.compile(f'["\\\\\x00-\x1f{_ACTING}]')
_IN_JSON = re.compile(f"[{_ACTING}]")
_BREAKS = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")


def one_line(text: str) -> str:
    r"""One line of characters that XML can hold.

    >>> one_line("局\x00长\n")
    '局 长'
    """
    return _NOT_XML.sub(" ", text).strip()


def xml(text: str) -> str:
    """`one_line` text, escaped for elements and for attributes in double quotes."""
    return one_line(text).translate(_IN_XML)


def cell(text: str) -> str:
    """A cell that no spreadsheet runs as a formula: an apostrophe in front, if need be. Controls become U+FFFD.

    >>> cell("=1+1"), cell("局长")
    ("'=1+1", '局长')
    """
    text = _CONTROL.sub("\ufffd", text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def record(text: str) -> str:
    """Text in one line, for importers that read a record a line; line breaks become spaces, controls U+FFFD."""
    return _CONTROL.sub("\ufffd", _BREAKS.sub(" ", text))


def turtle(text: str) -> str:
    r"""The text between the double quotes of a literal of TriG; a lone surrogate becomes U+FFFD.

    >>> print(turtle('他说"好"'))
    他说\"好\"
    """
    return _IN_TURTLE.sub(_escape, text)


def json(value: object) -> str:
    """JSON in one line, with nothing in it that hides or reorders text."""
    return _IN_JSON.sub(_escape, dumps(value, ensure_ascii=False, separators=(",", ":")))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04X}"


def cypher(text: str) -> str:
    r"""A string of Cypher in single quotes.

    Control characters become U+FFFD. No `\u` is ever in it, since Neo4j 4 reads such escapes before it looks for
    quotes: text that has one is broken in two.

    >>> print(cypher("他说'好'"))
    '他说\'好\''
    """
    escaped = _SPECIAL.sub(lambda match: _CYPHER.get(match[0], "\ufffd"), text)
    return "'" + escaped.replace("\\\\u", "\\\\' + 'u") + "'"
