"""The script of Cypher, parsed by the openCypher grammar, and the files for neo4j-admin by its rules of headers."""

import csv
import re
from pathlib import Path

import pytest

from kg.export.text import cypher
from tests.export.conftest import Exported
from tests.export.cyphers import Statement, statements
from tests.export.worlds import HOSTILE

CONSTRAINT = r"CREATE CONSTRAINT \w+ IF NOT EXISTS FOR \(n:(Entity|Document)\) REQUIRE n\.iri IS UNIQUE;\n"
NODES = re.compile(r"MERGE \(n:(Entity|Document) \{iri: row\.iri\}\)( SET n(:\w+)+)? SET n \+= row\.properties")
ENDS = r"MATCH \(a:(?:Entity|Document) \{iri: row\.from\}\) MATCH \(b:Entity \{iri: row\.to\}\)"
RELATIONSHIPS = re.compile(rf"{ENDS}\nMERGE \(a\)-\[r:([A-Z_]+) \{{id: row\.id\}}\]->\(b\) SET r \+= row\.properties")
FIELD = re.compile(r"\w+(:(string|int|float)(\[\])?)?|iri:ID|:LABEL|:START_ID|:END_ID|:TYPE")


def _script(exported: Exported) -> str:
    text = exported.path("cypher").read_text(encoding="utf-8")
    comment, rest = text.split("\n", 1)
    assert comment.startswith("// ")
    body, constraints = re.subn(CONSTRAINT, "", rest)
    assert constraints == 2
    return body


@pytest.fixture(scope="module")
def hostile_script(hostile: Exported) -> list[Statement]:
    return list(statements(_script(hostile)))


def test_every_statement_is_one_of_two_kinds(hostile_script: list[Statement]) -> None:
    kinds = [bool(NODES.fullmatch(s.then)) + 2 * bool(RELATIONSHIPS.fullmatch(s.then)) for s in hostile_script]
    assert set(kinds) == {1, 2}


def test_the_script_loads_the_graph(hostile: Exported, hostile_script: list[Statement]) -> None:
    nodes = {row["iri"]: row["properties"] for s in hostile_script if NODES.fullmatch(s.then) for row in s.rows}
    edges = [row for s in hostile_script if RELATIONSHIPS.fullmatch(s.then) for row in s.rows]
    network = hostile.graph.network
    assert {iri for iri in nodes if "/document/" not in iri} == set(network)
    assert {row["from"] for row in edges} | {row["to"] for row in edges} <= set(nodes)
    assert len({row["id"] for row in edges}) == len(edges)
    told = len(HOSTILE) * 4 + 1  # a post, a part, an organizer, a jurisdiction each; one division lies in another
    mentioned = len(hostile.graph.query("SELECT DISTINCT ?d ?e { ?m kg:document ?d ; kg:refersTo ?e }").rows)
    assert len(edges) == told + mentioned


def test_the_script_keeps_text(hostile_script: list[Statement]) -> None:
    labels = {row["properties"]["label"] for s in hostile_script for row in s.rows if "label" in row["properties"]}
    control = str.maketrans(dict.fromkeys("\x00\x07\x1b\x7f\x9b\x85\u2028\u2029\ud800", "\ufffd"))
    assert {text.translate(control) for text in HOSTILE} <= labels
    sentences = {text for s in hostile_script for row in s.rows for text in row["properties"].get("sentences", ())}
    assert {text.translate(control) for text in HOSTILE} == sentences


def test_a_real_script_is_cypher(real: Exported) -> None:
    """Of each kind of statement one with its first rows is read, for the time that the parser takes."""
    parts = _script(real).removesuffix("\n").removesuffix(";").split(";\n")
    kinds = {then: rows for rows, then in (part.rsplit("\n] AS row\n", 1) for part in parts)}
    assert len(kinds) > 15
    some = (",\n".join(rows.split(",\n")[:4]) + f"\n] AS row\n{then};\n" for then, rows in kinds.items())
    assert [statement.then for statement in statements("".join(some))] == list(kinds)


@pytest.mark.parametrize("text", ["\\u0027", "\\\\u0027", "a\\", "\\\\\\u", "'", "\\'"])
def test_no_escape_that_is_read_before_quotes(text: str) -> None:
    """Neo4j 4 turns \\u0027 into a quote wherever it stands."""
    made = cypher(text)
    assert "\\u" not in made
    (row,) = next(statements(f"UNWIND [{{a: {made}}}] AS row RETURN row;")).rows
    assert row == {"a": text}


# ---- neo4j-admin


def _rows(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert b"\r" not in data
    lines = data.decode("utf-8").split("\n")
    assert lines[-1] == ""
    rows = list(csv.reader(lines[:-1], strict=True))  # a record a line: no field goes over its end
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(FIELD.fullmatch(name) for name in rows[0])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_ids_and_ends(exported: Exported) -> None:
    nodes = [*_rows(exported.path("neo4j", "entities.csv")), *_rows(exported.path("neo4j", "documents.csv"))]
    ids = [row["iri:ID"] for row in nodes]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"\w+(;\w+)*", row[":LABEL"]) for row in nodes)
    edges = _rows(exported.path("neo4j", "relationships.csv"))
    assert {row[":START_ID"] for row in edges} | {row[":END_ID"] for row in edges} <= set(ids)
    assert {row[":TYPE"] for row in edges} >= {"WORKS_FOR", "TOOK_PART", "MENTIONS", "WITHIN", "JURISDICTION"}
    assert all(re.fullmatch(r"|0?\.\d+|1\.0|0\.0", row["confidence:float"]) for row in edges)
    assert len({row["id"] for row in edges}) == len(edges)


def test_files_and_script_say_the_same(hostile: Exported, hostile_script: list[Statement]) -> None:
    rows = _rows(hostile.path("neo4j", "relationships.csv"))
    scripted = [row for s in hostile_script if RELATIONSHIPS.fullmatch(s.then) for row in s.rows]
    assert [(r[":START_ID"], r[":END_ID"], r["id"]) for r in rows] == [(r["from"], r["to"], r["id"]) for r in scripted]
    labels = {row["label"] for row in _rows(hostile.path("neo4j", "entities.csv"))}
    assert {
        "=cmd|' /C calc'!A0",
        'a"b",c;d',
        "'}) DETACH DELETE n; //",
        "\\' \\\\' \\u0027}) RETURN 1 // \\U00000027",
    } <= labels
    aliases = {row["aliases:string[]"] for row in _rows(hostile.path("neo4j", "entities.csv"))}
    assert 'a"b",c；d别名' in aliases


def test_the_command_names_the_files(exported: Exported) -> None:
    text = exported.path("neo4j", "import.sh").read_text(encoding="utf-8")
    named = set(re.findall(r"--(?:nodes|relationships)=(\S+)", text))
    assert named == {path.name for path in exported.path("neo4j").glob("*.csv")}
