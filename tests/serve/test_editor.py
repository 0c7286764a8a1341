"""The built-in editor: what it is made of, how it is built, and what stands in where it cannot be."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kg.query.catalogue import catalogue
from kg.serve import pages
from kg.serve.static import asset, assets
from tests.conftest import ROOT
from tests.serve.conftest import Server
from tests.test_supply import PERMISSIVE, sbom

LOCK = json.loads((ROOT / "requirements" / "editor" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
PARTS = sbom.editor()
FOREIGN = re.compile(rb"lov\.linkeddata|prefix\.cc|dbpedia\.org/sparql|\beval\(|new Function\(|sourceMappingURL")


@pytest.fixture
def script() -> bytes:
    found = asset("yasqe.js")
    if found is None:
        pytest.skip("the built-in editor was NOT tested: it is not built (make editor)")
    return found.body


def test_its_parts_are_pinned_with_digests_and_permissive() -> None:
    wanted = LOCK[""]["dependencies"]
    assert "@zazuko/yasqe" in wanted
    assert {name: PARTS[name]["version"] for name in wanted} == wanted
    for name, part in PARTS.items():
        assert part["integrity"].startswith("sha512-"), name
        assert set(part["license"].strip("()").split(" OR ")) & PERMISSIVE, f"{name}: {part['license']}"


def test_it_asks_no_other_site_and_makes_no_code(script: bytes) -> None:
    assert FOREIGN.findall(script) == []


def test_licences_go_with_it(script: bytes) -> None:
    told = (ROOT / "kg" / "serve" / "static" / "yasqe.licences.txt").read_text(encoding="utf-8")
    assert all(
        f"\n{name} {part['version']}: " in f"\n{told}" for name, part in PARTS.items() if not part.get("optional")
    )
    assert told.count("Permission is hereby granted") >= 5


@pytest.mark.parametrize("case", ["no Node", "no registry"])
def test_without_it_nothing_fails(tmp_path: Path, case: str) -> None:
    if shutil.which("make") is None or (case == "no registry" and shutil.which("npm") is None):
        pytest.skip(f"building the editor with {case} was NOT tested: make or npm is not installed")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("make", "sh"):
        (tools / name).symlink_to(str(shutil.which(name)))
    outer = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    env = {**outer, "npm_config_registry": "http://127.0.0.1:9/", "npm_config_cache": str(tmp_path / "cache")}
    env |= {"PATH": str(tools)} if case == "no Node" else {}
    root = tmp_path / "tree"
    shutil.copytree(ROOT / "requirements", root / "requirements", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copy(ROOT / "Makefile", root)
    command = ["make", "editor", f"STATIC={tmp_path}", "PYTHON=none"]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("The editor of kg serve was not built")
    assert list(tmp_path.glob("*yasqe*")) == []


@pytest.mark.parametrize(
    ("built", "asked", "used"), [(True, "", "rich.js"), (True, "plain", "editor.js"), (False, "", "editor.js")]
)
def test_the_page_uses_what_is_there(monkeypatch: pytest.MonkeyPatch, built: bool, asked: str, used: str) -> None:
    monkeypatch.setattr(pages, "asset", lambda name: object() if built and name == "yasqe.js" else None)
    home = type("Home", (), {"base": "https://example.org/"})()
    page = pages.page(home, {"name": "workbench", "editor": asked}).body.decode()
    assert f'data-script="/static/{used}"' in page
    assert ("yasqe" in page) == (used == "rich.js")


def test_files_are_sent_once(server: Server) -> None:
    for name in assets():
        first = server.get(f"/static/{name}")
        assert first.status == 200
        again = server.request("GET", f"/static/{name}", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status, again.body) == (304, b"")


def test_it_finds_no_fault_with_the_named_queries(browser: Any, server: Server, script: bytes) -> None:
    page = browser.new_page()
    page.goto(server.url)
    page.wait_for_selector("html[data-ready]", timeout=20_000)
    valid = """text => {
        const editor = document.querySelector('.CodeMirror').CodeMirror;
        editor.setValue(text);
        editor.getTokenAt({ line: editor.lastLine(), ch: 0 }, true);
        return document.querySelectorAll('.parseErrorIcon').length === 0;
    }"""
    faulty = [query.name for query in catalogue().values() if not page.evaluate(valid, query.text)]
    broken = page.evaluate(valid, "SELECT ?s { ?s kg:within }")
    page.close()
    assert (faulty, broken) == ([], False)


@pytest.mark.parametrize(
    ("asked", "kind", "first"),
    [("kg:jurisd", "property", "kg:jurisdiction"), ("skos:p", "property", "skos:prefLabel"),
     ("kg:机关", "class", "kg:Agency"), ("within", "property", "kg:within"),
     ("prov:Act", "class", "prov:Activity"), ("", "prefix", "dct:")],
)  # fmt: skip
def test_completions_are_of_this_graph(server: Server, asked: str, kind: str, first: str) -> None:
    found = server.get("/complete", q=asked, type=kind).json()
    assert found[0]["label"] == first
    assert server.get("/complete", q="skos:within", type=kind).json() == [] or kind == "prefix"
