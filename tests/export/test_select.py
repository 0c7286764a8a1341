"""Parts of a graph: of an entity, of a place, of a time; the same part in every format."""

import sqlite3
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import QueryError, UnknownEntityError
from kg.export.terms import value
from kg.opened import Part
from kg.vocab import KG
from tests.export.conftest import Exported

PARTS = {
    "entity": Part(entity="蒲映雪"),
    "place": Part(place="缙云县"),
    "time": Part(since="2021-03", until="2022"),
    "all": Part(place="阆中市", since="2022"),
}
each_part = pytest.mark.parametrize("name", PARTS)


class Chosen:
    """A part as SQLite, TriG and GEXF."""

    def __init__(self, real: Exported, part: Part, folder: Path) -> None:
        for format_ in ("sqlite", "trig", "gexf"):
            real.graph.export(format_, folder / format_, part)
        self.tables = sqlite3.connect(folder / "sqlite")
        self.store = Store()
        self.store.load(path=str(folder / "trig"), format=RdfFormat.TRIG)
        self.network = nx.read_gexf(folder / "gexf", version="1.3")

    def column(self, sql: str) -> list[str]:
        return [row[0] for row in self.tables.execute(sql)]

    def subjects(self, class_: str) -> set[str]:
        type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        return {value(quad.subject) for quad in self.store.quads_for_pattern(None, type_, NamedNode(KG + class_), None)}


@pytest.fixture
def chosen(name: str, real: Exported, tmp_path: Path) -> Chosen:
    return Chosen(real, PARTS[name], tmp_path)


@each_part
def test_formats_agree(chosen: Chosen, real: Exported) -> None:
    tables = chosen.tables
    assert tables.execute("PRAGMA foreign_key_check").fetchall() == []
    iris = set(chosen.column("SELECT iri FROM entities"))
    assert 1 < len(iris) < real.graph.network.number_of_nodes()
    assert set(chosen.network) == iris
    for type_, class_ in (("tenure", "Tenure"), ("participation", "Participation"), ("link", "Statement")):
        assert set(chosen.column(f"SELECT iri FROM statements WHERE type = '{type_}'")) == chosen.subjects(class_)
    assert set(chosen.column("SELECT iri FROM passages")) == chosen.subjects("Passage")
    assert set(chosen.column("SELECT iri FROM documents")) == chosen.subjects("Document")
    assert chosen.subjects("Mention")
    assert sum(int(times) for times in chosen.column("SELECT times FROM mentions")) == len(chosen.subjects("Mention"))


@each_part
def test_nothing_points_outside(chosen: Chosen) -> None:
    """But to the build, every IRI under the base that is an object is a subject too."""
    subjects = {value(quad.subject) for quad in chosen.store}
    objects = {value(quad.object) for quad in chosen.store if isinstance(quad.object, NamedNode)}
    loose = {iri for iri in objects - subjects if not iri.startswith((KG, "http://www.w3.org/"))}
    assert loose == set()


@each_part
def test_a_part_says_nothing_new(chosen: Chosen, real: Exported) -> None:
    assert len(chosen.store) > 50
    assert set(chosen.store) <= set(real.graph.store)


def test_an_entity_has_all_its_statements(real: Exported, tmp_path: Path) -> None:
    chosen = Chosen(real, PARTS["entity"], tmp_path)
    ends = "{ ?s org:member ?e } UNION { ?s kg:participant ?e } UNION { ?s rdf:subject ?e } UNION { ?s rdf:object ?e }"
    query = f'SELECT DISTINCT ?s {{ ?e skos:prefLabel "蒲映雪"@zh-Hans {ends} }}'
    assert set(chosen.column("SELECT iri FROM statements")) == {r["s"] for r in real.graph.query(query).records()}


def test_a_place_has_its_bodies_and_events(real: Exported, tmp_path: Path) -> None:
    chosen = Chosen(real, PARTS["place"], tmp_path)
    labels = set(chosen.column("SELECT label FROM entities"))
    assert {"缙云县", "丽水市", "浙江省", "缙云县市场监督管理局", "麻志恒"} <= labels
    assert not labels & {"阆中市", "敬亭", "奈曼旗市场监督管理局"}


def test_a_time_has_its_articles(real: Exported, tmp_path: Path) -> None:
    found = Chosen(real, PARTS["time"], tmp_path).column("SELECT issued FROM documents")
    query = "SELECT ?d ?i { ?d dct:issued ?i . ?m kg:document ?d ; kg:text ?t . ?s kg:evidence ?m }"
    issued = {row["d"]: row["i"] for row in real.graph.query(query).records()}
    assert sorted(found) == sorted(day for day in issued.values() if "2021-03" <= day < "2023")
    assert found


def test_bad_parts(real: Exported, tmp_path: Path) -> None:
    with pytest.raises(UnknownEntityError, match="nothing in the graph"):
        real.graph.export("gexf", tmp_path / "x", Part(entity="没有的人"))
    with pytest.raises(QueryError, match='--from: "soon" is no date'):
        real.graph.export("gexf", tmp_path / "x", Part(since="soon"))
    assert not list(tmp_path.iterdir())
