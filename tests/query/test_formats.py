import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)
from wcwidth import wcswidth

from kg.errors import QueryError
from kg.query.formats import write
from kg.query.run import Result, run

XSD = "http://www.w3.org/2001/XMLSchema#"
PEOPLE = Result(
    ("official", "since", "n"),
    (
        (Literal("陈立群", language="zh-hans"), Literal("2023-03-01", datatype=NamedNode(XSD + "date")), Literal(2)),
        (NamedNode("https://example.org/%E7%8E%8B"), None, Literal(-1)),
    ),
)
EMPTY = Result(("a", "b"))
YES = Result(answer=True)
GRAPH = Result(
    graph=(
        Triple(NamedNode("https://example.org/b"), NamedNode("http://purl.org/dc/terms/title"), Literal("乙")),
        Triple(NamedNode("https://example.org/b"), NamedNode("http://purl.org/dc/terms/title"), Literal("甲")),
    )
)

GOLDEN = [
    (
        PEOPLE,
        "table",
        "official                since       n\n"
        "──────────────────────  ──────────  ──\n"
        "陈立群                  2023-03-01  2\n"
        "https://example.org/王              -1\n",
    ),
    (EMPTY, "table", "a  b\n─  ─\n"),
    (YES, "table", "true\n"),
    (
        PEOPLE,
        "csv",
        "official,since,n\r\n陈立群,2023-03-01,2\r\nhttps://example.org/%E7%8E%8B,,-1\r\n",
    ),
    (EMPTY, "csv", "a,b\r\n"),
    (YES, "csv", "true\r\n"),
    (YES, "json", '{\n "head": {},\n "boolean": true\n}\n'),
    (
        GRAPH,
        "turtle",
        '@prefix dct: <http://purl.org/dc/terms/> .\n<https://example.org/b> dct:title "乙" , "甲" .\n',
    ),
    (GRAPH, "table", '@prefix dct: <http://purl.org/dc/terms/> .\n<https://example.org/b> dct:title "乙" , "甲" .\n'),
    (Result(graph=()), "turtle", ""),
]


@pytest.mark.parametrize(("result", "name", "text"), GOLDEN)
def test_golden(result: Result, name: str, text: str) -> None:
    assert write(result, name) == text


@pytest.mark.parametrize(
    ("result", "name", "message"),
    [
        (PEOPLE, "turtle", "turtle cannot hold this: the query gives no graph"),
        (YES, "turtle", "no graph"),
        (GRAPH, "csv", "csv cannot hold this: the query gives a graph, use turtle"),
        (GRAPH, "json", "use turtle"),
        (PEOPLE, "xml", 'no format "xml"; there are table, csv, json, turtle'),
    ],
)
def test_formats_that_do_not_fit(result: Result, name: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        write(result, name)


def test_a_terminal_gets_lines_that_fit() -> None:
    long = Result(
        ("sentence", "n"), ((Literal("会议由市市场监管局局长主持，" * 9), Literal(1)), (Literal("短"), Literal(22)))
    )
    for width in (20, 41, 42, 80):
        lines = write(long, "table", width).splitlines()
        assert max(wcswidth(line) for line in lines) <= width
        assert lines[2].split("  ")[0].rstrip().endswith("…")
        assert lines[3].startswith("短 ")
    assert "…" not in write(long, "table")


def test_nothing_gets_narrower_than_can_be_read() -> None:
    wide = Result(tuple("abcdefgh"), (tuple(Literal("某某某某某某某") for _ in range(8)),))
    assert wcswidth(write(wide, "table", 10).splitlines()[2]) == 8 * 8 + 7 * 2 - 1  # 某某某… and a space


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "\x1b[31mred\x1b[0m", "a\u202eb", "a\u200bb\ud800"])
def test_a_table_row_is_one_harmless_line(text: str) -> None:
    out = write(Result(("a",), ((Literal(text.replace("\ud800", "")),),)), "table")
    assert len(out.splitlines()) == 3
    assert out.isprintable() or all(char == "\n" or char.isprintable() for char in out)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_spreadsheets_run_nothing(start: str) -> None:
    text = f'{start}HYPERLINK("http://example.org")'
    rows = list(csv.reader(io.StringIO(write(Result(("a",), ((Literal(text),),)), "csv"), newline="")))
    assert rows == [["a"], [f"'{text}"]]


def test_negative_numbers_are_no_formulas() -> None:
    assert write(Result(("a",), ((Literal(-1.5),),)), "csv") == "a\r\n-1.5\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=4))
@settings(max_examples=100, derandomize=True)
def test_csv_reads_back(values: list[str]) -> None:
    result = Result(tuple(f"c{i}" for i in range(len(values))), (tuple(map(Literal, values)),))
    rows = list(csv.reader(io.StringIO(write(result, "csv"), newline="")))
    assert [value.removeprefix("'") for value in rows[1]] == [value.removeprefix("'") for value in values]


def test_json_is_what_the_standard_says(store: Store) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    result = run(store, query)
    read = parse_query_results(write(result, "json"), format=QueryResultsFormat.JSON)
    assert isinstance(read, QuerySolutions)
    assert [tuple(solution) for solution in read] == list(result.rows)


def test_json_of_every_kind_of_term() -> None:
    triple = Triple(NamedNode("a:a"), NamedNode("a:b"), Literal("c"))
    result = Result(("a", "b", "c", "d"), ((BlankNode("x"), Literal("会", language="zh"), triple, None),))
    bindings = json.loads(write(result, "json"))["results"]["bindings"]
    assert bindings == [
        {
            "a": {"type": "bnode", "value": "x"},
            "b": {"type": "literal", "value": "会", "xml:lang": "zh"},
            "c": {
                "type": "triple",
                "value": {
                    "subject": {"type": "uri", "value": "a:a"},
                    "predicate": {"type": "uri", "value": "a:b"},
                    "object": {"type": "literal", "value": "c"},
                },
            },
        }
    ]


def test_turtle_reads_back_and_is_the_same_every_time(store: Store) -> None:
    result = run(store, "graph-of-entity", {"entity": "台州市市场监督管理局"})
    text = write(result, "turtle")
    assert {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)} == set(result.graph or ())
    assert text == write(run(store, "graph-of-entity", {"entity": "台州市市场监管局"}), "turtle")
    assert "@prefix org:" in text
    assert "@prefix foaf:" not in text
