import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef

from kg import vocab
from kg.graph.ontology import ontology_file

ROOT = Path(__file__).parents[1]
KG = Namespace(vocab.KG)
ONTOLOGY = URIRef("https://w3id.org/govkg/ontology")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
LANGUAGES = {"en", "zh-Hans"}
# The contract of the graph, class by class: what each must be a kind of.
CONTRACT = {
    "Document": ("http://schema.org/NewsArticle", "http://www.w3.org/ns/prov#Entity"),
    "Place": ("http://schema.org/Place",),
    "AdministrativeDivision": (vocab.CLASS_PLACE, "http://schema.org/AdministrativeArea"),
    "Venue": (vocab.CLASS_PLACE,),
    "Organization": ("http://www.w3.org/ns/org#Organization",),
    "Agency": (
        vocab.CLASS_ORGANIZATION,
        "http://www.w3.org/ns/org#FormalOrganization",
        "http://schema.org/GovernmentOrganization",
    ),
    "Institution": (vocab.CLASS_ORGANIZATION,),
    "Enterprise": (vocab.CLASS_ORGANIZATION,),
    "Association": (vocab.CLASS_ORGANIZATION,),
    "MediaOutlet": (vocab.CLASS_ORGANIZATION,),
    "Person": ("http://xmlns.com/foaf/0.1/Person", "http://schema.org/Person"),
    "Official": (vocab.CLASS_PERSON,),
    "Event": ("http://schema.org/Event", "http://www.w3.org/ns/prov#Activity"),
    "Meeting": (vocab.CLASS_EVENT,),
    "Inspection": (vocab.CLASS_EVENT,),
    "Campaign": ("http://schema.org/Project",),
    "Tenure": ("http://www.w3.org/ns/org#Membership",),
    "Participation": ("http://www.w3.org/ns/prov#Association",),
    "Mention": (
        "http://www.w3.org/ns/oa#TextPositionSelector",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Phrase",
    ),
    "Passage": ("http://www.w3.org/ns/oa#TextQuoteSelector",),
}


@cache
def ontology() -> Graph:
    return Graph().parse(ontology_file("kg.ttl"))


@cache
def shapes() -> Graph:
    return Graph().parse(ontology_file("shapes.ttl"))


def own_terms() -> list[str]:
    terms = {str(s) for kind in KINDS for s in ontology().subjects(RDF.type, kind)}
    return sorted(t for t in terms if t.startswith(vocab.KG))


def languages(graph: Graph, subject: URIRef, predicate: URIRef) -> set[str | None]:
    return {o.language for o in graph.objects(subject, predicate) if isinstance(o, Literal) and str(o)}


@pytest.mark.parametrize("term", own_terms())
def test_every_term_has_a_label_and_a_definition_in_both_languages(term: str) -> None:
    assert languages(ontology(), URIRef(term), RDFS.label) == LANGUAGES
    assert languages(ontology(), URIRef(term), SKOS.definition) == LANGUAGES


def test_nothing_is_used_without_being_declared() -> None:
    used = {
        str(t) for graph in (ontology(), shapes()) for triple in graph for t in triple if str(t).startswith(vocab.KG)
    }
    assert used - {vocab.KG} == set(own_terms())


@pytest.mark.parametrize(("name", "above"), CONTRACT.items())
def test_classes_are_what_the_contract_says(name: str, above: tuple[str, ...]) -> None:
    assert set(above) <= {str(o) for o in ontology().objects(KG[name], RDFS.subClassOf)}


def test_the_ontology_has_a_version_and_a_licence() -> None:
    version = ontology().value(ONTOLOGY, OWL.versionInfo)
    assert ontology().value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert ontology().value(ONTOLOGY, DCTERMS.license) is not None
    assert (KG.within, RDF.type, OWL.TransitiveProperty) in ontology()


def test_every_class_has_a_shape() -> None:
    classes = {s for s in ontology().subjects(RDF.type, OWL.Class) if str(s).startswith(vocab.KG)}
    assert set(shapes().objects(None, SH.targetClass)) == classes


def test_every_constraint_has_messages_in_both_languages() -> None:
    graph = shapes()
    with_path = set(graph.subjects(SH.path))
    direct = {s for p in (SH["class"], SH["in"]) for s in graph.subjects(p) if (s, SH.targetClass, None) in graph}
    assert len(with_path) > 30
    for shape in with_path | direct:
        found = {o.language for o in graph.objects(shape, SH.message) if isinstance(o, Literal)}
        assert found == LANGUAGES, graph.value(shape, SH.path) or shape


@pytest.mark.parametrize("script", ["checks", "context", "generate", "page", "versions"])
def test_what_is_made_from_the_ontology_is_up_to_date(script: str) -> None:
    path = ROOT / "ontology" / f"{script}.py"
    assert subprocess.run([sys.executable, path, "--check"], check=False).returncode == 0, f"run python {path}"


def test_kinds_name_their_ancestors() -> None:
    assert vocab.KINDS["Agency"] == ("Agency", "Organization")
    assert vocab.LABELS["Meeting"] == ("meeting", "会议")
    assert set(vocab.KINDS) < {term.removeprefix(vocab.KG) for term in own_terms()}


def test_the_package_ships_the_ontology(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "setup.py",
        "-q",
        "egg_info",
        "-e",
        str(tmp_path),
        "build_py",
        "-d",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name in ("kg.ttl", "shapes.ttl", "context.jsonld", "index.html"):
        assert (tmp_path / "kg" / "ontology" / name).read_bytes() == ontology_file(name).read_bytes()
    assert (tmp_path / "kg" / "graph" / "readings.tsv").is_file()
    assert not (tmp_path / "ontology").exists()
