"""The nodes, edges and statements that the formats of networks and tables write, in a fixed order."""

import json
import sqlite3
from collections.abc import Iterator

from kg.export.source import Source
from kg.export.text import one_line
from kg.ids import digest

_ALIASES = (
    "(SELECT json_group_array(alias) FROM (SELECT alias FROM aliases WHERE entity = e.id ORDER BY alias)) AS aliases"
)
_NODES = f"""
SELECT e.id, e.iri, e.kind, e.label, e.pinyin, {_ALIASES}, e.code, e.level, w.iri AS within, e.date, e.documents
FROM entities e LEFT JOIN entities w ON w.id = e.within ORDER BY e.iri
"""
_EDGES = """
SELECT a.iri AS source, b.iri AS target, edges.relation, edges.detail, edges.weight, edges.documents, edges.first_seen,
  edges.last_seen
FROM edges JOIN entities a ON a.id = edges.subject JOIN entities b ON b.id = edges.object
ORDER BY a.iri, b.iri, edges.relation, edges.detail
"""
_STATEMENTS = """
SELECT s.iri, s.type, a.iri AS subject, a.label AS subject_label, s.relation, b.iri AS object, b.label AS object_label,
  s.value, s.observed_on, d.iri AS document_iri, d.identifier AS document, d.title, d.issued, s.rule, s.confidence,
  (SELECT json_group_array(json_object('field', p.field, 'start', p."start", 'end', p."end", 'text', p.text)) FROM (
    SELECT p.* FROM evidence e JOIN passages p ON p.id = e.passage WHERE e.statement = s.id
    ORDER BY p.document, p.field, p."start", p."end", p.iri) p) AS sentences
FROM statements s JOIN entities a ON a.id = s.subject LEFT JOIN entities b ON b.id = s.object
  LEFT JOIN documents d ON d.id = s.document
ORDER BY {order}
"""
# One for each pair of neighbours, both ways
_DEGREES = """
SELECT one, count(*) FROM (
  SELECT subject AS one, object AS other FROM edges WHERE subject <> object
  UNION SELECT object, subject FROM edges WHERE subject <> object
) GROUP BY one
"""
DETAILS = {"worksFor": "title", "tookPart": "role"}  # what the detail of an edge is


def nodes(source: Source) -> Iterator[sqlite3.Row]:
    """Entities by IRI; `aliases` is a JSON array."""
    return source.rows(_NODES)


def edges(source: Source) -> Iterator[sqlite3.Row]:
    """Relations between entities, counted over all articles, by their ends, relation and detail."""
    return source.rows(_EDGES)


def statements(source: Source, *, by_relation: bool = False) -> Iterator[sqlite3.Row]:
    """Statements by IRI or by relation and IRI; `sentences` is a JSON array of objects: field, start, end, text."""
    return source.rows(_STATEMENTS.format(order="s.relation, s.iri" if by_relation else "s.iri"))


def degrees(source: Source) -> dict[int, int]:
    """To how many others an entity (by its id in the tables) is joined."""
    return {row[0]: row[1] for row in source.rows(_DEGREES)}


def edge_key(edge: sqlite3.Row) -> str:
    """What graph.graphml calls an edge."""
    return digest(edge["source"], edge["target"], edge["relation"], one_line(edge["detail"]))


def strings(array: str) -> list[str]:
    """The strings of a JSON array."""
    return [str(item) for item in json.loads(array)]
