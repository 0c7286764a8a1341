import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions
from rdflib import URIRef

from kg import vocab
from kg.errors import ForbiddenQueryError, OutputError, QueryError
from kg.graph.open import Graph
from tests.graph.worlds import BUREAU, CHEN, MEETING


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_three_views_hold_the_same_graph(output: Path) -> None:
    graph = Graph(output)
    assert len(graph.dataset) == len(graph.store) == 275
    assert (URIRef(CHEN), URIRef(vocab.WORKS_FOR), URIRef(BUREAU)) in graph.dataset
    assert (URIRef(MEETING), URIRef(vocab.ORGANIZER), URIRef(BUREAU)) in graph.dataset  # of a named graph: the union
    assert graph.network.nodes[CHEN]["label"] == "单云安"


def test_queries_see_the_union_and_take_bindings(output: Path) -> None:
    graph = Graph(str(output))
    query = (
        "SELECT ?org WHERE { ?t org:member ?who ; kg:title ?title ; org:organization ?org FILTER(?title = ?wanted) }"
    )
    found = graph.query(query, who=NamedNode(CHEN), wanted="局长")
    assert isinstance(found, QuerySolutions)
    assert [row["org"] for row in found] == [NamedNode(BUREAU)]
    assert bool(graph.query("ASK { ?e kg:organizer ?o }"))
    assert not bool(graph.query("ASK { ?e kg:organizer ?o }", o=NamedNode(CHEN)))


def test_bad_queries_are_told(output: Path) -> None:
    with pytest.raises(QueryError, match="no valid SPARQL"):
        Graph(output).query("SELECT nonsense")


@pytest.mark.parametrize(
    "sparql", ["SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", "INSERT DATA { <a:a> <a:b> <a:c> }"]
)
def test_queries_stay_at_home(output: Path, sparql: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="line 1"):
        Graph(output).query(sparql)


@pytest.mark.parametrize(("remove", "message"), [(".", "no such folder"), ("graph.nq", "holds no graph.nq")])
def test_a_missing_output_is_told(output: Path, tmp_path: Path, remove: str, message: str) -> None:
    copy = tmp_path / "copy"
    if remove != ".":
        shutil.copytree(output, copy)
        (copy / remove).unlink()
    with pytest.raises(OutputError, match=message):
        Graph(copy)


def test_damaged_parts_are_told(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<a> nonsense\n")
    graph = Graph(tmp_path)
    with pytest.raises(OutputError, match="cannot be read"):
        _ = graph.store
    with pytest.raises(OutputError, match="cannot be read"):
        _ = graph.dataset
    with pytest.raises(OutputError, match="cannot be read"):
        _ = graph.network
