import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg import ids
from kg.errors import GovkgError
from tests.graph.reading import oxigraph, rdflib_dataset

ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)
HARD = st.text(st.sampled_from('a.%/\\#?<>"{}|^` \n\x00\u202e\u200b\ufeff\ud800\ue000\U000e0001台！-25EF'), max_size=8)
TEXT = ANY | HARD
FORBIDDEN = re.compile(
    '[\x00-\x20<>"{}|^`\\\\\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]'
)
quick = settings(max_examples=150, derandomize=True, deadline=None)


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        (ids.document_iri("b:/", "a/b.txt"), "b:/document/a/b.txt"),
        (ids.document_iri("b:/", "../x"), "b:/document/%2E%2E/x"),
        (ids.document_iri("b:/", "全市会议（二）.txt"), "b:/document/全市会议（二）.txt"),
        (ids.division_iri("b:/", "331002", "椒江区"), "b:/division/331002-椒江区"),
        (ids.division_iri("b:/", None, "洪家街道", "台州市", "椒江区"), "b:/division/named/台州市/椒江区/洪家街道"),
        (ids.agency_iri("b:/", "台州市市场监督管理局"), "b:/agency/台州市市场监督管理局"),
        (ids.person_iri("b:/", "李文", "青田县人民政府"), "b:/person/李文/青田县人民政府"),
        (ids.event_iri("b:/", "会议", "2021-01-26"), "b:/event/2021-01-26/会议"),
        (ids.campaign_iri("b:/", "春雷/行动"), "b:/campaign/春雷%2F行动"),
        (ids.organization_iri("b:/", "一 厂"), "b:/organization/一%20厂"),
        (ids.place_iri("b:/", "开元广场"), "b:/place/开元广场"),
        (ids.gazetteer_iri("b:/"), "b:/gazetteer"),
    ],
)
def test_iris_are_readable(iri: str, expected: str) -> None:
    assert iri == expected


@quick
@given(TEXT)
def test_a_segment_is_fit_for_an_iri_and_can_be_undone(text: str) -> None:
    segment = ids.segment(text)
    assert not FORBIDDEN.search(segment)
    assert not set(segment) & set("/#?[]")
    assert segment not in (".", "..")
    octets = re.sub(b"%([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), segment.encode("utf-8", "surrogatepass"))
    assert octets == text.encode("utf-8", "surrogatepass")


@quick
@given(st.lists(TEXT, min_size=1, max_size=3), st.lists(TEXT, min_size=1, max_size=3))
def test_different_parts_give_different_iris(one: list[str], other: list[str]) -> None:
    iris = {ids.entity_iri(ids.DEFAULT_BASE, "agency", *parts) for parts in (one, other)}
    assert len(iris) == (1 if one == other else 2)


@quick
@given(TEXT, TEXT)
def test_no_document_is_a_statement_of_another(one: str, other: str) -> None:
    first, second = (ids.document_iri(ids.DEFAULT_BASE, identifier) for identifier in (one, other))
    assert (first == second) == (one == other)
    assert ids.span_iri(first, "mention", 0, 1) != second
    assert "#" not in second


@quick
@given(TEXT, TEXT)
def test_libraries_read_the_iris_back_unchanged(identifier: str, name: str) -> None:
    document = ids.document_iri(ids.DEFAULT_BASE, identifier)
    node = ids.statement_iri(document, "tenure", (name, "局长"), name)
    line = f"<{node}> <b:p> <{ids.person_iri(ids.DEFAULT_BASE, name)}> <{document}> ."
    (quad,) = oxigraph(line)
    assert (quad.subject, quad.graph_name) == (NamedNode(node), NamedNode(document))
    ((subject, _, _, graph),) = rdflib_dataset(line).quads()
    assert (str(subject), str(graph)) == (node, document)


@quick
@given(st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3))
def test_digests_tell_lists_apart(one: list[str], other: list[str]) -> None:
    assert (ids.digest(*one) == ids.digest(*other)) == (one == other)


def test_digests_are_the_same_in_every_run() -> None:
    assert ids.digest("台州市", "\ud800") == "b7f1fab847"


def test_a_span_of_two_contents_has_two_iris() -> None:
    plain = ids.span_iri("b:d", "mention", 1, 2)
    assert (
        len({plain, ids.span_iri("b:d", "mention", 1, 2, "e", "x"), ids.span_iri("b:d", "mention", 1, 2, "e", "y")})
        == 3
    )


@pytest.mark.parametrize("base", [ids.DEFAULT_BASE, "http://example.org/", "https://例子.中国/id/"])
def test_a_good_base_is_taken(base: str) -> None:
    assert ids.check_base(base) == base


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org", "https://example.org/#", "https://a/ b/", "https://a/<x>/"]
)
def test_a_bad_base_is_refused_with_a_remedy(base: str) -> None:
    with pytest.raises(GovkgError, match="ends in '/'"):
        ids.check_base(base)
