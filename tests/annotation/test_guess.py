"""From the facts of a document to the annotation that its form is filled with."""

from kg.annotation.guess import guess, shown
from kg.annotation.rules import problems
from kg.evaluation.score import score
from kg.evaluation.view import view
from kg.model import Article, Claim, Entity, Facts, Line, Link, Mention, Participation, Span, Tenure
from kg.text import MappedText

TEXT = "全县工作会议、县工作会议先后召开。市局局长王明远出席会议。王明远说，要落实。"
CLAIM = Claim(Span(0, 5), "a rule", 0.9)


def mention(entity: str, surface: str) -> Mention:
    at = TEXT.index(surface)
    return Mention(entity, at, at + len(surface), surface)


def facts() -> Facts:
    """Two meetings that a short name may mean, a body that only 市局 names, one that only a title shows."""
    entities = (
        Entity("e1", "Meeting", "全县工作会议"),
        Entity("e2", "Meeting", "工作会议"),
        Entity("l1", "AdministrativeDivision", "南阳市", mentioned=False),
        Entity("o1", "Agency", "南阳市公安局"),
        Entity("o2", "Agency", "南阳市人民政府", mentioned=False),
        Entity("o3", "Agency", "南阳市水利局", mentioned=False),
        Entity("p1", "Official", "王明远"),
    )
    mentions = (
        *(mention("e1", "全县工作会议"), mention("e1", "工作会议"), mention("e2", "县工作会议"), mention("e2", "会议")),
        *(mention("o1", "市局"), mention("o1", "局"), mention("p1", "王明远"), Mention("p1", 26, 29, "王明远")),
    )
    article = Article("a", "a", TEXT, MappedText.identity(TEXT), (Line(0, len(TEXT), "body"),))
    return Facts(
        article,
        entities,
        mentions,
        (Tenure("p1", "o1", "局长", None, CLAIM), Tenure("p1", "o2", "副市长", None, CLAIM)),
        (Participation("p1", "e1", "attendee", CLAIM),) * 2,
        (
            Link("o1", "jurisdiction", "l1", CLAIM),
            Link("e1", "date", "2021-05", CLAIM),
            Link("e1", "organizer", "o1", CLAIM),
        ),
    )


def test_names_that_another_entity_has_are_left_out() -> None:
    events = {item["id"]: item for item in guess(facts(), _entities())["events"]}
    assert events["e1"]["names"] == ["全县工作会议"]
    assert events["e2"]["names"] == ["工作会议", "县工作会议"]


def _entities() -> dict[str, Entity]:
    return {entity.id: entity for entity in facts().entities}


def test_a_word_that_names_nothing_stays_where_the_text_has_no_other() -> None:
    organizations = {item["id"]: item for item in guess(facts(), _entities())["organizations"]}
    assert organizations["o1"]["names"] == ["南阳市公安局", "市局"]
    assert "implied" not in organizations["o1"]
    assert organizations["o2"] == {
        "id": "o2",
        "names": ["南阳市人民政府"],
        "kind": "agency",
        "place": None,
        "parent": None,
        "implied": True,
    }
    assert "o3" not in organizations, "nothing is said of it"


def test_places_that_the_text_nowhere_names_are_left_out() -> None:
    annotation = guess(facts(), _entities())
    assert annotation["places"] == []
    assert annotation["organizations"][0]["place"] is None


def test_all_facts_once() -> None:
    annotation = guess(facts(), _entities())
    assert annotation["people"][0]["posts"] == [{"org": "o1", "title": "局长"}, {"org": "o2", "title": "副市长"}]
    event = annotation["events"][0]
    assert (event["id"], event["date"], event["organizers"]) == ("e1", "2021-05", ["o1"])
    assert event["participants"] == [{"who": "p1", "role": "attendee"}]
    assert list(problems(annotation, [TEXT])) == []


def test_it_scores_one_but_for_the_place_that_is_not_named() -> None:
    scores = score([guess(facts(), _entities())], {"a": view(facts(), _entities())})
    assert [(miss.kind, miss.what) for miss in scores.errors] == [("jurisdiction", "spurious")]


def test_a_sentence_on_a_line() -> None:
    lines = (Line(0, 17, "title"), Line(17, len(TEXT), "body"), Line(17, 20, "furniture"))
    article = Article("a", "a", TEXT, MappedText.identity(TEXT), lines)
    assert shown(article) == (
        "全县工作会议、县工作会议先后召开。",
        "",
        "市局局长王明远出席会议。",
        "王明远说，要落实。",
    )
