"""Prints what is found in a gold set as it is, and when its articles are damaged or stand in pages of the web.

A gold set's annotations are of the articles as they are: what is found in a damaged one should be the same.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import opencc

from kg.evaluate import evaluate
from kg.ingest import read
from kg.model import Source

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.dirt import lose_bytes, pinyin_notes  # noqa: E402

GOLD = ROOT / "data" / "gold"
PAGES = Path(__file__).with_name("pages")
_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
_NARROW = str.maketrans("，：；？！（）", ",:;?!()")
_traditional, _simplified = opencc.OpenCC("s2t"), opencc.OpenCC("t2s")

Article = dict[str, Any]


def _converted(text: str) -> str:
    """Traditional, a reading behind each character that has another form, and lost bytes behind 。."""
    written = _traditional.convert(text)
    other = {char for char in set(written) if _simplified.convert(char) != char}
    return lose_bytes(pinyin_notes(written, other), len(text))


def _wrapped(text: str) -> str:
    """Lines of 30 characters."""
    return "\n".join(line[at : at + 30] for line in text.split("\n") for at in range(0, max(len(line), 1), 30))


DAMAGE: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "Traditional": _traditional.convert,
    "converted, with notes": _converted,
    "lines of 30 characters": _wrapped,
    "one line": lambda text: text.replace("\n", ""),
    "a space between all": " ".join,
    "twice": lambda text: f"{text}\n{text}",
    "full-width letters": lambda text: text.translate(_WIDE),
    "half-width marks": lambda text: text.translate(_NARROW),
    "dots for 。": lambda text: text.replace("。", "."),
    "no quotation marks": lambda text: text.replace("“", "").replace("”", ""),
    "UTF-8 read as Latin-1": lambda text: text.encode().decode("latin-1"),
    "GB18030 read as Latin-1": lambda text: text.encode("gb18030").decode("latin-1"),
}


def variants(articles: list[Article]) -> Iterator[tuple[str, list[Article]]]:
    """The name of each damage, and the articles with it."""
    for name, damage in DAMAGE.items():
        yield name, [{**article, "text": damage(article["text"])} for article in articles]
    for layout in sorted(PAGES.glob("*.html")):
        yield f"page: {layout.stem}", [_in_page(article, layout) for article in articles]


def _in_page(article: Article, layout: Path) -> Article:
    """An article as it is read out of a page: the line of the layout that holds a paragraph stands for each of them."""
    told = {"title": escape(article["title"] or ""), "day": article["published"] or ""}
    paragraphs = [escape(line.strip()) for line in article["text"].split("\n") if line.strip()]
    lines: list[str] = []
    for line in layout.read_text(encoding="utf-8").splitlines():
        each = paragraphs if "$paragraph" in line else [""]
        lines += (Template(line).substitute(told, paragraph=paragraph) for paragraph in each)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text("\n".join(lines), encoding="utf-8")
        (source,) = read([page])
    assert isinstance(source, Source), source
    return {
        "id": article["id"],
        "title": source.title,
        "published": source.published,
        "source": source.source,
        "text": source.body.text,
    }


def measure(gold: Path) -> Iterator[tuple[str, float, float]]:
    """Each variant with F1 of entities and of relations."""
    articles = [json.loads(line) for line in (gold / "docs.jsonl").open(encoding="utf-8", newline="\n")]
    for name, damaged in variants(articles):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(gold / "annotations.jsonl", folder)
            lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in damaged)
            (Path(folder) / "docs.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
            table = evaluate(folder).scores.table()
        yield name, table["ENTITIES"].f1, table["RELATIONS"].f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="a folder with docs.jsonl and annotations.jsonl")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = list(measure(asked.gold))
    if asked.json:
        print(
            json.dumps({name: {"entities": entities, "relations": relations} for name, entities, relations in figures})
        )
        return
    print(f"{asked.gold.name}: F1 of              entities  relations")
    for name, entities, relations in figures:
        print(f"{name:26}{entities:11.3f}{relations:11.3f}")


if __name__ == "__main__":
    main()
