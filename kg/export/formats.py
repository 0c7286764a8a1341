"""The formats that a graph can be exported to: one row each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.errors import OutputError
from kg.export import cypher, gexf, graphml, jsonld, neo4j, popolo, spreadsheet, sqlite, trig
from kg.export.source import Source

Writer = Callable[[Source], Iterable[str] | Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, where it goes if nothing is said, the files that it writes, and for whom it is.

    A format of one file writes `target`; one of several writes a folder `target` with them.
    """

    name: str
    target: str
    files: tuple[tuple[str, Writer], ...]
    text: str

    @property
    def is_folder(self) -> bool:
        """Whether it writes several files."""
        return len(self.files) > 1


def _one(name: str, target: str, writer: Writer, text: str) -> Format:
    return Format(name, target, ((target, writer),), text)


_TABLES = (
    ("nodes.csv", spreadsheet.nodes),
    ("edges.csv", spreadsheet.edges),
    ("statements.csv", spreadsheet.statements),
)
_NEO4J = (
    *(("entities.csv", neo4j.entities), ("documents.csv", neo4j.documents)),
    *(("relationships.csv", neo4j.relationships), ("import.sh", neo4j.command)),
)
FORMATS = {
    format_.name: format_
    for format_ in (
        _one("jsonld", "graph.jsonld", jsonld.write, "RDF as JSON-LD 1.1: everything, a named graph a document"),
        _one("trig", "graph.trig", trig.write, "RDF as TriG: everything, to be read by people too"),
        _one("graphml", "graph.graphml", graphml.write, "network for Gephi, yEd, Cytoscape, igraph, networkx"),
        _one("gexf", "graph.gexf", gexf.write, "the same network in Gephi's own format (GEXF 1.3)"),
        Format("csv", "graph-csv", _TABLES, "nodes, edges, statements with sentences: Excel, R, pandas"),
        _one("popolo", "popolo.json", popolo.write, "people, organizations, posts and memberships (Popolo)"),
        _one("cypher", "graph.cypher", cypher.write, "a script for cypher-shell (Neo4j 4.4 or later)"),
        Format("neo4j", "graph-neo4j", _NEO4J, "CSV for neo4j-admin database import, with import.sh"),
        _one("sqlite", "graph.db", sqlite.write, "tables and views for SQL and Datasette"),
    )
}


def find(name: str) -> Format:
    """The format of a name; OutputError if there is none."""
    if name not in FORMATS:
        raise OutputError(f'no format "{name}"; there are {", ".join(FORMATS)}')
    return FORMATS[name]


def listing() -> str:
    """The table of formats for the terminal."""
    wide = max(map(len, FORMATS))
    far = max(len(format_.target) for format_ in FORMATS.values()) + 1
    rows = (
        f"{format_.name:{wide}}  {format_.target + '/' * format_.is_folder:{far}}  {format_.text}"
        for format_ in FORMATS.values()
    )
    return "\n".join(rows)
