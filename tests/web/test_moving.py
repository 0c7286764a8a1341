"""Moving about the graph: expanding, collapsing, pinning, undoing, paths, communities."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.web import PageOptions, write_page
from tests.web.browser import both_widths, visit
from tests.web.histories import rich_world

PERSON = f"#entity={quote('official/沈云才', safe='')}"
AWAY = f"#entity={quote('official/顾砚秋', safe='')}"


def _few(folder: Path, limit: int = 5) -> Path:
    path = folder / "few.html"
    write_page(rich_world(), path, PageOptions(limit=limit))
    return path


@both_widths
def test_expansion_by_relation_adds_what_it_says_and_can_be_undone(
    browser: Any, tmp_path: Path, viewport: dict[str, int]
) -> None:
    path = _few(tmp_path)
    with visit(browser, path, viewport) as seen:
        seen.go(PERSON)
        seen.press("[data-do=only]")
        seen.press("[data-do=collapse]")
        assert seen.drawn() == 1
        chip = seen.page.locator("[data-expand=tenure_out]")
        promised = int(chip.locator(".amount").inner_text().removeprefix("+"))
        seen.press("[data-expand=tenure_out]")
        assert promised > 0
        assert seen.drawn() == 1 + promised
        assert chip.count() == 0
        seen.press("#undo")
        assert seen.drawn() == 1
        seen.press("#redo")
        assert seen.drawn() == 1 + promised
        seen.press("[data-do=hide]")
        assert seen.drawn() == promised
        seen.headed("Look around")
        seen.clean(path)


@both_widths
def test_a_pin_holds_its_place(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.go(PERSON)
        seen.press("[data-do=pin]")
        assert seen.page.get_attribute("[data-do=pin]", "aria-pressed") == "true"
        seen.go(AWAY)
        seen.press("[data-do=only]")
        drawn = seen.drawn()
        seen.press("[data-do=collapse]")
        seen.press("#view-table")
        names = seen.page.locator("#tab tbody th").all_inner_texts()
        assert "沈云才" in names
        assert "顾砚秋" in names
        assert len(names) <= drawn
        seen.clean(rich)


@both_widths
def test_shortest_paths_with_their_events(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.go(PERSON)
        seen.press("[data-do=path_to]")
        seen.page.fill("#path-search", "dingruogu")
        seen.page.press("#path-search", "Enter")
        seen.settle()
        assert "to=official" in seen.page.url
        steps = seen.page.locator("#content .facts li .fact")
        assert steps.count() >= 2
        assert "沈云才" in steps.first.inner_text()
        assert "丁若谷" in steps.last.inner_text()
        assert seen.page.locator("#content blockquote mark").count() > 0
        seen.clean(rich)


@both_widths
def test_no_path_is_said(browser: Any, tmp_path: Path, viewport: dict[str, int]) -> None:
    path = _few(tmp_path)
    with visit(browser, path, viewport, f"{AWAY}&to={quote('venue/鹤城广场', safe='')}") as seen:
        assert "Nothing in these articles joins the two" in seen.page.locator("#content").inner_text()
        seen.clean(path)


@both_widths
def test_communities_stand_for_their_members(browser: Any, large: Path, viewport: dict[str, int]) -> None:
    with visit(browser, large, viewport) as seen:
        seen.press("#communities")
        text = seen.page.locator("#drawn").inner_text()
        assert 1 < int(text.split(" ")[0]) <= 60
        entity = seen.page.locator("#content .rows a.entity").first.get_attribute("href")
        seen.go(entity.replace("entity=", "group="))
        assert "Community" in seen.page.locator(".kicker").inner_text()
        seen.press("#content .actions .on")
        assert 2 < seen.drawn() <= 150
        seen.press("#start")
        assert seen.drawn() == 200
        seen.clean(large)


@both_widths
def test_a_second_visit_finds_everything_where_it_was(browser: Any, large: Path, viewport: dict[str, int]) -> None:
    pictures = []
    for _ in range(2):
        with visit(browser, large, viewport) as seen:
            pictures.append(seen.download("take_svg"))
    assert pictures[0] == pictures[1]
    assert pictures[0].count(b"<path") == 200


@both_widths
def test_back_and_forward_bring_filters_back(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport) as seen:
        seen.go(PERSON)
        seen.page.uncheck("[data-group=place]", force=True)
        seen.go(f"{AWAY}&min=95")
        assert "min=95" in seen.page.url
        seen.page.go_back()
        seen.page.locator("#content h2", has_text="沈云才").wait_for()
        seen.settle()
        assert "min=" not in seen.page.url
        seen.page.go_forward()
        seen.page.locator("#content h2", has_text="顾砚秋").wait_for()
        seen.settle()
        assert "min=95" in seen.page.url
        seen.clean(rich)
