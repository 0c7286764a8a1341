import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store

from kg import ids, vocab
from kg.graph.quads import blocks, quads
from kg.model import Article, Facts, Mention, World
from kg.text import MappedText
from tests.graph.reading import oxigraph, rdflib_dataset
from tests.graph.worlds import (
    BASE,
    BUILD,
    BUREAU,
    CHEN,
    EVIL,
    MEETING,
    TAIZHOU,
    ZHEJIANG,
    sample_world,
    shuffled_world,
)

TEXT = "\n".join(quads(sample_world(), BUILD)) + "\n"
QUADS = oxigraph(TEXT)
FIRST, RECORD, HOSTILE = (ids.document_iri(BASE, i) for i in ("2021/台州 会议.txt", 'rec/../<1>"#?%\ud800', "c.html"))
SCORE = Path(__file__).parents[3] / "shared" / "gold" / "score.py"
NO_GRAPH = ""


def said(subject: str, predicate: str) -> set[tuple[str, str]]:
    """(object, graph) of all statements with this subject and predicate."""
    return {
        (q.object.value, q.graph_name.value if isinstance(q.graph_name, NamedNode) else NO_GRAPH)
        for q in QUADS
        if q.subject == NamedNode(subject) and q.predicate == NamedNode(predicate) and not isinstance(q.object, type(q))
        if isinstance(q.object, NamedNode | Literal)
    }


def of_class(class_: str) -> list[str]:
    return [
        q.subject.value
        for q in QUADS
        if q.predicate == NamedNode(vocab.RDF_TYPE)
        and q.object == NamedNode(class_)
        and isinstance(q.subject, NamedNode)
    ]


def nodes_with(class_: str, predicate: str, obj: str) -> list[str]:
    return [node for node in of_class(class_) if obj in {o for o, _ in said(node, predicate)}]


@pytest.mark.parametrize(
    ("subject", "predicate", "expected"),
    [
        (CHEN, vocab.RDF_TYPE, {(vocab.CLASS_OFFICIAL, NO_GRAPH), (vocab.CLASS_PERSON, NO_GRAPH)}),
        (CHEN, vocab.SKOS_PREF_LABEL, {("单云安", NO_GRAPH), ("Shàn Yún'ān", NO_GRAPH)}),
        (CHEN, vocab.TOOK_PART, {(MEETING, NO_GRAPH)}),
        (TAIZHOU, vocab.WITHIN, {(ZHEJIANG, ids.gazetteer_iri(BASE))}),
        (TAIZHOU, vocab.DIVISION_CODE, {("331000", ids.gazetteer_iri(BASE))}),
        (ZHEJIANG, vocab.LEVEL, {("province", ids.gazetteer_iri(BASE))}),
        (TAIZHOU, vocab.SKOS_ALT_LABEL, {("台州", NO_GRAPH)}),
        (EVIL, vocab.SKOS_ALT_LABEL, {("a\x00b\ufffd", NO_GRAPH), ("恶意公司", NO_GRAPH)}),
        (MEETING, vocab.ORGANIZER, {(BUREAU, FIRST)}),
        (MEETING, vocab.DATE, {("2021-01-26", FIRST)}),
        (BUREAU, vocab.JURISDICTION, {(TAIZHOU, FIRST)}),
        (BUREAU, vocab.EVIDENCE, set()),
        (FIRST, vocab.DCT_IDENTIFIER, {("2021/台州 会议.txt", FIRST)}),
        (FIRST, vocab.DCT_TITLE, {("全市食品安全工作会议召开", FIRST)}),
        (FIRST, vocab.DCT_PUBLISHER, {("台州市场监管", FIRST)}),
        (FIRST, vocab.DCT_SOURCE, {("articles/2021/台州 会议.txt", FIRST)}),
        (FIRST, vocab.AUTHOR, {("王小明", FIRST)}),
        (FIRST, vocab.EDITOR, {("赵编", FIRST)}),
        (FIRST, vocab.PHOTOGRAPHER, {("周摄", FIRST)}),
        (FIRST, vocab.MENTIONS, {(iri, FIRST) for iri in (BUREAU, TAIZHOU, CHEN, MEETING)}),
        (RECORD, vocab.DCT_ISSUED, {("2021-02", RECORD)}),
    ],
)
def test_the_contract_is_kept(subject: str, predicate: str, expected: set[tuple[str, str]]) -> None:
    assert said(subject, predicate) == expected


