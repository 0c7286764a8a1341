"""Makes the pictures of README.md: builds data/sample and photographs the page in Chromium (needs the extra dev)."""

import shutil
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

from kg import pipeline

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Picture(NamedTuple):
    """A file in docs/images, the window (CSS pixels), the language, and what is searched and opened."""

    name: str
    width: int
    height: int
    locale: str
    search: str = ""


PICTURES = (
    Picture("graph.png", 1180, 680, "en-US"),
    Picture("graph.zh.png", 1180, 680, "zh-CN"),
    Picture("entity.png", 1180, 740, "en-US", "敬亭"),
    Picture("phone.png", 390, 780, "zh-CN", "敬亭"),
)


def take(browser: Any, page: Path, picture: Picture) -> None:
    """Open the page offline, search, and write the picture."""
    size = {"width": picture.width, "height": picture.height}
    context = browser.new_context(
        viewport=size, offline=True, locale=picture.locale, reduced_motion="reduce", color_scheme="light"
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.wait_for_selector("html[data-ready]")
    if picture.search:
        tab.fill("#search", picture.search)
        tab.locator("#results [role=option]").first.wait_for()
        tab.keyboard.press("Enter")
        tab.wait_for_selector("#content h2")
    tab.wait_for_timeout(1000)
    tab.screenshot(path=IMAGES / picture.name)
    context.close()


def main() -> None:
    """Make all pictures."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pipeline.build([ROOT / "data" / "sample"], Path(folder) / "output")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            take(browser, Path(folder) / "output" / "graph.html", picture)
        browser.close()


if __name__ == "__main__":
    main()
