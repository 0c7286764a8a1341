"""The Reconciliation API with requests as OpenRefine 3.8 sends them."""

import json

import pytest

from tests.serve.conftest import Server

BASE = "https://w3id.org/govkg/id/"


def reconcile(server: Server, **queries: dict[str, object]) -> dict[str, list[dict[str, object]]]:
    found = server.post("/reconcile", "application/json", queries=json.dumps(queries))
    assert found.status == 200, found.text
    return {key: answer["result"] for key, answer in found.json().items()}


def test_manifest(server: Server) -> None:
    found = server.get("/reconcile").json()
    assert {"name", "identifierSpace", "schemaSpace", "view", "preview", "suggest", "defaultTypes"} <= set(found)
    assert found["identifierSpace"] == BASE
    assert "{{id}}" in found["view"]["url"]


def test_a_batch_as_openrefine_sends_it(server: Server) -> None:
    found = reconcile(
        server,
        q0={"query": "阆中市市场监管局", "type": "Agency", "type_strict": "should"},
        q1={"query": "Jing Ting", "limit": 3},
        q2={"query": "没有这个人", "type": "Person"},
        q3={"query": "缙云县", "type": {"id": "AdministrativeDivision", "name": "administrative division"}},
    )
    assert found["q0"][0]["id"] == BASE + "agency/阆中市市场监督管理局"
    assert (found["q0"][0]["match"], found["q1"][0]["id"]) == (True, BASE + "person/敬亭")
    assert not any(candidate["match"] for candidate in found["q2"])
    assert [candidate["match"] for candidate in found["q3"]][:1] == [True]
    for candidates in found.values():
        scores = [float(str(candidate["score"])) for candidate in candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)


def test_properties_of_the_row_decide(server: Server) -> None:
    same = {"query": "市场监督管理局", "type": "Agency", "limit": 20}
    place = [{"pid": "jurisdiction", "v": {"id": BASE + "x", "name": "缙云县"}}]
    found = reconcile(server, q0=same, q1={**same, "properties": place})
    assert found["q1"][0]["name"] == "缙云县市场监督管理局"


def test_types_are_heard(server: Server) -> None:
    found = reconcile(server, q0={"query": "阆中市", "type": "Agency"}, q1={"query": "阆中市", "type": "nothing"})
    assert all(any(kind["id"] == "Agency" for kind in candidate["type"]) for candidate in found["q0"])  # type: ignore[attr-defined]
    assert found["q1"] == []


@pytest.mark.parametrize("queries", ["nonsense", "[]", '{"q0": 1}', "[" * 10_000])
def test_bad_batches(server: Server, queries: str) -> None:
    assert server.post("/reconcile", queries=queries).status == 400


def test_odd_queries_have_no_candidates(server: Server) -> None:
    odd: list[dict[str, object]] = [
        {},
        {"query": 5},
        {"query": ""},
        {"query": "x" * 1000},
        {"query": "敬亭", "limit": -1},
    ]
    found = reconcile(server, **{f"q{number}": query for number, query in enumerate(odd)})
    assert [len(candidates) for candidates in found.values()] == [0] * 5
    many = {f"q{number}": {"query": "x"} for number in range(101)}
    assert server.post("/reconcile", queries=json.dumps(many)).status == 413


def test_suggest_and_preview(server: Server) -> None:
    assert server.get("/reconcile/suggest/entity", prefix="jingt").json()["result"][0]["name"] == "敬亭"
    assert server.get("/reconcile/suggest/type", prefix="机关").json()["result"][0]["id"] == "Agency"
    assert server.get("/reconcile/suggest/property", prefix="juris").json()["result"][0]["id"] == "jurisdiction"
    assert server.get("/reconcile/suggest/other").status == 404
    preview = server.get("/reconcile/preview", id=BASE + "person/敬亭")
    assert (preview.status, "frame-ancestors" in preview.headers["content-security-policy"]) == (200, False)
    assert server.get("/reconcile/preview", id="urn:x:none").status == 404
