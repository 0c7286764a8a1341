"""The prefixes that queries may use undeclared, and the few terms that looking up names needs."""

from typing import Final

from pyoxigraph import NamedNode

PREFIXES: Final = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": "https://w3id.org/govkg/ontology#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
KG: Final = PREFIXES["kg"]
TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
PREF_LABEL: Final = NamedNode(PREFIXES["skos"] + "prefLabel")
ALT_LABEL: Final = NamedNode(PREFIXES["skos"] + "altLabel")
HIDDEN_LABEL: Final = NamedNode(PREFIXES["skos"] + "hiddenLabel")
