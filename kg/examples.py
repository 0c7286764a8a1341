"""Runs the examples of a user's lexicons: read as an article, each sentence must give what its row is for."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg import tables
from kg.additions import Additions
from kg.clean import clean
from kg.extract import extract
from kg.model import Article, Facts, Source
from kg.text import MappedText
from kg.wording import added_words

_ORGANIZATIONS = frozenset({"Agency", "Institution", "Enterprise", "Association", "MediaOutlet"})
_PLACES = frozenset({"AdministrativeDivision", "Venue"})
_PEOPLE = frozenset({"Person", "Official"})
_EVENTS = frozenset({"Meeting", "Inspection"})
_AROUND = "青田县召开会议。\n"  # an article needs a sentence besides a line of its page
_WHERE, _WHEN = "浙江省", "2021-05-06"  # whose news the sentence is, where it does not say


def report() -> tuple[str, int]:
    """What the words in force add and how their examples fare, in lines; and how many of these do not work.

    To be called inside `kg.wording.using`.
    """
    added = added_words()
    if added is None:
        return "no words are added", 0
    count, faults = _run(added)
    rows = ", ".join(f"{file} {number}" for file, number in added.counts().items())
    told = f"{count - len(faults)} of {count} examples work" if count else "no examples"
    return "\n".join([*faults, f"{rows}; {told}"]), len(faults)


def _run(added: Additions) -> tuple[int, list[str]]:
    """How many examples there are, and what is wrong with them: file:line: what is not found, what is found instead."""
    count, faults = 0, []
    for file, rows in added.files.items():
        for row in rows:
            if row.example:
                count += 1
                fault = _fault(row.value, row.example)
                faults += [f"{added.folder / file}:{row.line}: {fault}"] if fault else []
    return count, faults


def _fault(row: Any, example: str) -> str | None:
    words, works = _EXPECTED[type(row)](row) if type(row) in _EXPECTED else ((), None)
    if works is None:
        return "rows of this file take no example; leave it empty"
    if not any(word in example for word in words):
        return f"the example holds none of {' '.join(words)}"
    article = clean(Source("example", "example", *_text(row, example), None, _WHEN, _WHERE))
    if not isinstance(article, Article):
        return f"the example cannot be read as an article: {article.reason}"
    found = _Found(extract(article))
    return None if works(found) else f"{words[0]} is not found so in its example; found: {found}"


def _text(row: Any, example: str) -> tuple[str, MappedText]:
    text = _AROUND + example if isinstance(row, tables.PageCue | tables.Role) else example
    return text, MappedText.identity(text)


@dataclass(frozen=True)
class _Found:
    """What an example gives."""

    facts: Facts

    def labels(self, kinds: frozenset[str]) -> list[str]:
        """The names of entities of some kinds."""
        return [entity.label for entity in self.facts.entities if entity.kind in kinds]

    def roles(self) -> set[str]:
        """The parts that somebody takes in an event."""
        return {part.role for part in self.facts.participations}

    def titles(self) -> set[str]:
        """The titles that somebody holds."""
        return {tenure.title for tenure in self.facts.tenures}

    def lines(self, kind: str) -> list[str]:
        """The lines of a kind."""
        text = self.facts.article.text.text
        return [text[line.start : line.end] for line in self.facts.article.lines if line.kind == kind]

    def __str__(self) -> str:
        names = [f"{entity.label} ({entity.kind})" for entity in self.facts.entities]
        return ", ".join([*names, *(f"post {title}" for title in sorted(self.titles()))]) or "nothing"


Works = Callable[[_Found], bool]
Expected = tuple[tuple[str, ...], Works | None]


def _agency(row: tables.Body) -> Expected:
    name = re.compile(re.escape(row.name).replace(r"\{\}", ".*"))
    return (row.bare, *row.forms), lambda found: any(name.fullmatch(label) for label in found.labels(_ORGANIZATIONS))


def _national(row: tables.National) -> Expected:
    return (row.name, *row.forms), lambda found: row.name in found.labels(frozenset({row.kind}))


def _head(row: tables.Head) -> Expected:
    kinds = frozenset({row.kind})
    return (row.head,), lambda found: any(label.endswith(row.head) for label in found.labels(kinds))


def _title(row: tables.TitleRow) -> Expected:
    titles = {prefix + row.title for prefix in ("", *row.variants)}
    return (row.title,), lambda found: bool(titles & found.titles())


def _surname(row: tables.Surname) -> Expected:
    return (row.surname,), lambda found: any(label.startswith(row.surname) for label in found.labels(_PEOPLE))


def _place(row: tables.Venue | tables.Area | tables.DivisionRow) -> Expected:
    forms = row.forms if isinstance(row, tables.Area) else row.short if isinstance(row, tables.DivisionRow) else ()
    return (row.name, *forms), lambda found: row.name in found.labels(_PLACES)


def _page_cue(row: tables.PageCue) -> Expected:
    return (row.cue,), lambda found: any(row.cue in line for line in found.lines("furniture"))


def _role(row: tables.Role) -> Expected:
    return (row.word,), lambda found: {byline.role for byline in found.facts.article.bylines} >= set(row.role)


def _cue(row: tables.Cue) -> Expected:
    def stops(found: _Found) -> bool:
        return not any(row.cue in label for label in found.labels(_ORGANIZATIONS | _EVENTS))

    works: Mapping[str, Works] = {
        "stop": stops,
        "say": lambda found: "speaker" in found.roles(),
        "chair": lambda found: "chair" in found.roles(),
        "attend": lambda found: "attendee" in found.roles(),
        "instruct": lambda found: "instructor" in found.roles(),
        "lead": lambda found: bool(found.labels(frozenset({"Inspection"}))),
        "visit": lambda found: bool(found.labels(frozenset({"Inspection", "Venue"}))),
        "hold": lambda found: bool(found.labels(frozenset({"Meeting"}))),
        "open": lambda found: bool(found.labels(frozenset({"Meeting"}))),
        "refer": lambda found: not found.labels(_EVENTS),
        "do": lambda found: bool(found.labels(frozenset({"Campaign"}))),
    }
    return (row.cue,), works[row.use]


def _pattern_word(row: tables.PatternWord) -> Expected:
    kind = {"check": "Inspection", **dict.fromkeys(("drive", "work", "programme"), "Campaign")}.get(row.use, "Meeting")
    return (row.word,), lambda found: any(row.word in label for label in found.labels(frozenset({kind})))


_EXPECTED: dict[type, Callable[[Any], Expected]] = {
    tables.Body: _agency,
    tables.National: _national,
    tables.Head: _head,
    tables.TitleRow: _title,
    tables.Surname: _surname,
    tables.Venue: _place,
    tables.Area: _place,
    tables.DivisionRow: _place,
    tables.PageCue: _page_cue,
    tables.Role: _role,
    tables.Cue: _cue,
    tables.PatternWord: _pattern_word,
}
