"""CSV and SQLite, read back by csv and sqlite3: the counts and texts of the graph."""

import csv
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.export.text import cell
from tests.export.conftest import Exported
from tests.export.worlds import HOSTILE

FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
VIEWS = ("posts", "participations", "edges", "sentences")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _text(cell: str) -> str:
    return cell.removeprefix("'")


def _count(store: Store, pattern: str) -> int:
    query = f"PREFIX kg: <https://w3id.org/govkg/ontology#> SELECT (COUNT(DISTINCT ?s) AS ?n) {{ {pattern} }}"
    (row,) = store.query(query, use_default_graph_as_union=True)  # type: ignore[misc]
    return int(row["n"].value)


# ---- CSV


def test_counts(exported: Exported) -> None:
    store = exported.graph.store
    nodes, statements = (_rows(exported.path("csv", name)) for name in ("nodes.csv", "statements.csv"))
    named = exported.graph.network.nodes
    assert len([row for row in nodes if row["id"] in named]) == len(named)
    assert {row["documents"] for row in nodes if row["id"] not in named} <= {"0"}
    assert len(statements) == _count(store, "GRAPH ?g { ?s kg:rule ?rule }")
    edges = [
        row
        for row in _rows(exported.path("csv", "edges.csv"))
        if row["documents"] != "0" or (row["relation"] == "within" and row["source"] in named)
    ]
    assert len(edges) == exported.graph.network.number_of_edges()
    assert len({row["id"] for row in statements}) == len(statements)
    assert {row["source"] for row in _rows(exported.path("csv", "edges.csv"))} <= {row["id"] for row in nodes}


def test_statements_have_their_sentences(real: Exported) -> None:
    rows = {row["id"]: row for row in _rows(real.path("csv", "statements.csv"))}
    query = "SELECT ?s ?t ?a ?b { ?s kg:evidence ?p ; kg:rule ?r . ?p kg:text ?t ; kg:start ?a ; kg:end ?b }"
    told = real.graph.query(query).records()
    assert len(told) > 900
    for found in told:
        row = rows[found["s"]]
        assert found["t"] in _text(row["sentences"])
        assert f"{found['a']}-{found['b']}" in row["spans"]
    assert all(row["sentences"] for row in rows.values())


def test_no_cell_is_a_formula(exported: Exported) -> None:
    for name in ("nodes.csv", "edges.csv", "statements.csv"):
        cells = [value for row in _rows(exported.path("csv", name)) for value in row.values()]
        assert cells
        assert not [value for value in cells if value.startswith(FORMULA)]


def test_hostile_text_is_kept(hostile: Exported) -> None:
    labels = {_text(row["label"]) for row in _rows(hostile.path("csv", "nodes.csv"))}
    kept = [text for text in HOSTILE if not set(text) & set("\x00\x07\x1b\x7f\ud800")]
    assert len(kept) == len(HOSTILE) - 2
    assert set(kept) <= labels
    titles = {_text(row["title"]) for row in _rows(hostile.path("csv", "statements.csv"))}
    assert set(kept) <= titles


@given(st.text())
def test_a_cell_gives_its_text_back(text: str) -> None:
    made = cell(text)
    assert not made.startswith(FORMULA)
    made.encode()  # can be written
    if text.isprintable():
        assert _text(made) == text


def test_bom(real: Exported, tmp_path: Path) -> None:
    real.graph.export("csv", tmp_path / "tables", bom=True)
    for name in ("nodes.csv", "edges.csv", "statements.csv"):
        plain, marked = (folder / name for folder in (real.path("csv"), tmp_path / "tables"))
        assert marked.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()


# ---- SQLite


@pytest.fixture
def database(exported: Exported) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{exported.path('sqlite')}?mode=ro", uri=True)


def _value(database: sqlite3.Connection, sql: str) -> object:
    return database.execute(sql).fetchone()[0]


def test_the_database_is_sound(database: sqlite3.Connection) -> None:
    assert _value(database, "PRAGMA integrity_check") == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    names = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    tables = {
        "documents",
        "entities",
        "aliases",
        "properties",
        "mentions",
        "statements",
        "passages",
        "evidence",
        "links",
    }
    assert names == tables | set(VIEWS)
    for view in VIEWS:
        assert _value(database, f"SELECT count(*) FROM {view}")


def test_the_database_has_the_counts_of_the_graph(exported: Exported, database: sqlite3.Connection) -> None:
    for table, class_ in (("documents", "Document"), ("passages", "Passage")):
        assert _value(database, f"SELECT count(*) FROM {table}") == _count(exported.graph.store, f"?s a kg:{class_}")
    for type_, class_ in (("tenure", "Tenure"), ("participation", "Participation"), ("link", "Statement")):
        told = _value(database, f"SELECT count(*) FROM statements WHERE type = '{type_}'")
        assert told == _count(exported.graph.store, f"?s a kg:{class_}") > 0
    assert _value(database, "SELECT sum(times) FROM mentions") == _count(exported.graph.store, "?s a kg:Mention")
    pairs = exported.graph.query("SELECT ?s ?p { ?s kg:rule ?rule ; kg:evidence ?p }").rows
    assert _value(database, "SELECT count(*) FROM evidence") == len(set(pairs))


def test_text_is_kept_whole(hostile: Exported) -> None:
    database = sqlite3.connect(hostile.path("sqlite"))
    labels = {row[0] for row in database.execute("SELECT label FROM entities")}
    titles = {row[0] for row in database.execute("SELECT title FROM documents")}
    expected = {text.replace("\ud800", "\ufffd") for text in HOSTILE}
    assert expected <= labels
    assert expected == titles


def test_views_agree_with_the_queries(real: Exported) -> None:
    database = sqlite3.connect(real.path("sqlite"))
    sql = "SELECT title, organization, first_seen, last_seen, documents FROM posts WHERE person = ? ORDER BY 1, 2"
    found = database.execute(sql, ("严明",)).fetchall()
    rows = real.graph.query("posts-of-person", person="严明").records()
    assert found == sorted((r["title"], r["agency"], r["since"], r["until"], int(r["documents"])) for r in rows)
    sql = "SELECT count(*) FROM sentences WHERE document = 'langzhong/20220113_春雷行动.txt' AND sentence LIKE '%敬亭%'"
    assert database.execute(sql).fetchone()[0] >= 1
