"""The world of several documents: one IRI for each real thing, whatever the order."""

from collections.abc import Sequence

from kg.clean import clean
from kg.extract import extract
from kg.ids import DEFAULT_BASE
from kg.model import Article, Facts, Source, World
from kg.resolve import resolve
from kg.text import MappedText

ONE = "3月9日，缙云县市场监管局召开全县食品安全工作推进会，县市场监管局局长麻志恒讲话。"
TWO = "缙云县市监局局长麻志恒到壶镇镇检查。3月9日，全县食品安全工作推进会召开，副县长楼静姝出席。缙云县委要求抓好落实。"
ELSEWHERE = "南京市鼓楼区市场监管局局长卓越讲话。福州市鼓楼区市场监管局局长严明讲话。"


def facts(name: str, text: str) -> Facts:
    article = clean(Source(name, name, text, MappedText.identity(text), None, "2021-03-10"))
    assert isinstance(article, Article)
    return extract(article)


def world(texts: Sequence[tuple[str, str]]) -> World:
    return resolve([facts(name, text) for name, text in texts], DEFAULT_BASE)


def test_one_body_and_one_person_over_documents_and_spellings() -> None:
    found = world([("a", ONE), ("b", TWO)])
    labels = [e.label for e in found.entities]
    assert labels.count("缙云县市场监督管理局") == 1
    assert labels.count("麻志恒") == 1
    assert sum(e.kind == "Meeting" for e in found.entities) == 1


def test_the_order_of_documents_changes_nothing() -> None:
    one, two = world([("a", ONE), ("b", TWO)]), world([("b", TWO), ("a", ONE)])
    assert one.entities == two.entities
    assert one.findings == two.findings
    assert [d.tenures for d in one.documents] == [d.tenures for d in two.documents]


def test_bodies_of_namesake_districts_have_their_own_iris() -> None:
    found = world([("a", ELSEWHERE)])
    bureaus = {e.id for e in found.entities if e.label == "鼓楼区市场监督管理局"}
    assert len(bureaus) == 2


def test_divisions_come_with_all_that_they_lie_in() -> None:
    found = world([("a", ONE)])
    by_label = {e.label: e for e in found.entities}
    iri = by_label["缙云县"].within
    assert iri == by_label["丽水市"].id
    assert by_label["丽水市"].within == by_label["浙江省"].id
    assert not by_label["浙江省"].mentioned
