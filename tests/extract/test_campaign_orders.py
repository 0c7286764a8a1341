"""Who runs a campaign that has no body in front of its verb."""

import pytest

from kg.clean import clean
from kg.extract import extract
from kg.model import Article, Source
from kg.text import MappedText


def organizers(text: str) -> set[tuple[str, str]]:
    article = clean(Source("a", "a.txt", text, MappedText.identity(text), None, "2015-03-10"))
    assert isinstance(article, Article)
    found = extract(article)
    label = {e.id: e.label for e in found.entities}
    return {(label[k.subject], label[k.object]) for k in found.links if k.predicate == "organizer"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "近日，浙江省人民政府办公厅印发《食品安全工作安排》，完善机制。\n根据工作安排，二是深入开展乳粉专项整治，严厉打击造假。",
            {("乳粉专项整治", "浙江省人民政府办公厅")},
        ),
        (
            "缙云县教育局、缙云县公安局日前联合下发通知，要求各校开展“护苗”专项行动。",
            {("“护苗”专项行动", "缙云县教育局"), ("“护苗”专项行动", "缙云县公安局")},
        ),
        (
            "记者从杭州市质量技术监督局获悉，全市质监系统开展豆制品专项检查，重点查处违法行为。",
            {("豆制品专项检查", "杭州市质量技术监督局")},
        ),
        ("记者从杭州市质量技术监督局获悉，各地质监部门开展豆制品专项检查。", set()),  # everywhere
        ("记者从杭州市质量技术监督局获悉，全省质监系统开展豆制品专项检查。", set()),  # another level
        ("记者从杭州市质量技术监督局获悉，全市工商系统开展豆制品专项检查。", set()),  # another trade
    ],
)
def test_a_paper_or_a_trade_tells_the_host(text: str, expected: set[tuple[str, str]]) -> None:
    assert organizers(text) == expected
