"""A program that knows PROV-O and nothing of kg: finds from a statement what made it, and of what."""

from dataclasses import replace
from decimal import Decimal

from rdflib import PROV, RDF, Graph, Literal, URIRef

from kg import vocab
from kg.graph.quads import quads
from tests.graph.reading import rdflib_dataset
from tests.graph.worlds import BASE, BUILD, sample_world

NODE = URIRef(BUILD.iri(BASE))


def union(build_words: tuple[tuple[str, str], ...] = BUILD.words) -> Graph:
    text = "\n".join(quads(sample_world(), replace(BUILD, words=build_words))) + "\n"
    graph = Graph()
    for s, p, o, _ in rdflib_dataset(text).quads():
        graph.add((s, p, o))
    return graph


def test_from_a_statement_to_software_words_and_documents() -> None:
    graph = union()
    made = set(graph.objects(None, PROV.wasGeneratedBy))
    assert made == {NODE}
    assert (NODE, RDF.type, PROV.Activity) in graph
    (software,) = graph.objects(NODE, PROV.wasAssociatedWith)
    assert (software, RDF.type, PROV.SoftwareAgent) in graph
    assert str(software).endswith("/software/govkg/0.1.0")
    used = set(graph.objects(NODE, PROV.used))
    documents = set(graph.subjects(RDF.type, URIRef(vocab.CLASS_DOCUMENT)))
    lexicons = set(graph.subjects(RDF.type, PROV.Entity))
    assert len(documents) == 3
    assert used == documents | lexicons
    digests = {str(digest) for node in lexicons for digest in graph.objects(node, URIRef(vocab.DIGEST))}
    assert digests == {digest for _, digest in BUILD.words}


def test_settings_have_types() -> None:
    (least,) = union().objects(NODE, URIRef(vocab.MIN_CONFIDENCE))
    assert isinstance(least, Literal)
    assert least.toPython() == Decimal("0.25")


def test_other_words_are_another_build() -> None:
    other = (("words", "ff" * 32),)
    assert set(union(other).objects(None, PROV.wasGeneratedBy)).isdisjoint({NODE})
