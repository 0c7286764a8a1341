"""Lines that lead to other articles: what is listed below 相关文档, and headlines one below the other with dates."""

import re

from kg.clean import furniture
from kg.model import Line

_MARKED = re.compile(r"(?:[·•▪◆] ?)?(?P<date>[\[（]?(?:20\d\d[-/.])?[01]?\d[-/][0-3]\d[\]）]?)")
_FRONT = re.compile(rf"{_MARKED.pattern}\s?(?P<words>[^\s\d][^。；]{{5,50}})")
_BEHIND = re.compile(rf"(?P<words>[^。；]{{5,50}}[^\s\d])\s?{_MARKED.pattern}")
_STOPPED = re.compile("[。；，]|[：！]$")
_LONGEST, _LONGEST_DATE = 45, 15
_LEAST = 2  # such lines one below the other are a list


def without_links(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those that lead to other articles as furniture."""
    return _dated(text, _opened(text, lines))


def _opened(text: str, lines: list[Line]) -> list[Line]:
    """Bulleted lines behind 相关文档 are links to other articles, and so are headlines below the last sentence."""
    out: list[Line] = []
    inside = False
    last: int | None = None
    for line in lines:
        if line.kind == "furniture":
            inside = furniture.opens_list(text[line.start : line.end])
        elif inside and line.kind == "body":
            last = _last_sentence(text, lines) if last is None else last
            words = text[line.start : line.end]
            inside = furniture.is_bullet(words) or (line.start > last and _headline(words))
            line = Line(line.start, line.end, "furniture") if inside else line
        out.append(line)
    return out


def _last_sentence(text: str, lines: list[Line]) -> int:
    """Where the last line ends that has a sentence."""
    return max((line.end for line in lines if line.kind == "body" and _sentence(text, line)), default=len(text))


def _sentence(text: str, line: Line) -> bool:
    return text.find("。", line.start, line.end) >= 0


def _headline(words: str) -> bool:
    return len(words) <= _LONGEST and not _STOPPED.search(words)


def _dated(text: str, lines: list[Line]) -> list[Line]:
    """Headlines with the dates of others (县长调研农业 03-04), if the text has sentences besides."""
    if "-" not in text and "/" not in text:  # only saves time
        return lines
    short = [number for number, line in enumerate(lines) if line.end - line.start <= _LONGEST + _LONGEST_DATE]
    told = [line for line in lines if line.kind == "body" and _sentence(text, line)]
    outside = [number for number in short if told and not told[0].start < lines[number].start < told[-1].start]
    marked = [number for number in outside if lines[number].kind == "body" and dated(text, lines[number])]
    if len(marked) < _LEAST:
        return lines
    out = list(lines)
    known = set(marked)
    for number in marked:
        if number - 1 in known or number + 1 in known:
            out[number] = Line(lines[number].start, lines[number].end, "furniture")
    return out


def dated(text: str, line: Line) -> bool:
    """Whether a line may be the headline of another article with its date."""
    if line.end - line.start > _LONGEST + _LONGEST_DATE:
        return False
    if text.find("-", line.start, line.end) < 0 and text.find("/", line.start, line.end) < 0:  # only saves time
        return False
    return any(pattern.fullmatch(text, line.start, line.end) for pattern in (_FRONT, _BEHIND))
