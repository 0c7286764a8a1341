"""What the names in a form mean: entities of the form by any of their names, namesakes told apart by a number."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

from kg.annotation.notation import KINDS, MARKS, NAMESAKES, NUMBER, TYPED, word
from kg.evaluation.view import norm

_NUMBERED = re.compile(rf"\A(.*\S)\s+{NUMBER}([0-9]{{1,3}})")


class Unknown(Exception):
    """A name that means nothing, or several things; the message says what to do."""


class _Named(NamedTuple):
    section: str
    id: str
    label: str
    line: int


class Names:
    """The entities of a form by name."""

    def __init__(self, language: str = "en") -> None:
        """`language` is that of the lines that are offered."""
        self._language = language
        self._first: dict[tuple[str, str, int], _Named] = {}  # by group, first name and number
        self._others: dict[tuple[str, str], list[_Named]] = {}  # by section and any other name
        self._broken: set[str] = set()

    def add(self, section: str, item: dict[str, Any], line: int) -> int | None:
        """Let an entity be known by its names, and take the number off its first one; the line of an earlier entity
        that cannot be told from it, if there is one."""
        first, number = _numbered(item["names"][0])
        item["names"][0] = first
        known = _Named(section, item["id"], first if number == 1 else f"{first} {NUMBER}{number}", line)
        earlier = self._first.setdefault((NAMESAKES[section], norm(first), number), known)
        for other in {norm(name) for name in item["names"][1:]} - {norm(first)}:
            self._others.setdefault((section, other), []).append(known)
        return earlier.line if earlier is not known else None

    def broken(self, names: Iterable[str]) -> None:
        """Names of a line that is at fault: that they are not known is no fault of other lines."""
        self._broken |= {norm(name) for name in names}

    def find(self, text: str, sections: tuple[str, ...]) -> str | None:
        """The id of what a name means among entities of some sections; None if that line is at fault itself.

        Raises Unknown if there is none, or more than one.
        """
        name, number = _numbered(text)
        key = norm(name)
        groups = dict.fromkeys(NAMESAKES[section] for section in sections)
        found = [self._first.get((group, key, number)) for group in groups]
        hits = {named for named in found if named and named.section in sections}
        if not hits and number == 1:
            hits = {named for section in sections for named in self._others.get((section, key), ())}
        if len(hits) == 1:
            return hits.pop().id
        if len(hits) > 1:
            labels = ", ".join(f'"{named.label}" (line {named.line})' for named in sorted(hits, key=lambda n: n.line))
            raise Unknown(f'"{text}" may be {labels}; write the one that is meant')
        if key in self._broken:
            return None
        raise Unknown(self._nothing(text, sections))

    def _nothing(self, text: str, sections: tuple[str, ...]) -> str:
        labels = [named.label for named in self._first.values() if named.section in sections]
        near = get_close_matches(text, labels, 2, 0.5)
        kind = next(kind for kind in KINDS if kind.section == sections[0])
        implied = next(mark for mark in MARKS if mark.key == "implied")
        marks = [word(implied, self._language)] if sections[0] in implied.sections else []
        line = " ".join([*marks, word(kind, self._language), text])
        hint = f"did you mean {' or '.join(near)}? Or" if near else "correct it, or"
        return f'"{text}" is no name in this form; {hint} add a line like "{line}"'


def _numbered(text: str) -> tuple[str, int]:
    """A name and its number; 1 if it has none."""
    typed = text.translate(TYPED).strip()
    match = _NUMBERED.fullmatch(typed)
    return (match[1], int(match[2])) if match else (typed, 1)
