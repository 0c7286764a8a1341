"""Put into a server that is none of ours, the graph gives the same answers to all named queries."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import RdfFormat, Store, serialize
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.load import Target, load
from kg.query.bind import bind
from kg.query.catalogue import catalogue
from kg.query.run import run
from tests.query.conftest import write_world
from tests.query.test_queries import CASES

pytest.importorskip("rdflib_endpoint", reason="rdflib-endpoint is not installed (pip install -e .[dev])")
GRAPHS = {"graph-of-entity": {"entity": "陈立群"}, "annotations-of-document": {}}
_SERVER = """
import sys, rdflib, uvicorn
from rdflib_endpoint import SparqlEndpoint
dataset = rdflib.Dataset(default_union=True)
endpoint = SparqlEndpoint(graph=dataset, path="/sparql", enable_update=True)
uvicorn.run(endpoint, port=int(sys.argv[1]), log_level="critical")
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of rdflib-endpoint with the small world in it."""
    world = write_world(tmp_path_factory.mktemp("elsewhere") / "world")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-W", "ignore", "-c", _SERVER, str(port)], cwd=world)
    address = f"http://127.0.0.1:{port}/sparql"
    try:
        _await(address)
        load(Path(world) / "graph.nq", Target(address, "update", default="urn:x:default"))
        yield address
    finally:
        process.kill()
        process.wait()


def _await(address: str) -> None:
    for _ in range(300):
        try:
            _ask(address, "ASK {}")
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("rdflib-endpoint did not start in 30 seconds")


def _answer(address: str, query: str, media: str) -> bytes:
    request = Request(address, urlencode({"query": query}).encode(), {"Accept": media})
    with urlopen(request, timeout=120) as answer:
        found: bytes = answer.read()
        return found


def _ask(address: str, query: str) -> dict[str, dict[str, list[dict[str, dict[str, str]]]]]:
    found: dict[str, dict[str, list[dict[str, dict[str, str]]]]] = json.loads(
        _answer(address, query, "application/sparql-results+json")
    )
    return found


@pytest.mark.parametrize(("name", "parameters"), {case[0]: case[1] for case in reversed(CASES)}.items())
def test_the_same_rows(elsewhere: str, store: Store, name: str, parameters: dict[str, str]) -> None:
    text, _ = bind(store, catalogue()[name], parameters)
    records = run(store, name, parameters).records()
    rows = [row for row in _ask(elsewhere, text)["results"]["bindings"] if row]  # no rows are told as an empty one
    assert [
        {column: row.get(column, {"value": ""})["value"] for column in record}
        for row, record in zip(rows, records, strict=True)
    ] == records


@pytest.mark.parametrize(("name", "parameters"), GRAPHS.items())
def test_the_same_graph(elsewhere: str, store: Store, name: str, parameters: dict[str, str]) -> None:
    text, _ = bind(store, catalogue()[name], parameters)
    ours = run(store, name, parameters).graph
    assert ours
    written = serialize(ours, format=RdfFormat.N_TRIPLES)
    theirs = Graph().parse(data=_answer(elsewhere, text, "text/turtle"), format="turtle")
    assert isomorphic(Graph().parse(data=written, format="nt"), theirs)


def test_every_query_is_asked() -> None:
    assert {case[0] for case in CASES} | set(GRAPHS) == set(catalogue())
