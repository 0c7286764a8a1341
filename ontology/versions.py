"""Writes versions.tsv, which term came or went when: python ontology/versions.py after each change of kg.ttl.

With --check it writes nothing and ends with 1 if the table is not current.
"""

import sys
from pathlib import Path

from made import made
from rdflib import OWL, RDF, Graph, URIRef

HERE = Path(__file__).parent
TABLE = HERE / "versions.tsv"
HEAD = "# What changed in which version of the ontology (owl:versionInfo).\nversion\tterm\tchange\n"
_NAMESPACE = "https://w3id.org/govkg/ontology#"


def declared() -> tuple[str, set[str]]:
    """The version of kg.ttl, and the local names of its terms."""
    graph = Graph().parse(HERE / "kg.ttl")
    version = str(graph.value(URIRef(_NAMESPACE[:-1]), OWL.versionInfo))
    assert str(graph.value(URIRef(_NAMESPACE[:-1]), OWL.versionIRI)).endswith(f"/{version}")
    found = (str(subject) for subject in graph.subjects(RDF.type, None))
    return version, {iri.removeprefix(_NAMESPACE) for iri in found if iri.startswith(_NAMESPACE)}


def rows() -> list[tuple[str, str, str]]:
    """The table as it is."""
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    cells = [tuple(line.split("\t")) for line in lines if line and not line.startswith(("#", "version\t"))]
    return [(version, term, change) for version, term, change in cells]


def current() -> str:
    """The table with what has changed since."""
    version, terms = declared()
    known = rows()
    there: set[str] = set()
    for _, term, change in known:
        (there.add if change == "added" else there.discard)(term)
    known += [(version, term, "added") for term in sorted(terms - there)]
    known += [(version, term, "removed") for term in sorted(there - terms)]
    return HEAD + "".join("\t".join(row) + "\n" for row in known)


if __name__ == "__main__":
    sys.exit(made(current(), TABLE))
