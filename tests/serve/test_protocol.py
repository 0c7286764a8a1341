"""SPARQL 1.1 Protocol, section by section, as far as it applies to an endpoint that only reads."""

from urllib.parse import quote, urlencode

import pytest

from tests.serve.conftest import FORM, Server

GAZETTEER = "https://w3id.org/govkg/id/gazetteer"
ASK, SELECT = "ASK { ?s ?p ?o }", "SELECT ?s { ?s ?p ?o } LIMIT 2"
CONSTRUCT, DESCRIBE = "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2", "DESCRIBE <https://w3id.org/govkg/id/person/敬亭>"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
BY_GRAPH = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
DIRECT = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
URLENCODED = {"Content-Type": FORM, "Accept": "application/sparql-results+json"}


def count(server: Server, query: str, **dataset: str) -> int:
    return int(server.query(query, **dataset).rows()[0]["n"])


# 2.1 Query operation


def test_2_1_1_query_via_get(server: Server) -> None:
    found = server.query(ASK)
    assert (found.status, found.json()["boolean"]) == (200, True)


def test_2_1_2_query_via_post_with_url_encoded_parameters(server: Server) -> None:
    found = server.request("POST", "/sparql", urlencode({"query": ASK}), URLENCODED)
    assert (found.status, found.json()["boolean"]) == (200, True)


def test_2_1_3_query_via_post_directly(server: Server) -> None:
    found = server.request("POST", "/sparql", ASK, DIRECT)
    assert (found.status, found.json()["boolean"]) == (200, True)


def test_2_1_3_with_parameters_in_the_address(server: Server) -> None:
    found = server.request("POST", f"/sparql?default-graph-uri={quote(GAZETTEER, safe='')}", COUNT, DIRECT)
    assert int(found.rows()[0]["n"]) == count(
        server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GAZETTEER}> {{ ?s ?p ?o }} }}"
    )


def test_head_is_get_without_a_body(server: Server) -> None:
    found = server.request("HEAD", f"/sparql?{urlencode({'query': ASK})}")
    assert (found.status, found.body) == (200, b"")
    assert found.media == "application/sparql-results+json"


# 2.1.4 Specifying an RDF dataset


def test_2_1_4_without_a_dataset_the_union_of_all_graphs(server: Server) -> None:
    assert count(server, COUNT) > count(server, BY_GRAPH) > 0


def test_2_1_4_default_graphs(server: Server) -> None:
    one = count(server, COUNT, **{"default-graph-uri": GAZETTEER})
    assert 0 < one < count(server, COUNT)
    assert count(server, BY_GRAPH, **{"default-graph-uri": GAZETTEER}) == 0


def test_2_1_4_several_default_graphs(server: Server) -> None:
    document = server.query("SELECT ?g { GRAPH ?g { ?d a kg:Document } } LIMIT 1").rows()[0]["g"]
    fields = urlencode([("query", COUNT), ("default-graph-uri", GAZETTEER), ("default-graph-uri", document)])
    both = server.request("GET", f"/sparql?{fields}", None, {"Accept": DIRECT["Accept"]}).rows()[0]["n"]
    singles = [count(server, COUNT, **{"default-graph-uri": name}) for name in (GAZETTEER, document)]
    assert max(singles) < int(both) <= sum(singles)


def test_2_1_4_named_graphs(server: Server) -> None:
    assert count(server, COUNT, **{"named-graph-uri": GAZETTEER}) == 0
    assert count(server, BY_GRAPH, **{"named-graph-uri": GAZETTEER}) > 0


def test_2_1_4_a_dataset_by_post(server: Server) -> None:
    found = server.post("/sparql", DIRECT["Accept"], **{"query": COUNT, "named-graph-uri": GAZETTEER})
    assert found.rows() == [{"n": "0"}]


def test_2_1_4_the_protocol_has_the_word_over_from(server: Server) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <urn:x:nothing> { ?s ?p ?o }"
    assert count(server, query) == 0
    assert count(server, query, **{"default-graph-uri": GAZETTEER}) > 0


def test_from_in_the_query_is_heard(server: Server) -> None:
    query = f"SELECT (COUNT(*) AS ?n) FROM <{GAZETTEER}> {{ ?s ?p ?o }}"
    assert count(server, query) == count(server, COUNT, **{"default-graph-uri": GAZETTEER})


def test_a_graph_that_is_no_iri(server: Server) -> None:
    assert server.query(COUNT, **{"default-graph-uri": "not an iri"}).status == 400


