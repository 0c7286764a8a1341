import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.query.faults import explain_fault
from kg.query.run import evaluate

# query, line, column (both from one), reason
CASES = [
    ("SELCT * { ?s ?p ?o }", 1, 1, "a query begins with SELECT, CONSTRUCT, ASK, DESCRIBE"),
    ("SELECT * {\n  ?s foo:bar ?o }", 2, 6, "the prefix foo: is not declared"),
    ("SELECT * { ?s ?p ?o ", 1, 10, 'this "{" is never closed'),
    ("SELECT * { ?s ?p ?o FILTER(?o > 1 }", 1, 35, 'this "}" closes nothing'),
    ("SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }", 1, 41, "The SELECT contains a variable that is unbound"),
    ("SELECT * { ?s ?p ?o } LIMIT x", 1, 29, "expected"),
    ("SELECT * { ?s ?p }", 1, 19, "this cannot stand here"),
]


@pytest.mark.parametrize(("query", "line", "column", "reason"), CASES)
def test_place_and_reason(query: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(QueryError) as caught:
        evaluate(Store(), query)
    first, shown, caret = str(caught.value).split("\n")
    assert first.startswith(f"invalid SPARQL at line {line}, column {column}: {reason}")
    assert shown == "  " + query.split("\n")[line - 1]
    assert caret == " " * (column + 1) + "^"


def test_the_caret_knows_wide_characters() -> None:
    with pytest.raises(QueryError) as caught:
        evaluate(Store(), "SELECT * { ?s '中文' foo:x }")
    assert str(caught.value).split("\n")[2] == " " * (2 + 21) + "^"


@pytest.mark.parametrize("query", ["", " ", "\n\t"])
def test_empty(query: str) -> None:
    with pytest.raises(QueryError, match="the query is empty"):
        evaluate(Store(), query)


def test_declared_prefixes_are_no_fault(store: Store) -> None:
    assert evaluate(store, "PREFIX ex: <a:> SELECT * { ex:a ex:b ex:c }").rows == ()


def test_a_message_without_a_place_is_passed_on() -> None:
    assert explain_fault("SELECT * { }", "odd") == "invalid SPARQL: odd"


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o }\n}", "{" * 2000, "SELECT * { '", "\\", "SELECT \x00", "∞", "a:b"]
)
def test_whatever_is_wrong_is_told(query: str) -> None:
    with pytest.raises(QueryError, match="invalid SPARQL"):
        evaluate(Store(), query)
