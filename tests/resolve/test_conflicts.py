from kg.resolve.world import EVENTS
from tests.resolve.telling import labels, world

MEETING = "缙云县市场监管局召开缙云县第三届食品安全宣传周启动仪式，县市场监管局局长麻志恒讲话。"


def test_two_dates_of_one_event_are_kept_and_told() -> None:
    found = world([("a", f"3月9日，{MEETING}"), ("b", f"3月8日，{MEETING}")])
    events = [e for e in found.entities if e.kind in EVENTS]
    assert len(events) == 1
    dates = {
        k.object
        for facts in found.documents
        for k in facts.links
        if k.predicate == "date" and k.subject == events[0].id
    }
    assert dates == {"2021-03-09", "2021-03-08"}
    assert found.findings.conflicts == ((events[0].id, "date"),)


def test_a_month_agrees_with_its_day() -> None:
    found = world([("a", f"3月9日，{MEETING}"), ("b", f"3月，{MEETING}"), ("c", f"3月9日，{MEETING}")])
    assert [labels(found)[event] for event, _ in found.findings.conflicts] == []
