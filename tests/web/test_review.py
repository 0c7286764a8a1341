"""The page of a review in a real browser: asks, takes answers by button and key, and gives lines for decisions.tsv."""

from pathlib import Path
from typing import Any

import pytest

from kg.decisions.file import HEADER, load
from kg.decisions.model import Reference
from kg.reviewing.candidate import PAIR, THING, Candidate, Quote, Reason, Side
from kg.web.review import review_page
from tests.web.browser import DESKTOP, PHONE, Visit, visit

EVIL = "</script><img src=x onerror=window.__pwned=1>\u202e"


def _side(iri: str, label: str) -> Side:
    reference = Reference(iri, "Official", label, ("甲局", EVIL), (EVIL,))
    return Side(reference, 3, (f"甲局 {EVIL}",), (), iri, (Quote(f"{label}讲话{EVIL}", "a.txt", EVIL, "2021-03-09"),))


def _questions() -> list[Candidate]:
    one, other = _side("person/王芳/甲局", "王芳"), _side("person/王芳/乙局", EVIL)
    alone = Candidate(THING, 0.3, (Reason("weak", (EVIL, "0.5", "3")),), (one,), frozenset())
    pair = Candidate(
        PAIR, 0.5, (Reason("namesakes", ("王芳",)), Reason("one_title", (EVIL,))), (one, other), frozenset()
    )
    return [pair, alone, pair]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "review.html"
    path.write_text(review_page(_questions(), "en"), encoding="utf-8", newline="\n")
    return path


def _clean(seen: Visit, path: Path) -> None:
    assert set(seen.requests) <= {path.as_uri()}
    assert seen.complaints == []
    assert seen.page.evaluate("window.__pwned === undefined")
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.page.locator("main img").count() == 0


def _rows(seen: Visit, tmp_path: Path) -> list[tuple[str, ...]]:
    """The lines that the page offers, as a build reads them."""
    text = seen.page.input_value("#lines")
    if not text:
        return []
    assert text.startswith(HEADER + "\n")
    path = tmp_path / "decisions.tsv"
    path.write_text(text, encoding="utf-8", newline="\n")
    return [(d.what, d.whom.iri, d.to.iri if d.to else d.value, d.why, d.who, d.when) for d in load(path).rows]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_shows_both_sides_with_their_sentences(browser: Any, page: Path, viewport: dict[str, int]) -> None:
    with visit(browser, page, viewport) as seen:
        assert seen.page.locator("article").count() == 3
        first = seen.page.locator("#q0")
        assert first.locator(".side").count() == 2
        assert "王芳讲话</script><img" in first.locator("blockquote").first.inner_text()
        assert "a.txt" in first.locator(".source").first.inner_text()
        assert "\u202e" not in seen.page.locator("main").inner_text()
        _clean(seen, page)


def test_buttons_and_keys_make_rows(browser: Any, page: Path, tmp_path: Path) -> None:
    with visit(browser, page) as seen:
        seen.page.fill("#who", "李\u202e  伟")
        seen.page.fill("#when", "2024-01-02")
        seen.page.fill("#q0 .why", "两块\t牌子")
        seen.page.click("#q0 [data-key=y]")
        assert _rows(seen, tmp_path) == [
            ("same", "person/王芳/甲局", "person/王芳/乙局", "两块 牌子", "李 伟", "2024-01-02")
        ]
        seen.page.keyboard.press("n")  # the next one is current
        seen.page.keyboard.press("d")
        assert [row[0] for row in _rows(seen, tmp_path)] == ["same", "drop", "drop", "drop"]
        seen.page.keyboard.press("z")
        seen.page.keyboard.press("k")
        seen.page.keyboard.press("u")
        assert [row[0] for row in _rows(seen, tmp_path)] == ["same", "unsure"]
        assert seen.page.locator("#progress").inner_text() == "2 of 3 answered"
        assert seen.page.locator("#q1 [data-key=u]").get_attribute("aria-pressed") == "true"
        _clean(seen, page)


def test_names_and_classes_are_typed(browser: Any, page: Path, tmp_path: Path) -> None:
    with visit(browser, page) as seen:
        seen.page.fill("#q1 .name", " 王\u202e芬\t ")
        seen.page.click("#q1 .set-name")
        assert [row[:3] for row in _rows(seen, tmp_path)] == [("label", "person/王芳/甲局", "王 芬")]
        seen.page.select_option("#q1 .kind", "Person")
        seen.page.click("#q1 .set-kind")
        assert [row[:3] for row in _rows(seen, tmp_path)] == [("kind", "person/王芳/甲局", "Person")]
        seen.page.keyboard.type("ynudz")  # inside a field keys are text
        _clean(seen, page)


def test_saving_gives_the_lines(browser: Any, page: Path, tmp_path: Path) -> None:
    with visit(browser, page) as seen:
        seen.page.click("#q0 [data-key=n]")
        with seen.page.expect_download() as told:
            seen.page.click("#save")
        told.value.save_as(tmp_path / "saved.tsv")
        assert told.value.suggested_filename == "decisions.tsv"
        (row,) = load(tmp_path / "saved.tsv").rows
        assert row.what == "different"
        assert row.whom.aliases == (EVIL,)
        assert [request for request in seen.requests if not request.startswith("blob:")] == [page.as_uri()]


def test_the_other_language_keeps_the_answers(browser: Any, page: Path, tmp_path: Path) -> None:
    with visit(browser, page) as seen:
        seen.page.click("#q0 [data-key=y]")
        seen.page.click("#language")
        assert seen.page.locator("#q0 h2").inner_text() == "1. 这两个是同一个吗？"
        assert seen.page.locator("#q0 [data-key=y]").get_attribute("aria-pressed") == "true"
        assert [row[0] for row in _rows(seen, tmp_path)] == ["same"]
        assert seen.page.evaluate("document.documentElement.lang") == "zh-Hans"
        _clean(seen, page)


def test_the_same_questions_give_the_same_page_which_holds_no_markup_of_articles() -> None:
    text = review_page(_questions(), "zh")
    assert text == review_page(_questions(), "zh")
    assert "<img" not in text
    assert "\u202e" not in text
    assert text.count("</script>") == 2
    assert "default-src &#39;none&#39;; script-src &#39;sha256-" in text


def test_a_page_without_questions(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    path.write_text(review_page([], "en"), encoding="utf-8")
    with visit(browser, path) as seen:
        assert "Nothing is in doubt" in seen.page.locator("main").inner_text()
        seen.page.keyboard.type("yjkz")
        _clean(seen, path)
