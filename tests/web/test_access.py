"""For everyone: keyboard, screen readers, both languages, dark, print, and axe-core's rules."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.web.browser import DESKTOP, PHONE, axe, both_widths, serious, visit

PERSON = f"#entity={quote('official/沈云才', safe='')}"
STATES = {
    "overview": ("", ""),
    "entity": (PERSON, ""),
    "path": (f"{PERSON}&to={quote('official/丁若谷', safe='')}", ""),
    "article": ("#article=d0&at=5-30", ""),
    "table": ("#view=table", ""),
    "timeline": ("#view=timeline", ""),
    "statistics": ("#view=statistics", ""),
    "places": ("#view=places", ".turn"),
    "story": ("#story=0", "#story-add"),
    "filters": ("", "#filter-open"),
    "menu": ("", "#take-open"),
    "keys": ("", "#keys-open"),
    "communities": ("", "#communities"),
}


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(width, scheme) for width in (DESKTOP, PHONE) for scheme in ("light", "dark")]
)
def test_axe_finds_nothing_serious(browser: Any, rich: Path, viewport: dict[str, int], scheme: str) -> None:
    with visit(browser, rich, viewport, color_scheme=scheme) as seen:
        seen.page.evaluate(axe())
        for state, (fragment, press) in STATES.items():
            seen.go(fragment or "#view=graph")
            if press:
                seen.press(press)
            assert serious(seen.page) == [], state
        seen.clean(rich)


def test_everything_by_keyboard(browser: Any, rich: Path) -> None:
    with visit(browser, rich) as seen:
        press = seen.page.keyboard.press
        press("?")
        assert seen.page.locator("#keys dt").count() > 12
        press("Escape")
        press("/")
        seen.page.keyboard.type("syc")
        press("Enter")
        seen.settle()
        seen.headed("沈云才")
        seen.page.locator("#content").focus()
        press("o")
        seen.settle()
        alone = seen.drawn()
        assert alone < 39
        press("c")
        seen.settle()
        assert seen.drawn() < alone
        press("Control+z")
        seen.settle()
        assert seen.drawn() == alone
        press("n")
        seen.settle()
        assert seen.page.locator("#content h2").inner_text() != "沈云才"
        for key, name in zip("2345", ("table", "timeline", "statistics", "places"), strict=True):
            press(key)
            assert seen.page.get_attribute(f"#view-{name}", "aria-pressed") == "true"
        press("f")
        assert seen.page.locator("#filter-place").evaluate("e => e === document.activeElement")
        press("Escape")
        seen.clean(rich)


@both_widths
def test_the_menu_by_keyboard(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.page.locator("#take-open").focus()
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("End")
        assert seen.page.evaluate("document.activeElement.dataset.take") == "take_print"
        seen.page.keyboard.press("Escape")
        assert seen.page.evaluate("document.activeElement.id") == "take-open"
        seen.clean(rich)


@both_widths
def test_both_languages_everywhere(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, locale="zh-CN") as seen:
        for fragment, press in STATES.values():
            seen.go(fragment or "#")
            if press:
                seen.press(press)
            labels = seen.page.evaluate(
                "[...document.querySelectorAll('[data-t], [data-t-label]')]"
                ".map(e => e.getAttribute('aria-label') || e.textContent)"
            )
            assert all(labels)
            shown = "".join(seen.page.locator("#tab, h2, h3, h4, .actions, .drawer, .menu, .kicker").all_inner_texts())
            assert not re.search("[a-z]_[a-z]", shown)
            assert seen.fits()
        assert seen.page.get_attribute("html", "lang") == "zh-Hans"
        seen.clean(rich)


@both_widths
def test_the_table_has_what_the_canvas_has(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, "#view=table") as seen:
        assert seen.page.locator("#tab tbody tr").count() == seen.drawn()
        assert seen.page.locator("#tab tbody th a").first.get_attribute("href").startswith("#entity=")
        assert seen.page.locator("#live[aria-live=polite]").count() == 1


@both_widths
def test_print_shows_the_facts_and_no_buttons(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, PERSON) as seen:
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("#take-open").is_visible()
        assert not seen.page.locator("#content .actions").first.is_visible()
        assert seen.page.locator("#content h2").is_visible()
        assert not seen.page.locator(".tab-bar").first.is_visible()
        sheet = seen.page.evaluate("getComputedStyle(document.querySelector('#panel')).position")
        assert sheet == "static"
        seen.clean(rich)


def test_paper_is_white_whatever_the_screen_is(browser: Any, rich: Path) -> None:
    with visit(browser, rich, color_scheme="dark") as seen:
        dark = seen.page.evaluate("getComputedStyle(document.querySelector('.drawing')).backgroundColor")
        seen.page.emulate_media(media="print", color_scheme="dark")
        seen.settle()
        assert seen.page.get_attribute("html", "data-theme") == "light"
        assert seen.page.evaluate("getComputedStyle(document.querySelector('.drawing')).backgroundColor") != dark
        seen.page.emulate_media(media="screen", color_scheme="dark")
        seen.settle()
        assert seen.page.get_attribute("html", "data-theme") == "dark"
        seen.clean(rich)


@both_widths
def test_dark_follows_the_system_and_the_reader(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, color_scheme="dark") as seen:
        assert seen.page.get_attribute("html", "data-theme") == "dark"
        seen.press("#theme")
        assert seen.page.get_attribute("html", "data-theme") == "light"
        seen.clean(rich)
