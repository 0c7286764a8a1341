from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.graph.graphml import write_graphml
from kg.graph.graphml_reader import read_graphml
from kg.graph.network import clean, network
from tests.graph.worlds import BUREAU, CAMPAIGN, CHEN, EVIL, GOVERNMENT, MEETING, TAIZHOU, ZHEJIANG, sample_world


def test_nodes_and_edges_tell_what_documents_state() -> None:
    graph = network(sample_world())
    edges = {
        (s, t, d["relation"], d.get("title") or d.get("role"), d["weight"], d["documents"])
        for s, t, _, d in graph.edges
    }
    assert edges >= {
        (CHEN, BUREAU, "worksFor", "局长", 1, 1),
        (CHEN, GOVERNMENT, "worksFor", "副市长", 1, 1),
        (CHEN, MEETING, "tookPart", "chair", 2, 1),
        (MEETING, BUREAU, "organizer", None, 1, 1),
        (BUREAU, TAIZHOU, "jurisdiction", None, 1, 1),
        (CAMPAIGN, TAIZHOU, "place", None, 1, 1),
        (TAIZHOU, ZHEJIANG, "within", None, 1, 0),
    }
    assert len(edges) == 8
    assert graph.nodes[MEETING] == {
        "kind": "Meeting",
        "label": "全市食品安全工作会议",
        "pinyin": "Quán shì shí pǐn ān quán gōng zuò huì yì",
        "documents": 2,
        "degree": 3,
        "date": "2021-01-26",
    }
    assert graph.nodes[TAIZHOU]["code"] == "331000"


def test_networkx_reads_the_file_back_the_same(tmp_path: Path) -> None:
    graph = network(sample_world())
    write_graphml(graph, tmp_path / "g.graphml")
    back = read_graphml(tmp_path / "g.graphml")
    assert dict(back.nodes(data=True)) == graph.nodes
    assert sorted(back.edges(keys=True, data=True), key=str) == sorted(graph.edges, key=str)
    assert back.is_directed()
    assert graph.nodes[EVIL]["label"] == '恶"意\\<b> 公司\u202e'


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x00b", "a b"), ("\n局\u2028长\r\n", "局 长"), ("\ud800\uffff", ""), ("<&>", "<&>")]
)
def test_text_is_one_line_of_xml_characters(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("content", ["", "<graphml", "<x/>"])
def test_a_damaged_file_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "g.graphml").write_text(content)
    with pytest.raises(OutputError, match="build it again"):
        read_graphml(tmp_path / "g.graphml")
