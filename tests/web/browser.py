"""A real Chromium without any network for the tests of the page; tests are skipped, loudly, where there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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

    def heading(self) -> str:
        """The name of what the panel describes."""
        text: str = self.page.locator("#content h2").inner_text()
        return text


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
def visit(browser: Any, path: Path, viewport: dict[str, int] | None = None, fragment: str = "") -> Iterator[Visit]:
    """The page at `path`, drawn, with the network cut."""
    context = browser.new_context(viewport=viewport or DESKTOP, offline=True, locale="en-US", reduced_motion="reduce")
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
