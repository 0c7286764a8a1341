"""The quick check finds in damaged graphs what pySHACL finds."""

import logging
import random
import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from typing import NamedTuple

import pyshacl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, SH, Graph, Literal, URIRef

from kg import vocab
from kg.graph.datatypes import is_well_formed, number
from kg.graph.guard import Guard
from kg.graph.ontology import ontology_file
from kg.graph.quads import quads
from kg.graph.selfcheck import check
from tests.graph.worlds import BUILD, sample_world

Found = set[tuple[str, str, str]]  # node, property, message
_LINE = re.compile(r'(<[^>]*>) (<[^>]*>) (<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)( <[^>]*>)? \.')


class Line(NamedTuple):
    """A line of N-Quads; `graph` has a space before it, or is empty."""

    subject: str
    predicate: str
    obj: str
    graph: str

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.obj}{self.graph} .\n"


def _line(text: str) -> Line:
    found = _LINE.fullmatch(text)
    assert found, text
    subject, predicate, obj, graph = found.groups()
    return Line(subject, predicate, obj, graph or "")


LINES = tuple(map(_line, quads(sample_world(), BUILD)))
XSD = "http://www.w3.org/2001/XMLSchema#"
# What a damaged line may say instead: terms of every kind that shapes ask for, and some that none does.
TERMS = (
    *(f"<{vocab.KG}{name}>" for name in (*vocab.KINDS, *"Mention Passage Tenure Build chair boss date".split())),
    *(f'"{text}"^^<{XSD}{kind}>' for kind in ("integer", "decimal", "date", "gYear", "gYearMonth", "string")
      for text in ("0", "7", "-1", "0.5", "1.5", "2021", "2021-02", "2021-02-28", "2021-02-30", "", "x")),
    '"局长"', '"局长"@zh-Hans', '"Ju"@zh-Latn-pinyin', '"x"@en', '""', '"title"', '"county"', '"331000"',
    '"33"', '"a=b"',
)  # fmt: skip


@cache
def shapes() -> Graph:
    return Graph().parse(ontology_file("shapes.ttl"))


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """rdflib logs each ill-formed literal with its traceback."""
    caplog.set_level(logging.CRITICAL)


def by_pyshacl(lines: list[Line]) -> Found:
    graph = Graph().parse(data="".join(str(line._replace(graph="")) for line in lines), format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        messages = {m.language: str(m) for m in report.objects(result, SH.resultMessage) if isinstance(m, Literal)}
        path = report.value(result, SH.resultPath)
        found.add((str(report.value(result, SH.focusNode)), str(path or ""), messages["en"]))
    return found


def blocks(lines: list[Line]) -> list[bytes]:
    ordered = sorted(set(lines), key=lambda line: str(line).encode())
    grouped = groupby(ordered, key=lambda line: line.subject)
    return ["".join(map(str, found)).encode() for _, found in grouped]


def by_us(lines: list[Line]) -> Found:
    return {(fault.focus, fault.path, fault.messages[0]) for fault in check(blocks(lines))}


def _remove(chosen: random.Random, lines: list[Line]) -> None:
    lines.pop(chosen.randrange(len(lines)))


def _say_otherwise(chosen: random.Random, lines: list[Line]) -> None:
    at = chosen.randrange(len(lines))
    lines[at] = lines[at]._replace(obj=_term(chosen, lines))


def _say_too(chosen: random.Random, lines: list[Line]) -> None:
    lines.append(chosen.choice(lines)._replace(obj=_term(chosen, lines)))


def _swap_subjects(chosen: random.Random, lines: list[Line]) -> None:
    at = chosen.randrange(len(lines))
    lines[at] = lines[at]._replace(subject=chosen.choice(lines).subject)


def _change_predicate(chosen: random.Random, lines: list[Line]) -> None:
    at = chosen.randrange(len(lines))
    lines[at] = lines[at]._replace(predicate=chosen.choice(lines).predicate)


def _say_elsewhere(chosen: random.Random, lines: list[Line]) -> None:
    lines.append(chosen.choice(lines)._replace(graph=chosen.choice(lines).graph))


def _forget_a_node(chosen: random.Random, lines: list[Line]) -> None:
    subject = chosen.choice(lines).subject
    lines[:] = [line for line in lines if line.subject != subject]


def _term(chosen: random.Random, lines: list[Line]) -> str:
    return chosen.choice([*TERMS, *(line.subject for line in lines)])


DAMAGES: tuple[Callable[[random.Random, list[Line]], None], ...] = (
    _remove, _say_otherwise, _say_too, _swap_subjects, _change_predicate, _say_elsewhere, _forget_a_node,
)  # fmt: skip


def test_a_built_graph_has_no_faults() -> None:
    assert by_us(list(LINES)) == by_pyshacl(list(LINES)) == set()


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 15))
def test_damaged_graphs_have_the_same_faults(chosen: random.Random, times: int) -> None:
    lines = list(LINES)
    for _ in range(times):
        chosen.choice(DAMAGES)(chosen, lines)
    assert _comparable(by_us(lines)) == _comparable(by_pyshacl(lines))


