"""Every named query gives the expected rows, the same in Oxigraph and in rdflib."""

import pytest
from pyoxigraph import Store
from rdflib import Dataset
from rdflib.query import ResultRow

from kg.query.bind import bind
from kg.query.catalogue import catalogue
from kg.query.run import run

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SCJG, GA = "台州市市场监督管理局", "台州市公安局"
MEETING, LAUNCH, VISIT = "台州市食品安全工作会议", "“守底线”专项行动动员部署会", "周海涛赴临海市检查食品生产企业"
LINE, WEEK = "食品安全“守底线”专项行动", "2023年食品安全宣传周"

# query, parameters, columns looked at, rows
CASES: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "participants-in-place",
        {"place": "台州市", "about": "食品安全", "in-role": "chair"},
        "date event role participant",
        [
            ("2023-03-01", "台州市食品安全工作会议", "chair", "陈立群"),
            ("2023-06-07", "“守底线”专项行动动员部署会", "chair", "陈立群"),  # by its campaign's name
        ],
    ),
    ("participants-in-place", {"place": "台州市", "to": "1999"}, "date", []),
    (
        "officials-of-agency",
        {"agency": SCJG},
        "official title since until documents",
        [
            ("陈立群", "党组书记", "2023-06-07", "2023-06-07", "1"),
            ("周海涛", "局长", "2021-05-11", "2021-05-11", "1"),
            ("陈立群", "局长", "2023-03-01", "2023-06-07", "2"),
        ],
    ),
    ("officials-of-agency", {"agency": GA}, "official title agency_name", [("王敏", "副局长", GA)]),
    (
        "posts-of-person",
        {"person": "王敏"},
        "title agency since iri",
        [
            ("一级调研员", "", "2022", "https://w3id.org/govkg/id/person/wang-min-nj"),
            ("局长", "南京市鼓楼区市场监督管理局", "2022", "https://w3id.org/govkg/id/person/wang-min-nj"),
            ("副局长", GA, "2023-03-01", "https://w3id.org/govkg/id/person/wang-min-tz"),
        ],
    ),
    (
        "succession-in-post",
        {"agency": SCJG, "title": "局长"},
        "official since until documents",
        [("周海涛", "2021-05-11", "2021-05-11", "1"), ("陈立群", "2023-03-01", "2023-06-07", "2")],
    ),
    ("succession-in-post", {"agency": SCJG, "title": "副局长"}, "official", []),
    (
        "succession-in-post",
        {"agency": SCJG, "title": "局长"},
        "official not_before not_after",
        [("周海涛", "", "2023-03-01"), ("陈立群", "2021-05-11", "")],
    ),
    (
        "as-of",
        {"agency": SCJG, "date": "2023-04"},
        "official title agency_name certain in_office_by still_in_office not_before not_after observations",
        [("陈立群", "局长", SCJG, "yes", "2023-03-01", "2023-06-07", "2021-05-11", "", "2")],
    ),
    # Between two sightings of two holders: either may have been it; at a holder's own date the other was not.
    (
        "as-of",
        {"agency": SCJG, "date": "2022-06-01"},
        "official certain",
        [("周海涛", "perhaps"), ("陈立群", "perhaps")],
    ),
    ("as-of", {"agency": SCJG, "date": "2023-03-01"}, "official certain", [("陈立群", "yes")]),
    ("as-of", {"agency": SCJG, "date": "2021"}, "official certain", [("周海涛", "perhaps"), ("陈立群", "perhaps")]),
    ("as-of", {"agency": SCJG, "date": "2026-01-01"}, "official", []),
    ("as-of", {"agency": SCJG, "date": "2026-01-01", "years": "3"}, "official certain", [("陈立群", "perhaps")]),
    (
        "identity-of-person",
        {"person": "王敏"},
        "decision score note iri",
        [
            ("two people", "-7.3", "two people", "https://w3id.org/govkg/id/person/wang-min-nj"),
            ("two people", "-7.3", "two people", "https://w3id.org/govkg/id/person/wang-min-tz"),
        ],
    ),
    ("identity-of-person", {"person": "王敏", "language": "zh"}, "note", [("视为两人",), ("视为两人",)]),
    ("colleagues", {"person": "陈立群"}, "colleague title agency", [("周海涛", "局长", SCJG)]),
    (
        "meetings-of-person",
        {"person": "郑晓燕"},
        "date event role place",
        [("2023-03-01", MEETING, "instructor", "台州市"), ("2023-06-07", LAUNCH, "speaker", "台州市")],
    ),
    ("meetings-of-person", {"person": "郑晓燕", "from": "2023-04"}, "event", [(LAUNCH,)]),
    ("meetings-of-person", {"person": "郑晓燕", "to": "2023-03"}, "event", [(MEETING,)]),
    (
        "participants-of-meeting",
        {"meeting": MEETING},
        "role participant sentence",
        [
            ("attendee", "王敏", "会议由市市场监管局局长陈立群主持，市公安局副局长王敏参加。"),
            ("chair", "陈立群", "会议由市市场监管局局长陈立群主持，市公安局副局长王敏参加。"),
            ("instructor", "郑晓燕", "会前，副市长郑晓燕作出批示。"),
        ],
    ),
    (
        "who-chairs-with-whom",
        {},
        "chair with meetings",
        [("周海涛", "永安食品有限公司", "1"), ("陈立群", "王敏", "1"), ("陈立群", "郑晓燕", "1")],
    ),
    ("who-chairs-with-whom", {"person": "周海涛"}, "chair with", [("周海涛", "永安食品有限公司")]),
    ("who-chairs-with-whom", {"at-least": "2"}, "chair", []),
    ("agencies-acting-together", {}, "agency_name with together", [(GA, SCJG, "2")]),
    ("agencies-acting-together", {"agency": SCJG}, "agency_name with together", [(SCJG, GA, "2")]),
    ("agencies-acting-together", {"at-least": "3"}, "with", []),
    (
        "campaigns-of-place",
        {"place": "浙江省"},
        "date campaign place_name organizer documents",
        [("2023", WEEK, "临海市", f"{SCJG}食品科", "1"), ("2023-06-07", LINE, "台州市", SCJG, "1")],
    ),
    ("campaigns-of-place", {"place": "临海市"}, "campaign", [(WEEK,)]),
    ("campaigns-of-place", {"place": "福建省"}, "campaign", []),
    ("meetings-in-place", {"place": "福建省"}, "event", []),
    ("activities-of-place", {"place": "福建省"}, "activity", []),
    ("agencies-of-place", {"place": "福建省"}, "agency", []),
    ("posts-of-person", {"person": "永安食品有限公司"}, "title", []),
    ("colleagues", {"person": "王敏"}, "colleague", []),
    ("campaigns-of-agency", {"agency": GA}, "campaign", []),
    ("meetings-of-campaign", {"campaign": WEEK}, "event", []),
    ("events-by-month", {"from": "2030"}, "month", []),
    ("most-active-agencies", {"from": "2030"}, "agency", []),
    (
        "campaigns-of-agency",
        {"agency": SCJG},
        "campaign organizer meetings documents",
        [(WEEK, f"{SCJG}食品科", "0", "1"), (LINE, SCJG, "1", "1")],
    ),
    (
        "meetings-of-campaign",
        {"campaign": "此次专项行动"},
        "date event organizer chair place",
        [("2023-06-07", LAUNCH, GA, "陈立群", "台州市"), ("2023-06-07", LAUNCH, SCJG, "陈立群", "台州市")],
    ),
    (
        "meetings-in-place",
        {"place": "台州市", "from": "2023-01", "to": "2023-03"},
        "date event kind organizer",
        [("2023-03-01", MEETING, "Meeting", GA), ("2023-03-01", MEETING, "Meeting", SCJG)],
    ),
    ("meetings-in-place", {"place": "临海"}, "date event kind", [("2021-05", VISIT, "Inspection")]),
    # Without a place of its own an event is where its organizer is at home.
    ("meetings-in-place", {"place": "江苏省"}, "event place_name", [("鼓楼区食品安全培训班", "鼓楼区")]),
    (
        "activities-of-place",
        {"place": "台州市", "about": "食品", "from": "2023"},
        "activity kind document",
        [
            (WEEK, "Campaign", "2023-06.txt"),
            (MEETING, "Meeting", "news/2023-03.txt"),
            (LINE, "Campaign", "2023-06.txt"),
        ],
    ),
    (
        "events-by-month",
        {},
        "month kind events",
        [
            ("2021-05", "Inspection", "1"),
            ("2022", "Meeting", "1"),
            ("2023-03", "Meeting", "1"),
            ("2023-06", "Meeting", "1"),
        ],
    ),
    ("events-by-month", {"place": "临海市"}, "month kind", [("2021-05", "Inspection")]),
    (
        "most-active-agencies",
        {},
        "agency organized took_part total",
        [
            (SCJG, "4", "0", "4"),
            (GA, "2", "0", "2"),
            ("南京市鼓楼区市场监督管理局", "1", "0", "1"),
            (f"{SCJG}食品科", "1", "0", "1"),
            ("永安食品有限公司", "0", "1", "1"),
        ],
    ),
    ("most-active-agencies", {"from": "2023-04", "at-least": "2"}, "agency total", [(SCJG, "2")]),
    (
        "agencies-of-place",
        {"place": "浙江"},
        "agency place_name officials documents",
        [
            ("临海市市场监督管理局", "临海市", "0", "1"),
            ("台州市人民政府", "台州市", "1", "1"),
            (GA, "台州市", "1", "2"),
            (SCJG, "台州市", "2", "3"),
        ],
    ),
    (
        "documents-mentioning",
        {"entity": "陈立群"},
        "issued document title mentions",
        [
            ("2023-03-02", "news/2023-03.txt", "台州市召开食品安全工作会议", "1"),
            ("2023-06-08", "2023-06.txt", "“守底线”专项行动启动", "1"),
        ],
    ),
    (
        "instructions",
        {},
        "date official event sentence document",
        [("2023-03-01", "郑晓燕", MEETING, "会前，副市长郑晓燕作出批示。", "news/2023-03.txt")],
    ),
    ("instructions", {"person": "陈立群"}, "event", []),
    (
        "evidence-of-entity",
        {"entity": GA},
        "statement sentence document start end rule confidence",
        [
            (
                "jurisdiction",
                "3月1日，市市场监管局、市公安局联合召开台州市食品安全工作会议。",
                "news/2023-03.txt",
                "14",
                "45",
                "deictic-place",
                "0.8",
            ),
            (
                "Tenure",
                "会议由市市场监管局局长陈立群主持，市公安局副局长王敏参加。",
                "news/2023-03.txt",
                "45",
                "80",
                "post-chain",
                "0.95",
            ),
        ],
    ),
    # What an article and its reprint name is named by one source.
    (
        "places-within",
        {"place": "浙江省"},
        "name level code since until before became documents",
        [
            ("台州市", "prefecture", "331000", "", "", "", "", "2"),
            ("临海市", "county", "331082", "1994-12", "", "临海县", "", "1"),
            ("临海县", "county", "332621", "", "1985-12", "", "临海市", "0"),
        ],
    ),
    ("places-within", {"place": "浙江省", "level": "prefecture"}, "name", [("台州市",)]),
    (
        "history-of-agency",
        {"agency": SCJG},
        "original became earliest latest reform",
        [("台州市工商行政管理局", SCJG, "2013-11", "2019-03", "台州市市场监管机构改革")],
    ),
    ("history-of-agency", {"agency": "台州市工商行政管理局"}, "became decision", [(SCJG, "深化党和国家机构改革方案")]),
    ("history-of-agency", {"agency": GA}, "became", []),
    (
        "conflicts",
        {},
        "name about value sentence document",
        [
            ("鼓楼区食品安全培训班", "place", "临海市", "培训班在临海市举办。", "copy.txt"),
            (
                "鼓楼区食品安全培训班",
                "place",
                "鼓楼区",
                "鼓楼区市场监管局举办食品安全培训班，局长、一级调研员王敏讲话。",
                "nj-7",
            ),
        ],
    ),
    ("conflicts", {"event": MEETING}, "value", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), CASES)
