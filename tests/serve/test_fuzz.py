"""Requests at random: whatever is sent, the server answers, and never with a 500. GOVKG_FUZZ says how many."""

import os
from collections import Counter
from http.client import HTTPException
from random import Random
from urllib.parse import quote

from tests.serve.conftest import Server

REQUESTS = int(os.environ.get("GOVKG_FUZZ", "300"))
PATHS = (
    "/sparql",
    "/graphs",
    "/id/",
    "/resource",
    "/search",
    "/complete",
    "/queries",
    "/queries/as-of",
    "/ask",
    "/reconcile",
)
MORE = (
    "/reconcile/preview",
    "/reconcile/suggest/entity",
    "/",
    "/.well-known/void",
    "/static/style.css",
    "/health",
    "/login",
)
NAMES = (
    "query",
    "update",
    "q",
    "format",
    "graph",
    "default",
    "iri",
    "limit",
    "start",
    "kind",
    "type",
    "queries",
    "id",
    "prefix",
)
OTHERS = ("cursor", "default-graph-uri", "named-graph-uri", "agency", "date", "years", "token", "extend", "é")
VALUES = (
    "",
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "SELECT",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1",
    "敬亭",
    "jt",
    "2023",
    "-1",
    "9" * 30,
    "https://w3id.org/govkg/id/person/敬亭",
    "urn:x:a",
    "<",
    "\x00",
    "\U0001f600",
    '{"q0": {"query": "敬亭"}}',
    "{",
    "[]",
    '{"q0": {"query": {}, "limit": "x", "properties": 5, "type": [[]]}}',
    "谁是敬亭",
    "敬亭是谁？",
    "ttl",
    "json",
    "html",
    "nonsense",
    "SELECT (1/0 AS ?x) {}",
    "SELECT * { SERVICE <urn:x:a> {} }",
    "SELECT (REGEX('a', '(') AS ?x) {}",
    "DESCRIBE <urn:x:a>",
    "%",
    "a" * 3000,
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"Accept": "*/*"},
    {"Accept": "text/html"},
    {"Accept": "text/turtle;q=x, ;;,"},
    {"Accept": "application/rdf+xml"},
    {"Content-Type": "application/sparql-query"},
    {"Content-Type": "application/x-www-form-urlencoded"},
    {"Content-Type": "multipart/form-data"},
    {"Cookie": "govkg=1; x"},
    {"Authorization": "Bearer"},
    {"Origin": "null"},
)
METHODS = ("GET",) * 6 + ("POST",) * 3 + ("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE")


def typed(random: Random) -> str:
    text = random.choice(VALUES)
    if random.random() < 0.2:
        at = random.randrange(len(text) + 1)
        text = text[:at] + chr(random.choice((random.randrange(1, 0xD7FF), random.randrange(32, 127)))) + text[at:]
    return quote(text, safe="")


def request(random: Random) -> tuple[str, str, str | None, dict[str, str]]:
    path = random.choice(PATHS + MORE) + (typed(random) if random.random() < 0.2 else "")
    fields = "&".join(f"{quote(random.choice(NAMES + OTHERS))}={typed(random)}" for _ in range(random.randrange(4)))
    headers = {name: value for _ in range(2) for name, value in random.choice(HEADERS).items()}
    method = random.choice(METHODS)
    body = random.choice((fields, typed(random), "query=ASK%20%7B%7D")) if method in ("POST", "PUT") else None
    return method, f"{path}?{fields}" if fields else path, body, headers


def test_nothing_makes_it_fail(server: Server) -> None:
    random, statuses = Random(7), Counter[int]()
    for number in range(REQUESTS):
        sent = request(random)
        try:
            found = server.request(*sent)
        except (OSError, HTTPException) as error:
            raise AssertionError(f"request {number}, {sent}: {error!r}") from error
        statuses[found.status] += 1
        assert found.status != 500, f"request {number}, {sent}: {server.logged()[-3000:]}"
        assert "Traceback" not in found.body.decode("utf-8", "replace")
    assert statuses[200] > REQUESTS / 10
    assert "Traceback" not in server.logged()
