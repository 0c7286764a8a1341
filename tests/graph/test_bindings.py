import time

import pytest
from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.graph.bindings import bind

A = NamedNode("https://example.org/a")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x { ?x ?p ?o }", "SELECT ?x { VALUES (?x) { (<https://example.org/a>) } ?x ?p ?o }"),
        (
            "CONSTRUCT { ?x a ?y } WHERE { ?x ?p ?y }",
            "CONSTRUCT { ?x a ?y } WHERE { VALUES (?x) { (<https://example.org/a>) } ?x ?p ?y }",
        ),
        ("# where {\nASK { ?x ?p '{' }", "# where {\nASK { VALUES (?x) { (<https://example.org/a>) } ?x ?p '{' }"),
        (
            'SELECT ("{ WHERE {" AS ?s) WHERE { ?x ?p ?s }',
            'SELECT ("{ WHERE {" AS ?s) WHERE { VALUES (?x) { (<https://example.org/a>) } ?x ?p ?s }',
        ),
    ],
)
def test_values_open_the_outermost_where(query: str, expected: str) -> None:
    assert bind(query, {"x": A}) == expected


def test_text_is_escaped() -> None:
    assert bind("ASK { ?s ?p ?o }", {"o": '"} #\n', "s": 1}) == (
        'ASK { VALUES (?o ?s) { ("\\"} #\\n" "1"^^<http://www.w3.org/2001/XMLSchema#integer>) } ?s ?p ?o }'
    )


@pytest.mark.parametrize(("query", "name"), [("DESCRIBE <a:b>", "x"), ("ASK {}", "x y"), ("ASK {}", "?x")])
def test_what_cannot_be_bound_is_told(query: str, name: str) -> None:
    with pytest.raises(QueryError):
        bind(query, {name: A})


@pytest.mark.parametrize("piece", ['\\"', '"""', "'''\\", "<", "<a", "#", '"\n', "{", "where"])
def test_long_nonsense_takes_no_long_time(piece: str) -> None:
    began = time.process_time()
    bind("ASK {" + piece * 30_000, {"x": A})
    assert time.process_time() - began < 2
