"""A script of Cypher that loads the graph into Neo4j or Memgraph; run again, it changes nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

from kg.export import property_graph
from kg.export.property_graph import Node, Relationship, Value
from kg.export.source import Source
from kg.export.text import cypher

_BATCH = 200  # rows of one statement: a transaction stays small
_HEAD = """// written by govkg; load it: cypher-shell -f graph.cypher
CREATE CONSTRAINT govkg_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT govkg_document IF NOT EXISTS FOR (n:Document) REQUIRE n.iri IS UNIQUE;
"""
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


def write(source: Source) -> Iterator[str]:
    """Constraints, nodes by label, relationships by type, some hundred to a statement."""
    yield _HEAD
    for found in (property_graph.nodes(source), property_graph.documents(source)):
        for labels, some in groupby(found, key=lambda node: node[1]):
            yield from _nodes(labels, some)
    for type_, those in groupby(property_graph.relationships(source), key=lambda one: one[2]):
        yield from _relationships(type_, those)


def _nodes(labels: tuple[str, ...], found: Iterable[Node]) -> Iterator[str]:
    *others, key = labels  # the last is the one with the constraint
    more = f" SET n{''.join(f':{_name(label)}' for label in others)}" if others else ""
    maps = (_map({"iri": iri, "properties": properties}) for iri, _, properties in found)
    for rows in _batches(maps):
        yield f"UNWIND [\n{rows}\n] AS row\nMERGE (n:{key} {{iri: row.iri}}){more} SET n += row.properties;\n"


def _relationships(type_: str, found: Iterable[Relationship]) -> Iterator[str]:
    start = "Document" if type_ == "MENTIONS" else "Entity"
    maps = (
        _map({"id": iri, "from": subject, "to": obj, "properties": properties})
        for iri, subject, _, obj, properties in found
    )
    for rows in _batches(maps):
        yield (
            f"UNWIND [\n{rows}\n] AS row\n"
            f"MATCH (a:{start} {{iri: row.from}}) MATCH (b:Entity {{iri: row.to}})\n"
            f"MERGE (a)-[r:{_name(type_)} {{id: row.id}}]->(b) SET r += row.properties;\n"
        )


def _batches(maps: Iterator[str]) -> Iterator[str]:
    while some := list(islice(maps, _BATCH)):
        yield ",\n".join(some)


def _name(text: str) -> str:
    """A label or type; one that is no plain name stands in backticks."""
    return text if _NAME.fullmatch(text) else f"`{text.replace('`', '``')}`"


def _map(values: Mapping[str, Value | Mapping[str, Value]]) -> str:
    return "{" + ", ".join(f"`{name}`: {_value(value)}" for name, value in values.items()) + "}"


def _value(value: Value | Mapping[str, Value]) -> str:
    if isinstance(value, str):
        return cypher(value)
    if isinstance(value, list):
        return f"[{', '.join(map(cypher, value))}]"
    return _map(value) if isinstance(value, Mapping) else str(value)
