"""GraphML and GEXF, read back by networkx: the network of the build; GEXF also against a schema."""

from collections.abc import Callable, Container
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.graph.graphml_reader import read_graphml
from tests.export.conftest import Exported

SCHEMA = Path(__file__).with_name("gexf.xsd")
Reader = Callable[[Path], "nx.MultiDiGraph[str]"]


def _gexf(path: Path) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(nx.read_gexf(path, version="1.3"))
    return graph


READERS: dict[str, Reader] = {"graphml": read_graphml, "gexf": _gexf}
COUNTS = {"degree": 0, "documents": 0}
each_format = pytest.mark.parametrize("name", READERS)


@each_format
def test_networkx_reads_the_network_of_the_build(exported: Exported, name: str) -> None:
    found, expected = READERS[name](exported.path(name)), exported.graph.network
    assert {node for node, data in found.nodes(data=True) if data["documents"]} <= set(expected) <= set(found)
    for node, data in expected.nodes(data=True):
        told = {key: _same(found.nodes[node].get(key, "")) for key in data}
        assert {**told, **COUNTS} == {**data, **COUNTS}
        # what is found over all documents joins some more, and reprints count here
        assert told["degree"] >= data["degree"]
        assert told["documents"] >= data["documents"]
    assert _edges(found, expected) == _edges(expected, expected)
    assert len(_told(found, expected)) == expected.number_of_edges() > 70


def _same(value: Any) -> Any:
    """A lone surrogate is U+FFFD in graph.nq, nothing in graph.graphml."""
    return value.replace("\ufffd", " ").strip() if isinstance(value, str) else value


def _told(graph: "nx.MultiDiGraph[str]", named: Container[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges that documents or the gazetteer tell, without those that are found over all documents."""
    return [
        edge
        for edge in graph.edges(data=True)
        if edge[2]["documents"] or (edge[2]["relation"] == "within" and edge[0] in named)
    ]


def _edges(graph: "nx.MultiDiGraph[str]", named: Container[str]) -> dict[tuple[str, ...], dict[str, Any]]:
    """By both ends, relation, title and role. Counts may differ: the build counts what a document says twice, and what
    reprints repeat once."""
    told = {}
    for source, target, data in _told(graph, named):
        key = source, target, *(_same(data.get(name, "")) for name in ("relation", "title", "role"))
        told[key] = {"documents": min(data["documents"], 1)}
    return told


@each_format
def test_weights_are_statements(exported: Exported, name: str) -> None:
    found = READERS[name](exported.path(name))
    total = sum(data["weight"] for *_, data in _told(found, exported.graph.network))
    ends = "{ ?s org:organization ?o } UNION { ?s kg:event ?o } UNION { ?s rdf:object ?o FILTER(ISIRI(?o)) }"
    counts = f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ GRAPH ?g {{ ?s kg:rule ?r {ends} }} }}"
    within = sum(data["documents"] == 0 for *_, data in _told(found, exported.graph.network))
    assert total == int(exported.graph.query(counts).records()[0]["n"]) + within


def test_gexf_is_valid(exported: Exported) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    document = etree.parse(exported.path("gexf"))
    assert schema.validate(document), schema.error_log


def test_the_schema_is_strict(real: Exported) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    text = real.path("gexf").read_text(encoding="utf-8")
    for good, bad in (('type="integer"', 'type="int"'), ("<nodes>", "<nodes><edge/>"), (' weight="1"', ' weight="x"')):
        assert good in text
        assert not schema.validate(etree.fromstring(text.replace(good, bad).encode()))


def test_edges_tell_when_they_were_seen(real: Exported) -> None:
    dates = [data.get("first_seen") for *_, data in _gexf(real.path("gexf")).edges(data=True) if data["documents"]]
    assert min(filter(None, dates)) >= "2018"
    assert None not in dates
