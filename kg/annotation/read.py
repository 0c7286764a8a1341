"""A corrected form back as an annotation. Everything that is wrong is told with its line; the other lines are kept."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple

from kg.annotation import notation
from kg.annotation.names import Names, Unknown
from kg.annotation.notation import ALSO, AT, COMMENT, DETAILS, DOCUMENT, KINDS, LETTERS, MARKS, TEXT, TYPED, UNREAD
from kg.annotation.rules import is_date

_CHINESE = re.compile(rf"^{DOCUMENT[1]}\s", re.MULTILINE)
_WORD = re.compile(r"([^\s:：]+)[\s:：]*(.*)")
_KIND_OF = {word.lower(): kind for kind in KINDS for word in (kind.word, kind.chinese)}
_MARK_OF = {word.lower(): mark for mark in MARKS for word in (mark.word, mark.chinese)}
_DETAILS = frozenset(word for detail in DETAILS for word in (detail.word, detail.chinese))

_NEAR = 0.5  # how like a word must be to be offered for another: of two characters one


class Fault(NamedTuple):
    """What is wrong with a line (from 1), and what to do."""

    line: int
    what: str


@dataclass(slots=True)
class Form:
    """What a form says. `lines`: where each entity of the annotation stands, by id; `unread`: not yet corrected."""

    document: str | None = None
    unread: bool = False
    annotation: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class _Line(NamedTuple):
    number: int
    indented: bool
    marks: tuple[notation.Mark, ...]
    word: str
    rest: str


def read(text: str) -> Form:
    """Read a form; `annotation` has all that could be understood."""
    return _Reader("zh" if _CHINESE.search(text) else "en").read(text)


class _Reader:
    def __init__(self, language: str) -> None:
        """`language` is that of the words that are offered where one is wrong."""
        self.form = Form()
        self.language = language
        self.names = Names(language)
        self.sections: dict[str, list[dict[str, Any]]] = {section: [] for section in notation.SECTIONS}
        self.details: list[tuple[_Line, str, dict[str, Any]]] = []  # line, section and entity that it belongs to
        self.places: list[tuple[_Line, dict[str, Any], str]] = []  # behind an @: line, organization, name

    def read(self, text: str) -> Form:
        """All lines in order; names are looked up when all are known."""
        head: tuple[str, dict[str, Any]] | None = None
        faulty = False  # whether the line above is at fault, so that what belongs to it is not
        for line in _lines(text):
            if not line.indented:
                before = len(self.form.faults)
                head = self._head(line)
                faulty = len(self.form.faults) > before
            elif head is not None:
                self.details.append((line, *head))
            elif not faulty:
                self._fault(line, f'"{line.word}" is indented and stands below nothing; put what it belongs to above')
        for line, organization, place in self.places:
            organization["place"] = self._one(line, place, ("places",))
        for line, section, item in self.details:
            self._detail(line, section, item)
        if self.form.document is None:
            self.form.faults.append(Fault(1, f'says of no document what it is; begin it with "{DOCUMENT[0]} ID"'))
        self.form.annotation = {"id": self.form.document, **self.sections}
        self.form.faults.sort()
        return self.form

    def _fault(self, line: _Line, what: str) -> None:
        self.form.faults.append(Fault(line.number, what))

    def _head(self, line: _Line) -> tuple[str, dict[str, Any]] | None:
        """The section and the new entity of a line that is not indented; None if it is none."""
        if line.word.lower() in UNREAD:
            self.form.unread = True
            return None
        if line.word.lower() in DOCUMENT:
            self._document(line)
            return None
        kind = _KIND_OF.get(line.word.lower())
        if kind is None:
            self._fault(line, self._no_kind(line.word))
            self.names.broken(_parts(line.rest)[0])
            return None
        names, places = _parts(line.rest)
        if not names:
            self._fault(line, f'"{line.word}" has no name behind it')
            return None
        item = self._item(kind, line, names)
        self._mark(line, item, kind.section, kind.word)
        if places and kind.section == "organizations":
            self.places.append((line, item, places[0]))
        if len(places) > (kind.section == "organizations"):
            self._fault(line, f'"{AT} {places[-1]}": {_place_belongs(kind)}')
        return kind.section, item

    def _item(self, kind: notation.Kind, line: _Line, names: list[str]) -> dict[str, Any]:
        section = kind.section
        item: dict[str, Any] = {"name": names[0], "role": kind.value} if section == "bylines" else {"names": names}
        if section == "bylines" and len(names) > 1:
            self._fault(line, f'"{ALSO}": a byline has one name')
        if section in LETTERS:
            item = {"id": f"{LETTERS[section]}{len(self.sections[section]) + 1}", **item}
            self.form.lines[item["id"]] = line.number
        if section in ("places", "organizations", "events"):
            item["kind"] = kind.value
        if section == "people":
            item |= {"official": kind.value, "posts": []}
        item |= {key: list(value) if isinstance(value, tuple) else value for key, value in _EMPTY.get(section, ())}
        self.sections[section].append(item)
        if section in notation.NAMESAKES:
            earlier = self.names.add(section, item, line.number)
            if earlier is not None:
                again = f"{item['names'][0]} {notation.NUMBER}2"
                self._fault(
                    line,
                    f'"{item["names"][0]}" is there already, in line {earlier}; join the two, or, if they are two of '
                    f'one name, write "{again}" here and wherever this one is meant',
                )
        return item

    def _mark(self, line: _Line, item: dict[str, Any], section: str, what: str) -> None:
        for mark in line.marks:
            if section in mark.sections:
                item[mark.key] = mark.value
            else:
                self._fault(line, f'"{mark.word}" says nothing of {_article(what)}; leave it out')

    def _document(self, line: _Line) -> None:
        if self.form.document is not None:
            self._fault(line, f"a form is of one document, and this one is of {self.form.document}")
        elif not line.rest:
            self._fault(line, f'"{line.word}" lacks the id of the document')
        else:
            try:
                self.form.document = str(json.loads(line.rest)) if line.rest.startswith('"') else line.rest
            except ValueError:
                self._fault(line, f"{line.rest}: is no id; write it as docs.jsonl has it")

    def _detail(self, line: _Line, section: str, item: dict[str, Any]) -> None:
        possible = {w.lower(): d for d in DETAILS if section in d.sections for w in (d.word, d.chinese)}
        detail = possible.get(line.word.lower())
        if detail is None:
            self._fault(line, self._no_detail(line, possible.values()))
        elif not line.rest:
            self._fault(line, f'"{line.word}" has nothing behind it')
        elif detail.key == "posts":
            self._post(line, item)
        elif detail.key == "participants":
            who = self._one(line, line.rest, detail.names)
            if who:
                self._add(line, item, "participants", {"who": who, "role": detail.word})
        else:
            self._mark(line, {}, detail.key, f"line {detail.word}")
            value = self._date(line) if detail.key == "date" else self._one(line, line.rest, detail.names)
            if isinstance(item[detail.key], list):
                item[detail.key] += [value] if value and value not in item[detail.key] else []
            elif item[detail.key] is not None:
                self._fault(line, f'has a second "{detail.word}"; there can be one')
            else:
                item[detail.key] = value

    def _post(self, line: _Line, item: dict[str, Any]) -> None:
        title, at, body = (part.strip() for part in line.rest.translate(TYPED).partition(AT))
        if not title or (at and not body):
            self._fault(line, f'a post is "TITLE {AT} BODY", or "TITLE" where the text does not say of what body')
            return
        if re.search(r"\s", title):
            self._fault(line, f'"{title}": a title has no blanks; put {AT} between the title and the body')
            return
        org = self._one(line, body, ("organizations",)) if body else None
        if org or not body:
            self._add(line, item, "posts", {"org": org, "title": title})

    def _add(self, line: _Line, item: dict[str, Any], key: str, fact: dict[str, Any]) -> None:
        self._mark(line, fact, key, f"line {line.word}")
        item[key].append(fact)

    def _date(self, line: _Line) -> str | None:
        if is_date(line.rest):
            return line.rest
        self._fault(line, f'"{line.rest}" is no date; write 2021-01-27, or 2021-01 or 2021 where no more is known')
        return None

    def _no_kind(self, word: str) -> str:
        words = [notation.word(kind, self.language) for kind in KINDS]
        near = get_close_matches(word.lower(), [*_KIND_OF, *UNREAD, *DOCUMENT], 1, _NEAR)
        if near:
            return f'"{word}" is no word of the form; did you mean "{near[0]}"?'
        if word in _DETAILS:
            return f'"{word}" belongs to the line above; put blanks in front of it'
        return f'"{word}": say first what it is, one of: {" ".join(words)}; or put {TEXT} in front of text'

    def _no_detail(self, line: _Line, possible: Iterable[notation.Detail]) -> str:
        word = line.word.lower()
        if word in _KIND_OF.keys() - _DETAILS:
            return f'"{line.word}" begins a line of its own; take away the blanks in front of it'
        words = list(dict.fromkeys(notation.word(detail, self.language) for detail in possible))
        if not words:
            return f'"{line.word}": nothing can stand below such a line; take away the blanks in front of it'
        near = get_close_matches(word, words, 1, _NEAR)
        hint = f'did you mean "{near[0]}"? ' if near else ""
        return f'"{line.word}" cannot stand below such a line; {hint}there may be: {" ".join(words)}'

    def _one(self, line: _Line, text: str, sections: tuple[str, ...]) -> str | None:
        """The id of what a name means; None, with a fault, if there is none."""
        try:
            return self.names.find(text, sections)
        except Unknown as error:
            self._fault(line, str(error))
            return None


_EMPTY: dict[str, tuple[tuple[str, object], ...]] = {
    "organizations": (("place", None), ("parent", None)),
    "events": (
        *(("date", None), ("place", None), ("organizers", ()), ("participants", ()), ("campaigns", ())),
        ("required", True),
    ),
    "campaigns": (("organizers", ()), ("place", None)),
}


def _lines(text: str) -> Iterator[_Line]:
    """The lines that say something: no comments, no text of the document."""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if not line or line[0].translate(TYPED) in (COMMENT, TEXT):
            continue
        marks: list[notation.Mark] = []
        word, rest = _split(line)
        while word.lower() in _MARK_OF and rest:
            marks.append(_MARK_OF[word.lower()])
            word, rest = _split(rest)
        yield _Line(number, raw[0].isspace(), tuple(marks), word, rest)


def _split(text: str) -> tuple[str, str]:
    match = _WORD.match(text)
    return (match[1], match[2].strip()) if match else (text, "")


def _parts(text: str) -> tuple[list[str], list[str]]:
    """The names of a line and what stands behind an @."""
    names, places = [], []
    for part in text.translate(TYPED).split(ALSO):
        name, *behind = (piece.strip() for piece in part.split(AT))
        names += [name] if name else []
        places += [place for place in behind if place]
    return names, places


def _article(what: str) -> str:
    return f"an {what}" if what[0] in "aeiou" else f"a {what}"


def _place_belongs(kind: notation.Kind) -> str:
    if kind.section == "people":
        return 'posts stand in lines of their own below: "    post 局长 @ 青田县公安局"'
    if kind.section == "organizations":
        return "an organization has one place"
    return f'{_article(kind.word)} has no @; a place stands in a line of its own below: "    place 青田县"'
