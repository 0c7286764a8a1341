"""What is published beside kg.ttl: current, readable by others, and free of anything from elsewhere."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rdflib import RDF, XSD, Graph, Literal, URIRef

from kg import vocab
from kg.graph.ontology import ontology_file
from kg.graph.shapes import shapes
from tests.graph.worlds import BUREAU, CHEN, MEETING

ROOT = Path(__file__).parents[1]
PAGE = ontology_file("index.html").read_text(encoding="utf-8")
EXAMPLE = {
    "id": CHEN,
    "type": ["Official", "Person"],
    "label": {"zh-Hans": "单云安", "zh-Latn-pinyin": "Shàn Yún'ān"},
    "worksFor": [BUREAU],
    "tookPart": {"id": MEETING, "type": "Meeting", "date": {"@value": "2021-01-26", "@type": "xsd:date"}},
}
CHAIR = {"type": "Participation", "participant": CHEN, "event": MEETING, "role": "chair", "confidence": "0.9"}


@pytest.mark.parametrize("script", ["generate.py", "context.py", "page.py", "checks.py", "versions.py"])
def test_generated_files_are_current(script: str) -> None:
    done = subprocess.run([sys.executable, ROOT / "ontology" / script, "--check"], check=False)
    assert done.returncode == 0, f"run python ontology/{script}"


def context() -> dict[str, object]:
    found: dict[str, object] = json.loads(ontology_file("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return found


def expanded(document: Mapping[str, object]) -> Graph:
    text = json.dumps({"@context": context(), **document}, ensure_ascii=False)
    return Graph().parse(data=text, format="json-ld")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_context_expands() -> None:
    graph = expanded(EXAMPLE)
    assert set(graph.objects(URIRef(CHEN), RDF.type)) == {URIRef(vocab.CLASS_OFFICIAL), URIRef(vocab.CLASS_PERSON)}
    assert (URIRef(CHEN), URIRef(vocab.WORKS_FOR), URIRef(BUREAU)) in graph
    assert (URIRef(CHEN), URIRef(vocab.SKOS_PREF_LABEL), Literal("单云安", lang="zh-Hans")) in graph
    assert (URIRef(MEETING), URIRef(vocab.DATE), Literal("2021-01-26", datatype=XSD.date)) in graph
    part = expanded({**CHAIR, "id": "urn:x"})
    assert (URIRef("urn:x"), URIRef(vocab.ROLE), URIRef(vocab.ROLE_CHAIR)) in part
    assert (URIRef("urn:x"), URIRef(vocab.CONFIDENCE), Literal("0.9", datatype=XSD.decimal)) in part
    assert len(part) == 5


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_the_context_compacts_what_it_expanded() -> None:
    graph = expanded(EXAMPLE)
    text = graph.serialize(format="json-ld", context=context(), auto_compact=False)
    read = json.loads(text)
    nodes = {node["id"]: node for node in read.get("graph", [read])}
    assert sorted(nodes[CHEN]["type"]) == ["Official", "Person"]
    assert nodes[CHEN]["label"] == EXAMPLE["label"]
    assert nodes[CHEN]["worksFor"] == BUREAU
    assert set(Graph().parse(data=text, format="json-ld")) == set(graph)


def test_the_context_has_every_term() -> None:
    names = {name for name, meant in context().items() if "kg:" in str(meant)}
    constants = {v for k, v in vars(vocab).items() if k.isupper() and isinstance(v, str) and v.startswith(vocab.KG)}
    assert {vocab.KG + name for name in names} >= constants - {vocab.KG}


class _Seen(HTMLParser):
    """The ids, links, languages and tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if tag == "a" else []
        self.loads += [name for name in ("src", "srcset", "data", "action") if name in given]


def seen() -> _Seen:
    found = _Seen()
    found.feed(PAGE)
    return found


def test_the_page_loads_nothing() -> None:
    found = seen()
    assert found.tags.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert found.loads == []
    assert not re.search(r"@import|url\(", PAGE)
    assert "default-src 'none'" in PAGE


def test_the_page_explains_every_term_in_both_languages() -> None:
    found = seen()
    assert len(found.ids) == len(set(found.ids))
    for name, (english, chinese) in vocab.LABELS.items():
        assert name in found.ids
        article = PAGE.partition(f'<article id="{name}"')[2].partition("</article>")[0]
        assert english in article
        assert f'lang="zh-Hans">{chinese}<' in article
        assert article.count("<p") == 2


def test_links_inside_the_page_lead_somewhere() -> None:
    found = seen()
    for link in found.links:
        if link.startswith("#"):
            assert link[1:] in found.ids
        else:
            assert link.startswith("http") or ontology_file(link).is_file()


def test_the_page_can_be_used_by_everybody() -> None:
    assert '<html lang="en">' in PAGE
    assert 'name="viewport"' in PAGE
    assert {"main", "nav", "header", "h1", "h2", "h3"} <= seen().tags
    assert "prefers-color-scheme: dark" in PAGE


def test_the_table_of_shapes_has_every_class() -> None:
    classes = {v for k, v in vars(vocab).items() if k.startswith("CLASS_")}
    assert set(shapes()) == classes
    assert all(p.messages[0] and p.messages[1] for shape in shapes().values() for p in shape.properties)