def test_spans_point_into_the_original() -> None:
    originals = {ids.document_iri(BASE, f.article.id): f.article for f in sample_world().documents}
    spans = of_class(vocab.CLASS_MENTION) + of_class(vocab.CLASS_PASSAGE)
    assert len(spans) == 14
    for node in spans:
        ((document, _),) = said(node, vocab.DOCUMENT)
        ((start, _),), ((end, _),), ((text, _),) = (said(node, p) for p in (vocab.START, vocab.END, vocab.TEXT))
        article = originals[document]
        field = (article.record_title or "") if said(node, vocab.FIELD) else article.original
        raw = field[int(start) : int(end)]
        assert raw.translate(str.maketrans("會議後臺開動專項線", "会议后台开动专项线")).replace("(tái)", "") == text


def test_a_mention_in_a_records_title_says_so() -> None:
    (node,) = (n for n in of_class(vocab.CLASS_MENTION) if said(n, vocab.FIELD))
    assert node == f"{RECORD}#title-mention/0-2"
    assert said(node, vocab.REFERS_TO) == {(TAIZHOU, RECORD)}


def test_tenures_have_all_their_parts() -> None:
    (node,) = nodes_with(vocab.CLASS_TENURE, vocab.TITLE, "局长")
    assert said(node, vocab.ORG_MEMBER) == {(CHEN, FIRST)}
    assert said(node, vocab.ORG_ORGANIZATION) == {(BUREAU, FIRST)}
    assert said(node, vocab.OBSERVED_ON) == {("2021-01-26", FIRST)}
    assert said(node, vocab.EVIDENCE) == {(f"{FIRST}#passage/13-56", FIRST)}
    (without,) = nodes_with(vocab.CLASS_TENURE, vocab.TITLE, '经理"\\')
    assert not said(without, vocab.ORG_ORGANIZATION)
    assert not said(without, vocab.OBSERVED_ON)


def test_what_two_sentences_say_is_one_participation_with_both() -> None:
    (node,) = nodes_with(vocab.CLASS_PARTICIPATION, vocab.ROLE, vocab.ROLE_CHAIR)
    assert {o for o, _ in said(node, vocab.EVIDENCE)} == {f"{FIRST}#passage/0-12", f"{FIRST}#passage/13-56"}
    assert said(node, vocab.RULE) == {("chair", FIRST)}
    assert said(node, vocab.CONFIDENCE) == {("0.95", FIRST)}


def test_every_statement_shows_sentence_rule_confidence_and_build() -> None:
    nodes = [n for c in (vocab.CLASS_TENURE, vocab.CLASS_PARTICIPATION, vocab.CLASS_STATEMENT) for n in of_class(c)]
    assert len(nodes) == 10
    for node in nodes:
        for passage, _ in said(node, vocab.EVIDENCE) or {("none", "")}:
            assert passage in of_class(vocab.CLASS_PASSAGE)
        for predicate in (vocab.RULE, vocab.CONFIDENCE, vocab.PROV_WAS_GENERATED_BY):
            assert len(said(node, predicate)) == 1


def test_every_direct_fact_has_a_statement() -> None:
    direct = {vocab.ORGANIZER, vocab.PLACE, vocab.DATE, vocab.CAMPAIGN, vocab.JURISDICTION, vocab.PARENT}
    facts = {(q.subject, q.predicate, q.object, q.graph_name) for q in QUADS if q.predicate.value in direct}
    reified: dict[NamedNode, dict[str, Quad]] = {}
    for quad in QUADS:
        if isinstance(quad.subject, NamedNode) and quad.predicate.value in (
            vocab.RDF_SUBJECT,
            vocab.RDF_PREDICATE,
            vocab.RDF_OBJECT,
        ):
            reified.setdefault(quad.subject, {})[quad.predicate.value] = quad
    stated = {
        (
            q[vocab.RDF_SUBJECT].object,
            q[vocab.RDF_PREDICATE].object,
            q[vocab.RDF_OBJECT].object,
            q[vocab.RDF_OBJECT].graph_name,
        )
        for q in reified.values()
    }
    assert len(facts) == 5
    assert facts == stated


def test_events_show_their_evidence() -> None:
    assert said(MEETING, vocab.EVIDENCE) == {(f"{FIRST}#passage/13-56", FIRST)}


def test_lines_are_sorted_unique_and_without_blank_nodes() -> None:
    lines = TEXT.split("\n")[:-1]
    assert lines == sorted(lines, key=str.encode)
    assert len(set(lines)) == len(lines)
    assert "_:" not in TEXT
    assert len(QUADS) == len(lines) == blocks(sample_world(), BUILD).counts["quads"]


