"""Writes context.jsonld, the terms of a graph for JSON-LD, from kg.ttl: python ontology/context.py [--check]."""

import json
import sys
from pathlib import Path

from made import made
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

HERE = Path(__file__).parent
TARGET = HERE / "context.jsonld"
KG = "https://w3id.org/govkg/ontology#"
PREFIXES = {
    "kg": KG,
    "dct": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Terms of other vocabularies that a graph uses, under names that no term of the ontology has.
LINKS = {
    "member": "org:member",
    "organization": "org:organization",
    "wasGeneratedBy": "prov:wasGeneratedBy",
    "wasAssociatedWith": "prov:wasAssociatedWith",
    "used": "prov:used",
    "subject": "rdf:subject",
    "predicate": "rdf:predicate",
}
LITERALS = {
    "identifier": "dct:identifier",
    "documentTitle": "dct:title",
    "issued": "dct:issued",
    "source": "dct:source",
    "publisher": "dct:publisher",
    "object": "rdf:object",
}
# Names by language: {"label": {"zh-Hans": "台州市", "zh-Latn-pinyin": "Táizhōu Shì"}}
LABELS = {"label": "skos:prefLabel", "altLabel": "skos:altLabel"}
# Values as JSON's own kinds; other types (dates, decimals) are kept with the value.
COERCED = {XSD.string: None, XSD.nonNegativeInteger: str(XSD.integer), XSD.decimal: str(XSD.decimal)}


def _property(graph: Graph, term: URIRef) -> dict[str, str]:
    name = {"@id": f"kg:{str(term).removeprefix(KG)}"}
    if (term, RDF.type, OWL.ObjectProperty) in graph:
        role = graph.value(term, RDFS.range) == URIRef(KG + "Role")
        return {**name, "@type": "@vocab" if role else "@id"}
    kind = COERCED.get(graph.value(term, RDFS.range))
    return {**name, "@type": kind.replace(PREFIXES["xsd"], "xsd:")} if kind else name


def context(graph: Graph) -> dict[str, object]:
    """The context by term, sorted."""
    terms: dict[str, object] = {}
    kinds = (OWL.Class, OWL.NamedIndividual, OWL.ObjectProperty, OWL.DatatypeProperty)
    for term in sorted({s for kind in kinds for s in graph.subjects(RDF.type, kind) if str(s).startswith(KG)}):
        local = str(term).removeprefix(KG)
        is_property = any((term, RDF.type, kind) in graph for kind in kinds[2:])
        terms[local] = _property(graph, URIRef(term)) if is_property else f"kg:{local}"
    terms |= {name: {"@id": iri, "@type": "@id"} for name, iri in LINKS.items()}
    terms["predicate"] = {"@id": "rdf:predicate", "@type": "@vocab"}
    terms |= LITERALS
    terms |= {name: {"@id": iri, "@container": "@language"} for name, iri in LABELS.items()}
    head = {"@version": 1.1, **PREFIXES, "id": "@id", "type": "@type", "graph": "@graph"}
    return head | {name: terms[name] for name in sorted(terms)}


def render(graph: Graph) -> str:
    """The text of context.jsonld."""
    return json.dumps({"@context": context(graph)}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(made(render(Graph().parse(HERE / "kg.ttl")), TARGET))
