"""The sentences of the page, each stored once, with the entities that it names."""

import re
from bisect import bisect_left
from functools import cached_property
from operator import itemgetter

from kg.model import Facts, Mention
from kg.web.display import has_wide, utf16, visible

_STOP = re.compile("[。！？!?\n]")
_IN_TEXT_ORDER = itemgetter(1, 2, 0)  # of a Mention: start, end, entity
_REACH = 200  # code points to either side within which a sentence's end is looked for


class Passages:
    """Collects sentences; `add` gives the number of one.

    `documents[n]`, `texts[n]` and `marks[n]` describe sentence n. A mark is three numbers: offset and length in
    UTF-16 code units of the text, and the entity's number.
    """

    def __init__(self, numbers: dict[str, int]) -> None:
        """`numbers`: entity IRI -> its number."""
        self.documents: list[int] = []
        self.texts: list[str] = []
        self.marks: list[list[int]] = []
        self._numbers = numbers
        self._known: dict[tuple[int, int, int], int] = {}

    def add(self, reader: "DocumentReader", start: int, end: int) -> int:
        """The number of the sentence `[start, end)` of the document's cleaned text, without its outer spaces."""
        start, end = reader.trim(start, end)
        key = (reader.number, start, end)
        found = self._known.get(key)
        if found is not None:
            return found
        number = self._known[key] = len(self.texts)
        text = visible(reader.text[start:end])
        self.documents.append(reader.number)
        self.texts.append(text)
        self.marks.append(self._marks(text, start, reader.within(start, end)))
        return number

    def _marks(self, text: str, start: int, mentions: list[Mention]) -> list[int]:
        marks: list[int] = []
        wide = has_wide(text)
        for mention in mentions:
            first, last = mention.start - start, mention.end - start
            if wide:
                first, last = utf16(text, first), utf16(text, last)
            number = self._numbers.get(mention.entity)
            if number is not None:
                marks += [first, last - first, number]
        return marks


class DocumentReader:
    """One document's text and its mentions in order, for finding what a stretch of it names."""

    def __init__(self, number: int, facts: Facts) -> None:
        self.number = number
        self.text = facts.article.text.text
        self.mentions = sorted(facts.mentions, key=_IN_TEXT_ORDER)
        self._starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly in `[start, end)`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """`[start, end)` without the white space at its ends."""
        part = self.text[start:end]
        return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))

    def sentence(self, mention: Mention) -> tuple[int, int]:
        """The sentence around a mention, at most `_REACH` to either side of it."""
        low, high = max(mention.start - _REACH, 0), min(mention.end + _REACH, len(self.text))
        before = bisect_left(self._stops, mention.start)
        start = self._stops[before - 1] + 1 if before else 0
        behind = bisect_left(self._stops, mention.end, before)
        end = self._stops[behind] + 1 if behind < len(self._stops) else high
        return max(start, low), min(end, high)

    @cached_property
    def _stops(self) -> list[int]:
        """Where the marks stand that end sentences, ascending."""
        return [match.start() for match in _STOP.finditer(self.text)]
