"""Keeps queries at home: refuses federation and updates before anything is evaluated."""

from kg.errors import ForbiddenQueryError
from kg.sparql.tokens import Token, place, tokens

FORMS = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}


def check(sparql: str) -> None:
    """Raises ForbiddenQueryError for SERVICE and for updates (INSERT, DELETE, LOAD ...).

    Oxigraph's parser needs no space around a keyword: `1SERVICE <a:b>` and `SERVICE:x` are federation too. So whatever
    could be the word is refused, a prefix of that name with it.
    """
    started = False
    for token in tokens(sparql):
        fault = _fault(token, started=started)
        if fault:
            raise ForbiddenQueryError(f"{place(sparql, token.at)}: {fault}")
        started = started or token.text in FORMS


def _fault(token: Token, *, started: bool) -> str:
    if token.kind == "word" and "SERVICE" in token.text:
        return "SERVICE asks another server; queries read only this graph"
    if token.kind == "prefix" and token.text.upper().endswith("SERVICE:"):
        return f"the prefix {token.text} looks like SERVICE, which asks another server; rename it"
    if token.kind == "word" and token.text in _UPDATES and not started:
        return f"{token.text} is an update; a graph is only read. Use {', '.join(FORMS)}"
    return ""
