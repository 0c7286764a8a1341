"""Splits SPARQL into tokens, just far enough to tell keywords, prefixes and brackets from text that only looks so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Everything in which a word is no keyword comes first: IRIs (\uXXXX and all), escapes, comments, strings, variables.
_TOKEN = re.compile(
    r"""
    <[^<>"{}|^`\x00-\x20]*>
  | \\.                                         # ex:a\#b is a name and no comment
  | \#[^\n\r]*
  | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
  | [?$@]\w+
  | (?P<run>[\w.-]++)(?P<colon>:[\w.:-]*+)?
  | (?P<empty>:)[\w.:-]*+
  | (?P<bracket>[{}()\[\]])
    """,
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Token:
    """kind: word (in upper case) | prefix ("kg:") | bracket. `at` is its offset in the query."""

    kind: str
    text: str
    at: int


def tokens(sparql: str) -> Iterator[Token]:
    """The bare words, prefixes and brackets of a query, in order."""
    for match in _TOKEN.finditer(sparql):
        if match["bracket"]:
            yield Token("bracket", match["bracket"], match.start())
        elif match["colon"] or match["empty"]:
            yield Token("prefix", f"{match['run'] or ''}:", match.start())
        elif match["run"]:
            for word in _WORD.finditer(match["run"]):
                yield Token("word", word[0].upper(), match.start() + word.start())


def place(sparql: str, at: int) -> str:
    """ "line 2, column 5" of an offset, both from one."""
    before = sparql[:at]
    return f"line {before.count(chr(10)) + 1}, column {at - (before.rfind(chr(10)) + 1) + 1}"