# 2.1.5 to 2.1.7 Accept header, success and failure responses


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (SELECT, "", "application/sparql-results+json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        (SELECT, "text/html, text/csv;q=0.5", "text/csv"),
        (SELECT, "text/*", "text/csv"),
        (SELECT, "application/sparql-results+json;q=0, */*;q=0.1", "application/json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (ASK, "text/csv", "text/csv"),
        (CONSTRUCT, "", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (DESCRIBE, "application/rdf+xml", "application/rdf+xml"),
        (DESCRIBE, "text/turtle;q=0.5, application/n-triples;q=0.6", "application/n-triples"),
    ],
)
def test_2_1_5_content_types(server: Server, query: str, accept: str, media: str) -> None:
    found = server.query(query, accept)
    assert (found.status, found.media) == (200, media)
    assert found.headers["vary"] == "Accept"
    assert found.body


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "image/png"), (CONSTRUCT, "text/csv"), (ASK, "text/turtle")])
def test_2_1_5_nothing_acceptable(server: Server, query: str, accept: str) -> None:
    found = server.query(query, accept)
    assert found.status == 406
    assert "can be given as" in found.text


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("PUT", f"/sparql?{urlencode({'query': ASK})}", {}, None, 405),
        ("DELETE", f"/sparql?{urlencode({'query': ASK})}", {}, None, 405),
        ("GET", f"/sparql?{urlencode([('query', ASK), ('query', SELECT)])}", {}, None, 400),
        ("POST", "/sparql", URLENCODED, urlencode([("query", ASK), ("query", ASK)]), 400),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, ASK, 415),
        ("POST", "/sparql", {}, ASK, 415),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=utf-16"}, ASK.encode("utf-16"), 415),
        ("POST", "/sparql", DIRECT, "ASK { ?s ?p 'é' }".encode("latin-1"), 400),
        ("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%E9%27%20%7D", {}, None, 400),
        ("POST", "/sparql", URLENCODED, "", 400),
        ("GET", f"/sparql?{urlencode({'query': 'ASK { ?s ?p }'})}", {}, None, 400),
        ("GET", "/sparql?query=", {}, None, 400),
    ],
)
def test_2_1_7_bad_requests(
    server: Server, method: str, path: str, headers: dict[str, str], body: str | bytes | None, status: int
) -> None:
    found = server.request(method, path, body, headers)
    assert found.status == status, found.text
    assert found.media == "text/plain"
    assert found.text.strip()


def test_errors_tell_the_place(server: Server) -> None:
    found = server.query("SELECT ?s {\n ?s ?p }")
    assert found.status == 400
    assert "line 2, column" in found.text
    assert (found.headers["x-error-line"], int(found.headers["x-error-column"]) > 1) == ("2", True)


# 2.2 Update operation: refused


@pytest.mark.parametrize(
    ("path", "headers", "body"),
    [
        ("/sparql", URLENCODED, urlencode({"update": "CLEAR ALL"})),
        ("/sparql", {"Content-Type": "application/sparql-update"}, "CLEAR ALL"),
        ("/sparql?using-graph-uri=urn:x:a", {"Content-Type": "application/sparql-update; charset=utf-8"}, "CLEAR ALL"),
        ("/sparql", DIRECT, "INSERT DATA { <urn:x:a> <urn:x:b> <urn:x:c> }"),
        ("/sparql", URLENCODED, urlencode({"query": "DELETE WHERE { ?s ?p ?o }"})),
    ],
)
def test_2_2_updates_are_refused(server: Server, path: str, headers: dict[str, str], body: str) -> None:
    before = count(server, COUNT)
    found = server.request("POST", path, body, headers)
    assert found.status == 403
    assert "only read" in found.text
    assert count(server, COUNT) == before


def test_2_2_updates_by_get_are_refused(server: Server) -> None:
    assert server.get("/sparql", update="CLEAR ALL").status == 403


# 4 Policy considerations


def test_4_other_servers_are_not_asked(server: Server) -> None:
    found = server.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert found.status == 403
    assert "line 1, column 12" in found.text


def test_the_formats_say_the_same(server: Server) -> None:
    query = 'SELECT ?title { ?t kg:title ?title ; org:member/skos:prefLabel "敬亭"@zh-Hans } ORDER BY ?title LIMIT 3'
    titles = [row["title"] for row in server.query(query).rows()]
    assert titles
    assert server.query(query, "text/csv").text.split() == ["title", *titles]
    assert server.query(query, "text/tab-separated-values").text.replace('"', "").split() == ["?title", *titles]
    assert all(f"<literal>{title}</literal>" in server.query(query, "application/xml").text for title in titles)
