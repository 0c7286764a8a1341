"""Named queries and questions over HTTP: the same rows as on the command line."""

import shlex

import pytest

import kg
from kg.query.catalogue import catalogue
from tests.serve.conftest import Server

QUERIES = [query for query in catalogue().values() if query.columns]


def test_catalogue(server: Server) -> None:
    found = server.get("/queries").json()
    assert [query["name"] for query in found["queries"]] == list(catalogue())
    assert len(found["queries"]) >= 25
    assert all(query["en"] and query["zh"] for query in found["queries"])
    assert len(found["questions"]) >= 30


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_named_queries_give_the_same_rows(server: Server, output: object, query: object) -> None:
    assert isinstance(query, type(QUERIES[0]))
    words = shlex.split(query.example)[3:]
    given = {name.removeprefix("--"): value for name, value in zip(words[::2], words[1::2], strict=True)}
    given.pop("format", None)
    if query.name == "history-of-agency":
        given = {"agency": "缙云县市场监督管理局"}
    filled = server.get(f"/queries/{query.name}", **given)
    assert filled.status == 200, filled.text
    found = server.query(filled.json()["sparql"])
    expected = kg.open(str(output)).query(
        query.name, **{name.replace("-", "_"): value for name, value in given.items()}
    )
    rows = [{name: row.get(name, "") for name in expected.columns} for row in found.rows()]
    assert rows == expected.records()


def test_bad_parameters_are_told(server: Server) -> None:
    assert server.get("/queries/nothing").status == 404
    assert server.get("/queries/posts-of-person").status == 400
    assert server.get("/queries/posts-of-person", person="没有这个人").status == 404
    assert "no date" in server.get("/queries/meetings-of-person", **{"person": "敬亭", "from": "soon"}).text


def test_questions(server: Server) -> None:
    found = server.get("/ask", q="阆中市市场监管局的局长先后是谁？").json()
    assert (found["query"], found["parameters"]["title"]) == ("succession-in-post", "局长")
    assert [row["official"] for row in server.query(found["sparql"]).rows()] == ["母建川", "敬亭"]
    lost = server.get("/ask", q="今天天气怎么样")
    assert lost.status == 422
    assert "没有听懂" in lost.text
    assert server.post("/ask", q="敬亭是谁").status == 200


def test_completion(server: Server) -> None:
    entities = server.get("/complete", q="langzhongshi", type="entity").json()
    assert any(one["label"].startswith("阆中市") for one in entities)
    assert server.get("/complete", q="jurisd", type="property").json()[0]["label"] == "kg:jurisdiction"
    assert server.get("/complete", q="机关", type="class").json()[0]["label"] == "kg:Agency"
