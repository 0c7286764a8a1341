"""Who may ask, what every answer has, and what the log does not say."""

import json
import re
from pathlib import Path

import pytest

from tests.serve.conftest import Server, serving

PATHS = [
    "/",
    "/sparql?query=ASK%7B%7D",
    "/id/person/x",
    "/search?q=x",
    "/health",
    "/nowhere",
    "/static/style.css",
    "/queries",
]
HOSTILE = (
    "</script><script>window.__pwned=1</script>",
    '"><svg/onload=window.__pwned=5>',
    "{{7*7}}{% raw %}",
    "';window.__pwned=6;//",
    "\u202egnp.exe\u202c",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers(server: Server, path: str) -> None:
    found = server.get(path, "text/html")
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy
    assert found.headers["x-content-type-options"] == "nosniff"
    assert found.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in found.headers


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_never_markup(server: Server, text: str) -> None:
    found = server.get("/search", "text/html", q=text)
    assert found.status == 200
    assert "<script>window" not in found.text
    assert "<svg/onload" not in found.text
    assert "49" not in found.text.partition("<h1>")[2].partition("</h1>")[0]
    for path in ("/sparql?query=", "/ask?q=", "/resource?iri=", "/graphs?graph=", "/queries/posts-of-person?person="):
        from urllib.parse import quote

        answer = server.get(path + quote(text), "text/html")
        assert answer.status in (400, 404, 422), path
        assert answer.media == ("text/html" if answer.status == 404 and "resource" in path else "text/plain")
        assert answer.media == "text/plain" or not re.search("<script>w|<svg/on|onerror=w", answer.text)


def test_bugs_stay_in_the_log(server: Server) -> None:
    assert "Traceback" not in server.logged()


def test_the_log_has_no_questions(server: Server) -> None:
    server.get("/search", "", q="govkg-secret-name")
    server.get("/id/person/govkg-secret-person", "")
    lines = [json.loads(line) for line in server.logged().splitlines() if line.startswith("{")]
    assert {"time", "event", "method", "path", "status", "ms", "bytes"} <= set(lines[-1])
    assert "govkg-secret" not in server.logged()


def test_other_names_of_the_host_are_refused(server: Server) -> None:
    assert server.request("GET", "/health", None, {"Host": "evil.example"}).status == 421
    assert server.request("GET", "/health", None, {"Host": "localhost:1"}).status == 200


def test_options(server: Server) -> None:
    found = server.request("OPTIONS", "/sparql")
    assert (found.status, found.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_token_and_cors(output: Path, tmp_path: Path) -> None:
    origin = {"Origin": "https://good.example"}
    options = ("--workers", "1", "--cors", "https://good.example", "--verbose")
    with serving(output, tmp_path / "log", *options, GOVKG_TOKEN="s3cret") as server:
        refused = server.query("ASK {}")
        assert (refused.status, refused.headers["www-authenticate"]) == (401, 'Bearer realm="govkg"')
        path = "/sparql?query=ASK%7B%7D"
        assert server.request("GET", path, None, {"Authorization": "Bearer wrong"}).status == 401
        assert server.request("GET", path, None, {"Authorization": "Basic s3cret"}).status == 401
        granted = server.request("GET", path, None, {"Authorization": "Bearer s3cret", **origin})
        assert (granted.status, granted.headers["access-control-allow-origin"]) == (200, origin["Origin"])
        other = server.request("GET", path, None, {"Authorization": "Bearer s3cret", "Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
        assert server.request("OPTIONS", path, None, origin).headers["access-control-allow-headers"]
        assert (server.get("/health").status, server.get("/").status) == (200, 401)
        entered = server.post("/login", token="s3cret")
        cookie = entered.headers["set-cookie"]
        assert (entered.status, "HttpOnly" in cookie, "samesite=strict" in cookie.lower()) == (303, True, True)
        assert server.request("GET", "/", None, {"Cookie": cookie.partition(";")[0]}).status == 200
        assert server.request("GET", "/", None, {"Cookie": "govkg=wrong"}).status == 401
        assert "query=ASK" in server.logged()  # --verbose
        assert "s3cret" not in server.logged()
