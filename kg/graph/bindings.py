"""Puts values for variables into a SPARQL query, as a VALUES block that opens its outermost WHERE."""

import re
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError

Binding = NamedNode | Literal | str | int | float | bool
_NAME = re.compile(r"[A-Za-z_]\w{0,63}")
# Comments, IRIs and strings are passed over; what is left is where a group opens, or the word WHERE.
_TOKEN = re.compile(
    r"#[^\n]*|<[^<>\"{}|^`\\\s]*>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*(?:"""|\Z)|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*(?:\'\'\'|\Z)'
    r'|"(?:[^"\\\n]|\\.)*"?|\'(?:[^\'\\\n]|\\.)*\'?'
    r"|(?P<where>\bWHERE\b)|[?$]\w+|(?P<open>\{)",
    re.IGNORECASE | re.DOTALL,
)


def bind(sparql: str, bindings: Mapping[str, Binding]) -> str:
    """The query with `bindings` in force in its outermost WHERE; QueryError if it has none or a name is no variable.

    >>> bind("ASK { ?s ?p ?o }", {"s": NamedNode("https://example.org/a")})
    'ASK { VALUES (?s) { (<https://example.org/a>) } ?s ?p ?o }'
    """
    for name in bindings:
        if not _NAME.fullmatch(name):
            raise QueryError(f"{name!r} is no name of a variable; use letters, digits and _")
    if not bindings:
        return sparql
    at = _where(sparql)
    names = " ".join(f"?{name}" for name in bindings)
    terms = " ".join(str(_term(value)) for value in bindings.values())
    return f"{sparql[:at]} VALUES ({names}) {{ ({terms}) }}{sparql[at:]}"


def _term(value: Binding) -> NamedNode | Literal:
    return value if isinstance(value, NamedNode | Literal) else Literal(value)


def _where(sparql: str) -> int:
    """The offset after the brace that opens the outermost WHERE: the one after that word, else the first."""
    after_where, first = False, 0
    for token in _TOKEN.finditer(sparql):
        if token["where"]:
            after_where = True
        elif token["open"]:
            if after_where:
                return token.end()
            first = first or token.end()
    if not first:
        raise QueryError("the query has no WHERE to bind variables in; write one with braces")
    return first
