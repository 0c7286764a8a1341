"""Times in office: what documents show of them, and bounds by those before and after."""

from collections.abc import Iterable, Sequence

import pytest

from kg.model import Article, Claim, Facts, Span, Tenure, TenureSpan
from kg.resolve.spans import Spans
from kg.text import MappedText

BUREAU = "o/bureau"


def spans(documents: Iterable[Facts]) -> Sequence[TenureSpan]:
    collected = Spans()
    for facts in documents:
        collected.add(facts)
    return collected.found()


def facts(document: str, person: str, title: str, on: str | None, rule: str = "title chain") -> Facts:
    tenure = Tenure(person, BUREAU, title, on, Claim(Span(0, 1), rule, 0.9))
    return Facts(Article(document, document, "x", MappedText.identity("x"), ()), tenures=(tenure,))


def bounds(*shown: tuple[str, str, str | None] | tuple[str, str, str | None, str]) -> dict[tuple[str, str], TenureSpan]:
    found = spans(facts(f"d{number}", *what) for number, what in enumerate(shown))
    return {(span.person, span.title): span for span in found}


def dates(span: TenureSpan) -> tuple[str | None, ...]:
    return span.in_office_by, span.still_in_office, span.not_before, span.not_after


def test_predecessor_and_successor_bound_a_time_in_office() -> None:
    found = bounds(
        ("a", "局长", "2018-03-01"),
        ("b", "局长", "2021-01-26"),
        ("b", "局长", "2019-05-20"),
        ("c", "局长", "2022-03-02"),
        ("c", "局长", "2023-03-02"),
    )
    assert dates(found["b", "局长"]) == ("2019-05-20", "2021-01-26", "2018-03-01", "2022-03-02")
    assert (found["b", "局长"].predecessor, found["b", "局长"].successor) == ("a", "c")
    assert dates(found["a", "局长"]) == ("2018-03-01", "2018-03-01", None, "2019-05-20")
    assert dates(found["c", "局长"]) == ("2022-03-02", "2023-03-02", "2021-01-26", None)
    assert [document for document, _ in found["b", "局长"].seen] == ["d2", "d1"]


@pytest.mark.parametrize("title", ["副局长", "党组成员", "代表"])
def test_posts_of_several_have_no_bounds(title: str) -> None:
    found = bounds(("a", title, "2018-03-01"), ("b", title, "2019-05-20"))
    assert dates(found["a", title]) == ("2018-03-01", "2018-03-01", None, None)


def test_an_acting_holder_comes_into_the_same_post() -> None:
    found = bounds(("a", "县长", "2018-03-01"), ("b", "代县长", "2019-05-20"), ("b", "县长", "2020-02-02"))
    assert dates(found["a", "县长"])[3] == "2019-05-20"
    assert dates(found["b", "县长"]) == ("2020-02-02", "2020-02-02", "2018-03-01", None)


def test_a_former_post_ends_it_and_shows_nobody_in_it() -> None:
    found = bounds(("a", "副局长", "2018-03-01"), ("a", "副局长", "2019-01-01", "former post"))
    assert dates(found["a", "副局长"]) == ("2018-03-01", "2018-03-01", None, "2019-01-01")
    alone = bounds(("a", "局长", "2019-01-01", "former post"), ("b", "局长", "2020-01-01"))
    assert dates(alone["a", "局长"]) == (None, None, None, "2019-01-01")
    assert dates(alone["b", "局长"]) == ("2020-01-01", "2020-01-01", None, None)


def test_a_text_that_is_contradicted_by_a_later_one_ends_nothing() -> None:
    found = bounds(("a", "局长", "2018-03-01"), ("a", "局长", "2017-01-01", "former post"))
    assert dates(found["a", "局长"]) == ("2018-03-01", "2018-03-01", None, None)


def test_holders_at_one_time_say_nothing_of_each_other() -> None:
    found = bounds(("a", "局长", "2018-01-01"), ("a", "局长", "2020-01-01"), ("b", "局长", "2019-01-01"))
    assert dates(found["a", "局长"]) == ("2018-01-01", "2020-01-01", None, None)
    assert dates(found["b", "局长"]) == ("2019-01-01", "2019-01-01", None, None)


def test_less_precise_dates_bound_less() -> None:
    found = bounds(
        ("a", "局长", "2018"), ("a", "局长", "2018-06-01"), ("b", "局长", "2018-12-01"), ("b", "局长", "2020")
    )
    assert dates(found["a", "局长"]) == ("2018-06-01", "2018-06-01", None, "2018-12-01")
    assert dates(found["b", "局长"]) == ("2018-12-01", "2020", "2018-06-01", None)


@pytest.mark.parametrize("on", [None, "2021-02-30", "no date"])
def test_without_a_day_of_the_calendar_there_is_no_time(on: str | None) -> None:
    assert bounds(("a", "局长", on)) == {}


def test_a_resume_tells_since_and_until_when() -> None:
    """A post held since 2001-03 and until 2006-11 by one document was held all the time, and is over."""
    told = [facts("d", "a", "县长", "2001-03"), facts("d", "a", "县长", "2006-11", "former post")]
    (span,) = spans([*told, facts("e", "b", "县长", "2009-01-01")])[:1]
    assert dates(span) == ("2001-03", "2006-11", None, "2006-11")
    assert dates(bounds(("a", "县长", "2006-11", "former post"))["a", "县长"]) == (None, None, None, "2006-11")
