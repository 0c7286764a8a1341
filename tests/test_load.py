"""Putting a graph into another store: what is sent, and that real stores then have it."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import GovkgError
from kg.load import Target, load
from tests.conftest import kg


class Endpoint(BaseHTTPRequestHandler):
    """A store that follows the Graph Store Protocol and takes updates, on Oxigraph."""

    store: Store
    seen: list[str]
    busy = 0

    def do_PUT(self) -> None:
        self._take(fresh=True)

    def do_POST(self) -> None:
        if self.headers["Content-Type"] == "application/sparql-update":
            type(self).store.update(self._body().decode())
            self._answer(204)
        else:
            self._take(fresh=False)

    def _take(self, *, fresh: bool) -> None:
        body, query = self._body(), parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        if type(self).busy:
            type(self).busy -= 1
            self._answer(503)
            return
        graph = NamedNode(query["graph"][0]) if "graph" in query else DefaultGraph()
        if fresh:
            type(self).store.clear_graph(graph)
        for quad in parse(body, format=RdfFormat.N_TRIPLES):
            type(self).store.add(Quad(quad.subject, quad.predicate, quad.object, graph))
        self._answer(204)

    def _body(self) -> bytes:
        type(self).seen.append(f"{self.command} {self.headers.get('Authorization', '')}".strip())
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def endpoint(busy: int = 0) -> Iterator[tuple[str, type[Endpoint]]]:
    kind = type("Kind", (Endpoint,), {"store": Store(), "seen": [], "busy": busy, "protocol_version": "HTTP/1.1"})
    with HTTPServer(("127.0.0.1", 0), kind) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/data", kind
        finally:
            server.shutdown()
            thread.join()


def quads(path: Path) -> set[Quad]:
    """As a store has them: numbers in their shortest form."""
    store = Store()
    store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return set(store)


@pytest.mark.parametrize("method", ["graph-store", "update"])
def test_everything_arrives_and_again(sample: Path, method: str) -> None:
    nquads = sample / "output" / "graph.nq"
    with endpoint() as (url, kind):
        kind.store.update("INSERT DATA { <urn:x:old> <urn:x:old> <urn:x:old> }")
        graphs, triples = load(nquads, Target(url, method))
        assert set(kind.store) == quads(nquads)
        assert (triples, graphs) == (len(quads(nquads)), len({quad.graph_name for quad in quads(nquads)}))
        load(nquads, Target(url, method))
        assert set(kind.store) == quads(nquads)


def test_a_name_for_the_default_graph_and_what_is_kept(sample: Path) -> None:
    nquads, name = sample / "output" / "graph.nq", "urn:x:all"
    with endpoint() as (url, kind):
        kind.store.update(f"INSERT DATA {{ GRAPH <{name}> {{ <urn:x:old> <urn:x:old> <urn:x:old> }} }}")
        load(nquads, Target(url, default=name, keep=True))
        default = sum(isinstance(quad.graph_name, DefaultGraph) for quad in quads(nquads))
        assert sum(1 for _ in kind.store.quads_for_pattern(None, None, None, NamedNode(name))) == default + 1
        assert not any(isinstance(quad.graph_name, DefaultGraph) for quad in kind.store)


def test_credentials_and_a_busy_store(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.load._PAUSE", 0.01)
    nquads = sample / "output" / "graph.nq"
    with endpoint(busy=2) as (url, kind):
        load(nquads, Target(url, user="me:secret"))
        assert {line.partition(" ")[2] for line in kind.seen} == {f"Basic {base64.b64encode(b'me:secret').decode()}"}
        assert set(kind.store) == quads(nquads)
        load(nquads, Target(url, token="t0ken"))
        assert kind.seen[-1].endswith("Bearer t0ken")


@pytest.mark.parametrize(
    ("url", "method", "message"),
    [
        ("ftp://localhost/", "graph-store", "no http"),
        ("nonsense", "graph-store", "no http"),
        ("http://127.0.0.1:9/", "graph-store", "cannot be reached"),
        ("http://127.0.0.1:9/", "magic", 'no method "magic"'),
    ],
)
def test_bad_targets(sample: Path, monkeypatch: pytest.MonkeyPatch, url: str, method: str, message: str) -> None:
    monkeypatch.setattr("kg.load._PAUSE", 0.01)
    with pytest.raises(GovkgError, match=message):
        load(sample / "output" / "graph.nq", Target(url, method))


def test_a_store_that_refuses(sample: Path) -> None:
    with endpoint(busy=10_000) as (url, _), pytest.raises(GovkgError, match=r"refused PUT \(503"):
        load(sample / "output" / "graph.nq", Target(url))


def test_the_command(sample: Path, tmp_path: Path) -> None:
    with endpoint() as (url, kind):
        done = kg("load", "output/", "--to", url, cwd=sample)
        assert done.returncode == 0, done.stderr
        assert f"{len(kind.store)} statements" in done.stderr
    assert kg("load", "output/", cwd=sample).returncode == 2
    assert "cannot be read" in kg("load", str(tmp_path), "--to", "http://127.0.0.1:9/", cwd=sample).stderr
