"""The workbench in a real browser, at both widths, over the sample and over a graph of hostile strings."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg import vocab
from kg.serve.static import asset
from tests.serve.conftest import Server, serving
from tests.web.browser import DESKTOP, PHONE, axe, serious
from tests.web.hostile import HOSTILE

RICH = asset("yasqe.js") is not None
BUILT = pytest.mark.skipif(not RICH, reason="the built-in editor was NOT tested: it is not built (make editor)")
STRINGS = [text for text in HOSTILE if "\ud800" not in text]  # no store holds half a character
# An editor writes, reads and points in its own way: where it is, what it offers, its text and where its cursor is.
PLAIN_EDITOR = ("#editor", "#completions li", "editor.value", "editor.selectionStart")
_MIRROR = "document.querySelector('.CodeMirror').CodeMirror"
RICH_EDITOR = (
    ".CodeMirror",
    ".CodeMirror-hints li",
    f"{_MIRROR}.getValue()",
    f"{_MIRROR}.indexFromPos({_MIRROR}.getCursor())",
)
editors = pytest.mark.parametrize(
    "editor", [pytest.param(PLAIN_EDITOR, id="plain"), pytest.param(RICH_EDITOR, id="built in", marks=BUILT)]
)
widths = pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])


class Bench:
    """A page of the server, and what it complained of."""

    def __init__(
        self, browser: Any, server: Server, viewport: dict[str, int], editor: tuple[str, ...] = PLAIN_EDITOR
    ) -> None:
        self.editor, self.offered, self._text, self._cursor = editor, *editor[1:]
        self.context = browser.new_context(viewport=viewport, locale="zh-CN", reduced_motion="reduce")
        self.page = self.context.new_page()
        self.server = server
        self.complaints: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda message: self._hear(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error} {error.stack}"))
        self.page.on("dialog", self._refuse)
        self.page.on("request", lambda request: self._see(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error" and "Failed to load resource" not in text:  # a refused query is no fault of the page
            self.complaints.append(text)

    def _refuse(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _see(self, url: str) -> None:
        if not url.startswith((self.server.url, "data:", "blob:")):
            self.foreign.append(url)

    def open(self, path: str = "/") -> None:
        if self.editor is PLAIN_EDITOR and path.partition("#")[0] == "/":
            path = f"/?editor=plain{path[1:]}"
        self.page.goto(self.server.url + path)
        if path.startswith(("/#", "/?")) or path == "/":
            self.page.wait_for_selector("html[data-ready]", timeout=20_000)

    def rows(self) -> list[str]:
        self.page.wait_for_selector("#view table", timeout=20_000)
        texts: list[str] = self.page.locator("#view tbody tr").all_inner_texts()
        return texts

    def write(self, sparql: str) -> None:
        self.page.click(self.editor[0])
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(sparql)

    def text(self) -> str:
        found: str = self.page.evaluate(self._text)
        return found

    def cursor(self) -> int:
        found: int = self.page.evaluate(self._cursor)
        return found


@pytest.fixture
def bench(browser: Any, server: Server, viewport: dict[str, int], editor: tuple[str, ...]) -> Iterator[Bench]:
    made = Bench(browser, server, viewport, editor)
    yield made
    width = made.page.evaluate("document.documentElement.scrollWidth")
    made.context.close()
    assert (made.complaints, made.foreign) == ([], [])
    assert width <= viewport["width"]


@editors
@widths
def test_a_question_in_chinese(bench: Bench) -> None:
    bench.open()
    bench.page.fill("#question", "阆中市市场监管局的局长先后是谁？")
    bench.page.press("#question", "Enter")
    assert [row.split()[0] for row in bench.rows()] == ["母建川", "敬亭"]
    assert "succession-in-post" in bench.page.url
    assert "org:organization ?agency" in bench.text()


@editors
@widths
def test_the_gallery_with_a_form(bench: Bench) -> None:
    bench.open()
    assert bench.page.locator("#queries button").count() >= 25
    bench.page.fill("#filter", "posts-of-person")
    bench.page.click("#queries button")
    bench.page.fill("#parameters input[name=person]", "敬亭")
    bench.page.press("#parameters input[name=person]", "Enter")
    assert len(bench.rows()) == 5
    for view, mark in (("chart", "#view svg rect"), ("timeline", "#view svg rect"), ("network", "#network canvas")):
        bench.page.click(f"#tab-{view}")
        bench.page.wait_for_selector(mark, timeout=20_000)
        assert f"view={view}" in bench.page.url
    bench.page.click("#tab-download")
    with bench.page.expect_download() as started:
        bench.page.click("text=CSV")
    assert "敬亭" in Path(started.value.path()).read_text(encoding="utf-8")


@editors
@widths
def test_the_address_is_the_state(bench: Bench) -> None:
    bench.open("/#name=posts-of-person&person=jingting&view=timeline")
    bench.page.wait_for_selector("#view svg rect", timeout=20_000)
    bench.open("/#query=SELECT%20%3Fx%20%7B%20VALUES%20%3Fx%20%7B%201%202%20%7D%20%7D&view=table")
    bench.page.reload()
    assert bench.rows() == ["1", "2"]


@editors
@widths
def test_an_error_has_its_place(bench: Bench) -> None:
    bench.open()
    bench.write("SELECT ?s {\n  ?s kg:within }\n")
    bench.page.click("#run")
    bench.page.wait_for_selector("#error:not([hidden])")
    assert "line 2, column 16" in bench.page.inner_text("#error")
    assert bench.cursor() == len("SELECT ?s {\n  ?s kg:within ")
    bench.write("CONSTRUCT WHERE { ?s kg:within ?o } LIMIT 3")
    bench.page.keyboard.press("Control+Enter")
    assert len(bench.rows()) == 3


@editors
@widths
def test_completion(bench: Bench) -> None:
    bench.open()
    bench.write("SELECT * { ?s kg:jurisd")
    bench.page.keyboard.press("Control+Space")
    bench.page.wait_for_selector(bench.offered)
    bench.page.keyboard.press("Enter")
    assert bench.text().endswith("kg:jurisdiction")
    bench.page.keyboard.type(" jingting")
    bench.page.keyboard.press("Control+Space")
    bench.page.wait_for_selector(bench.offered)
    bench.page.keyboard.press("Enter")
    assert bench.text().endswith("<https://w3id.org/govkg/id/person/敬亭>")


@editors
@widths
def test_saved_queries(bench: Bench) -> None:
    bench.open()
    bench.write("ASK {}")
    bench.page.click("#save")
    bench.page.reload()
    bench.page.wait_for_selector("html[data-ready]")
    bench.page.click("#saved-box summary")
    assert bench.page.locator("#saved li").count() == 1


@editors
@widths
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(bench: Bench, scheme: str) -> None:
    bench.page.emulate_media(color_scheme=scheme)
    for path in (
        "/#name=posts-of-person&person=jingting&view=timeline",
        "/",
        "/id/person/敬亭",
        "/search?q=食品安全",
        "/login",
    ):
        bench.open(path)
        if path == "/":
            bench.write("SELECT ?s {\n  ?s kg:within }\n")
            bench.page.click("#run")
            bench.page.wait_for_selector("#error:not([hidden])")
        bench.page.evaluate(axe())
        assert serious(bench.page) == [], path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("hostile") / "output"
    folder.mkdir()
    quads = []
    for number, text in enumerate(STRINGS):
        person, document = (NamedNode(f"https://w3id.org/govkg/id/{kind}/{number}") for kind in ("person", "document"))
        passage = NamedNode(f"{document.value}#passage")
        said: list[tuple[NamedNode, str, NamedNode | Literal]] = [
            (person, vocab.RDF_TYPE, NamedNode(vocab.CLASS_OFFICIAL)),
            (person, vocab.SKOS_PREF_LABEL, Literal(f"恶意{text}", language="zh-hans")),
            (person, vocab.SKOS_ALT_LABEL, Literal(text, language="zh-hans")),
            (document, vocab.RDF_TYPE, NamedNode(vocab.CLASS_DOCUMENT)),
            (document, vocab.DCT_TITLE, Literal(text)),
            (document, vocab.DCT_IDENTIFIER, Literal(text)),
            (document, vocab.DCT_SOURCE, Literal("javascript:window.__pwned=1")),
            (passage, vocab.RDF_TYPE, NamedNode(vocab.CLASS_PASSAGE)),
            (passage, vocab.DOCUMENT, document),
            (passage, vocab.TEXT, Literal(f"恶意{text}")),
        ]
        quads += [Quad(subject, NamedNode(predicate), value, document) for subject, predicate, value in said]
    (folder / "graph.nq").write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    with serving(folder, folder.parent / "log", "--workers", "1") as running:
        yield running


@widths
def test_hostile_strings_are_text(browser: Any, hostile: Server, viewport: dict[str, int]) -> None:
    bench = Bench(browser, hostile, viewport)
    bench.open()
    bench.write("SELECT ?l ?l2 { ?s skos:prefLabel ?l ; skos:altLabel ?l2 }")
    bench.page.click("#run")
    assert len(bench.rows()) == len(STRINGS)
    for view in ("chart", "network"):
        bench.page.click(f"#tab-{view}")
        bench.page.wait_for_timeout(300)
    pages = [
        "/search?q=恶意",
        *(f"/id/{kind}/{number}" for kind in ("person", "document") for number in range(len(STRINGS))),
    ]
    for path in pages:
        bench.open(path)
        assert bench.page.evaluate("window.__pwned") is None, path
        assert bench.page.locator("a[href^='javascript']").count() == 0
    assert (bench.complaints, bench.foreign) == ([], [])
    bench.context.close()
