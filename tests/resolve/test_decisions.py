"""Decisions applied: splits, joins, kinds, names and drops, in builds of other order, other words, other articles."""

from itertools import permutations
from pathlib import Path

import pytest

from kg.decisions.file import load
from kg.decisions.model import Decision, Ruling
from kg.ids import DEFAULT_BASE
from kg.model import Entity, Facts, World
from kg.resolve import resolve
from kg.spool.documents import Documents
from tests.resolve.test_world import facts

ONE = "缙云县市场监管局局长王芳讲话。县教育局局长李伟陪同。"
TWO = "缙云县政协副主席王芳到壶镇镇检查。县教育局召开会议。"
THREE = "青田县市场监管局副局长王芳讲话。青田县教育局局长赵敏出席。"
FOUR = "缙云县食安办主任王芳主持会议，缙云县市场监管局局长王芳出席。"
DOCUMENTS = (("a", ONE), ("b", TWO), ("c", THREE))
MARKET, CPPCC = "缙云县市场监督管理局", "中国人民政治协商会议缙云县委员会"


def decisions(tmp_path: Path, *rows: str) -> tuple[Decision, ...]:
    path = tmp_path / "decisions.tsv"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return load(path).rows


def build(rows: tuple[Decision, ...], documents: tuple[tuple[str, str], ...] = DOCUMENTS) -> World:
    return resolve([facts(name, text) for name, text in documents], DEFAULT_BASE, rows)


def by_iri(world: World) -> dict[str, Entity]:
    return {entity.id.removeprefix(DEFAULT_BASE): entity for entity in world.entities}


def posts(world: World, person: str) -> set[tuple[str, str]]:
    """(document, title) of a person."""
    iri = DEFAULT_BASE + person
    return {(f.article.id, tenure.title) for f in world.documents for tenure in f.tenures if tenure.person == iri}


def named(world: World, label: str) -> list[str]:
    return sorted(iri for iri, entity in by_iri(world).items() if entity.label == label)


def status(world: World) -> list[str]:
    return [ruling.status for ruling in world.rulings]


def whole(world: World) -> None:
    """Every statement is about things that the world has."""
    known = {entity.id for entity in world.entities}
    for document in world.documents:
        for entity in document.entities:
            assert entity.id in known
        ends = [(t.person, t.organization or t.person) for t in document.tenures]
        ends += [(p.participant, p.event) for p in document.participations]
        ends += [(k.subject, k.subject if k.predicate == "date" else k.object) for k in document.links]
        assert {iri for pair in ends for iri in pair} | {m.entity for m in document.mentions} <= known
    assert {entity.within for entity in world.entities} - {None} <= known


def test_without_decisions_two_are_found() -> None:
    assert named(build(()), "王芳") == [f"person/王芳/{CPPCC}", "person/王芳/青田县市场监督管理局"]


def test_one_person_is_split_by_what_the_decision_says(tmp_path: Path) -> None:
    rows = decisions(tmp_path, f"different\tperson/王芳/{MARKET}\tperson/王芳/{CPPCC}")
    world = build(rows)
    whole(world)
    assert posts(world, f"person/王芳/{MARKET}") == {("a", "局长")}
    assert posts(world, f"person/王芳/{CPPCC}") == {("b", "副主席")}
    assert posts(world, "person/王芳/青田县市场监督管理局") == {("c", "副局长")}
    assert status(world) == ["applied"]
    assert len(world.rulings[0].entities) == 2


def test_the_only_one_of_a_name_is_split_too(tmp_path: Path) -> None:
    rows = decisions(tmp_path, f"different\tperson/王芳/{MARKET}\tperson/王芳/{CPPCC}")
    world = build(rows, DOCUMENTS[:2])
    assert named(world, "王芳") == [f"person/王芳/{CPPCC}", f"person/王芳/{MARKET}"]


