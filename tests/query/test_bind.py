import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from kg.errors import GovkgError, QueryError, UnknownEntityError
from kg.query.bind import bind
from kg.query.catalogue import find, parse
from kg.query.run import run
from tests.query.conftest import WORLD

ECHO = parse(
    "echo",
    """# question.en: Echo?
# question.zh: 回声？
# param.text: text required
# param.text.en: text
# param.text.zh: 文字
# param.other: text optional
# param.other.en: text
# param.other.zh: 文字
# columns: text
SELECT ?text { VALUES ?text { UNDEF } OPTIONAL { VALUES ?other { UNDEF } } }
""",
)
HOSTILE = [
    '"',
    "'",
    "\\",
    '" } } SELECT * { ?s ?p ?o } #',
    '"} SERVICE <http://127.0.0.1/> { ?s ?p ?o } VALUES ?x { "',
    "\n} LOAD <file:///etc/passwd> ; {",
    '"""',
    "VALUES ?other { UNDEF }",
    "\\u0022 } #",
    "<http://a> <http://b>",
    "\x00\x07\x1b[31m",
    "{}{}{{",
    "$1 \\1 \\g<0>",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_text_stays_text(value: str) -> None:
    assert [row["text"] for row in run(Store(), ECHO, {"text": value, "other": value}).records()] == [value]


@given(st.text(max_size=60))
@settings(max_examples=200, derandomize=True)
def test_any_text_stays_text(value: str) -> None:
    assert [row["text"] for row in run(Store(), ECHO, {"text": value}).records()] == [value]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_names_are_only_unknown(value: str) -> None:
    store = Store()
    store.load(path=str(WORLD), format=RdfFormat.TRIG)
    before = len(store)
    with pytest.raises(UnknownEntityError):
        run(store, "officials-of-agency", {"agency": value})
    assert len(store) == before


def test_hostile_titles_match_nothing(store: Store) -> None:
    for value in HOSTILE:
        assert run(store, "succession-in-post", {"agency": "台州市公安局", "title": value}).rows == ()


def test_surrogates_are_refused() -> None:
    with pytest.raises(QueryError, match="not valid text"):
        run(Store(), ECHO, {"text": "\udc80"})


@pytest.mark.parametrize("value", ["2023", "2023-03", "2023-03-01", "2024-02-29"])
def test_dates(store: Store, value: str) -> None:
    text, _ = bind(store, find("instructions"), {"from": value})
    assert f'VALUES ?from {{ "{value}" }}' in text


@pytest.mark.parametrize(
    "value",
    ["", "23", "2023-13", "2023-02-29", "2023-3-1", "2023年", "二〇二三", "\uff12023", "2023-03-01T00", "2023\n"],
)
def test_bad_dates(store: Store, value: str) -> None:
    with pytest.raises(QueryError, match=r"(?s)--from: .* is no date; write 2023"):
        bind(store, find("instructions"), {"from": value})


@pytest.mark.parametrize("value", ["", "-1", "1.5", "1e3", "二", "٣", "1" * 40, "1 } #"])
def test_bad_integers(store: Store, value: str) -> None:
    with pytest.raises(QueryError, match=r"--at-least: .* is no whole number"):
        bind(store, find("who-chairs-with-whom"), {"at-least": value})


def test_unknown_and_missing_parameters_are_listed(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        bind(store, find("succession-in-post"), {"agency": "台州市公安局", "titel": "局长"})
    assert "has no parameter --titel and needs --title" in str(caught.value)
    assert "--agency ENTITY" in str(caught.value)
    assert "职务名" in str(caught.value)


def test_underscores_are_hyphens(store: Store) -> None:
    assert run(store, "who-chairs-with-whom", {"at_least": "9"}).rows == ()


def test_several_entities_of_a_name_are_told(store: Store) -> None:
    result = run(store, "posts-of-person", {"person": "王敏"})
    assert len(result.rows) == 3
    assert "means 2 entities" in result.notes[0]
    assert "王敏 (Official) <https://w3id.org/govkg/id/person/wang-min-nj>" in result.notes[0]


def test_an_iri_means_one(store: Store) -> None:
    result = run(store, "posts-of-person", {"person": "<https://w3id.org/govkg/id/person/wang-min-tz>"})
    assert len(result.rows) == 1
    assert result.notes == ()


def test_a_file_may_have_parameters(store: Store) -> None:
    with pytest.raises(GovkgError, match="needs --agency"):
        run(store, find("officials-of-agency").text)
    assert len(run(store, find("officials-of-agency").text, {"agency": "台州市公安局"}).rows) == 1
