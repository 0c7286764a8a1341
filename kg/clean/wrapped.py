"""Lines that were broken at the edge of a page, wherever a sentence stood: text out of a PDF or an e-mail."""

import re
from collections import Counter
from collections.abc import Callable

from kg.clean.edits import Changes, apply
from kg.text import Edit, MappedText

_LINE = re.compile("([^\r\n]+)(\r?\n)?")
_ENDED = tuple("。！？；：”）!?;:)")  # after which a break may be the author's
_RUNNING = re.compile("[，。,]")
_NARROW, _WIDE = 15, 60  # characters of the lines of a page
_SLACK = 2  # characters that a full line may lack, where a mark or a number must not be divided
_LEAST_FULL = 4
_SHORT_LINES = 60  # characters of a text for each of its breaks: only saves time


def unwrap(text: MappedText, changes: Changes) -> MappedText:
    """Join the lines of running text in which half of the lines at least have all the width of the widest.

    A line that is indented begins a paragraph. A first line that may be the title is joined to none.
    """
    body = text.text
    breaks = body.count("\n")
    if breaks <= _LEAST_FULL or len(body) > _SHORT_LINES * breaks:  # only saves time
        return text
    lines = list(_LINE.finditer(body))
    if lines and not _RUNNING.search(lines[0][1]):
        del lines[0]
    full = max(_full(lines, len), _full(lines, _columns), key=len)
    running = sum(_RUNNING.search(line[1]) is not None for line in full)
    first = Counter(match.start() for line in full if (match := _RUNNING.search(line[1])))
    if 2 * max(first.values(), default=0) > len(full):  # the same in each: items of a list
        return text
    if len(full) < max(_LEAST_FULL, len(lines) / 2) or 2 * running < len(full):
        return text
    edits: list[Edit] = [
        (*line.span(2), "")
        for line in full
        if line[2] and not line[1].endswith(_ENDED) and body[line.end() : line.end() + 1].strip()
    ]
    changes["line rejoined"] += len(edits)
    return apply(text, edits)


def _full(lines: list[re.Match[str]], width: Callable[[str], float]) -> list[re.Match[str]]:
    """The lines as wide as the widest, or nearly; none if that is not the width of a page."""
    widths = [width(line[1]) for line in lines]
    widest = max(widths, default=0)
    if not _NARROW <= widest <= _WIDE:
        return []
    return [line for line, wide in zip(lines, widths, strict=True) if wide >= widest - _SLACK]


def _columns(line: str) -> float:
    """How wide a line is, in Han characters, where letters and digits take half as much."""
    return (len(line) + len(line.encode())) / 4
