"""The panel: times in office, sentences, articles, and what is known over all documents."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.web.browser import both_widths, visit
from tests.web.histories import BODY, EVENT, HOLDERS, OLD_BODY


def _entity(kind: str, label: str) -> str:
    return f"#entity={quote(f'{kind}/{label}', safe='')}"


@both_widths
def test_a_career_with_those_before_and_after(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("official", "单雪梅")) as seen:
        post = seen.page.locator("#content section", has_text="Time in office").locator(".post").first
        text = post.inner_text()
        for part in (BODY, "seen 2019-01-15 – 2021-05-20", "not before 2018-06-30", "not after 2022-02-01"):
            assert part in text
        assert post.locator("svg .held").count() == 1
        post.locator(".follow a", has_text="吕青松").evaluate("link => link.click()")
        seen.settle()
        seen.headed("吕青松")
        seen.clean(rich)


@both_widths
def test_the_succession_in_a_post(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("agency", BODY)) as seen:
        posts = seen.page.locator("#content section", has_text="Who held its posts").first.locator("ol.posts").first
        assert posts.locator("a.entity").all_inner_texts() == [name for name, _, _ in HOLDERS]
        seen.clean(rich)


@both_widths
def test_an_article_with_all_that_it_names(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("official", "沈云才")) as seen:
        seen.press("#content figcaption a.from")
        reading = seen.page.locator("#content .reading")
        assert reading.locator("a.mention.official", has_text="沈云才").count() >= 1
        assert reading.locator("mark.passage").inner_text().endswith("。")
        assert "article=" in seen.page.url
        reading.locator("a.mention.agency").first.evaluate("link => link.click()")
        seen.settle()
        assert seen.page.locator("#content .kicker").inner_text().startswith("Agency")
        seen.clean(rich)


@both_widths
def test_where_articles_disagree(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("meeting", EVENT)) as seen:
        section = seen.page.locator("#content section", has_text="Date").first
        assert "do not agree" in section.inner_text()
        assert {"2023-01-10", "2023-01-28"} <= set(section.locator(".fact .text").all_inner_texts())
        seen.go("#")
        assert EVENT in seen.page.locator("#content section", has_text="Where articles disagree").inner_text()
        seen.clean(rich)


@both_widths
def test_a_reprint_counts_once(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("official", "丁若谷")) as seen:
        named = seen.page.locator("#content section h3", has_text="Named in").inner_text()
        text = seen.page.locator("#content").inner_text()
        assert "会议纪要" in text
        assert sum(f"articles/{name}.txt" in text for name in ("r1", "r2")) == 1, named
        seen.go("#article=r1")
        assert "The same text is also in" in seen.page.locator("#content").inner_text()
        seen.press("#view-table")
        seen.go("#view=table")
        seen.press("#tab .actions button:last-child")
        rows = [row for row in seen.page.locator("#tab tbody tr").all_inner_texts() if "2023-01-28" in row]
        assert len(rows) == 1
        seen.clean(rich)


@both_widths
def test_reforms_and_inferences_say_where_they_come_from(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("agency", BODY)) as seen:
        formed = seen.page.locator("#content section", has_text="Formed from").inner_text()
        for part in (OLD_BODY, "市场监督管理局组建（2018年）", "2018-03-17", "国务院机构改革方案"):
            assert part in formed
        assert "Inferred from names" in seen.page.locator("#content section", has_text="Part of").inner_text()
        seen.go(_entity("administrativedivision", "浙江省丽水市青田县"))
        assert "青田府" in seen.page.locator("#content").inner_text()
        seen.clean(rich)


@both_widths
def test_colleagues_and_what_two_have_in_common(browser: Any, rich: Path, viewport: dict[str, int]) -> None:
    with visit(browser, rich, viewport, _entity("official", "沈云才")) as seen:
        row = seen.page.locator("#content section", has_text="Colleagues").locator(".row", has_text="单雪梅")
        assert "1 event" in row.inner_text()
        row.locator("a.plain").evaluate("link => link.click()")
        seen.settle()
        common = seen.page.locator("#content section", has_text="In common")
        assert {EVENT, BODY} <= set(common.locator(".fact a.entity").all_inner_texts())
        seen.clean(rich)
