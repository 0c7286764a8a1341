"""Writes kg/graph/shapes.json, the shapes as a table for kg.graph.selfcheck: python ontology/checks.py [--check].

It knows the part of SHACL that shapes.ttl uses, and refuses the rest rather than leave it unchecked.
"""

import json
import sys
from pathlib import Path

from made import made
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

HERE = Path(__file__).parent
TARGET = HERE.parent / "kg" / "graph" / "shapes.json"
# Constraint -> field of Value or Property; how its object is written is in `_written`.
FIELDS = {
    SH.pattern: "pattern",
    SH.minLength: "min_length",
    SH.minInclusive: "at_least",
    SH.maxInclusive: "at_most",
    SH.languageIn: "languages",
    SH["in"]: "terms",
}
COUNTS = {SH.minCount: "least", SH.maxCount: "most", SH.uniqueLang: "unique_language", SH.lessThan: "before"}
EITHER = {SH["class"]: "classes", SH.datatype: "datatypes"}
NO_CONSTRAINT = {RDF.type, SH.path, SH.message, SH.targetClass, SH.property}


def _term(node: Node) -> str:
    """A term as kg.graph writes it: strings have no type."""
    if isinstance(node, Literal):
        return f'"{node}"' if node.datatype in (None, XSD.string) else node.n3()
    return node.n3()


def _items(graph: Graph, head: Node) -> list[Node]:
    return list(Collection(graph, head))


def _fields(graph: Graph, shape: Node) -> tuple[dict[str, object], dict[str, object]]:
    """What is asked of values, and what of the property."""
    value: dict[str, object] = {}
    counts: dict[str, object] = {}
    for predicate, obj in sorted(graph.predicate_objects(shape)):
        if predicate in (SH["in"], SH.languageIn):
            write = _term if predicate == SH["in"] else str
            value[FIELDS[predicate]] = tuple(write(item) for item in _items(graph, obj))
        elif predicate in FIELDS and isinstance(obj, Literal):
            value[FIELDS[predicate]] = obj.toPython()
        elif predicate in COUNTS:
            counts[COUNTS[predicate]] = obj.toPython() if isinstance(obj, Literal) else str(obj)
        elif predicate in EITHER:
            value[EITHER[predicate]] = (str(obj),)
        elif predicate == SH["or"]:
            name, choices = _either(graph, obj)
            value[name] = choices
        elif (predicate, obj) == (SH.nodeKind, SH.IRI):
            value["is_iri"] = True
        elif predicate not in NO_CONSTRAINT:
            raise SystemExit(f"shapes.ttl: {predicate} is not known here; teach ontology/checks.py and the self-check")
    return value, counts


def _either(graph: Graph, head: Node) -> tuple[str, tuple[str, ...]]:
    """sh:or over classes or over datatypes."""
    inner = [next(iter(graph.predicate_objects(item))) for item in _items(graph, head)]
    (kind,) = {predicate for predicate, _ in inner}
    return EITHER[URIRef(kind)], tuple(str(obj) for _, obj in inner)


def _messages(graph: Graph, shape: Node) -> tuple[str, str]:
    by_language = {o.language: str(o) for o in graph.objects(shape, SH.message) if isinstance(o, Literal)}
    return by_language.get("en", ""), by_language.get("zh-Hans", "")


def _property(graph: Graph, shape: Node) -> dict[str, object]:
    value, counts = _fields(graph, shape)
    return {"path": str(graph.value(shape, SH.path)), "messages": _messages(graph, shape), "value": value, **counts}


def _shape(graph: Graph, shape: Node) -> dict[str, object]:
    value, _ = _fields(graph, shape)
    properties = [_property(graph, inner) for inner in graph.objects(shape, SH.property)]
    node = {"node": value, "messages": _messages(graph, shape)} if value else {}
    return {**node, "properties": sorted(properties, key=lambda found: json.dumps(found, sort_keys=True))}


def render(graph: Graph) -> str:
    """The text of kg/graph/shapes.json: class -> see kg.graph.shapes.Shape."""
    table = {str(class_): _shape(graph, shape) for shape, class_ in graph.subject_objects(SH.targetClass)}
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.exit(made(render(Graph().parse(HERE / "shapes.ttl")), TARGET))
