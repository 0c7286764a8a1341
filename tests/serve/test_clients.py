"""The libraries that people ask endpoints with, and the notebook of the examples, cell by cell."""

import json
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.serve.conftest import Server

NOTEBOOK = ROOT / "examples" / "clients.ipynb"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a kg:Agency }"


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_the_notebook_runs(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("pandas", "SPARQLWrapper"):
        pytest.importorskip(library, reason=f"the notebook was NOT run: {library} is not installed")
    monkeypatch.setenv("GOVKG_URL", server.url)
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{NOTEBOOK.name}:{cell['id']}", "exec"), names)
    assert names["agencies"]


def test_plain_http_as_r_sends_it(server: Server) -> None:
    """What R's httr2 and jsonlite do: a GET with the query encoded, an Accept header, JSON."""
    url = f"{server.url}/sparql?query={urllib.parse.quote(COUNT)}"
    request = urllib.request.Request(
        url, headers={"Accept": "application/sparql-results+json", "User-Agent": "httr2/1.0"}
    )
    with urllib.request.urlopen(request) as answer:
        assert int(json.load(answer)["results"]["bindings"][0]["n"]["value"]) > 50


def test_the_notebook_has_no_traces_of_a_machine() -> None:
    assert "/home/" not in Path(NOTEBOOK).read_text(encoding="utf-8")
