"""An article made ready for the extractors: its text, sentences, stories and the words that the scanner found."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from kg.extract.scan import Token, Tokens, longest, scanner
from kg.model import Article, Span

READ = frozenset({"title", "body", "caption"})  # the kinds of lines that are read
_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；]+[”’）]?|\n|$)")
_STORY = re.compile(r"(?:^|\n)(?=[^\n：，。]{2,12}(?:省|市|县|区|州|盟|旗)：)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; offsets are half-open code points of the cleaned text. `line` numbers its paragraph."""

    start: int
    end: int
    line: int
    kind: str  # of its line


class Reading:
    """Everything about one article that does not depend on what is extracted.

    All offsets are of `text`, the article's cleaned text in which the lines that are not read are blanked out, so
    that offsets stay.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = _blanked(article)
        self.tokens: Tokens = scanner().scan(self.text)
        self.sentences = _sentences(self.text, article)
        self._starts = [sentence.start for sentence in self.sentences]
        self.story_starts = [0, *(m.end() for m in _STORY.finditer(self.text) if m.end())]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def evidence(self, start: int, end: int | None = None) -> Span:
        """The sentence around `text[start:end]` as evidence, without blanks at its edges."""
        first, last = self.sentence_at(start), self.sentence_at(max((end or start) - 1, start))
        low, high = first.start, max(last.end, first.end)
        text = self.text
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        return Span(low, high)

    def story_of(self, offset: int) -> tuple[int, int]:
        """The story (of a roundup; else the whole text) that holds an offset."""
        index = bisect_right(self.story_starts, offset) - 1
        nexts = self.story_starts[index + 1 : index + 2]
        return self.story_starts[index], nexts[0] if nexts else len(self.text)

    @cached_property
    def foreign_ends(self) -> frozenset[int]:
        """Where the names of foreign places and of rivers and mountains end."""
        return frozenset(t.end for t in self.tokens.get("place", []) if t.value.strength == "mask")

    @cached_property
    def cues(self) -> list[Token]:
        """Cue words, leftmost-longest."""
        return longest(self.tokens.get("cue", []))

    @cached_property
    def cue_starts(self) -> dict[int, Token]:
        """The longest cue that starts at an offset."""
        found: dict[int, Token] = {}
        for token in self.tokens.get("cue", []):
            found.setdefault(token.start, token)
        return found

    @cached_property
    def cue_ends(self) -> dict[int, Token]:
        """The longest cue that ends at an offset."""
        found: dict[int, Token] = {}
        for token in self.tokens.get("cue", []):
            found.setdefault(token.end, token)
        return found


def _blanked(article: Article) -> str:
    text = article.text.text
    pieces: list[str] = []
    at = 0
    for line in article.lines:
        if line.kind in READ:
            continue
        pieces.append(text[at : line.start])
        pieces.append(" " * (line.end - line.start))
        at = line.end
    pieces.append(text[at:])
    return "".join(pieces)


def _sentences(text: str, article: Article) -> list[Sentence]:
    found: list[Sentence] = []
    for number, line in enumerate(article.lines):
        if line.kind not in READ:
            continue
        for match in _SENTENCE.finditer(text, line.start, line.end):
            if match.end() > match.start() and not match.group().isspace():
                found.append(Sentence(match.start(), match.end(), number, line.kind))
    return found or [Sentence(0, len(text), 0, "body")]
