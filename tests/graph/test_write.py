import warnings
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse
from rdflib import Graph as RdflibGraph

from kg import vocab
from kg.errors import OutputError
from kg.graph.write import write_all
from tests.graph.worlds import BUILD, sample_world, shuffled_world

FILES = ("graph.nq", "graph.ttl", "graph.graphml")
SPANS = ("mention/", "passage/", "statement/")
LEFT_OUT = {vocab.MENTIONS, vocab.EVIDENCE, vocab.CONTENT_HASH, vocab.PROV_WAS_GENERATED_BY, vocab.PROV_USED}


def test_the_same_world_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    counts = write_all(shuffled_world(), tmp_path, BUILD)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (output / name).read_bytes()
    assert counts["documents"] == 3
    assert counts["mentions"] == 10
    assert counts["tenures"] == 3
    assert counts["Agency"] == 2
    assert counts["nodes"] == counts["entities"] == 9


def test_files_are_utf8_with_line_feeds(output: Path) -> None:
    for name in FILES:
        content = (output / name).read_bytes()
        content.decode("utf-8")
        assert b"\r" not in content
        assert content.endswith(b"\n")


def _entity_level(output: Path) -> set[Triple]:
    quads = parse(path=str(output / "graph.nq"), format=RdfFormat.N_QUADS)
    return {
        quad.triple
        for quad in quads
        if quad.predicate.value not in LEFT_OUT
        and not any(f"#{s}" in str(quad.subject) or f"#title-{s}" in str(quad.subject) for s in SPANS)
    }


def test_turtle_is_the_graph_without_spans(output: Path) -> None:
    text = (output / "graph.ttl").read_text("utf-8")
    triples = {quad.triple for quad in parse(input=text, format=RdfFormat.TURTLE)}
    assert triples == _entity_level(output)
    assert len(triples) > 80
    assert "<person/单云安> a kg:Official, kg:Person ;" in text


def test_rdflib_reads_the_turtle_too(output: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = RdflibGraph().parse(output / "graph.ttl")
    assert len(graph) == len(_entity_level(output))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_all(sample_world(), tmp_path / "missing", BUILD)
