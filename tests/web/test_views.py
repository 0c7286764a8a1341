"""The other views of what is drawn: table, timeline, statistics, places."""

from pathlib import Path
from typing import Any

from tests.web.browser import both_widths, visit
from tests.web.histories import EVENT


@both_widths
def test_the_table_sorts_filters_and_copies(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, "#view=table", permissions=["clipboard-read", "clipboard-write"]) as seen:
        links = [int(text) for text in seen.page.locator("#tab tbody td:nth-child(3)").all_inner_texts()]
        assert links == sorted(links, reverse=True)
        assert len(links) == 39
        seen.press("[data-sort=links]")
        assert seen.page.get_attribute("#tab th:nth-child(3)", "aria-sort") == "ascending"
        seen.page.fill("#tab input", "台州")
        shown = seen.page.locator("#tab tbody th").all_inner_texts()
        assert shown
        assert all("台州" in name for name in shown)
        seen.press("#copy-table")
        seen.page.wait_for_function("document.querySelector('#live').textContent === 'Copied'")
        copied = seen.page.evaluate("navigator.clipboard.readText()").split("\n")
        assert copied[0] == "Name\tKind\tLinks\tArticles\tDate"
        assert len(copied) == 1 + len(shown)
        assert seen.fits()
        seen.clean(rich)


@both_widths
def test_the_timeline_is_in_order(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, "#view=timeline") as seen:
        days = seen.page.locator("#tab .event > time").all_inner_texts()
        assert days == sorted(days, reverse=True)
        event = seen.page.locator("#tab .event", has_text=EVENT)
        assert "沈云才" in event.inner_text()
        assert "chaired" in event.inner_text()
        assert seen.fits()
        seen.clean(rich)


@both_widths
def test_statistics_follow_the_filters(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, "#view=statistics") as seen:
        chairs = seen.page.locator("#tab .chart", has_text="Who chairs with whom")
        assert chairs.locator("tr").count() == 12
        first = seen.page.locator("#tab .chart", has_text="Who chairs most").locator("tr").first.inner_text()
        assert first.split()[-1] == "1"
        seen.go("#drop=chair")
        assert seen.page.locator("#tab .chart", has_text="Who chairs most").count() == 0
        assert seen.fits()
        seen.clean(rich)


@both_widths
def test_places_are_a_tree_with_sums(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, "#view=places") as seen:
        top = seen.page.locator("#tab .place-tree > li > .place-line")
        assert top.locator("a.entity").all_inner_texts() == ["浙江省"]
        seen.press("#tab .turn")
        below = seen.page.locator("#tab .place-tree ul").first.locator(":scope > li > .place-line")
        assert set(below.locator("a.entity").all_inner_texts()) == {"浙江省丽水市", "浙江省台州市"}

        def amount(text: str) -> int:
            return int(text.split(" bodies")[0].split("\n")[-1])

        assert amount(top.inner_text()) >= sum(map(amount, below.all_inner_texts())) > 0
        assert seen.fits()
        seen.clean(rich)
