"""CSV files for `neo4j-admin database import`, which loads millions of rows into a new database."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from kg.export import property_graph
from kg.export.property_graph import DOCUMENT, NODE, RELATIONSHIP, Node, Value
from kg.export.source import Source
from kg.export.text import record

_BETWEEN = ";"  # between the items of a list; inside of them it becomes full-width
COMMAND = """#!/bin/sh
# written by govkg: loads these files into a new database of Neo4j 5; run it in this folder, with neo4j-admin in PATH
neo4j-admin database import full "${1:-neo4j}" \\
  --nodes=entities.csv --nodes=documents.csv --relationships=relationships.csv
"""


def entities(source: Source) -> Iterator[str]:
    """entities.csv: a node a row."""
    return _nodes(property_graph.nodes(source), NODE)


def documents(source: Source) -> Iterator[str]:
    """documents.csv: a node a row."""
    return _nodes(property_graph.documents(source), DOCUMENT)


def relationships(source: Source) -> Iterator[str]:
    """relationships.csv: a statement or mention a row."""
    header = [":START_ID", ":END_ID", ":TYPE", "id", *_typed(RELATIONSHIP)]
    found = property_graph.relationships(source)
    return _csv(header, ([a, b, type_, iri, *_cells(RELATIONSHIP, values)] for iri, a, type_, b, values in found))


def command(_: Source) -> Iterator[str]:
    """import.sh: the command with its arguments."""
    yield COMMAND


def _nodes(found: Iterable[Node], names: Mapping[str, str]) -> Iterator[str]:
    header = ["iri:ID", ":LABEL", *_typed(names)]
    return _csv(header, ([iri, _BETWEEN.join(labels), *_cells(names, values)] for iri, labels, values in found))


def _typed(names: Mapping[str, str]) -> list[str]:
    return [name if type_ == "string" else f"{name}:{type_}" for name, type_ in names.items()]


def _cells(names: Mapping[str, str], values: Mapping[str, Value]) -> list[str]:
    return [_cell(values.get(name, "")) for name in names]


def _cell(value: Value) -> str:
    if isinstance(value, list):
        return _BETWEEN.join(record(item).replace(_BETWEEN, "；") for item in value)
    return record(str(value))


def _csv(header: list[str], found: Iterable[list[str]]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(header)
    for row in found:
        yield _taken(line)
        writer.writerow(row)
    yield _taken(line)


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text
