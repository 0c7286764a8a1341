"""Who runs a campaign, and where."""

import pytest

from kg.clean import clean
from kg.extract import extract
from kg.model import Article, Facts, Source
from kg.text import MappedText


def found_in(text: str) -> Facts:
    article = clean(Source("a", "a.txt", text, MappedText.identity(text), None, "2015-03-10"))
    assert isinstance(article, Article)
    return extract(article)


def organizers(text: str) -> set[tuple[str, str]]:
    found = found_in(text)
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "缙云县市场监督管理局针对考点周边餐饮单位开展专项检查。",
            {("考点周边餐饮单位专项检查", "缙云县市场监督管理局")},
        ),
        (
            "近日，全县开展农村食品专项整治行动。此次行动由缙云县食安办牵头，缙云县商务局参与。",
            {("农村食品专项整治行动", "缙云县食品安全委员会办公室")},
        ),
        ("在缙云县公安局部署开展的“团圆行动”中，找回多人。", {("团圆行动", "缙云县公安局")}),
        (
            "缙云县教育局开展“护苗”专项行动\n5月4日，缙云县教育局联合缙云县公安局开展“护苗”专项行动。",
            {("“护苗”专项行动", "缙云县教育局"), ("“护苗”专项行动", "缙云县公安局")},
        ),
        ("缙云县税务局在缙云县政务服务中心开展“便民办税”专项行动。", {("“便民办税”专项行动", "缙云县税务局")}),
        (
            "缙云县农业农村局要会同缙云县公安局把“护农”行动抓到底。",
            {("“护农”行动", "缙云县农业农村局"), ("“护农”行动", "缙云县公安局")},
        ),
        (
            "全县正在开展“清山”百日会战，由缙云县林业局、缙云县公安局共同组织。",
            {("“清山”百日会战", "缙云县林业局"), ("“清山”百日会战", "缙云县公安局")},
        ),
        (
            "缙云县审计局已组织缙云县财政局、缙云县民政局开展“小金库”专项治理。",
            {("“小金库”专项治理", f"缙云县{body}局") for body in ("审计", "财政", "民政")},
        ),
        ("缙云县教育局将参加“护农”行动，由缙云县委书记讲话。", set()),
        ("三门峡市生态环境局湖滨分局局长郭建明带队开展臭氧污染专项整治。", set()),  # whose head leads it
    ],
)
def test_who_acts_is_the_host(text: str, expected: set[tuple[str, str]]) -> None:
    assert organizers(text) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("缙云县市场监管局部署工作。各乡镇要落实浙江省“平安护航”专项行动要求。", "浙江省"),
        ("缙云县部署工作。全省食品安全专项整治启动。", "浙江省"),
        ("缙云县部署工作。近日，壶镇镇深入开展消防安全专项整治。", "壶镇镇"),
        ("缙云县部署工作。食品安全专项整治正在进行。", "缙云县"),
    ],
)
def test_the_place_in_front_of_a_name(text: str, place: str) -> None:
    found = found_in(text)
    label = {e.id: e.label for e in found.entities}
    kinds = {e.id: e.kind for e in found.entities}
    told = [label[k.object] for k in found.links if k.predicate == "place" and kinds[k.subject] == "Campaign"]
    assert told == [place]
