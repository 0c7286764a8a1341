"""An article made ready for the extractors: its text, sentences, stories and the words that the scanner found."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from kg.extract.anchors import near
from kg.extract.scan import Token, Tokens, longest, scanner
from kg.model import Article, Span
from kg.text import char_before

READ = frozenset({"title", "body", "caption"})  # the kinds of lines that are read
_SENTENCE = re.compile("[^。！？；]*[。！？；]+[”’）]?|[^。！？；]+")  # or to the end of the line
_CLAUSE_ENDS = "。；：\n"  # and ，
_STORY = re.compile(
    r"\n(?=[^\n：，。]{2,12}(?:省|市|县|区|州|盟|旗)：)|\n(?=【[^】\n]{2,12}(?:局|委|办|院|所|镇|乡|街道|中心|大队)】)"
)
_ROUNDUP_TITLE = re.compile("快讯|简讯|短讯|要闻|汇总")
_ROUNDUP = 4  # lines of the shortest roundup
_HEADLINE = 36  # characters of the longest headline
_MARKS = "。！？；：，、）”"
_DATELINE = re.compile(r"^[^，。；：\s]{2,14}\d{1,2}日[电讯](?![话子影信器])", re.MULTILINE)
_THERE = frozenset("驻赴援访在对同与和到")  # in front of where somebody goes (赴|法国|考察团)
_DATELINE_REACH = 16  # characters between its beginning and 日: only saves time
_FARTHEST = 10  # characters of a foreign body's name behind its country
_HAN = re.compile("[一-鿿]{0,9}")


class Sentence(NamedTuple):
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
        _drop_titles(self.text, self.tokens)
        self.sentences = _sentences(self.text, article)
        self._starts = [sentence.start for sentence in self.sentences]
        self._whole = (0, len(self.text))
        # Where title words and the last words of names start, and where the longest of them ends.
        self.titles = _longest_ends(self.tokens.get("title", ()))
        self.heads = _longest_ends(self.tokens.get("head", ()))
        # The longest cue that starts and that ends at an offset.
        cues = self.tokens.get("cue", [])[::-1]  # the longest last, which are kept
        self.cue_starts: dict[int, Token] = {token[0]: token for token in cues}
        self.cue_ends: dict[int, Token] = {token[1]: token for token in cues}
        for match in near(_DATELINE, self.text, self.anchors("wired"), _DATELINE_REACH):
            self.cue_ends.setdefault(match.end(), Token(match.end() - 2, match.end(), "stop"))
        found = {m.end() for m in _STORY.finditer(self.text)} | set(_headlines(self.text, article))
        self.story_starts = [0, *sorted(found - {0})]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset."""
        return self.sentences[self.sentence_index(offset)]

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
        if len(self.story_starts) == 1:
            return self._whole
        index = bisect_right(self.story_starts, offset) - 1
        nexts = self.story_starts[index + 1 : index + 2]
        return self.story_starts[index], nexts[0] if nexts else len(self.text)

    def sentence_index(self, offset: int) -> int:
        """The index in `sentences` of the one that holds an offset."""
        index = bisect_right(self._starts, offset)
        return index - 1 if index else 0

    def has_any(self, kinds: frozenset[str]) -> bool:
        """Whether a token of any of these kinds stands in the text."""
        return not kinds.isdisjoint(self.tokens)

    def anchors(self, kind: str) -> list[int]:
        """Where the anchors of a kind of anchors.py stand, ascending."""
        tokens = self.tokens.get(kind)
        return sorted({start + shift for start, _, shift in tokens}) if tokens else []

    @cached_property
    def _foreign_ends(self) -> list[int]:
        return sorted(token.end for token in self.tokens.get("mask", ()))

    def foreign_end(self, offset: int) -> int:
        """Where the last name of a foreign place, river or mountain ends that ends at an offset or before it; or -1."""
        index = bisect_right(self._foreign_ends, offset)
        return self._foreign_ends[index - 1] if index else -1

    def in_foreign_name(self, offset: int) -> bool:
        """Whether a name that begins with a foreign place may go on with what begins at an offset."""
        near = self.foreign_end(offset)
        return 0 <= offset - near < _FARTHEST and _HAN.fullmatch(self.text, near, offset) is not None

    @cached_property
    def _abroad(self) -> dict[int, int]:
        return {token.end: token.start for token in self.tokens.get("mask", ()) if token.value}

    @cached_property
    def _abroad_starts(self) -> frozenset[int]:
        return frozenset(self._abroad.values())

    def begins_abroad(self, offset: int) -> bool:
        """Whether the name of a foreign place begins at an offset."""
        return offset in self._abroad_starts

    def is_abroad(self, offset: int, reach: int) -> bool:
        """Whether the name of a foreign place ends at most so many characters before an offset with plain text between,
        and nobody goes there."""
        for at in range(offset, max(offset - reach, 0), -1):
            if at in self._abroad:
                return char_before(self.text, self._abroad[at]) not in _THERE
            if not "一" <= self.text[at - 1] <= "鿿":
                return False
        return False

    def margin_tokens(self, but: frozenset[str] = READ) -> Tokens:
        """What the scanner finds in the article's source and in its lines of all other kinds than `but`; the offsets
        are of nothing."""
        text = self.article.text.text
        lines = [text[start:end] for start, end, kind in self.article.lines if kind not in but]
        return scanner().remembered("\n".join((self.article.source or "", *lines)))

    @cached_property
    def title_ends(self) -> frozenset[int]:
        """Where titles end."""
        return frozenset(token.end for token in self.tokens.get("title", ()))

    @cached_property
    def clause_starts(self) -> list[int]:
        """Where clauses begin, ascending: the beginning of the text and behind each mark and line break."""
        text = self.text
        for mark in _CLAUSE_ENDS:  # all but one made that one: quicker by half than a pattern
            text = text.replace(mark, "，")
        found = list(accumulate([len(clause) + 1 for clause in text.split("，")]))
        found.pop()  # behind the end of the text
        return found if found and found[0] == 1 else [0, *found]

    @cached_property
    def cues(self) -> list[Token]:
        """Cue words, leftmost-longest."""
        return longest(self.tokens.get("cue", ()))


