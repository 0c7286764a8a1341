"""A graph as Neo4j sees it: nodes with labels and properties, a relationship for each statement with its sentence."""

import re
from collections.abc import Iterator
from functools import cache
from json import loads

from kg.export import rows
from kg.export.source import Source
from kg.vocab import KINDS

Value = str | int | float | list[str]
_CAPITAL = re.compile("(?<=[a-z0-9])(?=[A-Z])")
# Property -> its type for neo4j-admin
NODE = {
    **{"label": "string", "pinyin": "string", "aliases": "string[]", "code": "string", "level": "string"},
    **{"date": "string", "documents": "int"},
}
DOCUMENT = dict.fromkeys(("label", "identifier", "issued", "source", "publisher", "author", "editor"), "string")
RELATIONSHIP = {
    **dict.fromkeys(("title", "role", "observed_on", "document", "issued", "rule"), "string"),
    **{"confidence": "float", "sentences": "string[]", "times": "int"},
}
_MENTIONS = """
SELECT d.iri AS document, e.iri AS entity, m.times FROM mentions m JOIN documents d ON d.id = m.document
JOIN entities e ON e.id = m.entity ORDER BY d.iri, e.iri
"""
_LINKS = """
SELECT a.iri, l.relation, b.iri FROM links l JOIN entities a ON a.id = l.subject JOIN entities b ON b.id = l.object
ORDER BY l.relation, a.iri, b.iri
"""
_DOCUMENTS = "SELECT iri, coalesce(title, identifier) AS label, * FROM documents ORDER BY iri"
Node = tuple[str, tuple[str, ...], dict[str, Value]]  # IRI, labels, properties
Relationship = tuple[str, str, str, str, dict[str, Value]]  # id, from, type, to, properties


@cache
def labels(kind: str) -> tuple[str, ...]:
    """The labels of an entity: its class, those above it, Entity."""
    return (*KINDS.get(kind, (kind,)), "Entity")


@cache
def type_of(relation: str) -> str:
    """A relation as Neo4j names types.

    >>> type_of("worksFor")
    'WORKS_FOR'
    """
    return _CAPITAL.sub("_", relation).upper()


def nodes(source: Source) -> Iterator[Node]:
    """Entities by IRI."""
    for row in rows.nodes(source):
        values = {**row, "aliases": rows.strings(row["aliases"])}
        yield row["iri"], labels(row["kind"]), _known(NODE, values)


def documents(source: Source) -> Iterator[Node]:
    """Documents by IRI."""
    for row in source.rows(_DOCUMENTS):
        yield row["iri"], ("Document",), _known(DOCUMENT, {**row})


def relationships(source: Source) -> Iterator[Relationship]:
    """Statements by relation and IRI, then what no statement tells, then which documents mention what.

    Statements without an object have no place here: dates are properties of nodes, posts without a body are left out.
    """
    for row in rows.statements(source, by_relation=True):
        if row["object"] is None:
            continue
        sentences = [sentence["text"] for sentence in loads(row["sentences"])]
        values = {**row, "sentences": sentences, rows.DETAILS.get(row["relation"], "detail"): row["value"]}
        values["title"] = row["value"] if row["type"] == "tenure" else None
        yield row["iri"], row["subject"], type_of(row["relation"]), row["object"], _known(RELATIONSHIP, values)
    for subject, relation, obj in source.rows(_LINKS):
        yield f"{subject} {relation} {obj}", subject, type_of(relation), obj, {}
    for row in source.rows(_MENTIONS):
        ends = row["document"], "MENTIONS", row["entity"]
        yield f"{ends[0]} mentions {ends[2]}", *ends, {"times": row["times"]}


def _known(names: dict[str, str], values: dict[str, object]) -> dict[str, Value]:
    found = ((name, values.get(name)) for name in names)
    return {
        name: value for name, value in found if isinstance(value, str | int | float | list) and value not in ("", [])
    }
