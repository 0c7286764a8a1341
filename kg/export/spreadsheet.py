"""CSV for spreadsheets and data frames: RFC 4180, UTF-8, no cell that runs as a formula."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from kg.export import rows
from kg.export.source import Source
from kg.export.text import cell

_BOM = "\ufeff"
NODES = ("id", "kind", "label", "pinyin", "aliases", "code", "level", "within", "date", "documents")
EDGES = ("source", "target", "relation", "detail", "weight", "documents", "first_seen", "last_seen")
STATEMENTS = (
    *("id", "type", "subject", "subject_label", "relation", "object", "object_label", "value", "observed_on"),
    *("document", "title", "issued", "rule", "confidence", "sentences", "spans"),
)
BETWEEN = " | "  # aliases of one entity, spans of one statement; sentences stand on lines of their own


def nodes(source: Source) -> Iterator[str]:
    """nodes.csv: an entity a row."""
    found = (
        {**row, "id": row["iri"], "aliases": BETWEEN.join(rows.strings(row["aliases"]))} for row in rows.nodes(source)
    )
    return _csv(NODES, ([row[name] for name in NODES] for row in found), bom=source.bom)


def edges(source: Source) -> Iterator[str]:
    """edges.csv: a relation of two entities a row, counted over all articles."""
    return _csv(EDGES, ([row[name] for name in EDGES] for row in rows.edges(source)), bom=source.bom)


def statements(source: Source) -> Iterator[str]:
    """statements.csv: a statement of one article a row, with its sentences and their places in the original."""
    return _csv(STATEMENTS, map(_statement, rows.statements(source)), bom=source.bom)


def _statement(row: sqlite3.Row) -> list[object]:
    found = {**row}
    sentences = json.loads(found["sentences"])
    found["id"] = found["iri"]
    found["sentences"] = "\n".join(sentence["text"] for sentence in sentences)
    found["spans"] = BETWEEN.join(f"{s['field']} {s['start']}-{s['end']}" for s in sentences)
    return [found[name] for name in STATEMENTS]


def _csv(header: Sequence[str], found: Iterable[Iterable[object]], *, bom: bool) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    if bom:
        line.write(_BOM)
    writer.writerow(header)
    for row in found:
        yield _taken(line)
        writer.writerow([cell(value) if isinstance(value, str) else value for value in row])
    yield _taken(line)


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text
