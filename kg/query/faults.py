"""Says what is wrong with a query that the SPARQL parser refused: the place, the reason, the line and a caret."""

import re
from collections.abc import Iterator

from wcwidth import wcswidth

from kg.query.terms import PREFIXES
from kg.sparql.guard import FORMS
from kg.sparql.tokens import tokens

_POSITION = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
_REASON = re.compile(r"[A-Z][a-zA-Z]{1,40} [a-zA-Z ]{1,80}")
_WORD = re.compile(r'"[^"\s]{1,5}"|\b[A-Z]{2,20}\b')
_NOISE = {"LATERAL", "SERVICE", "STRLANGDIR", "LANGDIR", "HASLANGDIR"}
_SHOWN = 8
_PAIRS = {")": "(", "]": "[", "}": "{"}


def explain_fault(sparql: str, message: str) -> str:
    """What is wrong, where, and the line with a caret under the place; `message` is the parser's.

    The parser reports the farthest place that it reached, so common mistakes are looked for first.
    """
    if not sparql.strip():
        return "the query is empty"
    for at, reason in _common(sparql):
        return _show(sparql, at, reason)
    match = _POSITION.match(message)
    if match is None:
        return f"invalid SPARQL: {message}"
    lines = sparql.split("\n")
    number = min(int(match[1]), len(lines))
    at = sum(len(line) + 1 for line in lines[: number - 1]) + min(int(match[2]) - 1, len(lines[number - 1]))
    return _show(sparql, at, _reason(match[3]))


def _common(sparql: str) -> Iterator[tuple[int, str]]:
    """(offset, reason) of mistakes that can be seen without a grammar."""
    words = [token for token in tokens(sparql) if token.kind == "word" and token.text not in ("PREFIX", "BASE")]
    if words and words[0].text not in FORMS:
        yield words[0].at, f"a query begins with {', '.join(FORMS)}"
    yield from _undeclared(sparql)
    yield from _unbalanced(sparql)


def _undeclared(sparql: str) -> Iterator[tuple[int, str]]:
    declared = {f"{prefix}:" for prefix in PREFIXES}
    previous = ""
    for token in tokens(sparql):
        if token.kind == "prefix":
            if previous == "PREFIX":
                declared.add(token.text)
            elif token.text not in declared and token.text != "_:":
                yield token.at, f"the prefix {token.text} is not declared"
        previous = token.text


def _unbalanced(sparql: str) -> Iterator[tuple[int, str]]:
    opened = []
    for token in tokens(sparql):
        if token.kind != "bracket":
            continue
        if token.text not in _PAIRS:
            opened.append(token)
        elif not opened or opened.pop().text != _PAIRS[token.text]:
            yield token.at, f'this "{token.text}" closes nothing'
            return
    if opened:
        yield opened[-1].at, f'this "{opened[-1].text}" is never closed'


def _show(sparql: str, at: int, reason: str) -> str:
    before = sparql[:at]
    start = before.rfind("\n") + 1
    line = sparql[start:].split("\n", 1)[0].replace("\t", " ").rstrip("\r")
    caret = " " * max(wcswidth(line[: at - start]), 0) + "^"
    return f"invalid SPARQL at line {before.count(chr(10)) + 1}, column {at - start + 1}: {reason}\n  {line}\n  {caret}"


def _reason(expected: str) -> str:
    """The telling part of a parser's list of everything that could have stood there."""
    reasons = [part for part in expected.split(", ") if _REASON.fullmatch(part)]
    if reasons:
        return "; ".join(reasons)
    words = [word for word in dict.fromkeys(_WORD.findall(expected)) if word not in _NOISE]
    more = " ..." if len(words) > _SHOWN else ""
    return f"expected {', '.join(words[:_SHOWN])}{more}" if words else "this cannot stand here"
