"""Writing the page."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.model import World
from kg.web import PageOptions, write_page
from tests.web.hostile import HOSTILE, hostile_world
from tests.web.worlds import BASE, small_world

ROOT = Path(__file__).parents[2]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def _elements(path: Path) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.found


def test_counts_and_same_bytes(tmp_path: Path) -> None:
    counts = write_page(small_world(), tmp_path / "a.html")
    assert write_page(small_world(), tmp_path / "b.html", PageOptions()) == counts
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert counts == {
        "documents": 6,
        "entities": 39,
        "statements": 76,
        "mentions": 66,
        "drawn": 39,
        "bytes": (tmp_path / "a.html").stat().st_size,
    }


def test_the_order_of_sets_does_not_show(tmp_path: Path) -> None:
    script = "import sys, pathlib; from kg.web import write_page; from tests.web.worlds import large_world;"
    script += "write_page(large_world(120), pathlib.Path(sys.argv[1]))"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, str(tmp_path / seed)], check=True, cwd=ROOT, env=environment)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_nothing_is_fetched_and_nothing_is_inline_but_what_is_hashed(tmp_path: Path) -> None:
    write_page(hostile_world(), tmp_path / "a.html", PageOptions(title="".join(HOSTILE)))
    elements = _elements(tmp_path / "a.html")
    tags = [tag for tag, _ in elements]
    assert tags.count("script") == 5
    assert tags.count("style") == tags.count("h1") == tags.count("title") == 1
    assert not {"link", "iframe", "img", "base", "object", "embed"} & set(tags)
    for tag, attributes in elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style", "srcdoc")], tag
        assert (attributes.get("href") or "#").startswith("#")


def test_an_empty_world(tmp_path: Path) -> None:
    assert write_page(World(BASE, (), ()), tmp_path / "a.html")["entities"] == 0


def test_a_title_of_ones_own(tmp_path: Path) -> None:
    write_page(small_world(), tmp_path / "a.html", PageOptions(title="青田 <2023> & 台州"))
    assert '<h1 id="title">青田 &lt;2023&gt; &amp; 台州</h1>' in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write the page"):
        write_page(small_world(), tmp_path / "missing" / "a.html")
