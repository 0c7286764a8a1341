"""The page in a real browser with the network cut: it opens, finds, shows, and runs nothing that it was given."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.web import PageOptions, write_page
from tests.web.browser import both_widths, visit
from tests.web.worlds import small_world

# The pixels of the canvas that are unlike its corner's, and the middle of those that have a colour of the style sheet.
_PIXELS = """
  const canvas = document.querySelector("#canvas canvas"), copy = document.createElement("canvas");
  const { width, height } = Object.assign(copy, { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
"""
_DRAWN = f"""() => {{{_PIXELS}
  let count = 0;
  for (let n = 0; n < data.length; n += 4) if (data[n] !== data[0] || data[n + 3] !== data[3]) count += 1;
  return count;
}}"""
_FIND = f"""name => {{{_PIXELS}
  const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const want = [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16)), box = canvas.getBoundingClientRect();
  let x = 0, y = 0, count = 0;
  for (let n = 0; n < data.length; n += 4) {{
    if (want.some((value, at) => Math.abs(data[n + at] - value) > 2) || data[n + 3] < 250) continue;
    x += (n / 4) % width; y += Math.floor(n / 4 / width); count += 1;
  }}
  return count ? [box.left + x / count * box.width / width, box.top + y / count * box.height / height] : null;
}}"""


@both_widths
def test_opens_without_network_and_draws(browser: Any, small: Path, viewport: dict[str, int]) -> None:
    with visit(browser, small, viewport) as seen:
        assert seen.page.evaluate(_DRAWN) > 2000
        assert seen.fits()
        assert "39 of 39" in seen.page.locator("#drawn").inner_text()
        seen.clean(small)


_SEARCHES = (
    ("沈云才", "沈云才"),
    ("沈雲才", "沈云才"),
    ("shenyuncai", "沈云才"),
    ("Shen Yuncai", "沈云才"),
    ("syc", "沈云才"),
    ("shyc", "沈云才"),
    ("shanxuemei", "单雪梅"),
    ("青田县市场监管局", "青田县市场监督管理局"),
    ("tzsgaj", "台州市公安局"),
    ("守底线", "食品安全“守底线”专项行动"),
    ("𫖯文石", "𫖯文石"),
    ("守底线推进", None),
    ("</script>", None),
)


@both_widths
def test_search_finds(browser: Any, small: Path, viewport: dict[str, int]) -> None:
    with visit(browser, small, viewport) as seen:
        for typed, name in _SEARCHES:
            names = seen.search(typed)
            if name is None:
                assert names == [], typed
                assert seen.page.locator("#no-results").is_visible()
            else:
                assert name in names[:2], typed
        seen.clean(small)


@both_widths
def test_search_by_keyboard_opens_the_panel_with_its_sentence(
    browser: Any, small: Path, viewport: dict[str, int]
) -> None:
    with visit(browser, small, viewport) as seen:
        seen.page.keyboard.press("/")
        seen.page.keyboard.type("syc")
        assert seen.page.locator("#search").get_attribute("aria-activedescendant") == "option-0"
        seen.page.keyboard.press("Enter")
        seen.settle()
        seen.headed("沈云才")
        assert "entity=official%2F" in seen.page.url
        marks = seen.page.locator("#content blockquote mark").all_inner_texts()
        assert "沈云才" in marks
        assert "青田县人民政府" in marks
        caption = seen.page.locator("#content figcaption").first.inner_text()
        for part in ("青田侨报", "2023-", "articles/d0.txt", "meeting.", "93%"):
            assert part in caption
        seen.clean(small)


@both_widths
def test_links_back_and_language(browser: Any, small: Path, viewport: dict[str, int]) -> None:
    with visit(browser, small, viewport, f"#entity={quote('meeting/全县食品安全工作会议')}") as seen:
        seen.headed("全县食品安全工作会议")
        seen.page.locator("#content a.entity", has_text="沈云才").first.click()
        seen.page.locator("#content h2", has_text="沈云才").wait_for()
        seen.page.go_back()
        seen.page.locator("#content h2", has_text="全县食品安全工作会议").wait_for()
        seen.page.click("#language")
        assert "会议" in seen.page.locator(".kicker").inner_text()
        assert seen.page.locator("h1").inner_text() == "政务关系图谱"
        assert seen.page.get_attribute("html", "lang") == "zh-Hans"
        seen.page.keyboard.press("Escape")
        seen.page.locator("#content h2", has_text="从这里看起").wait_for()
        seen.clean(small)


@both_widths
def test_click_on_a_node_and_on_an_edge(browser: Any, small: Path, viewport: dict[str, int]) -> None:
    with visit(browser, small, viewport) as seen:
        for group in ("organization", "person", "meeting", "place", "inspection", "campaign"):
            seen.page.uncheck(f"[data-group={group}]", force=True)
        assert "20 of 39" in seen.page.locator("#drawn").inner_text()
        seen.go(f"#entity={quote('official/沈云才')}")
        person, agency = seen.page.evaluate(_FIND, "--official"), seen.page.evaluate(_FIND, "--agency")
        assert person is not None
        seen.page.mouse.click(person[0], person[1])
        seen.settle()
        seen.headed("沈云才")
        seen.page.mouse.click((person[0] + agency[0]) / 2, (person[1] + agency[1]) / 2)
        seen.settle()
        assert "with=" in seen.page.url
        assert {"沈云才", "青田县人民政府"} <= set(seen.page.locator("#content mark").all_inner_texts())
        seen.clean(small)


@both_widths
def test_what_is_not_drawn_is_found_and_comes_with_its_neighbours(
    browser: Any, tmp_path: Path, viewport: dict[str, int]
) -> None:
    path = tmp_path / "page.html"
    assert write_page(small_world(), path, PageOptions(limit=5))["drawn"] == 5
    with visit(browser, path, viewport) as seen:
        assert "5 of 39" in seen.page.locator("#drawn").inner_text()
        seen.search("顾砚秋")
        seen.page.keyboard.press("Enter")
        seen.settle()
        seen.headed("顾砚秋")
        assert int(seen.page.locator("#drawn").inner_text().split(" ")[0]) >= 7
        seen.page.get_by_role("button", name="Hide").click()
        seen.headed("Look around")
        seen.clean(path)


@both_widths
def test_kinds_theme_and_table(browser: Any, small: Path, viewport: dict[str, int]) -> None:
    with visit(browser, small, viewport) as seen:
        seen.page.uncheck("[data-group=official]", force=True)
        assert "27 of 39" in seen.page.locator("#drawn").inner_text()
        seen.page.check("[data-group=official]", force=True)
        seen.page.click("#view-table")
        assert seen.page.locator("#tab tbody tr").count() == 39
        seen.page.click("#view-graph")
        before = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        seen.page.click("#theme")
        assert seen.page.evaluate("getComputedStyle(document.body).backgroundColor") != before
        seen.clean(small)


@both_widths
def test_two_thousand_entities_are_all_found(browser: Any, large: Path, viewport: dict[str, int]) -> None:
    with visit(browser, large, viewport) as seen:
        assert "200 of 1,919" in seen.page.locator("#drawn").inner_text()
        assert seen.search("甲甲县第588次") == ["甲甲县第588次食品安全工作会议"]
        seen.page.keyboard.press("Enter")
        seen.settle()
        seen.headed("甲甲县第588次食品安全工作会议")
        assert seen.page.locator("#content blockquote mark").count() > 0
        seen.clean(large)


@both_widths
def test_policy_forbids_markup_from_strings(browser: Any, small: Path, viewport: dict[str, int]) -> None:
    with visit(browser, small, viewport) as seen:
        refused = seen.page.evaluate(
            "() => { try { document.body.innerHTML = '<b>'; return false } catch (error) { return true } }"
        )
        assert refused
