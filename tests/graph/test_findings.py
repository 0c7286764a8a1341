"""What is known over all documents, as the graph has it, and reprints that count once."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from kg import ids
from kg.graph.network import network
from kg.graph.quads import blocks, quads
from kg.graph.validate import validate
from kg.model import Entity, Findings, Inference, Reform, Validity, World
from tests.graph.worlds import BASE, BUILD, BUREAU, CHEN, GOVERNMENT, MEETING, TAIZHOU, ZHEJIANG, sample_world

AREA = ids.division_iri(BASE, "332600", "台州地区")
COPY = "2021/转载.txt"
FIRST = "2021/台州 会议.txt"
FINDINGS = Findings(
    (Entity(AREA, "AdministrativeDivision", "台州地区", (), "332600", "prefecture", ZHEJIANG, mentioned=False),),
    (
        Validity(TAIZHOU, "1994-12", None, ("旧台州市",), ("331001",)),
        Validity(AREA, None, "1993-12", successors=(TAIZHOU,)),
    ),
    (Inference(GOVERNMENT, "jurisdiction", TAIZHOU, "place in the name", 0.9),),
    (
        Reform(
            f"{BASE}reform/x", "台州市改革", "reform: x (local)", (GOVERNMENT,), (BUREAU,), "2018-09", "2019", "决定"
        ),
    ),
    {COPY: FIRST},
    ((MEETING, "date"),),
)


@cache
def copied() -> World:
    """The sample world, with findings and a reprint of its first document."""
    world = sample_world()
    first = next(facts for facts in world.documents if facts.article.id == FIRST)
    copy = replace(first, article=replace(first.article, id=COPY))
    documents = tuple(sorted((*world.documents, copy), key=lambda facts: facts.article.id))
    iris = {**world.document_iris, COPY: ids.document_iri(BASE, COPY)}
    return World(BASE, world.entities, documents, iris, FINDINGS)


def lines(*parts: str) -> list[str]:
    return [line for line in quads(copied(), BUILD) if all(part in line for part in parts)]


def test_divisions_and_their_past_are_in_the_gazetteer() -> None:
    for parts in (
        (f"<{TAIZHOU}>", "validFrom", '"1994-12"^^', "gYearMonth"),
        (f"<{AREA}>", "validUntil", '"1993-12"^^'),
        (f"<{TAIZHOU}>", "formerCode", '"331001"'),
        (f"<{TAIZHOU}>", "hiddenLabel", '"旧台州市"@zh-Hans'),
        (f"<{AREA}> ", "successor", f"<{TAIZHOU}>"),
        (f"<{TAIZHOU}> ", "predecessor", f"<{AREA}>"),
        (f"<{AREA}> ", "#within>", f"<{ZHEJIANG}>"),
    ):
        (line,) = lines(*parts)
        assert line.endswith(f"<{BASE}gazetteer> ."), line
    assert not lines(f"<{AREA}>", "validFrom")


def test_all_else_is_in_the_default_graph() -> None:
    for parts in (
        (f"<{GOVERNMENT}> ", "#jurisdiction>", f"<{TAIZHOU}>"),
        (f"<{GOVERNMENT}> ", "#successor>", f"<{BUREAU}>"),
        (f"<{BUREAU}> ", "#predecessor>", f"<{GOVERNMENT}>"),
        ("reform/x>", "originalOrganization", f"<{GOVERNMENT}>"),
        ("reform/x>", "resultingOrganization", f"<{BUREAU}>"),
        ("reform/x>", "#earliest>", '"2018-09"^^'),
        ("reform/x>", "org#ChangeEvent>"),
        ("inference/", "#rule>", '"place in the name"'),
        ("reprintOf>", ids.document_iri(BASE, COPY) + "> <"),
        (f"<{MEETING}> ", "#disputed>", "#date>"),
    ):
        (line,) = lines(*parts)
        assert line.count("<") - line.count('"^^<') == (3 if '"' not in line else 2), line  # no graph's name


def test_the_shapes_hold(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(b"".join(blocks(copied(), BUILD).blocks))
    found = validate(tmp_path)
    ours = ("Inference", "reform", "division", "reprint", "disagree", "became", "went before")
    assert [v for v in found.violations if any(word in v.messages[0] for word in ours)] == []


def test_a_broken_graph_is_told(tmp_path: Path) -> None:
    text = b"".join(blocks(copied(), BUILD).blocks).decode()
    kept = [line for line in text.splitlines(keepends=True) if "resultingOrganization" not in line]
    broken = "".join(kept).replace('"331001"', '"3310"')
    (tmp_path / "graph.nq").write_text(broken, encoding="utf-8")
    messages = {violation.messages[0] for violation in validate(tmp_path).violations}
    assert any("results in agencies" in message for message in messages)
    assert any("former code has six digits" in message for message in messages)


def test_a_reprint_counts_once() -> None:
    plain, doubled = network(sample_world()), network(copied())
    assert {node: data["documents"] for node, data in doubled.nodes.items()} == {
        node: data["documents"] for node, data in plain.nodes.items()
    }
    assert doubled.edges == plain.edges
    unmarked = network(replace(copied(), findings=Findings()))
    assert unmarked.nodes[CHEN]["documents"] == 2


def test_counts_tell_of_findings() -> None:
    counts = blocks(copied(), BUILD).counts
    assert (counts["reprints"], counts["reprinted"], counts["reforms"], counts["conflicts"]) == (1, 1, 1, 1)
    assert counts["AdministrativeDivision"] == 2  # those of the world
