"""Notes and stories: written, kept in the saved page, told step by step."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.web.browser import Visit, both_widths, visit

PERSON = f"#entity={quote('official/沈云才', safe='')}"


def _saved(seen: Visit, path: Path) -> Path:
    seen.go("#story=0")
    with seen.page.expect_download() as coming:
        seen.press("#save-copy")
    path.write_bytes(Path(coming.value.path()).read_bytes())
    return path


@both_widths
def test_a_saved_copy_has_the_notes_and_the_story(
    browser: Any, rich: Path, tmp_path: Path, viewport: dict[str, int]
) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.go(f"{PERSON}&drop=tenure")
        seen.press(".note-box summary")
        seen.page.fill("[data-note]", "问：何时离任？</script><b>")
        seen.press("#story-open")
        seen.press("#story-add")
        seen.page.fill(".step textarea", "先看这个人。")
        copy = _saved(seen, tmp_path / "copy.html")
        seen.clean(rich)
    with visit(browser, copy, viewport) as seen:
        assert "Read the story (1 steps)" in seen.page.locator("#content").inner_text()
        seen.press(".teaser a")
        assert seen.page.locator(".story-text").inner_text() == "先看这个人。"
        assert seen.page.locator("[data-predicates=tenure]").count() == 0
        seen.go(PERSON)
        assert seen.page.locator("[data-note]").input_value() == "问：何时离任？</script><b>"
        assert seen.page.locator(".filtered").count() == 1, "the step's filters hold"
        again = _saved(seen, tmp_path / "again.html")
        seen.clean(copy)
    assert copy.read_bytes() == again.read_bytes()
    assert rich.stat().st_size < copy.stat().st_size < rich.stat().st_size + 2000


@both_widths
def test_steps_are_ordered_removed_and_told(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        for number in range(3):
            seen.go("#story=0")
            seen.press("#story-add")
            seen.page.locator(".step").last.locator("input").fill(f"第{number}步")
        seen.press(".step:nth-child(3) button")
        titles = [box.input_value() for box in seen.page.locator(".step input").all()]
        assert titles == ["第0步", "第2步", "第1步"]
        seen.page.locator(".step").first.locator("button", has_text="Remove").evaluate("b => b.click()")
        seen.go("#story=1")
        seen.headed("第2步")
        seen.press("#content .actions a:last-child")
        seen.headed("第1步")
        seen.clean(rich)


@both_widths
def test_notes_are_exported_and_read_again(browser: Any, rich: Path, tmp_path: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.go(PERSON)
        seen.press(".note-box summary")
        seen.page.fill("[data-note]", "留意")
        seen.go("#story=0")
        with seen.page.expect_download() as coming:
            seen.page.get_by_role("button", name="Export notes").evaluate("b => b.click()")
        kept = json.loads(Path(coming.value.path()).read_bytes())
        assert kept == {"entities": {"official/沈云才": "留意"}, "story": []}
    bad = tmp_path / "bad.json"
    for content in ('{"entities": {"official/沈云才": "旧"}, "story": [1, {"address": "javascript:x"}]}', "not JSON"):
        bad.write_text(content, encoding="utf-8")
        with visit(browser, rich, viewport, "#story=0") as seen:
            with seen.page.expect_file_chooser() as chooser:
                seen.page.get_by_role("button", name="Import notes").evaluate("b => b.click()")
            chooser.value.set_files(bad)
            seen.page.wait_for_timeout(200)
            assert seen.page.locator(".step").count() == content.count("javascript")
            hrefs = seen.page.locator(".step a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
            assert all(href.startswith("#") for href in hrefs)
            seen.clean(rich)
