import time

import pytest

from kg.errors import QueryError
from kg.sparql.guard import check
from kg.sparql.tokens import tokens

REFUSED = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "select * { service silent ?x { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE?x{?s?p?o}FILTER(2>1) }",
    "SELECT * { ?s ex:a\\# ?o . SERVICE <http://example.org/> {} }",
    "SELECT * { ?s ex:it\\'s ?o . SERVICE <http://example.org/> {} . ?s ex:it\\'s ?o }",
    "SELECT * { ?s ?p '#' . SERVICE <http://example.org/> {} }",
    'SELECT * { ?s ?p """ " """ . SERVICE <http://example.org/> {} }',
    "SELECT * { ?s ?p 'a\\'' . SERVICE <http://example.org/> {} }",
    "SELECT * {\n# '\nSERVICE <http://example.org/> {} # '\n}",
    "PREFIX : <http://example.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p trueSERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p 1.SERVICE<http://example.org/>{} }",
    "SELECT * { ?s ?p ?o.SERVICE<http://example.org/>{} }",
    "PREFIX : <http://example.org/> SELECT * { ?s ?p 1SERVICE:x {} }",
    "SELECT * { ?s <http://example.org/\\u0041#> ?o . SERVICE <http://example.org/> {} }",
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "PREFIX x: <a:>\nDELETE WHERE { ?s ?p ?o }",
    "LOAD <http://example.org/>",
    "clear all",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]
ALLOWED = [
    "SELECT * { ?service ?load $insert }",
    "SELECT * { ?s ex:service services:x }",
    "SELECT * { ?s ?p 'SERVICE <http://example.org/> {}' }",
    'SELECT * { ?s ?p "LOAD"@en , """SERVICE""" }',
    "# SERVICE\nSELECT * { ?s <http://example.org/SERVICE> ?o }",
    "SELECT * { ?s ?p ?o } # LOAD",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(?o < 3) }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"line \d+, column \d+: .*(asks another server|is an update)"):
        check(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_allowed(query: str) -> None:
    check(query)


def test_the_place_is_told() -> None:
    with pytest.raises(QueryError, match="line 2, column 3: SERVICE"):
        check("SELECT * {\n  SERVICE <a:b> {} }")


@pytest.mark.parametrize(
    "piece", ['"', "'", '"""', "<", "\\", "a:", "a.b-", "#", "(", "'''\\", "SERVIC ", "?", "a.", "-:", "a:b.", "\\u"]
)
def test_long_hostile_queries_take_no_time(piece: str) -> None:
    began = time.perf_counter()
    assert sum(1 for _ in tokens(piece * 60_000)) >= 0
    assert time.perf_counter() - began < 2
