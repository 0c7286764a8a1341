"""JSON-LD and TriG, read back by rdflib and pyoxigraph: the same quads as graph.nq."""

import json
import warnings

import pytest
from pyoxigraph import Dataset, RdfFormat, parse
from rdflib import Dataset as RdflibDataset

from kg.export import rdf
from tests.export.conftest import Exported

READERS = {"jsonld": (RdfFormat.JSON_LD, "json-ld"), "trig": (RdfFormat.TRIG, "trig")}
each_format = pytest.mark.parametrize("name", READERS)


def _quads(exported: Exported) -> Dataset:
    return Dataset(parse(path=str(exported.graph.path / "graph.nq"), format=RdfFormat.N_QUADS))


@each_format
def test_oxigraph_reads_the_same_quads(exported: Exported, name: str) -> None:
    found = list(parse(path=str(exported.path(name)), format=READERS[name][0]))
    expected = _quads(exported)
    assert len(found) == len(expected) > 500
    assert Dataset(found) == expected


@each_format
def test_rdflib_reads_the_same_quads(exported: Exported, name: str) -> None:
    with warnings.catch_warnings():  # rdflib calls its own deprecated names
        warnings.simplefilter("ignore", DeprecationWarning)
        found, expected = RdflibDataset(), RdflibDataset()
        found.parse(source=str(exported.path(name)), format=READERS[name][1])
        expected.parse(source=str(exported.graph.path / "graph.nq"), format="nquads")
        assert _shown(found) == _shown(expected)


def _shown(dataset: RdflibDataset) -> list[str]:
    return sorted(
        " ".join([s.n3(), p.n3(), o.n3(), str(graph)])
        for s, p, o, graph in dataset.quads()
        if s is not None and p is not None and o is not None
    )


def test_json_ld_has_a_subject_a_line(real: Exported) -> None:
    lines = real.path("jsonld").read_text(encoding="utf-8").splitlines()
    subjects = [
        json.loads(line.rstrip(",")) for line in lines if line.startswith('{"@id"') and line.rstrip(",").endswith("}")
    ]
    assert len(subjects) > 1000
    assert {"@id", "@type"} <= set(subjects[0])


def test_trig_has_a_block_for_each_document(real: Exported) -> None:
    text = real.path("trig").read_text(encoding="utf-8")
    assert text.count("\n}\n") == text.count("> {\n") == len(list(real.graph.store.named_graphs()))


@pytest.mark.parametrize("name", READERS)
def test_nothing_hides_or_reorders_text(hostile: Exported, name: str) -> None:
    text = hostile.path(name).read_text(encoding="utf-8")
    assert not set(text) & set("\u202e\u2066\u200e\ufeff\u2028\u2029\x85\x00\x1b\x7f")


@pytest.mark.parametrize(
    ("tag", "usual"), [("zh-hans", "zh-Hans"), ("ZH-LATN-PINYIN", "zh-Latn-pinyin"), ("en", "en"), ("de-at", "de-at")]
)
def test_language_tags(tag: str, usual: str) -> None:
    assert rdf.language(tag) == usual
