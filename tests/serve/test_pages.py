"""Pages of entities and articles, search, the Graph Store, descriptions: for people and for machines."""

from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from tests.serve.conftest import Server

BASE = "https://w3id.org/govkg/id/"
PERSON = f"/id/person/{quote('敬亭')}"
ARTICLE = f"/id/document/langzhong/{quote('20220113_春雷行动.txt')}"
HTML = "text/html"
FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def test_an_entity_for_people(server: Server) -> None:
    found = server.get(PERSON, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
    assert (found.status, found.media) == (200, HTML)
    assert "<h1><bdi>敬亭</bdi></h1>" in found.text
    for part in (
        "Jìng Tíng",
        "党组成员",
        "去年共出动执法人员3200余人次",
        "langzhong/20220113_春雷行动.txt",
        "/explorer#entity=",
        "<svg",
    ):
        assert part in found.text, part


def test_what_is_not_there_is_said_as_people_or_programs_read_it(server: Server) -> None:
    path = "/id/person/%3Cb%3E"
    page = server.get(path, "text/html,*/*;q=0.8")
    assert (page.status, page.media) == (404, HTML)
    assert 'value="&lt;b&gt;"' in page.text
    assert server.get(path, "text/turtle").media == server.get(path).media == "text/plain"


@pytest.mark.parametrize("media", FORMATS)
@pytest.mark.parametrize("path", [PERSON, ARTICLE])
def test_an_entity_for_machines(server: Server, path: str, media: str) -> None:
    found = server.get(path, media)
    assert (found.status, found.media, found.headers["vary"]) == (200, media, "Accept")
    quads = list(parse(found.body, format=FORMATS[media], base_iri="urn:x:"))
    assert any(NamedNode(BASE + "person/敬亭") in (quad.subject, quad.object) for quad in quads)


def test_formats_in_the_address(server: Server) -> None:
    assert server.get(PERSON, HTML, format="nt").media == "application/n-triples"
    assert server.get("/resource", "", iri=BASE + "person/敬亭", format="jsonld").media == "application/ld+json"
    assert server.get(PERSON, HTML, format="doc").status == 406


def test_an_article_has_what_it_states_in_order(server: Server) -> None:
    found = server.get(ARTICLE, HTML)
    sentences = ["春雷行动2022”动员大会在市会议中心召开", "何望舒作出批示", "苟日新"]
    assert sorted(sentences, key=found.text.rindex) == sentences


def test_every_kind_of_name_leads_somewhere(server: Server) -> None:
    kinds = server.query("SELECT (SAMPLE(?s) AS ?one) { ?s a ?type } GROUP BY ?type").rows()
    for row in kinds:
        iri = row["one"]
        path = f"/resource?iri={quote(iri, safe='')}"
        if iri.startswith(BASE) and "#" not in iri:
            path = "/id/" + quote(iri.removeprefix(BASE), safe="/%")
        assert server.get(path, HTML).status == 200, iri


@pytest.mark.parametrize(
    "path", ["/id/person/nobody", "/id/", "/resource?iri=nothing", "/resource?iri=a%20b", "/nowhere"]
)
def test_what_is_not_there(server: Server, path: str) -> None:
    found = server.get(path, HTML)
    assert found.status == 404
    assert found.text


@pytest.mark.parametrize("typed", ["敬亭", "jingting", "Jìng Tíng", "jt", "敬"])
def test_search_by_name(server: Server, typed: str) -> None:
    found = server.get("/search", "application/json", q=typed).json()
    assert BASE + "person/敬亭" in [hit["iri"] for hit in found["entities"]]


def test_search_in_sentences_and_other_scripts(server: Server) -> None:
    found = server.get("/search", "application/json", q="食品安全", limit="3").json()
    assert len(found["sentences"]) == 3
    assert all("食品安全" in sentence["text"] for sentence in found["sentences"])
    traditional = server.get("/search", "application/json", q="食品安全示範").json()["sentences"]
    assert traditional == server.get("/search", "application/json", q="食品安全示范").json()["sentences"] != []
    assert server.get("/search", HTML, q="敬亭").text.count(PERSON) >= 1
    assert (
        server.get("/search", "application/json", q="阆中", kind="Agency", limit="50").json()["entities"][0]["kind"]
        == "Agency"
    )


def test_search_for_nothing_and_nonsense(server: Server) -> None:
    for typed in ("", '"', "* OR NEAR(", "\x00", "%", "🙂" * 50):
        found = server.get("/search", "application/json", q=typed)
        assert found.status == 200
    assert server.get("/search", "", q="x", limit="-1").status == 400


def test_graph_store(server: Server) -> None:
    gazetteer = server.get("/graphs", "application/n-triples", graph=BASE + "gazetteer")
    assert gazetteer.status == 200
    count = int(server.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}gazetteer> {{ ?s ?p ?o }} }}").rows()[0]["n"])
    assert len(gazetteer.text.splitlines()) == count
    assert server.request("HEAD", "/graphs?default").status == 200
    assert len(server.get("/graphs?default", "application/n-triples").text.splitlines()) > count
    assert server.get("/graphs", "", graph="urn:x:none").status == 404
    assert server.get("/graphs", "", graph="no iri").status == 400
    assert server.get("/graphs").status == server.get("/graphs?default&graph=urn:x:a").status == 400
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        found = server.request(method, "/graphs?default", "", {"Content-Type": "text/turtle"})
        assert (found.status, "GET" in found.headers["allow"]) == (405, True)


def test_description(server: Server) -> None:
    found = server.get("/", "text/turtle")
    triples = {
        (q.subject, q.predicate.value.rpartition("#")[2], q.object) for q in parse(found.body, format=RdfFormat.TURTLE)
    }
    names = {name for _, name, _ in triples}
    assert {
        "endpoint",
        "supportedLanguage",
        "resultFormat",
        "defaultDataset",
        "sparqlEndpoint",
        "classPartition",
    } <= names
    total = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows()[0]["n"]
    assert total in {getattr(o, "value", "") for _, name, o in triples if name == "triples"}
    assert server.get("/sparql", "application/rdf+xml").media == "application/rdf+xml"
    assert server.get("/", HTML).media == HTML
    moved = server.get("/.well-known/void")
    assert (moved.status, moved.headers["location"]) == (303, "/sparql")
    assert server.get("/sparql", HTML).headers["location"] == "/"


def test_downloads(server: Server) -> None:
    assert server.get("/dump/graph.nq").media == "application/n-quads"
    assert server.get("/explorer").media == HTML
    assert server.get("/health").text == "ok\n"
