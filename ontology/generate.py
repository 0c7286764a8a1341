"""Writes kg/vocab.py from kg.ttl: python ontology/generate.py (--check only tells whether it is up to date)."""

import re
import sys
from pathlib import Path

from made import made
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

HERE = Path(__file__).parent
TARGET = HERE.parent / "kg" / "vocab.py"
KG = "https://w3id.org/govkg/ontology#"
ROOTS = {"Place", "Organization", "Person", "Event", "Campaign"}  # the classes of entities
EXTERNAL = {
    "RDF_TYPE": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "RDF_SUBJECT": "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject",
    "RDF_PREDICATE": "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate",
    "RDF_OBJECT": "http://www.w3.org/1999/02/22-rdf-syntax-ns#object",
    "SKOS_PREF_LABEL": "http://www.w3.org/2004/02/skos/core#prefLabel",
    "SKOS_ALT_LABEL": "http://www.w3.org/2004/02/skos/core#altLabel",
    "SKOS_HIDDEN_LABEL": "http://www.w3.org/2004/02/skos/core#hiddenLabel",
    "DCT_IDENTIFIER": "http://purl.org/dc/terms/identifier",
    "DCT_TITLE": "http://purl.org/dc/terms/title",
    "DCT_ISSUED": "http://purl.org/dc/terms/issued",
    "DCT_SOURCE": "http://purl.org/dc/terms/source",
    "DCT_PUBLISHER": "http://purl.org/dc/terms/publisher",
    "ORG_MEMBER": "http://www.w3.org/ns/org#member",
    "ORG_ORGANIZATION": "http://www.w3.org/ns/org#organization",
    "ORG_CHANGE_EVENT": "http://www.w3.org/ns/org#ChangeEvent",
    "ORG_ORIGINAL_ORGANIZATION": "http://www.w3.org/ns/org#originalOrganization",
    "ORG_RESULTING_ORGANIZATION": "http://www.w3.org/ns/org#resultingOrganization",
    "PROV_ACTIVITY": "http://www.w3.org/ns/prov#Activity",
    "PROV_ENTITY": "http://www.w3.org/ns/prov#Entity",
    "PROV_SOFTWARE_AGENT": "http://www.w3.org/ns/prov#SoftwareAgent",
    "PROV_USED": "http://www.w3.org/ns/prov#used",
    "PROV_WAS_ASSOCIATED_WITH": "http://www.w3.org/ns/prov#wasAssociatedWith",
    "PROV_WAS_GENERATED_BY": "http://www.w3.org/ns/prov#wasGeneratedBy",
    "XSD_INTEGER": "http://www.w3.org/2001/XMLSchema#integer",
    "XSD_DECIMAL": "http://www.w3.org/2001/XMLSchema#decimal",
    "XSD_BOOLEAN": "http://www.w3.org/2001/XMLSchema#boolean",
    "XSD_DATE": "http://www.w3.org/2001/XMLSchema#date",
    "XSD_G_YEAR_MONTH": "http://www.w3.org/2001/XMLSchema#gYearMonth",
    "XSD_G_YEAR": "http://www.w3.org/2001/XMLSchema#gYear",
}
HEAD = '''"""The terms of the ontology; generated from ontology/kg.ttl by ontology/generate.py, do not edit."""

from typing import Final
'''


def constant(name: str) -> str:
    """divisionCode -> DIVISION_CODE."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    """The project's own terms of one kind, by name."""
    return sorted(
        s for s in graph.subjects(RDF.type, kind, unique=True) if isinstance(s, URIRef) and str(s).startswith(KG)
    )


def local(term: URIRef) -> str:
    """The name without the namespace."""
    return str(term).removeprefix(KG)


def ancestry(graph: Graph, term: URIRef) -> list[str]:
    """The class and the project's classes above it, most specific first."""
    found = [local(term)]
    for above in sorted(str(o) for o in graph.objects(term, RDFS.subClassOf)):
        if above.startswith(KG):
            found += ancestry(graph, URIRef(above))
    return found


def labels(graph: Graph, term: URIRef) -> tuple[str, str]:
    """English and Chinese."""
    by_language = {o.language: str(o) for o in graph.objects(term, RDFS.label) if isinstance(o, Literal)}
    return by_language["en"], by_language["zh-Hans"]


def assignments(title: str, prefix: str, names: list[URIRef]) -> list[str]:
    """One Final constant for each term."""
    return [f"\n# {title}", *(f'{prefix}{constant(local(term))}: Final = KG + "{local(term)}"' for term in names)]


def quoted(words: list[str] | tuple[str, ...]) -> str:
    """A tuple as the formatter would write it."""
    inner = ", ".join(f'"{word}"' for word in words)
    return f"({inner},)" if len(words) == 1 else f"({inner})"


def render(graph: Graph) -> str:
    """The text of kg/vocab.py."""
    classes = terms(graph, OWL.Class)
    roles = terms(graph, OWL.NamedIndividual)
    properties = sorted({*terms(graph, OWL.ObjectProperty), *terms(graph, OWL.DatatypeProperty)})
    entities = [c for c in classes if ROOTS & set(ancestry(graph, c))]
    lines = [HEAD, f'KG: Final = "{KG}"']
    lines += assignments("Classes", "CLASS_", classes)
    lines += assignments("Properties", "", properties)
    lines += assignments("Roles", "ROLE_", roles)
    lines += ["\n# Terms of others that the graph uses", *(f'{k}: Final = "{v}"' for k, v in sorted(EXTERNAL.items()))]
    lines += [
        "\n# Kinds of entities: the class itself and the project's classes above it",
        "KINDS: Final[dict[str, tuple[str, ...]]] = {",
    ]
    lines += [f'    "{local(c)}": {quoted(ancestry(graph, c))},' for c in entities] + ["}"]
    lines += ["\n# Labels of all terms, English and Chinese", "LABELS: Final = {"]
    lines += [f'    "{local(t)}": {quoted(labels(graph, t))},' for t in (*classes, *properties, *roles)] + ["}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(made(render(Graph().parse(HERE / "kg.ttl")), TARGET))
