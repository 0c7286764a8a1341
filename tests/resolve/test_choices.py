"""What documents mean by a name that several divisions or bodies bear, told by other documents."""

import pytest

from kg.model import World
from tests.resolve.telling import world

# 市中区 is a district of 内江市, 乐山市, 济南市 and 枣庄市; the first document says of which
TOLD = ("told", "内江市市中区水利局局长陈维红到现场检查防汛工作。")
BARE = ("bare", "市中区水利局局长陈维红主持召开防汛工作会议。")
LESHAN = ("leshan", "乐山市市中区水利局局长沈雪富到现场检查防汛工作。")
OTHER = ("other", "市中区水利局局长沈雪富主持召开防汛工作会议。")
# 隆昌市 is a county-level city in 内江市: 市教育局 may be of either
CITY = ("city", "内江市教育局局长毛文清到学校检查食品安全。")
COUNTY = ("county", "隆昌市教育局局长姚克斌到学校检查食品安全。")
BOTH = ("both", "11月26日，校园安全现场会在隆昌市举行。市教育局局长毛文清出席，市教育局局长姚克斌介绍经验。")
PLACELESS = ("placeless", "11月26日，校园安全现场会举行。市教育局局长毛文清出席会议并讲话。")


def bodies(found: World, document: str) -> set[str]:
    """The IRIs of agencies that a document names, without the base."""
    (facts,) = (facts for facts in found.documents if facts.article.id == document)
    return {e.id.partition("/agency/")[2] for e in facts.entities if e.kind == "Agency" and e.mentioned}


def holders(found: World, document: str) -> set[tuple[str, str]]:
    """(person, body) of the posts that a document shows."""
    (facts,) = (facts for facts in found.documents if facts.article.id == document)
    labels = {entity.id: entity.label for entity in facts.entities}
    return {(labels[t.person], labels[t.organization]) for t in facts.tenures if t.organization}


@pytest.mark.parametrize(
    ("told", "document", "body"),
    [
        ((TOLD, BARE), "bare", "市中区水利局/511002"),  # 371 000, read first, is told of by nobody
        ((TOLD, BARE, LESHAN, OTHER), "bare", "市中区水利局/511002"),
        ((TOLD, BARE, LESHAN, OTHER), "other", "市中区水利局/511102"),
        ((TOLD, LESHAN, BARE, OTHER), "told", "市中区水利局/511002"),
        ((CITY, COUNTY, PLACELESS), "placeless", "内江市教育局"),
    ],
)
def test_a_name_of_several(told: tuple[tuple[str, str], ...], document: str, body: str) -> None:
    assert bodies(world(told), document) == {body}


def test_nothing_is_chosen_where_nothing_tells() -> None:
    """What the document alone was read as stays, and that it is not clear is said."""
    found = world([BARE])
    assert bodies(found, "bare") == {"市中区水利局/370103"}
    assert found.choices == ()
    alike = world([TOLD, LESHAN, ("bare", "市中区水利局局长王远山主持召开防汛工作会议。")])
    assert bodies(alike, "bare") == {"市中区水利局/370103"}


def test_two_heads_of_one_name_are_of_two_cities() -> None:
    found = world([CITY, COUNTY, BOTH])
    assert bodies(found, "both") == {"内江市教育局", "隆昌市教育局"}
    assert holders(found, "both") == {("毛文清", "内江市教育局"), ("姚克斌", "隆昌市教育局")}
    assert holders(world([CITY, BOTH]), "both") == {("毛文清", "内江市教育局"), ("姚克斌", "隆昌市教育局")}
    assert bodies(world([COUNTY, BOTH]), "both") == {"隆昌市教育局"}


def test_a_common_name_alone_does_not_tell_whose_bureau_it_is() -> None:
    common = [(name, text.replace("毛文清", "李伟")) for name, text in (CITY, PLACELESS)]
    assert bodies(world(common), "placeless") == {"市教育局/placeless"}


def test_why_is_told_in_words() -> None:
    found = world([TOLD, BARE])
    (choice,) = found.choices
    assert (choice.name, choice.clear, choice.documents, choice.number) == ("市中区", True, ("bare",), 1)
    assert choice.meant.endswith("/division/511002-市中区")
    english = "; ".join(reason for reason, _ in choice.reasons)
    assert "other articles know 陈维红 there +4.0" in english
    assert "四川省内江市市中区" in english
    (choice,) = world([CITY, COUNTY, PLACELESS]).choices
    assert choice.meant.endswith("/agency/内江市教育局")


def test_the_order_of_documents_changes_nothing() -> None:
    told = [TOLD, BARE, LESHAN, OTHER, CITY, COUNTY, BOTH, PLACELESS]
    one, other = world(told), world(told[::-1])
    assert (one.entities, one.choices, one.spans) == (other.entities, other.choices, other.spans)
