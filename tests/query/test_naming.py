"""How the words of a statement led to an entity: tables of documents and of what is told."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.query.explain import explain
from kg.query.explain_path import namings
from kg.query.naming import ELSEWHERE, NAME, OTHER, SHORT, UNNAMED, Naming, manner, naming
from kg.query.reading import Quotation, Reader
from kg.query.resolution import NOTES, Resolution

TEXT = "缙云县开会。县政协主席王力出席。县长李平说，该局和市场监管局都好。"
# entity -> label, forms as (text, start); a body may have the county for its jurisdiction
ENTITIES = {
    "jinyun": ("缙云县", [("缙云县", 0)], False),
    "zx": ("中国人民政治协商会议缙云县委员会", [("县政协", 6)], True),
    "zf": ("缙云县人民政府", [], True),
    "scjg": ("缙云县市场监督管理局", [("该局", 22), ("市场监管局", 25)], True),
    "wl": ("王力", [("王力", 11)], False),
}
SENTENCES = {"first": (0, 6), "second": (6, 16), "third": (16, 33)}
BASE = "https://example.org/"
D = f"<{BASE}d>"


def world() -> Store:
    lines = [f'{D} a kg:Document ; dct:identifier "d" ; dct:source "in/d.txt" .']
    for name, (label, forms, seated) in ENTITIES.items():
        lines.append(f'<{BASE}{name}> a kg:Organization ; skos:prefLabel "{label}"@zh-Hans .')
        lines += [f"<{BASE}{name}> kg:jurisdiction <{BASE}jinyun> ."] if seated else []
        for text, start in forms:
            end = start + len(text)
            assert TEXT[start:end] == text
            span = f'kg:document {D} ; kg:start {start} ; kg:end {end} ; kg:text "{text}"'
            lines.append(f"<{BASE}d#{start}> a kg:Mention ; {span} ; kg:refersTo <{BASE}{name}> .")
    prefixes = (
        "PREFIX kg: <https://w3id.org/govkg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX dct: <http://purl.org/dc/terms/> "
    )
    store = Store()
    store.load(input=f"{prefixes} GRAPH {D} {{ {' '.join(lines)} }}", format=RdfFormat.TRIG)
    return store


def named(entity: str, sentence: str) -> Naming:
    start, end = SENTENCES[sentence]
    quotation = Quotation("d", "text", start, end, TEXT[start:end], "", "", "in/d.txt")
    return naming(Reader(world()), NamedNode(BASE + entity), (quotation,), NamedNode(f"{BASE}d"))


@pytest.mark.parametrize(
    ("entity", "sentence", "how", "forms", "place_at"),
    [
        ("jinyun", "first", NAME, ["缙云县"], None),
        ("jinyun", "second", ELSEWHERE, ["缙云县"], None),
        ("wl", "second", NAME, ["王力"], None),
        ("zx", "second", OTHER, ["县政协"], 0),
        ("zf", "third", UNNAMED, [], 0),
        ("scjg", "third", OTHER, ["该局", "市场监管局"], 0),
        ("scjg", "first", ELSEWHERE, ["该局"], 0),
    ],
)
def test_how(entity: str, sentence: str, how: str, forms: list[str], place_at: int | None) -> None:
    found = named(entity, sentence)
    assert found.how == how
    assert [form.text for form in found.forms] == forms
    assert (found.place_at.start if found.place_at else None) == place_at
    assert (found.place.label if found.place else None) == (None if place_at is None else "缙云县")


@pytest.mark.parametrize(
    ("form", "label", "how"),
    [
        ("台州", "台州市", SHORT),
        ("市市场监管局", "台州市市场监督管理局", SHORT),
        ("局", "台州市公安局", SHORT),
        ("局公安", "台州市公安局", OTHER),
        ("台州市", "台州市", NAME),
        ("市政府办", "台州市人民政府办公室", SHORT),
    ],
)
def test_manner(form: str, label: str, how: str) -> None:
    assert manner(form, label) == how


def test_lines_for_readers() -> None:
    lines = [line for entity in ("zx", "zf", "wl") for line in namings([named(entity, "second")])]
    assert lines == [
        "      ↳ 县政协 [6:9) = 中国人民政治协商会议缙云县委员会: other name 别称; of 属地 缙云县 (缙云县 [0:3))",
        "      ↳ 缙云县人民政府: not named here, shown by a title or the context 未见其名，由职务或上下文可知"
        "; of 属地 缙云县 (缙云县 [0:3))",
    ]
    (line,) = namings([named("jinyun", "second")])
    assert line == "      ↳ [0:3) 缙云县: named elsewhere 见于他处"


def resolved(store: Store, name: str) -> list[Resolution]:
    return [explanation.resolution for explanation in explain(store, name)]


def test_two_of_a_name_are_kept_apart(store: Store) -> None:
    nanjing, taizhou = resolved(store, "王敏")
    assert [(n.entity.iri.rsplit("/", 1)[1], n.ties) for n in nanjing.namesakes] == [("wang-min-tz", ("台州市公安局",))]
    assert [n.ties for n in taizhou.namesakes] == [("南京市鼓楼区市场监督管理局",)]


def test_documents_and_ties_of_one_person(store: Store) -> None:
    (found,) = resolved(store, "陈立群")
    assert found.documents == ("2023-06.txt", "news/2023-03.txt")
    assert [(form.text, form.how, form.mentions, form.documents) for form in found.forms] == [("陈立群", NAME, 2, 2)]
    assert [(tie.entity.label, tie.documents) for tie in found.ties] == [
        ("台州市市场监督管理局", ("2023-06.txt", "news/2023-03.txt"))
    ]
    assert found.namesakes == ()


def test_notes_of_a_person_and_of_what_points_to_them() -> None:
    """Whatever writes a note about an entity, or a node about it, is heard without being known."""
    quads = f"""
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX kg: <https://w3id.org/govkg/ontology#>
        <{BASE}wl> a kg:Person ; skos:prefLabel "王力"@zh-Hans ; skos:editorialNote "one of a name"@en .
        <{BASE}decision> <{BASE}about> <{BASE}wl> ; skos:note "joined: both within 丽水市 +2.6"@en .
        <{BASE}other> <{BASE}about> <{BASE}x> ; skos:note "of another" .
        <{BASE}statement> <{BASE}about> <{BASE}wl> ; kg:evidence <{BASE}p> ; skos:note "of a statement" .
    """
    store = Store()
    store.load(input=quads, format=RdfFormat.TRIG)
    (found,) = resolved(store, "王力")
    assert found.notes == ("one of a name", "joined: both within 丽水市 +2.6")
    assert any(name.endswith("#note") for name in NOTES)
