import pytest

from kg.model import Entity
from kg.resolve.happenings import Happening, unify
from tests.resolve.telling import world

BUREAU, OFFICE, COUNTY = "https://x/agency/b", "https://x/agency/o", "https://x/division/c"
SERIES = "全省疫情防控工作系列新闻发布会现场"
GUESTS = "严明会见来华出席2025年某某组织峰会的各国贵宾"
LONG = "第三届缙云县食品安全宣传周启动仪式暨主题活动"


def event(
    document: str, label: str, date: str | None, *, by: tuple[str, ...] = (BUREAU,), seat: str | None = COUNTY
) -> Happening:
    entity = Entity(f"e-{label}-{date}", "Meeting", label)
    iri = f"https://x/event/{date}/{label}" + (f"/{document}" if date is None or len(label) < 8 else "")
    return Happening(document, entity, iri, label, date, frozenset(by), seat)


SAME = [
    (event("a", "全县食品安全工作会议", "2021-03-09"), event("b", "食品安全工作会议", "2021-03-09")),
    (event("a", "2021年全县安全生产工作会议", "2021-03-09"), event("b", "安全生产工作会议", "2021-03-09", by=())),
    (event("a", LONG, "2021-03-09"), event("b", LONG, None)),
    (event("a", LONG, "2021-03-09"), event("b", LONG, "2021-03-10")),
]
OTHER = [
    (event("a", "全县食品安全工作会议", "2021-03-09"), event("b", "食品安全工作会议", "2021-03-10")),
    (event("a", "全县食品安全工作会议", "2021-03-09"), event("b", "食品安全工作会议", "2021-03-09", by=(OFFICE,))),
    (event("a", "县十六届人大五次会议", "2021-03-09"), event("b", "县十六届人大五次会议主席团会议", "2021-03-09")),
    (event("a", "全县食品安全工作会议", "2021-03-09"), event("a", "食品安全工作会议", "2021-03-09")),
    (event("a", "工作会议", "2021-03-09"), event("b", "食品安全工作会议", "2021-03-09")),
    (event("a", LONG, "2021-03-09"), event("b", LONG, "2021-05-10")),
    (event("a", GUESTS, "2025-09-02"), event("b", GUESTS, "2025-09-03")),
    (event("a", SERIES, "2021-03-09"), event("b", SERIES, "2021-03-10")),
]  # fmt: skip


@pytest.mark.parametrize("pair", SAME, ids=lambda pair: f"{pair[0].label} = {pair[1].label} {pair[1].date}")
def test_one_event_in_two_articles(pair: tuple[Happening, Happening]) -> None:
    found = unify(pair, {})
    assert len({found.get(h.iri, h.iri) for h in pair}) == 1
    assert found == unify(pair[::-1], {})


@pytest.mark.parametrize("pair", OTHER, ids=lambda pair: f"{pair[0].label} and {pair[1].label} {pair[1].date}")
def test_two_events(pair: tuple[Happening, Happening]) -> None:
    assert unify(pair, {}) == {}


def test_reprints_tell_of_one_event_even_without_a_date() -> None:
    pair = (event("a", "推进会", "2021-03-09"), event("b", "推进会", None, by=(), seat=None))
    assert unify(pair, {}) == {}
    found = unify(pair, {"b": "a"})
    assert found == {pair[1].iri: pair[0].iri}  # the dated one stands for both


def test_campaigns_of_one_place_are_one_whoever_tells_the_place() -> None:
    found = world(
        [
            ("a", "缙云县开展“护苗”专项行动。3月9日，缙云县市场监管局召开“护苗”专项行动部署会。"),
            ("b", "缙云县市场监管局开展“护苗”专项行动，县市场监管局局长麻志恒带队检查。"),
        ]
    )
    campaigns = [e for e in found.entities if e.kind == "Campaign" and "护苗" in e.label]
    assert len(campaigns) == 1