def test_rows(store: Store, name: str, parameters: dict[str, str], columns: str, rows: list[tuple[str, ...]]) -> None:
    records = run(store, name, parameters).records()
    assert [tuple(record[column] for column in columns.split()) for record in records] == rows


@pytest.mark.parametrize(("name", "parameters"), [case[:2] for case in CASES])
def test_both_engines_agree(store: Store, dataset: Dataset, name: str, parameters: dict[str, str]) -> None:
    text, _ = bind(store, catalogue()[name], parameters)
    theirs = []
    for row in dataset.query(text):
        assert isinstance(row, ResultRow)
        theirs.append(["" if value is None else str(value) for value in row])
    assert theirs == [list(record.values()) for record in run(store, name, parameters).records()]


def test_graph_of_entity_in_both_engines(store: Store, dataset: Dataset) -> None:
    ours = run(store, "graph-of-entity", {"entity": "陈立群"}).graph
    text, _ = bind(store, catalogue()["graph-of-entity"], {"entity": "陈立群"})
    theirs = dataset.query(text).graph
    assert ours is not None
    assert theirs is not None
    assert {tuple(term.value for term in triple if not isinstance(term, tuple)) for triple in ours} == {
        tuple(str(term) for term in triple) for triple in theirs
    }
    said = {triple.predicate.value.rpartition("#")[2] for triple in ours}
    assert {"member", "title", "participant", "role", "prefLabel", "evidence"} <= said


def test_every_query_has_a_case() -> None:
    assert {case[0] for case in CASES} | {"graph-of-entity", "annotations-of-document"} == set(catalogue())


def test_columns_are_those_of_the_header(store: Store) -> None:
    for name, parameters in {case[0]: case[1] for case in CASES}.items():
        assert run(store, name, parameters).columns == catalogue()[name].columns


def test_an_empty_graph_gives_no_rows() -> None:
    empty = Store()
    for name, query in catalogue().items():
        if not any(parameter.required for parameter in query.parameters):
            assert run(empty, name).rows == (), name


def test_queries_stand_alone(store: Store) -> None:
    """Copied elsewhere, without values, each is valid SPARQL that asks for everything."""
    for query in catalogue().values():
        found = store.query(query.text, use_default_graph_as_union=True)
        assert len(list(found)) > 0, query.name  # type: ignore[arg-type]
