"""Writes results for people and programs: table, CSV, SPARQL JSON, Turtle."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from wcwidth import wcswidth, wcwidth

from kg.errors import QueryError
from kg.query.run import Result, Term, text_of
from kg.query.terms import PREFIXES

FORMATS = ("table", "csv", "json", "turtle")
_XSD = PREFIXES["xsd"]
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NARROWEST = 8


def write(result: Result, name: str, width: int | None = None) -> str:
    """The result in a format of `FORMATS`, ending in a newline (or empty).

    `width` is the columns of a terminal that a table must fit; None: nothing is cut. Raises QueryError when the
    format cannot hold the result.
    """
    if name not in FORMATS:
        raise QueryError(f'no format "{name}"; there are {", ".join(FORMATS)}')
    if result.graph is not None and name == "table":
        name = "turtle"
    if (result.graph is not None) != (name == "turtle"):
        has = "a graph, use turtle" if result.graph is not None else "no graph, use table, csv or json"
        raise QueryError(f"{name} cannot hold this: the query gives {has}")
    return table(result, width) if name == "table" else _WRITERS[name](result)


def table(result: Result, width: int | None = None) -> str:
    """Columns aligned as a terminal shows them: a Han character is two wide."""
    if result.answer is not None:
        return f"{str(result.answer).lower()}\n"
    if not result.columns:
        return ""
    cells = [list(result.columns), *([_shown(term) for term in row] for row in result.rows)]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(result.columns))]
    if width is not None:
        widths = _fit(widths, width)
    cells.insert(1, ["─" * wide for wide in widths])
    lines = ("  ".join(_pad(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in cells)
    return "\n".join(lines) + "\n"


def _shown(term: Term | None) -> str:
    return one_line(unquote(text_of(term)) if isinstance(term, NamedNode) else text_of(term))


def one_line(text: str) -> str:
    """`text` for a terminal: in one line, without control and direction marks, which the web may have put into it."""
    return "".join(" " if char in "\n\r\t" else char for char in text if char in "\n\r\t" or _printable(char))


def _printable(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _width(text: str) -> int:
    return max(wcswidth(text), 0)


def _fit(widths: list[int], total: int) -> list[int]:
    """Takes from the widest column until all fit or none can give."""
    widths = list(widths)
    while sum(widths) + 2 * (len(widths) - 1) > total and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _pad(text: str, width: int) -> str:
    if _width(text) > width:
        used, kept = 0, []
        for char in text:
            used += max(wcwidth(char), 0)
            if used > width - 1:
                break
            kept.append(char)
        text = "".join(kept) + "…"
    return text + " " * (width - _width(text))


def to_csv(result: Result) -> str:
    """RFC 4180 with CRLF. Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if result.answer is not None:
        writer.writerow([str(result.answer).lower()])
    else:
        writer.writerow(result.columns)
        writer.writerows([_inert(term) for term in row] for row in result.rows)
    return out.getvalue()


def _inert(term: Term | None) -> str:
    text = text_of(term)
    number = isinstance(term, Literal) and term.datatype.value in _NUMBERS
    return f"'{text}" if text.startswith(_FORMULA) and not number else text


def to_json(result: Result) -> str:
    """SPARQL 1.1 Query Results JSON."""
    if result.answer is not None:
        body: dict[str, object] = {"head": {}, "boolean": result.answer}
    else:
        rows = [
            {name: _json_term(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
            for row in result.rows
        ]
        body = {"head": {"vars": list(result.columns)}, "results": {"bindings": rows}}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, Literal):
        found: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            return found | {"xml:lang": term.language}
        return found if term.datatype.value == _XSD + "string" else found | {"datatype": term.datatype.value}
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    return {"type": "bnode" if isinstance(term, BlankNode) else "uri", "value": term.value}


def turtle(result: Result) -> str:
    """The graph in Turtle, sorted; only the prefixes that are used."""
    graph = result.graph or ()
    named = " ".join(str(term) for triple in graph for term in triple)
    used = {prefix: iri for prefix, iri in PREFIXES.items() if iri in named}
    return (serialize(graph, format=RdfFormat.TURTLE, prefixes=used) or b"").decode("utf-8")


_WRITERS: dict[str, Callable[[Result], str]] = {"csv": to_csv, "json": to_json, "turtle": turtle}
