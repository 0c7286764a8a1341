import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.query.run import is_sparql, run


def test_select(store: Store) -> None:
    result = run(store, "SELECT ?l { ?a a kg:Enterprise ; skos:prefLabel ?l }")
    assert result.columns == ("l",)
    assert result.records() == [{"l": "永安食品有限公司"}]


def test_ask(store: Store) -> None:
    assert run(store, "ASK { ?a a kg:Campaign }").answer is True
    assert run(store, "ASK { ?a a kg:Venue }").answer is False


def test_construct_is_sorted_and_each_triple_once(store: Store) -> None:
    query = "CONSTRUCT { ?a kg:jurisdiction ?p } { ?a kg:jurisdiction ?p }"
    graph = run(store, query).graph
    assert graph is not None
    assert list(graph) == sorted(set(graph), key=str)
    assert len(graph) == 5


def test_blank_nodes_are_named_alike_every_time(store: Store) -> None:
    query = "CONSTRUCT { [] skos:prefLabel ?l } { ?a a kg:Campaign ; skos:prefLabel ?l }"
    assert run(store, query).graph == run(store, query).graph


def test_describe(store: Store) -> None:
    graph = run(store, "DESCRIBE <https://w3id.org/govkg/id/place/331000>").graph
    assert graph is not None
    assert len(graph) > 3


def test_unbound_is_none(store: Store) -> None:
    result = run(store, "SELECT ?a ?b { VALUES (?a ?b) { (1 UNDEF) } }")
    assert result.rows[0][1] is None
    assert result.records() == [{"a": "1", "b": ""}]


def test_all_graphs_are_one_unless_asked(store: Store) -> None:
    assert run(store, "ASK { ?c kg:within ?p }").answer is True
    assert run(store, "ASK { GRAPH ?g { ?c kg:divisionCode '331000' } }").answer is True


def test_parameters_that_sparql_does_not_declare(store: Store) -> None:
    with pytest.raises(QueryError, match="has no parameter --agency"):
        run(store, "SELECT * { ?s ?p ?o }", {"agency": "x"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("officials-of-agency", False),
        ("SELECT * {?s ?p ?o}", True),
        ("ASK{}", True),
        ("x\n", False),
        ("SELECT *", True),
    ],
)
def test_is_sparql(text: str, *, expected: bool) -> None:
    assert is_sparql(text) is expected
