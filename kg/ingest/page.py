"""An HTML page as an article: boilerplate removed by trafilatura, every character mapped to the source.

The remover says which text is the article; the text itself is taken from the source, so that it keeps its offsets.
Nothing is fetched, and no entity is expanded but the character references of HTML.
"""

import logging
import re
from dataclasses import dataclass
from typing import Final

from kg.errors import InputError
from kg.ingest.choose import choose
from kg.ingest.metadata import metadata
from kg.ingest.visible import VisibleLine, visible
from kg.text import MappedText

_LONGEST: Final = 1_000_000  # characters of source; beyond it the remover would take minutes
_SHORT_TITLE: Final = 6
_SITE_NAME: Final = re.compile("(?:政府|网站?|报|电视台|频道|局|中心)$")
_BEFORE_SITE: Final = "-_|—–－丨·"
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it complains on stderr of pages without text


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, mapped onto its source, and what the page says of it."""

    body: MappedText
    title: str | None
    published: str | None
    source: str | None


def read_page(source: str) -> Page:
    """The article of an HTML source; raises InputError if the page has no text."""
    text, lines = visible(source)
    if not text.text.strip():
        raise InputError("is HTML without text: scripts, images or nothing; save the page as the browser shows it")
    meta = metadata(source)
    title = _title(text.text, lines, meta.get("title", ""))
    kept = choose(text.text, lines, _extract(source), title)
    if not kept:
        raise InputError("is HTML with nothing but navigation; fetch the article's own page")
    body = text.edit(_drops(kept, len(text)))
    return Page(body, title or None, meta.get("published"), meta.get("source"))


def _title(text: str, lines: tuple[VisibleLine, ...], named: str) -> str:
    """The title that the head of the page names if the page shows it, with or without the site's name beside it; else
    its <h1> (often the site), else that."""
    wanted = "".join(named.split())
    headings = []
    for line in lines:
        shown = text[line.start : line.end].strip()
        words = "".join(shown.split())
        if wanted and words == wanted:
            return named
        part = len(words) >= _SHORT_TITLE and not _SITE_NAME.search(words)
        if part and wanted.startswith(words) and wanted[len(words)] in _BEFORE_SITE:
            return shown
        if part and wanted.endswith(words) and wanted[-len(words) - 1] in _BEFORE_SITE:
            return shown
        if line.heading and not line.aside:
            headings.append(shown)
    return headings[0] if len(headings) == 1 else named


def _extract(source: str) -> str:
    """What trafilatura takes for the article; empty if it finds none."""
    if len(source) > _LONGEST:
        return ""
    import trafilatura  # here, since it is slow to import and only HTML needs it

    try:
        return trafilatura.extract(source, favor_precision=True, include_comments=False, fast=True) or ""
    except Exception:  # hostile markup can upset it in any way; then all visible text is used
        return ""


def _drops(kept: list[VisibleLine], length: int) -> list[tuple[int, int, str]]:
    """The edits that leave only the `kept` lines, without a line feed at the end."""
    drops = []
    at = 0
    for line in kept:
        if at < line.start:
            drops.append((at, line.start, ""))
        at = line.end
    return [*drops, (at - 1, length, "")]