def _headlines(text: str, article: Article) -> Sequence[int]:
    """Where the headlines of a roundup begin, whose title or first line says that it is one: short lines without a
    mark at the end, each with a paragraph under it."""
    lines = [(start, end) for start, end, kind in article.lines if kind == "body" and start < end]
    if len(lines) < _ROUNDUP or not (_ROUNDUP_TITLE.search(article.title or "") or text[lines[0][1] - 1] in "：:"):
        return ()
    found = [
        start
        for (start, end), (below, below_end) in pairwise(lines)
        if end - start <= _HEADLINE < below_end - below
        and text[end - 1] not in _MARKS
        and text[below_end - 1] in "。”！？）"
    ]
    return found if len(found) > 1 else ()


def _drop_titles(text: str, tokens: Tokens) -> None:
    """Forget titles that a province and a county make between them (安徽省|长丰县), or a city (烟台|长岛)."""
    after = {title.start + 1 for title in tokens.get("title", ()) if text[title.start + 1] == "长"}
    places = tokens.get("place", ()) if after else ()
    counties = {place.start for place in places if place.start in after and text[place.end - 1] in "县区市"}
    counties |= {place.end for place in places if place.end in after and text[place.end - 1] == "台"}
    if counties:
        tokens["title"] = [title for title in tokens["title"] if title.start + 1 not in counties]


def _longest_ends(tokens: Sequence[Token]) -> dict[int, int]:
    return {start: end for start, end, _ in reversed(tokens)}  # the longest last, which are kept


def _blanked(article: Article) -> str:
    text = article.text.text
    pieces: list[str] = []
    at = 0
    for start, end, kind in article.lines:
        if kind not in READ:
            pieces += (text[at:start], " " * (end - start))
            at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _sentences(text: str, article: Article) -> list[Sentence]:
    found: list[Sentence] = []
    new = tuple.__new__
    for number, (at, line_end, kind) in enumerate(article.lines):
        if kind not in READ:
            continue
        for sentence in _SENTENCE.findall(text, at, line_end):
            end = at + len(sentence)
            if not sentence.isspace():
                found.append(new(Sentence, (at, end, number, kind)))
            at = end
    return found or [Sentence(0, len(text), 0, "body")]
