"""Text that stands twice: the whole article, a paragraph, a summary, a sentence in a glued page."""

import re

from kg.clean.han import HAN

_PLAIN = re.compile(f"[^{HAN}0-9A-Za-z]+")
_SENTENCE = re.compile("[^。！？]+[。！？]*[”’）]*")
_SUMMARY = re.compile(r"(?:内容)?(?:摘要|导读|导语|核心提示|提要|简介)\s?[：:]\s?")
_CLAUSE = re.compile("[，。；：！？]")
_LEAST, _LEAST_SENTENCE, _LEAST_CLAUSE = 8, 20, 6
_MOSTLY = 0.7  # of a summary's characters that the article must have


def key(line: str) -> str:
    """What two lines must agree in to be the same: letters, digits and Han characters."""
    return _PLAIN.sub("", line)


def repeats_article(line: str, rest: str) -> bool:
    """Whether a summary line says only what `rest`, the other lines, says word for word."""
    match = _SUMMARY.match(line)
    if match is None:
        return False
    clauses = [clause for clause in _CLAUSE.split(line[match.end() :]) if len(clause) >= _LEAST_CLAUSE]
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
