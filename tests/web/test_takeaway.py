"""What readers take away: pictures, tables, graphs, and the query that finds the same."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import pytest
from pyoxigraph import QuerySolutions

from kg import pipeline
from kg.graph.store import open_store
from tests.conftest import ROOT
from tests.web.browser import both_widths, visit
from tests.web.worlds import BASE, small_world


@both_widths
def test_pictures(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        png = seen.download("take_png")
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(png[16:20]) > 500
        svg = ElementTree.fromstring(seen.download("take_svg"))
        names = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
        assert "沈云才" in names
        assert len(names) == 39
        seen.clean(rich)


@both_widths
def test_tables_and_graphs(browser: Any, small: Path, viewport: dict[str, int], tmp_path: Path) -> None:
    world = small_world()
    with visit(browser, small, viewport) as seen:
        entities = list(csv.DictReader(io.StringIO(seen.download("take_nodes").decode("utf-8-sig"))))
        assert {row["iri"] for row in entities} == {entity.id for entity in world.entities}
        statements = list(csv.DictReader(io.StringIO(seen.download("take_edges").decode("utf-8-sig"))))
        chaired = next(row for row in statements if row["relation"] == "chair")
        assert chaired["sentence"].endswith("。")
        assert chaired["subject_label"] in chaired["sentence"]
        path = tmp_path / "a.graphml"
        path.write_bytes(seen.download("take_graphml"))
        graph = nx.read_graphml(path)
        assert set(graph.nodes) == {entity.id for entity in world.entities}
        assert graph.number_of_edges() == sum(bool(row["object"]) for row in statements)
        linked = json.loads(seen.download("take_jsonld"))
        tenures = [node for node in linked["@graph"] if node.get("@type") == "kg:Tenure"]
        assert len(tenures) == sum(row["relation"] == "tenure" for row in statements) > 0
        assert all(node["org:member"]["@id"].startswith(BASE) for node in tenures)
        seen.clean(small)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "output"
    pipeline.build([ROOT / "data" / "sample"], folder)
    return folder


_QUERIED = {"tenure": "worksFor"}


@both_widths
def test_the_query_finds_what_is_drawn(browser: Any, built: Path, viewport: dict[str, int]) -> None:
    with visit(browser, built / "graph.html", viewport) as seen:
        query = seen.download("take_sparql").decode()
        stated = list(csv.DictReader(io.StringIO(seen.download("take_edges").decode("utf-8-sig"))))
        base = "https://w3id.org/govkg/id/"
        drawn = {
            (base + row["subject"], _QUERIED.get(row["relation"], row["relation"]), base + row["object"])
            for row in stated
            if row["object"] and row["relation"] not in ("reform", "succession")
        }
        found = open_store(built).query(query, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        answers = {
            (row["subject"].value, row["relation"].value.rpartition("#")[2], row["object"].value) for row in found
        }
        assert len(drawn) > 50
        assert answers == drawn


@both_widths
def test_a_link_restores_the_view(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    person = f"#entity={quote('official/沈云才', safe='')}"
    with visit(browser, rich, viewport, permissions=["clipboard-read", "clipboard-write"]) as seen:
        seen.go(f"{person}&date=2017-05-01")
        seen.press("[data-do=only]")
        drawn = seen.drawn()
        seen.press("#take-open")
        seen.press("[data-take=copy_link]")
        seen.page.wait_for_function("document.querySelector('#live').textContent === 'Copied'")
        link = seen.page.evaluate("navigator.clipboard.readText()")
    assert 1 < drawn < 39
    with visit(browser, rich, viewport, "#" + link.partition("#")[2]) as seen:
        assert seen.drawn() == drawn
        seen.headed("沈云才")
        assert "date=2017-05-01" in seen.page.url
        seen.clean(rich)