def test_articles_without_marks_go_where_they_share_most(tmp_path: Path) -> None:
    rows = decisions(tmp_path, f"different\tperson/王芳/{MARKET}\tperson/王芳/{CPPCC}")
    world = build(rows, (*DOCUMENTS[:2], ("d", FOUR), ("e", "缙云县食安办主任王芳讲话。")))
    assert {document for document, _ in posts(world, f"person/王芳/{MARKET}")} == {"a", "d", "e"}


def test_people_kept_apart_are_joined(tmp_path: Path) -> None:
    world = build(decisions(tmp_path, f"same\tperson/王芳/{MARKET}\tperson/王芳/青田县市场监督管理局"))
    whole(world)
    (iri,) = named(world, "王芳")
    assert {document for document, _ in posts(world, iri)} == {"a", "b", "c"}


def test_bodies_that_are_one_let_their_people_meet(tmp_path: Path) -> None:
    rows = decisions(tmp_path, f"same\tagency/{MARKET}\tagency/青田县市场监督管理局")
    world = build(rows)
    whole(world)
    assert len(named(world, "王芳")) == 1
    (joined,) = [e for e in world.entities if MARKET in (e.label, *e.aliases)]
    assert "青田县市场监督管理局" in (joined.label, *joined.aliases)


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (f"same\tagency/{MARKET}\tagency/青田县市场监督管理局", "drop\tperson/赵敏"),
        (f"different\tperson/王芳/{MARKET}\tperson/王芳/{CPPCC}", "label\tagency/缙云县教育局\t缙云县教育和体育局"),
    ],
)
def test_what_is_on_disk_is_decided_alike(rows: tuple[str, ...], tmp_path: Path) -> None:
    decided = decisions(tmp_path, *rows)
    documents = Documents(tmp_path, held=1)
    for name, text in DOCUMENTS:
        documents.append(facts(name, text))
    documents.sort()
    assert documents.on_disk
    there, here = resolve(documents, DEFAULT_BASE, decided), build(decided)
    for name in ("entities", "spans", "verdicts", "rulings"):
        assert tuple(getattr(there, name)) == tuple(getattr(here, name))
    assert there.findings == here.findings
    assert [each.tenures for each in there.documents] == [each.tenures for each in here.documents]


def test_a_kind_brings_its_iri(tmp_path: Path) -> None:
    world = build(decisions(tmp_path, "kind\tagency/缙云县教育局\tInstitution"))
    whole(world)
    assert by_iri(world)["organization/缙云县教育局"].kind == "Institution"
    assert "agency/缙云县教育局" not in by_iri(world)


def test_a_name_leaves_the_iri(tmp_path: Path) -> None:
    world = build(decisions(tmp_path, "label\tagency/缙云县教育局\t缙云县教育和体育局", "kind\tperson/李伟\tPerson"))
    found = by_iri(world)["agency/缙云县教育局"]
    assert found.label == "缙云县教育和体育局"
    assert "缙云县教育局" in found.aliases
    assert by_iri(world)["person/李伟"].kind == "Person"


def test_what_is_dropped_is_gone_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    before = build(())
    rows = decisions(tmp_path, "drop\tperson/赵敏", "drop\tagency/青田县市场监督管理局", "drop\tdivision/331121-青田县")
    world = build(rows)
    whole(world)
    assert len(world.entities) < len(before.entities)
    assert not {"person/赵敏", "agency/青田县市场监督管理局", "division/331121-青田县"} & by_iri(world).keys()
    assert any(t.organization is None for t in world.documents[2].tenures)  # the post stays, the body goes
    assert status(world) == ["applied"] * 3


def test_a_place_that_is_another(tmp_path: Path) -> None:
    texts = (("a", "壶镇镇开展检查。"), ("b", "缙云县壶镇镇开展检查。"))
    before = by_iri(build((), texts))
    one, other = sorted(iri for iri, entity in before.items() if entity.label == "壶镇镇")
    world = build(decisions(tmp_path, f"same\t{one}\t{other}"), texts)
    whole(world)
    assert len(named(world, "壶镇镇")) == 1


