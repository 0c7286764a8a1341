import pytest
from pyoxigraph import Store

from kg.errors import UnknownEntityError
from kg.query.explain import Explanation, Quotation, explain


def one(store: Store, name: str) -> Explanation:
    (found,) = explain(store, name)
    return found


def said(store: Store, name: str) -> list[tuple[str, bool, str, str]]:
    return [(s.property, s.inverse, s.other.label if s.other else "", s.value) for s in one(store, name).said]


def test_a_person(store: Store) -> None:
    assert said(store, "陳立群") == [
        ("chair", False, "“守底线”专项行动动员部署会", ""),
        ("chair", False, "台州市食品安全工作会议", ""),
        ("tenure", False, "台州市市场监督管理局", "局长"),
        ("tenure", False, "台州市市场监督管理局", "党组书记"),
        ("tenure", False, "台州市市场监督管理局", "局长"),
        ("tookPart", False, "“守底线”专项行动动员部署会", ""),
        ("tookPart", False, "台州市食品安全工作会议", ""),
        ("worksFor", False, "台州市市场监督管理局", ""),
    ]


def test_each_statement_has_its_sentence_file_and_offsets(store: Store) -> None:
    tenure = next(s for s in one(store, "陈立群").said if s.property == "tenure")
    assert (tenure.when, tenure.rule, tenure.confidence) == ("2023-03-01", "post-chain", "0.95")
    assert tenure.evidence == (
        Quotation(
            "news/2023-03.txt",
            "text",
            45,
            80,
            "会议由市市场监管局局长陈立群主持，市公安局副局长王敏参加。",
            "台州市召开食品安全工作会议",
            "2023-03-02",
        ),
    )


def test_an_event_with_statements_of_its_own(store: Store) -> None:
    """A triple that a statement node speaks of is told once, with the rule; one without has the event's sentence."""
    found = {(s.property, s.other.label if s.other else s.value): s for s in one(store, "台州市食品安全工作会议").said}
    assert len([s for s in one(store, "台州市食品安全工作会议").said if s.property == "organizer"]) == 2
    assert found["organizer", "台州市市场监督管理局"].rule == "convened"
    assert found["organizer", "台州市公安局"].rule == ""
    assert found["organizer", "台州市公安局"].evidence[0].start == 14
    assert found["date", "2023-03-01"].rule == "date-in-sentence"
    assert {key for key in found if key[0] in ("chair", "attendee", "instructor")} == {
        ("chair", "陈立群"),
        ("attendee", "王敏"),
        ("instructor", "郑晓燕"),
    }


def test_an_agency(store: Store) -> None:
    found = said(store, "台州市市场监督管理局")
    assert ("tenure", True, "周海涛", "局长") in found
    assert ("parent", True, "台州市市场监督管理局食品科", "") in found
    assert ("jurisdiction", False, "台州市", "") in found
    assert ("organizer", True, "食品安全“守底线”专项行动", "") in found


def test_a_place(store: Store) -> None:
    found = said(store, "台州市")
    assert ("divisionCode", False, "", "331000") in found
    assert ("within", False, "浙江省", "") in found
    assert ("within", True, "临海市", "") in found
    assert ("jurisdiction", True, "台州市公安局", "") in found
    assert ("place", True, "台州市食品安全工作会议", "") in found


def test_mentions_are_in_order(store: Store) -> None:
    assert [(m.document, m.start, m.end, m.text) for m in one(store, "陈立群").mentions] == [
        ("2023-06.txt", 40, 43, "陈立群"),
        ("news/2023-03.txt", 57, 60, "陈立群"),
    ]


def test_all_of_a_name(store: Store) -> None:
    found = explain(store, "王敏")
    assert [e.entity.iri.rsplit("/", 1)[1] for e in found] == ["wang-min-nj", "wang-min-tz"]
    assert {s.value for s in found[0].said} >= {"局长", "一级调研员"}


def test_unknown(store: Store) -> None:
    with pytest.raises(UnknownEntityError, match="陈立群"):
        explain(store, "陈立")


def test_a_title_of_a_record_is_told_apart() -> None:
    store = Store()
    store.update(
        """PREFIX kg: <https://w3id.org/govkg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        INSERT DATA { <a:x> skos:prefLabel "某局"@zh-Hans . GRAPH <a:d> { <a:m> kg:refersTo <a:x> ; kg:document <a:d> ;
        kg:field "title" ; kg:start 0 ; kg:end 2 ; kg:text "某局" } }"""
    )
    (mention,) = one(store, "某局").mentions
    assert (mention.document, mention.field, mention.start, mention.end) == ("a:d", "title", 0, 2)
