"""annotations-of-document: what a tool for Web Annotations reads, in both engines."""

import pytest
from pyoxigraph import RdfFormat, Store, serialize
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef

from kg.query.bind import bind
from kg.query.catalogue import catalogue
from kg.query.run import run

OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
NAME = "annotations-of-document"
# A mention and a sentence in the text, a mention in a record's title; the statement says which build made it.
DOCUMENT = """
PREFIX kg: <https://w3id.org/govkg/ontology#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX d: <https://example.org/d#>
GRAPH <https://example.org/d> {
  <https://example.org/d> a kg:Document ; dct:identifier "d" .
  d:m a kg:Mention ; kg:document <https://example.org/d> ; kg:start 3 ; kg:end 5 ; kg:text "台州" ;
    kg:refersTo d:taizhou .
  d:t a kg:Mention ; kg:document <https://example.org/d> ; kg:start 0 ; kg:end 2 ; kg:text "台州" ; kg:field "title" ;
    kg:refersTo d:taizhou .
  d:p a kg:Passage ; kg:document <https://example.org/d> ; kg:start 0 ; kg:end 9 ; kg:text "今天，台州开会了。" .
  d:s a kg:Tenure ; kg:evidence d:p ; prov:wasGeneratedBy d:build .
}
"""
D = Namespace("https://example.org/d#")


@pytest.fixture(scope="module")
def annotations() -> Graph:
    store = Store()
    store.load(input=DOCUMENT, format=RdfFormat.TRIG)
    found = run(store, NAME, {"document": "d"}).graph
    assert found is not None
    text = serialize(found, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=text, format="nt")


def target(graph: Graph, annotation: URIRef) -> tuple[URIRef, URIRef]:
    """Source and selector."""
    (node,) = graph.objects(annotation, OA.hasTarget)
    assert (annotation, RDF.type, OA.Annotation) in graph
    assert (node, RDF.type, OA.SpecificResource) in graph
    (source,), (selector,) = graph.objects(node, OA.hasSource), graph.objects(node, OA.hasSelector)
    assert isinstance(source, URIRef)
    assert isinstance(selector, URIRef)
    return source, selector


def test_a_mention_identifies_an_entity(annotations: Graph) -> None:
    (annotation,) = (a for a in annotations.subjects(OA.hasBody, D.taizhou) if "#m/" in str(a))
    assert isinstance(annotation, URIRef)
    source, selector = target(annotations, annotation)
    assert source == URIRef("https://example.org/d")
    assert (annotation, OA.motivatedBy, OA.identifying) in annotations
    assert {OA.TextPositionSelector, OA.TextQuoteSelector} == set(annotations.objects(selector, RDF.type))
    (start,), (end,) = annotations.objects(selector, OA.start), annotations.objects(selector, OA.end)
    assert isinstance(start, Literal)
    assert isinstance(end, Literal)
    assert str(start.datatype) == "http://www.w3.org/2001/XMLSchema#integer"
    assert (
        "今天，台州开会了。"[start.toPython() : end.toPython()] == "台州" == str(annotations.value(selector, OA.exact))
    )


def test_a_sentence_describes_a_statement(annotations: Graph) -> None:
    (annotation,) = annotations.subjects(OA.hasBody, D.s)
    assert isinstance(annotation, URIRef)
    assert (annotation, OA.motivatedBy, OA.describing) in annotations
    assert (annotation, PROV.wasGeneratedBy, D.build) in annotations
    assert str(annotations.value(target(annotations, annotation)[1], OA.exact)) == "今天，台州开会了。"


def test_offsets_in_a_title_are_none_in_the_source(annotations: Graph) -> None:
    (annotation,) = (a for a in annotations.subjects(OA.hasBody, D.taizhou) if "#t/" in str(a))
    assert isinstance(annotation, URIRef)
    _, selector = target(annotations, annotation)
    assert set(annotations.objects(selector, RDF.type)) == {OA.TextQuoteSelector}
    assert list(annotations.objects(selector, OA.start)) == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_both_engines_agree(store: Store, dataset: Dataset) -> None:
    ours = run(store, NAME, {"document": "2021.txt"}).graph
    text, _ = bind(store, catalogue()[NAME], {"document": "2021.txt"})
    theirs = dataset.query(text).graph
    assert ours is not None
    assert theirs is not None
    written = serialize(ours, format=RdfFormat.N_TRIPLES)
    assert set(Graph().parse(data=written, format="nt")) == set(theirs)
    assert len(set(theirs.subjects(RDF.type, OA.Annotation))) == 2


def test_without_a_document_all_are_given(store: Store) -> None:
    found = run(store, NAME).graph
    one = run(store, NAME, {"document": "2021.txt"}).graph
    assert found is not None
    assert one is not None
    assert set(one) < set(found)