def test_contradictions_are_told_and_not_applied(tmp_path: Path) -> None:
    chain = ("agency/缙云县教育局", f"agency/{MARKET}", "agency/青田县教育局")
    rows = decisions(
        tmp_path, f"same\t{chain[0]}\t{chain[1]}", f"same\t{chain[1]}\t{chain[2]}", f"different\t{chain[2]}\t{chain[0]}"
    )
    world = build(rows)
    assert status(world) == ["conflict"] * 3
    assert " = ".join(chain) in world.rulings[0].note or " = ".join(reversed(chain)) in world.rulings[0].note
    assert world.entities == build(()).entities


def test_what_nothing_is_any_more_is_told_and_kept(tmp_path: Path) -> None:
    rows = decisions(
        tmp_path,
        "drop\tperson/没有此人",
        "same\tagency/缙云县教育局\tagency/没有此局",
        "label\tperson/王芳\t王芬",  # there are two
        "different\tperson/李伟/缙云县教育局\tperson/李伟/缙云县",  # nothing tells two
    )
    world = build(rows)
    assert status(world) == ["stale"] * 4
    assert world.entities == build(()).entities


def rulings(world: World) -> list[tuple[str, str, tuple[str, ...]]]:
    return sorted((r.decision.whom.iri, r.status, tuple(sorted(r.entities))) for r in world.rulings)


def test_neither_the_order_of_rows_nor_of_articles_matters(tmp_path: Path) -> None:
    rows = (
        f"different\tperson/王芳/{MARKET}\tperson/王芳/{CPPCC}",
        "same\tagency/缙云县教育局\tagency/青田县教育局",
        f"label\tperson/王芳/{CPPCC}\t王芬",
        "drop\tperson/赵敏",
    )
    first = build(decisions(tmp_path, *rows))
    assert status(first) == ["applied"] * 4
    for mixed in permutations(rows):
        world = build(decisions(tmp_path, *mixed), DOCUMENTS[::-1])
        assert world.entities == first.entities
        assert [d.tenures for d in world.documents] == [d.tenures for d in first.documents]
        assert rulings(world) == rulings(first)


FORMS = f"label\tperson/王芳/{MARKET}\t王芬\t-\t-\t-\tOfficial|王芳|@{MARKET}|@缙云县"


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        (DOCUMENTS, ["a", "b"]),
        (DOCUMENTS[:2], ["a", "b"]),  # the only one: the IRI is shorter
        ((DOCUMENTS[1], DOCUMENTS[2]), ["b"]),  # another of their bodies in one place: found by the place
        (DOCUMENTS[2:], []),  # only a namesake is left
    ],
    ids=["as it was", "shorter IRI", "by place", "only a namesake"],
)
def test_a_person_is_found_again_when_the_iri_changes(
    tmp_path: Path, documents: tuple[tuple[str, str], ...], found: list[str]
) -> None:
    world = build(decisions(tmp_path, FORMS), documents)
    assert status(world) == ["applied" if found else "stale"]
    iris = named(world, "王芬")
    assert sorted({document for iri in iris for document, _ in posts(world, iri)}) == found


def test_a_body_is_found_again_by_another_name(tmp_path: Path) -> None:
    """As when a lexicon with the full name is added: the short one becomes an alias."""
    row = "kind\tagency/缙云县市监局\tInstitution\t-\t-\t-\tAgency|缙云县市监局|@缙云县|缙云县市场监管局"
    world = build(decisions(tmp_path, row))
    assert status(world) == ["applied"]
    assert by_iri(world)[f"organization/{MARKET}"].kind == "Institution"


def test_facts_are_as_before_where_nothing_was_decided(tmp_path: Path) -> None:
    plain, world = build(()), build(decisions(tmp_path, "label\tperson/李伟\t李玮"))
    assert [_without_labels(f) for f in plain.documents] == [_without_labels(f) for f in world.documents]
    assert isinstance(world.rulings[0], Ruling)


def _without_labels(document: Facts) -> tuple[object, ...]:
    return document.mentions, document.tenures, document.participations, document.links