def _comparable(found: Found) -> Found:
    """Without the start of a span whose end is wrong: SHACL says that what cannot be compared is not less, but pySHACL
    compares numbers with dates and words as rdflib sorts them."""
    ends = {node for node, path, _ in found if path == vocab.END}
    return {fault for fault in found if fault[1] != vocab.START or fault[0] not in ends}


def test_damage_is_mostly_found() -> None:
    """The comparison is not between two empty sets."""
    found = 0
    for seed in range(40):
        chosen, lines = random.Random(seed), list(LINES)
        for _ in range(4):
            chosen.choice(DAMAGES)(chosen, lines)
        found += bool(by_us(lines))
    assert found > 30


def _replaced(old: str, new: str) -> list[Line]:
    lines = [_line(str(line).rstrip("\n").replace(old, new)) for line in LINES]
    assert lines != list(LINES)
    return lines


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f'start> "{0}"^^', 'start> "999"^^', "before its end"),
        ('end> "56"^^', 'end> "13"^^', "before its end"),
        ('"0.95"^^', '"1.95"^^', "from 0 to 1"),
        ("#chair>", "#boss>", "role is chair"),
        ('"331000"', '"3310"', "6, 9 or 12 digits"),
        ('"2021-01-26"^^', '"2021-02-30"^^', "of the calendar"),
        ("@zh-Latn-pinyin", "@en", "one name in Chinese"),
        ('"prefecture"', '"country"', "The level is"),
        (f"<{vocab.CLASS_PASSAGE}>", f"<{vocab.CLASS_MENTION}>", "does not show its sentence"),
        (f"<{vocab.CLASS_DOCUMENT}>", f"<{vocab.CLASS_BUILD}>", "A span lies in one document"),
        (f"<{vocab.CLASS_PERSON}>", f"<{vocab.CLASS_PLACE}>", "kg:Person too"),
        ('digest> "0a', 'digest> "0', "one SHA-256 of its files"),
        ('Confidence> "0.25"', 'Confidence> "25"', "least confidence"),
    ],
)
def test_single_faults(old: str, new: str, message: str) -> None:
    lines = _replaced(old, new)
    found = by_us(lines)
    assert any(message in told for _, _, told in found), found
    assert found == by_pyshacl(lines)


@pytest.mark.parametrize(
    ("text", "kind", "good"),
    [
        ("2020-02-29", "date", True), ("2021-02-29", "date", False), ("2021-2-1", "date", False),
        ("1.", "decimal", True), (".5", "decimal", True), ("1e3", "decimal", False), ("-3", "integer", True),
        ("3.0", "integer", False), ("2021", "gYear", True), ("21", "gYear", False), ("2021-13", "gYearMonth", False),
        ("2021-12", "gYearMonth", True),
        ("", "string", True), ("x", "unknown", False),
    ],
)  # fmt: skip
def test_well_formed(text: str, kind: str, good: bool) -> None:
    assert is_well_formed(text, XSD + kind) is good
    if kind in ("integer", "decimal"):
        assert (number(text, XSD + kind) is not None) is good


def test_the_guard_checks_small_graphs_and_tells_in_words() -> None:
    damaged = blocks(_replaced('"0.95"^^', '"1.95"^^'))
    for wanted, size, checked in ((None, 1000, True), (None, 10**6, False), (True, 10**6, True), (False, 10, False)):
        guard = Guard(wanted)
        guard.inspect(damaged, size)
        assert guard.as_json()["checked"] is checked
        assert bool(guard.lines()) is checked
    guard = Guard(True)
    guard.inspect(damaged, 1)
    told = guard.as_json()
    assert told["violations"] == len(guard.faults or ()) > 0
    assert told["examples"][0]["zh"]
    assert "bug of govkg" in told["advice"]
    assert URIRef(told["examples"][0]["node"])
