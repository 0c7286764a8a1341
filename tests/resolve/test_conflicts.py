import pytest

from kg.model import Article, Claim, Entity, Facts, Link, Span
from kg.resolve.conflicts import Conflicts
from kg.resolve.world import EVENTS
from kg.text import MappedText
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


def place(iri: str, within: str | None) -> Entity:
    return Entity(iri, "AdministrativeDivision", iri, within=within)


def in_document(name: str, *places: str) -> Facts:
    article = Article(name, name, "", MappedText.identity(""), ())
    claim = Claim(Span(0, 0), "rule", 0.9)
    return Facts(article, links=tuple(Link("event/e", "place", each, claim) for each in places))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("county",), ("city",), False),  # one is within the other, either way round
        (("town",), ("province",), False),
        (("city",), ("town",), False),
        (("county",), ("county",), False),
        (("county",), ("sister",), True),
        (("town",), ("sister",), True),
        (("round",), ("county",), True),  # places within each other: a fault of the data, and no endless loop
    ],
)
def test_places_of_one_event(one: tuple[str, ...], other: tuple[str, ...], told: bool) -> None:
    within = {"town": "county", "county": "city", "sister": "city", "city": "province", "round": "again"}
    places = [place(iri, within.get(iri)) for iri in ("town", "county", "sister", "city", "province", "round")]
    entities = [*places, place("again", "round"), Entity("event/e", "Meeting", "会")]
    conflicts = Conflicts()
    conflicts.add(in_document("a", *one))
    conflicts.add(in_document("b", *other))
    assert conflicts.found(entities, EVENTS) == ([("event/e", "place")] if told else [])