def test_the_order_of_facts_does_not_matter() -> None:
    assert list(quads(shuffled_world(), BUILD)) == TEXT.split("\n")[:-1]


def test_both_libraries_read_the_same() -> None:
    seen = {(str(s), str(p), str(o), str(g)) for s, p, o, g in rdflib_dataset(TEXT).quads()}
    assert len(seen) == len(QUADS)
    graphs = {q.graph_name.value for q in QUADS if not isinstance(q.graph_name, DefaultGraph)}
    assert graphs == {FIRST, RECORD, HOSTILE, ids.gazetteer_iri(BASE)}
    assert graphs <= {graph for *_, graph in seen}


def test_settings_make_another_build() -> None:
    assert BUILD.iri(BASE) == replace(BUILD, settings=BUILD.settings[::-1]).iri(BASE)
    assert BUILD.iri(BASE) != replace(BUILD, version="0.2.0").iri(BASE)
    assert BUILD.iri(BASE) != replace(BUILD, words=BUILD.words[:1]).iri(BASE)
    named = ("min_confidence=0.25", "strict=no", f"words={'0a' * 32}", f"lexicon={'1b' * 32}")
    assert said(BUILD.iri(BASE), vocab.SETTING) == {(setting, NO_GRAPH) for setting in named}


def test_an_unrelated_fact_changes_no_other_name() -> None:
    world = sample_world()
    fewer = tuple(replace(f, mentions=f.mentions[1:], tenures=f.tenures[1:]) for f in world.documents)
    kept = {line.split(" ", 1)[0] for line in quads(replace(world, documents=fewer), BUILD)}
    assert kept < {line.split(" ", 1)[0] for line in TEXT.split("\n")}


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.lists(st.text(st.sampled_from("a#/!.>%台 "), max_size=4), min_size=1, max_size=5, unique=True),
    st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=20),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from([BUREAU, TAIZHOU, CHEN])), max_size=5),
)
def test_any_text_gives_sorted_lines_that_parse(names: list[str], text: str, places: list[tuple[int, str]]) -> None:
    mentions = tuple(Mention(entity, min(at, len(text)), len(text), text[at:]) for at, entity in places)
    documents = [Facts(Article(n, n, text, MappedText.identity(text), ()), mentions=mentions) for n in names]
    lines = list(quads(World(BASE, sample_world().entities, tuple(documents)), BUILD))
    assert lines == sorted(set(lines))
    assert len(oxigraph("\n".join(lines))) == len(lines)


def test_one_span_cleaned_in_two_ways_is_two_mentions() -> None:
    text = MappedText.identity("(tái)").edit([(0, 5, "台州")])
    mentions = (Mention(TAIZHOU, 0, 1, "台"), Mention(TAIZHOU, 1, 2, "州"), Mention(TAIZHOU, 0, 1, "台"))
    facts = Facts(Article("x", "x", "(tái)", text, ()), mentions=mentions)
    found = blocks(World(BASE, sample_world().entities, (facts,)), BUILD)
    assert found.counts["mentions"] == 2


@pytest.mark.skipif(not SCORE.exists(), reason="the scorer is not here")
def test_the_scorer_reads_it(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    score: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    path = tmp_path / "graph.nq"
    path.write_text(TEXT, encoding="utf-8")
    graph = score.Graph(path)
    assert graph.documents()["2021/台州 会议.txt"] == FIRST
    document = graph.document(FIRST)
    assert document["entities"] == {BUREAU: "organizations", TAIZHOU: "places", CHEN: "people", MEETING: "events"}
    assert document["pref"][CHEN] == "单云安"
    assert (CHEN, BUREAU, "局长") in document["posts"]
    assert document["parts"] == {(CHEN, MEETING, vocab.ROLE_CHAIR)}
    assert document["organizers"] == {(MEETING, BUREAU)}
    assert document["dates"] == {(MEETING, "2021-01-26")}
    assert document["jurisdictions"] == {(BUREAU, TAIZHOU)}


def test_plain_queries_need_no_reasoning() -> None:
    store = Store()
    store.bulk_load(input=TEXT.encode(), format=RdfFormat.N_QUADS)
    query = f"ASK {{ ?o a <{vocab.CLASS_ORGANIZATION}> . ?p <{vocab.WORKS_FOR}> ?o ; a <{vocab.CLASS_PERSON}> }}"
    assert bool(store.query(query, use_default_graph_as_union=True))
