import pytest

from kg.errors import QueryError
from kg.query.catalogue import catalogue, describe, find, listing, parse

GOOD = """# question.en: What?
# question.zh: 什么？
# param.agency: entity required
# param.agency.en: the agency
# param.agency.zh: 机关
# param.at-least: integer default 2
# param.at-least.en: the least
# param.at-least.zh: 至少
# columns: a b
# example: kg query x
SELECT ?a ?b { VALUES ?agency { UNDEF } VALUES ?at_least { UNDEF } ?a ?agency ?b }
"""


def test_header_is_read() -> None:
    query = parse("x", GOOD)
    assert (query.en, query.zh, query.columns, query.example) == ("What?", "什么？", ("a", "b"), "kg query x")
    assert [(p.name, p.type, p.required, p.default) for p in query.parameters] == [
        ("agency", "entity", True, None),
        ("at-least", "integer", False, "2"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# question.zh: 什么？\n", "", "no question.zh"),
        ("# param.agency.zh: 机关\n", "", "agency is not described in both languages"),
        ("VALUES ?agency { UNDEF }", "", 'agency needs "VALUES ?agency { UNDEF }" once'),
        ("entity required", "thing required", '"thing required" is not entity|text|date|integer'),
        ("entity required", "entity perhaps", '"entity perhaps" is not'),
    ],
)
def test_bad_header_is_told(old: str, new: str, problem: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse("x", GOOD.replace(old, new, 1))
    assert problem in str(caught.value)


def test_sparql_without_a_header_is_fine() -> None:
    assert parse("x", "SELECT * { ?s ?p ?o }").parameters == ()


def test_fill_replaces_only_what_has_values() -> None:
    text = parse("x", GOOD).fill({"agency": ["<a:1>", "<a:2>"]})
    assert "VALUES ?agency { <a:1> <a:2> }" in text
    assert "at_least" not in text.splitlines()[-1]


def test_fill_does_not_fill_values() -> None:
    """A value that looks like the slot of another parameter stays a value."""
    text = parse("x", GOOD).fill({"agency": ['"VALUES ?at_least { UNDEF }"'], "at-least": ['"} INSERT"']})
    assert 'VALUES ?agency { "VALUES ?at_least { UNDEF }" } VALUES ?at_least { "} INSERT" }' in text


def test_the_catalogue_is_complete() -> None:
    queries = catalogue()
    assert len(queries) >= 14
    assert list(queries) == sorted(queries)
    reserved = {"graph", "format", "list", "file", "help"}
    for query in queries.values():
        assert query.example.startswith(f"kg query {query.name}")
        assert not reserved & {parameter.name for parameter in query.parameters}
        assert all(p.required == (f"--{p.name} " in query.example) for p in query.parameters if p.required)


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("officials-of-agncy", "officials-of-agency"),
        ("meeting-in-place", "meetings-in-place"),
        ("officials", "officials-of-agency"),
    ],
)
def test_unknown_names_get_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(QueryError) as caught:
        find(wrong)
    assert near in str(caught.value)
    assert "--list" in str(caught.value)


def test_listing_shows_both_languages_and_parameters() -> None:
    text = listing()
    assert all(query.en in text and query.zh in text for query in catalogue().values())
    assert "--at-least INTEGER (default 1)" in describe(find("who-chairs-with-whom"))
    assert "gives: a graph" in describe(find("graph-of-entity"))
