"""Puts a build into another SPARQL 1.1 store over the network: the one command that sends anything anywhere.

By the Graph Store Protocol, a graph at a time, or by INSERT DATA; the graph is the same whichever is used.
"""

import base64
import http.client
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import GovkgError

METHODS = ("graph-store", "update")
_TRIES, _PAUSE, _WAIT = 3, 1.0, 300.0  # tries for an answer, seconds between them, seconds for one
_BATCH = {"graph-store": 20_000, "update": 500}  # triples in a request; some stores take only short updates
_FINE = range(200, 300)


@dataclass(frozen=True, slots=True)
class Target:
    """Where to put a graph.

    `url` is that of the Graph Store ("graph-store") or of the update endpoint ("update"). `default`: the name that the
    default graph gets there, for stores that have none to write to; None: their default graph. `user`: "name:password".
    `keep`: add to what is there instead of replacing it.
    """

    url: str
    method: str = "graph-store"
    default: str | None = None
    user: str | None = None
    token: str | None = None
    keep: bool = False


Told = Callable[[int, int], None]


def load(nquads: Path, target: Target, told: Told = lambda graphs, triples: None) -> tuple[int, int]:
    """Send every graph of a file of sorted N-Quads; gives how many graphs and triples that were.

    `told` is called after each request. Raises GovkgError if the file cannot be read or the store refuses; what was
    sent before stays there, and sending all again does no harm.
    """
    client = _Client(target)
    graphs = triples = 0
    seen: set[str] = set()
    for name, batch in _batches(_read(nquads), _BATCH[target.method]):
        first = name not in seen
        seen.add(name)
        client.send(name, batch, fresh=first and not target.keep)
        graphs, triples = len(seen), triples + len(batch)
        told(graphs, triples)
    client.close()
    return graphs, triples


def _read(nquads: Path) -> Iterator[Quad]:
    try:
        yield from parse(path=str(nquads), format=RdfFormat.N_QUADS)
    except (SyntaxError, OSError) as error:
        raise GovkgError(f"{nquads}: cannot be read ({error}); give the folder that kg build wrote") from error


def _batches(quads: Iterable[Quad], size: int) -> Iterator[tuple[str, list[Triple]]]:
    """Triples of one graph at a time, "" for the default graph, as they come."""
    for graph, group in groupby(quads, key=lambda quad: quad.graph_name):
        name = graph.value if isinstance(graph, NamedNode) else ""
        assert isinstance(graph, NamedNode | DefaultGraph), "the project writes no blank nodes"
        batch = []
        for quad in group:
            batch.append(quad.triple)
            if len(batch) == size:
                yield name, batch
                batch = []
        if batch:
            yield name, batch


class _Client:
    """One connection to a store, opened again when it breaks."""

    def __init__(self, target: Target) -> None:
        if target.method not in METHODS:
            raise GovkgError(f'no method "{target.method}"; there are {", ".join(METHODS)}')
        parts = urlsplit(target.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise GovkgError(f"{target.url}: is no http or https address")
        self._target = target
        self._parts = parts
        self._connection = _connection(parts)

    def send(self, graph: str, triples: list[Triple], *, fresh: bool) -> None:
        """Add triples to a graph, "" being the default one; `fresh` replaces what it holds."""
        name = graph or self._target.default or ""
        data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        if self._target.method == "graph-store":
            where = f"graph={quote(name, safe='')}" if name else "default"
            self._request("PUT" if fresh else "POST", where, "application/n-triples", data)
            return
        if fresh:
            named = f"GRAPH <{name}>" if name else "DEFAULT"
            self._request("POST", "", "application/sparql-update", f"CLEAR SILENT {named}".encode())
        opened, closed = (f"GRAPH <{name}> {{\n".encode(), b"}") if name else (b"", b"")
        body = b"INSERT DATA {\n" + opened + data + closed + b"}"
        self._request("POST", "", "application/sparql-update", body)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _request(self, method: str, parameters: str, media: str, body: bytes) -> None:
        parts = self._parts
        query = "&".join(part for part in (parts.query, parameters) if part)
        path = (parts.path or "/") + (f"?{query}" if query else "")
        headers = {"Content-Type": media, "User-Agent": "govkg", **self._credentials()}
        for last in (*[False] * (_TRIES - 1), True):
            try:
                self._connection.request(method, path, body, headers)
                answer = self._connection.getresponse()
                text = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self._connection.close()
                if last:
                    raise GovkgError(f"{self._target.url}: cannot be reached ({error})") from error
                time.sleep(_PAUSE)
                continue
            if answer.status in _FINE:
                return
            if answer.status != 503 or last:
                told = text[:500].decode("utf-8", "replace").strip()
                raise GovkgError(f"{self._target.url}: refused {method} ({answer.status} {answer.reason}): {told}")
            time.sleep(_PAUSE)

    def _credentials(self) -> dict[str, str]:
        if self._target.token:
            return {"Authorization": f"Bearer {self._target.token}"}
        if self._target.user:
            return {"Authorization": "Basic " + base64.b64encode(self._target.user.encode()).decode()}
        return {}


def _connection(parts: SplitResult) -> http.client.HTTPConnection:
    assert parts.hostname is not None
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=_WAIT, context=context)
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=_WAIT)
