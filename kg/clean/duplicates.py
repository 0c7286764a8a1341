"""Text that stands twice: the whole article, a paragraph, a summary, a sentence in a glued page."""

import re
from collections.abc import Iterable, Sequence

from kg.clean.han import HAN

_PLAIN = re.compile(f"[^{HAN}0-9A-Za-z]+")
_START = re.compile(f"[{HAN}0-9A-Za-z]{{6}}")
_SENTENCE = re.compile("[^。！？\n]+[。！？]*[”’）]*")
_SUMMARIES = ("摘要", "导读", "导语", "核心提示", "提要", "简介")
_SUMMARY = re.compile(rf"(?:内容)?(?:{'|'.join(_SUMMARIES)})\s?[：:]\s?")
_CLAUSE = re.compile("[，。；：！？]")
_LEAST, _LEAST_SENTENCE, _LEAST_CLAUSE = 8, 20, 6
_MOSTLY = 0.7  # of a summary's characters that the article must have


def key(line: str) -> str:
    """What two lines must agree in to be the same: letters, digits and Han characters."""
    return _PLAIN.sub("", line)


def differ(lines: Sequence[str]) -> bool:  # only saves time
    """Whether no two lines have the same key and no sentence stands twice: then there is nothing to look for."""
    return _have_own_keys(lines) and _repeat_nothing(lines)


def _have_own_keys(lines: Iterable[str]) -> bool:  # only saves time
    # lines with the same key share its beginning and few others do, so that few keys have to be made
    alike: dict[str, list[str]] = {}
    for line in lines:
        alike.setdefault(_start(line), []).append(line)
    return all(len(set(map(key, group))) == len(group) for group in alike.values() if len(group) > 1)


def _start(line: str) -> str:  # only saves time
    """The first six characters of the key."""
    if match := _START.match(line):
        return match.group()
    start = key(line[:20])[:6]
    return start if len(start) == 6 else key(line)[:6]


def _repeat_nothing(lines: Iterable[str]) -> bool:  # only saves time
    sentences = [
        sentence.strip() for sentence in _SENTENCE.findall("\n".join(lines)) if len(sentence) >= _LEAST_SENTENCE
    ]
    return len(set(sentences)) == len(sentences)


def may_summarise(text: str) -> bool:  # only saves time
    """Whether any line of a text may be a summary."""
    return any(map(text.__contains__, _SUMMARIES))


def repeats_article(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a summary line that says only what the other lines say word for word."""
    match = _SUMMARY.match(text, start, end)
    if match is None:
        return False
    rest = text[:start] + text[end:]
    clauses = [clause for clause in _CLAUSE.split(text[match.end() : end]) if len(clause) >= _LEAST_CLAUSE]
    total = sum(map(len, clauses))
    return bool(total) and sum(len(clause) for clause in clauses if clause in rest) >= _MOSTLY * total


class Seen:
    """Remembers lines and sentences to find their second copies."""

    def __init__(self) -> None:
        self._lines: set[str] = set()
        self._sentences: set[str] = set()

    def add_line(self, line: str) -> bool:
        """Whether the line was there before; remembers it."""
        plain = key(line)
        if len(plain) < _LEAST:
            return False
        before = plain in self._lines
        self._lines.add(plain)
        return before

    def repeated(self, line: str) -> list[tuple[int, int]]:
        """The stretches of the line that are sentences seen before, run together; remembers the others."""
        out: list[tuple[int, int]] = []
        for match in _SENTENCE.finditer(line):
            sentence = match.group().strip()
            if len(sentence) < _LEAST_SENTENCE:
                continue
            if sentence in self._sentences:
                if out and out[-1][1] == match.start():
                    out[-1] = (out[-1][0], match.end())
                else:
                    out.append((match.start(), match.end()))
            self._sentences.add(sentence)
        return out
