from collections.abc import Sequence

from kg.bodies import bodies
from kg.model import Reform
from kg.tables import NATIONAL, REFORMS
from kg.wording import rows
from tests.resolve.telling import labels, world

OLD = "缙云县工商局、缙云县质监局联合开展检查，缙云县工商局局长麻志恒带队。"
NEW = "缙云县市场监管局召开会议，缙云县市场监管局局长楼静姝讲话。"


def told(texts: Sequence[tuple[str, ...]]) -> list[tuple[Reform, set[str], set[str]]]:
    found = world(texts)
    names = labels(found)
    return [(r, {names[b] for b in r.original}, {names[b] for b in r.resulting}) for r in found.findings.reforms]


def test_bodies_of_one_place_before_and_after_are_linked() -> None:
    ((reform, before, after),) = told([("a", OLD, "2012-03-01"), ("b", NEW)])
    assert (before, after) == ({"缙云县工商行政管理局", "缙云县质量技术监督局"}, {"缙云县市场监督管理局"})
    assert (reform.earliest, reform.latest) == ("2013-11", "2019-03")
    assert reform.label == "缙云县市场监管机构改革（2013—2019年）"
    assert "深化党和国家机构改革方案" in reform.source
    assert reform.rule == "reform: 市场监管机构改革 (local)"


def test_bodies_of_two_places_are_not() -> None:
    assert told([("a", OLD, "2012-03-01"), ("b", NEW.replace("缙云县", "青田县"))]) == []


def test_national_bodies() -> None:
    ((reform, before, after),) = told(
        [("a", "国家卫计委召开会议。", "2016-03-01"), ("b", "国家卫健委召开新闻发布会。", "2020-03-01")]
    )
    assert (before, after) == ({"国家卫生和计划生育委员会"}, {"国家卫生健康委员会"})
    assert reform.id.endswith("/reform/2018-卫生健康机构改革/全国")


def test_the_table_names_bodies_that_there_are() -> None:
    local = {body.name for body in bodies()} | {"{}国家税务局", "{}监察厅", "中共{}纪律检查委员会、{}监察委员会"}
    national = {row.name for row in rows(NATIONAL)}
    for row in rows(REFORMS):
        assert row.earliest <= row.latest, row.reform
        assert not set(row.before) & set(row.after), row.reform
        if row.level == "local":
            assert {*row.before, *row.after} <= local, row.reform
        else:
            assert set(row.after) <= national, row.reform
