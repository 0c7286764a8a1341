"""A real Chromium without any network for the tests of the page; tests are skipped, loudly, where there is none."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
both_widths = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])


@dataclass
class Visit:
    """A page that was opened, and everything that it did which it must not do."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, fragment: str) -> None:
        """Follow a link inside the page."""
        self.page.evaluate("fragment => { location.hash = fragment }", fragment)
        self.settle()

    def settle(self) -> None:
        """Wait until what was asked for is on the screen."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def search(self, typed: str) -> list[str]:
        """The names that the search box offers."""
        self.page.fill("#search", typed)
        names: list[str] = self.page.locator("#results [role=option] .option > bdi:first-child").all_inner_texts()
        return names

    def drawn(self) -> int:
        """How many entities stand on the canvas."""
        text: str = self.page.locator("#drawn").text_content()
        return int(re.split(r" of | / ", text.replace("已绘 ", "").replace(",", ""))[0])

    def fits(self) -> bool:
        """Whether nothing is wider than the window."""
        fits: bool = self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        return fits

    def press(self, selector: str) -> None:
        """Click a button, wherever it has been scrolled to and whatever lies over it."""
        self.page.locator(selector).first.evaluate("element => element.click()")
        self.settle()

    def download(self, name: str) -> bytes:
        """What an item of the menu of downloads gives."""
        self.press("#take-open")
        with self.page.expect_download() as coming:
            self.press(f"[data-take={name}]")
        return Path(coming.value.path()).read_bytes()

    def clean(self, path: Path) -> None:
        """Nothing was asked of any network, nothing was complained of, nothing ran that must not."""
        assert set(self.requests) <= {path.as_uri()}
        assert self.complaints == []
        assert self.page.evaluate("window.__pwned === undefined")

    def headed(self, name: str) -> None:
        """Waits until the panel describes what has this name."""
        self.page.locator("#content h2", has_text=re.compile(rf"^\s*{re.escape(name)}\s*$")).wait_for()


@contextmanager
def chromium() -> Iterator[Any]:
    """A running browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("the page was NOT tested in a browser: playwright is not installed (pip install -e .[dev])")
    found = os.environ.get("GOVKG_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("the page was NOT tested in a browser: no Chromium in PATH; install it or set GOVKG_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Any, path: Path, viewport: dict[str, int] | None = None, fragment: str = "", **more: Any
) -> Iterator[Visit]:
    """The page at `path`, drawn, with the network cut; `more` is what Playwright's context takes."""
    settings = {"locale": "en-US", "reduced_motion": "reduce", "accept_downloads": True, **more}
    context = browser.new_context(viewport=viewport or DESKTOP, offline=True, **settings)
    page = context.new_page()
    seen = Visit(page)

    def pass_on(route: Any) -> None:
        seen.requests.append(route.request.url)
        route.continue_()

    def refuse(dialog: Any) -> None:
        seen.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", pass_on)
    page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    page.on("dialog", refuse)
    page.on("popup", lambda other: seen.complaints.append(f"popup: {other.url}"))
    page.goto(path.as_uri() + fragment)
    page.wait_for_selector("html[data-ready]", timeout=20_000)
    yield seen
    context.close()


@cache
def axe() -> str:
    """The script of axe-core."""
    try:
        return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        pytest.skip("the page was NOT tested for accessibility: axe-core is missing (pip install -e .[dev])")


# The field of the built-in editor scrolls by the keys of the text area beside it, which axe does not see.
_SCROLLED_FROM_BESIDE = ("scrollable-region-focusable", '<div class="CodeMirror-scroll"')


def serious(page: Any) -> list[tuple[str, str, str]]:
    """What axe-core, which is on the page, finds that keeps somebody out: rule, impact, where."""
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert len(found["passes"]) > 10
    told = [(v["id"], v["impact"], node["html"][:200]) for v in found["violations"] for node in v["nodes"]]
    rule, beginning = _SCROLLED_FROM_BESIDE
    return [
        (name, impact, html)
        for name, impact, html in told
        if impact in ("serious", "critical") and not (name == rule and html.startswith(beginning))
    ]
