"""Filters: what is left out of canvas, facts and figures, and that addresses keep them."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.browser import Visit, both_widths, visit
from tests.web.histories import BODY, POST

AGENCY = f"#entity={quote(f'agency/{BODY}', safe='')}"


def _names(seen: Visit) -> set[str]:
    seen.press("#view-table")
    return set(seen.page.locator("#tab tbody th").all_inner_texts())


def _relations(seen: Visit) -> set[str]:
    seen.press("#view-table")
    seen.press("#tab .actions button:last-child")
    return set(seen.page.locator("#tab tbody td:nth-child(2)").all_inner_texts())


@both_widths
def test_only_a_place_and_what_is_below_it(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.press("#filter-open")
        seen.page.fill("#filter-place", "浙江省台州市")
        seen.page.locator("#filter-place").dispatch_event("change")
        seen.settle()
        names = _names(seen)
        assert {"浙江省台州市", "浙江省台州市椒江区"} <= names
        assert "浙江省丽水市青田县" not in names
        assert "place=" in seen.page.url
        seen.press("#filter-open")
        seen.press("#filter-open")
        seen.press("#clear-filters")
        assert "浙江省丽水市青田县" in _names(seen)
        seen.clean(rich)


@both_widths
def test_relations_and_roles(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        assert {"works for", "chaired"} <= _relations(seen)
        seen.press("#filter-open")
        for name in ("tenure", "chair"):
            seen.press(f"[data-predicates={name}]")
        left = _relations(seen)
        assert not {"works for", "chaired"} & left
        assert "spoke" in left
        seen.clean(rich)


@both_widths
def test_levels_sureness_and_source(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, "#level=prefecture") as seen:
        names = _names(seen)
        assert "浙江省台州市" in names
        assert "浙江省丽水市青田县" not in names
    with visit(browser, rich, viewport, "#min=95") as seen:
        assert not {"chaired", "spoke"} & _relations(seen)
    with visit(browser, rich, viewport, f"#source={quote('县政府网')}") as seen:
        assert _relations(seen) == {"works for"}
        seen.press("#filter-open")
        assert seen.page.locator("#filter-source").input_value() == "县政府网"
        seen.clean(rich)


@both_widths
def test_time_slider(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        assert seen.page.locator("#histogram rect").count() > 10
        everything = seen.drawn()
        seen.page.locator("#to").evaluate("e => { e.value = 2017 * 12; e.dispatchEvent(new Event('input')) }")
        seen.settle()
        assert "2017-01" in seen.page.locator("#range").inner_text()
        assert seen.drawn() < everything
        seen.press("#undo")
        assert seen.drawn() == everything
        seen.press("#play")
        assert seen.page.get_attribute("#play", "aria-pressed") == "true"
        first = seen.page.locator("#range").inner_text()
        seen.page.wait_for_function("text => document.querySelector('#range').textContent !== text", arg=first)
        seen.press("#play")
        seen.press("#time-all")
        assert seen.drawn() == everything
        seen.clean(rich)


@pytest.mark.parametrize(
    ("day", "holder", "badge"),
    [
        ("2017-01-01", "沈云才", "in office"),
        ("2018-12-01", "沈云才", "last known"),
        ("2020-01-01", "单雪梅", "in office"),
    ],
)
@both_widths
def test_posts_as_of_a_day(
    browser: Any, rich: Path, viewport: dict[str, int], day: str, holder: str, badge: str
) -> None:
    with visit(browser, rich, viewport, f"{AGENCY}&date={day}") as seen:
        post = seen.page.locator("#content section", has_text=f"Who held its posts on {day}").locator(".post")
        assert post.count() == 1
        assert seen.page.locator("#content section h4").inner_text() == POST
        assert holder in post.inner_text()
        assert badge in post.inner_text()
        assert f"date={day}" in seen.page.url
        seen.clean(rich)


@both_widths
def test_facts_that_filters_hide_are_counted(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, f"{AGENCY}&drop=tenure,organizer") as seen:
        assert "facts are left out by filters" in seen.page.locator(".filtered").inner_text()
        seen.press(".filtered button")
        assert seen.page.locator(".filtered").count() == 0
        seen.clean(rich)
