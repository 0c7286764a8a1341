"""Describes the service and the dataset: SPARQL 1.1 Service Description, VoID, DCAT's words for downloads."""

import json
from collections.abc import Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from kg.query.terms import PREFIXES
from kg.serve.formats import GRAPHS, content_type
from kg.serve.home import Home
from kg.serve.reply import Reply
from kg.serve.sparql import pick

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_RESULTS = tuple(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV"))
_GIVEN = (*_RESULTS, "Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_PARTS = (
    ("classes", "class", "classPartition", "entities"),
    ("properties", "property", "propertyPartition", "triples"),
)


def describe(home: Home, job: dict[str, Any]) -> Reply:
    """The description in the form that the client likes best."""
    offered = tuple(GRAPHS)
    name = pick(job, offered)
    counts = json.loads(home.meta["counts"])
    triples = list(_service(job["origin"])) + list(_dataset(job["origin"], home.base, counts))
    prefixes = {**PREFIXES, "sd": _SD, "void": _VOID}
    body = serialize(triples, format=GRAPHS[name], prefixes=prefixes) or b""
    return Reply(200, content_type(name), body, {"Vary": "Accept"})


def _service(origin: str) -> Iterator[Triple]:
    service, dataset = NamedNode(f"{origin}/sparql"), NamedNode(f"{origin}/#dataset")
    yield Triple(service, _TYPE, NamedNode(_SD + "Service"))
    yield Triple(service, NamedNode(_SD + "endpoint"), service)
    yield Triple(service, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query"))
    yield Triple(service, NamedNode(_SD + "feature"), NamedNode(_SD + "UnionDefaultGraph"))
    for name in _GIVEN:
        yield Triple(service, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, NamedNode(_SD + "defaultDataset"), dataset)


def _dataset(origin: str, base: str, counts: dict[str, Any]) -> Iterator[Triple]:
    dataset, graph = NamedNode(f"{origin}/#dataset"), NamedNode(f"{origin}/#default-graph")
    yield Triple(dataset, _TYPE, NamedNode(_SD + "Dataset"))
    yield Triple(dataset, _TYPE, NamedNode(_VOID + "Dataset"))
    yield Triple(dataset, NamedNode(_SD + "defaultGraph"), graph)
    yield Triple(graph, _TYPE, NamedNode(_SD + "Graph"))
    yield Triple(dataset, NamedNode(_VOID + "sparqlEndpoint"), NamedNode(f"{origin}/sparql"))
    yield Triple(dataset, NamedNode(_VOID + "dataDump"), NamedNode(f"{origin}/dump/graph.nq"))
    yield Triple(dataset, NamedNode(_VOID + "uriSpace"), Literal(base))
    yield Triple(dataset, NamedNode(_VOID + "vocabulary"), NamedNode(PREFIXES["kg"]))
    yield Triple(dataset, NamedNode(PREFIXES["dct"] + "title"), Literal("govkg", language="en"))
    yield Triple(dataset, NamedNode(_VOID + "triples"), Literal(counts["triples"]))
    for key, term, partition, number in _PARTS:
        for place, (iri, many) in enumerate(counts[key].items()):
            node = BlankNode(f"{term}{place}")
            yield Triple(dataset, NamedNode(_VOID + partition), node)
            yield Triple(node, NamedNode(_VOID + term), NamedNode(iri))
            yield Triple(node, NamedNode(_VOID + number), Literal(many))
