"""Whatever articles and their names hold, the page shows it as text, and nothing of it runs."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from kg.web.columns import unpack
from tests.web.browser import both_widths, visit
from tests.web.hostile import HOSTILE, hostile_world

_VISIT_ALL = """async addresses => {
  const frame = () => new Promise(done => requestAnimationFrame(done)), seen = [];
  for (const address of addresses) {
    location.hash = address;
    await frame();
    const facts = document.querySelectorAll("#content .facts").length;
    seen.push([facts, document.documentElement.scrollWidth <= innerWidth]);
  }
  return seen;
}"""


def test_the_corpus_is_large() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 40


@both_widths
def test_nothing_that_articles_say_runs(browser: Any, hostile: Path, viewport: dict[str, int]) -> None:
    world = hostile_world()
    with visit(browser, hostile, viewport) as seen:
        header, _, _ = unpack(seen.page.locator("#kg-data").text_content())
        ids = header["entities"]["id"].split("\n")
        assert len(ids) == len(world.entities)
        shown = seen.page.evaluate(_VISIT_ALL, [f"#entity={quote(name, safe='')}" for name in ids])
        assert all(facts >= 2 and fits for facts, fits in shown), shown
        other = f"#entity={quote(ids[0], safe='')}&with={quote(ids[24], safe='')}"
        seen.go(other)
        for typed in ("<img", "__proto__", "{{7*7}}", "constructor", "\\u003c"):
            assert seen.search(typed), typed
        assert seen.page.locator("#content img, #content iframe, #content script, #results img, h1 *").count() == 0
        assert seen.page.evaluate("document.querySelectorAll('[onclick], [onerror], [onload], [style]').length") <= 6
        for document in header["documents"]["id"].split("\n"):
            seen.go(f"#article={quote(document, safe='')}&at=0-9999")
            assert seen.page.locator("#content .reading mark.passage").count() > 0
        hrefs = seen.page.evaluate("[...document.querySelectorAll('a')].map(a => a.href)")
        assert all(href.startswith(("file:", "https://evil.invalid")) for href in hrefs)
        seen.clean(hostile)


@both_widths
def test_hostile_names_do_not_widen_the_page(browser: Any, hostile: Path, viewport: dict[str, int]) -> None:
    with visit(browser, hostile, viewport) as seen:
        assert seen.fits()
        seen.page.locator("#content .rows a").first.evaluate("a => a.click()")
        seen.settle()
        assert seen.fits()
        seen.search("script")
        assert seen.fits()
        seen.clean(hostile)


@both_widths
def test_the_other_views_show_it_as_text(browser: Any, hostile: Path, viewport: dict[str, int]) -> None:
    with visit(browser, hostile, viewport) as seen:
        for name in ("table", "timeline", "statistics", "places"):
            seen.press(f"#view-{name}")
            assert seen.page.locator("#tab .scroll").count() == 1
            assert seen.page.locator("#tab script, #tab img, #tab iframe, #tab style").count() == 0
            assert seen.fits(), name
        seen.press("#view-table")
        seen.press("#tab .tab-bar .actions button:last-child")
        seen.press("#communities")
        seen.press("#filter-open")
        assert seen.page.locator("#drawer script, #drawer img").count() == 0
        seen.clean(hostile)


@both_widths
def test_what_is_taken_away_is_well_formed(browser: Any, hostile: Path, viewport: dict[str, int]) -> None:
    with visit(browser, hostile, viewport) as seen:
        for name in ("take_svg", "take_graphml"):
            root = ElementTree.fromstring(seen.download(name))
            assert not [e for e in root.iter() if e.tag.endswith(("script", "iframe", "img", "foreignObject"))]
        assert len(json.loads(seen.download("take_jsonld"))["@graph"]) > len(HOSTILE)
        for name in ("take_nodes", "take_edges"):
            rows = list(csv.reader(io.StringIO(seen.download(name).decode("utf-8-sig"))))
            assert len({len(row) for row in rows}) == 1
            assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t")]
        query = seen.download("take_sparql").decode()
        iris = [line for line in query.splitlines() if line.startswith("    <")]
        assert all(re.fullmatch(r"    <[^<>\"{}|^`\\\x00-\x20]+>,?", line) for line in iris)
        assert len(iris) > 2 * len(HOSTILE)
        seen.clean(hostile)


@both_widths
def test_notes_that_are_hostile_stay_text(browser: Any, small: Path, tmp_path: Path, viewport: dict[str, int]) -> None:
    notes = {
        "entities": {"official/沈云才": "<img src=x onerror=window.__pwned=1>", "__proto__": "x", "constructor": 7},
        "story": [*({"title": text, "text": text, "address": text} for text in HOSTILE), None, 3],
    }
    stored = json.dumps(notes, ensure_ascii=True).replace("<", "\\u003c")
    path = tmp_path / "noted.html"
    text = small.read_text(encoding="utf-8").replace('id="kg-notes">{}', f'id="kg-notes">{stored}')
    path.write_text(text, encoding="utf-8")
    with visit(browser, path, viewport) as seen:
        seen.go("#story=0")
        assert seen.page.locator("#content .step").count() == len(HOSTILE)
        seen.go("#story=1")
        assert seen.page.locator("#content .story-text").inner_text() == HOSTILE[0]
        assert seen.page.locator("#content img, #content script").count() == 0
        seen.clean(path)
