"""Answers SPARQL queries and reads of the Graph Store Protocol, in a worker."""

import re
from io import BytesIO
from typing import Any, NoReturn

from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, serialize

from kg.errors import ForbiddenQueryError
from kg.query.terms import PREFIXES
from kg.serve import media
from kg.serve.formats import GRAPHS, RESULTS, SHORT, content_type
from kg.serve.home import Home
from kg.serve.protocol import Refused
from kg.serve.reply import Reply
from kg.sparql import guard
from kg.sparql.tokens import tokens

_PREFIXES = dict(PREFIXES)
_PLACE = re.compile(r"line (\d+), column (\d+)")
_GRAPH_TYPES = tuple(GRAPHS)
_RESULT_TYPES = tuple(RESULTS)


class Sink(BytesIO):
    """Takes bytes up to a limit. Raises Refused when there are more."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any, /) -> int:
        """As of files."""
        if self.tell() + len(data) > self._limit:
            size = f"{self._limit // 1_000_000} MB" if self._limit >= 1_000_000 else f"{self._limit} bytes"
            raise Refused(422, f"the answer is larger than {size}; add LIMIT, or ask for less at a time")
        return super().write(data)


def query(home: Home, job: dict[str, Any]) -> Reply:
    """`job`: query, default_graphs, named_graphs, accept. Raises Refused."""
    sparql = job["query"]
    check(sparql)
    found = _run(home.store, job)
    if isinstance(found, QueryTriples):
        return _graph(found, job, home.limit)
    name = pick(job, _RESULT_TYPES)
    sink = Sink(home.limit)
    _serialize(found, sink, name)
    return Reply(200, content_type(name), sink.getvalue(), {"Vary": "Accept"})


def warm(home: Home) -> None:
    """Open the store before the first request."""
    home.store.query("ASK { ?s ?p ?o }")


def check(sparql: str) -> None:
    """Raises Refused, 403, for what would change the graph or ask another server."""
    try:
        guard.check(sparql)
    except ForbiddenQueryError as error:
        _refuse(403, str(error))


def _run(store: Store, job: dict[str, Any]) -> QuerySolutions | QueryBoolean | QueryTriples:
    sparql = job["query"]
    default, named = (_nodes(job.get(key, ())) for key in ("default_graphs", "named_graphs"))
    chosen = bool(default or named)
    try:
        # The union only where nobody has said which graphs: it would silently take the place of FROM.
        union = not chosen and not any(token.text == "FROM" for token in tokens(sparql) if token.kind == "word")
        return store.query(
            sparql,
            prefixes=_PREFIXES,
            use_default_graph_as_union=union,
            default_graph=list(default) if chosen else None,
            named_graphs=list(named) if chosen else None,
        )
    except SyntaxError as error:
        from kg.query.faults import explain_fault  # a new worker is there sooner without it

        _refuse(400, explain_fault(sparql, str(error)))
    except ValueError as error:
        _refuse(400, f"the query cannot be answered: {error}")


def _nodes(iris: list[str]) -> list[NamedNode]:
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise Refused(400, f"a graph of the dataset is no absolute IRI: {error}") from None


def _refuse(status: int, message: str) -> NoReturn:
    place = _PLACE.search(message)
    raise Refused(status, message, {"X-Error-Line": place[1], "X-Error-Column": place[2]} if place else {})


def pick(job: dict[str, Any], offered: tuple[str, ...]) -> str:
    """The media type for an answer: `format` (a short name or a media type), else what `accept` likes best."""
    wanted = job.get("format")
    found = SHORT.get(wanted, wanted) if wanted else media.choose(job.get("accept", ""), offered)
    if found not in offered:
        raise Refused(406, f"this can be given as {', '.join(offered)}", {"Vary": "Accept"})
    return str(found)


def _serialize(found: QuerySolutions | QueryBoolean, sink: Sink, name: str) -> None:
    try:
        found.serialize(sink, format=RESULTS[name])
    except (ValueError, OSError, RuntimeError) as error:
        raise Refused(422, f"the query failed while it ran: {error}") from None


def _graph(found: QueryTriples, job: dict[str, Any], limit: int) -> Reply:
    name = pick(job, _GRAPH_TYPES)
    sink = Sink(limit)
    serialize(found, sink, format=GRAPHS[name], prefixes=_PREFIXES)
    return Reply(200, content_type(name), sink.getvalue(), {"Vary": "Accept"})


def graph(home: Home, job: dict[str, Any]) -> Reply:
    """The graph `job["graph"]`, None being the default one. Raises Refused, 404 if there is none."""
    wanted: NamedNode | DefaultGraph = _nodes([job["graph"]])[0] if job["graph"] is not None else DefaultGraph()
    if isinstance(wanted, NamedNode) and not home.store.contains_named_graph(wanted):
        raise Refused(404, f"no graph is named <{wanted.value}>")
    name = pick(job, _GRAPH_TYPES)
    sink = Sink(home.limit)
    home.store.dump(sink, format=GRAPHS[name], from_graph=wanted, prefixes=_PREFIXES)
    return Reply(200, content_type(name), sink.getvalue(), {"Vary": "Accept"})
