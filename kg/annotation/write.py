"""An annotation as a form: the text to read, then one fact on a line, to be corrected in any text editor."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from kg.annotation import notation
from kg.annotation.notation import ALSO, AT, COMMENT, DETAILS, DOCUMENT, KINDS, MARKS, NUMBER, SECTIONS, TEXT, UNREAD
from kg.evaluation.view import norm

Item = Mapping[str, Any]
_HINTS = {"en": "delete this line when you have corrected the document", "zh": "改好这一篇以后删去这一行"}
_SPACE = re.compile(r"\s+")
# What separates names cannot stand in one: small forms do, which mean the same and which nobody types.
_SMALL = str.maketrans("=＝@＠#＃", "﹦﹦﹫﹫﹟﹟")  # noqa: RUF001


class Page(NamedTuple):
    """What a form shows of its document besides the facts: `text` in lines, `about` in remarks."""

    document: str
    text: tuple[str, ...]
    about: tuple[str, ...] = ()


def form(annotation: Item, page: Page, language: str = "en", *, unread: bool = False) -> str:
    """The form of an annotation; `unread` marks it as not yet corrected."""
    index = notation.LANGUAGES.index(language)
    lines = [f"{UNREAD[index]}    {_HINTS[language]}"] if unread else []
    lines.append(f"{DOCUMENT[index]} {_document(page.document)}")
    lines += [f"{COMMENT} {_plain(remark)}" for remark in page.about]
    lines += ["", *(f"{TEXT} {_plain(line)}".rstrip() for line in page.text)]
    writer = _Writer(annotation, language)
    for section in SECTIONS:
        lines += ["", notation.heading(section, language), *writer.section(section)]
    return "\n".join(lines) + "\n"


def _document(identifier: str) -> str:
    """An id as it is, or as JSON where a line would not keep it."""
    plain = identifier == _SPACE.sub(" ", identifier).strip() and not identifier.startswith(('"', ":", "："))
    return identifier if plain else json.dumps(identifier, ensure_ascii=False)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def name(text: str) -> str:
    """A name as a form has it: on one line, and in small form what separates names there."""
    return _plain(text).translate(_SMALL)


class _Writer:
    def __init__(self, annotation: Item, language: str) -> None:
        self.annotation, self.language = annotation, language
        self.labels: dict[str, str] = {}  # id -> how other lines name it
        seen: Counter[tuple[str, str]] = Counter()
        for section, group in notation.NAMESAKES.items():
            for item in annotation.get(section, ()):
                first = name(item["names"][0])
                seen[group, norm(first)] += 1
                number = seen[group, norm(first)]
                self.labels[item["id"]] = f"{first} {NUMBER}{number}" if number > 1 else first

    def section(self, section: str) -> Iterator[str]:
        """The lines of a section."""
        for item in self.annotation.get(section, ()):
            value = item.get("official", False) if section == "people" else item.get("kind", item.get("role", ""))
            kind = next(k for k in KINDS if k.section == section and k.value in (value, ""))
            names = [name(item["name"])] if section == "bylines" else self._names(item)
            place = f" {AT} {self.labels[item['place']]}" if section == "organizations" and item.get("place") else ""
            yield (
                self._marked(item, section)
                + notation.word(kind, self.language)
                + f" {names[0]}{place}"
                + "".join(f" {ALSO} {other}" for other in names[1:])
            )
            yield from self._details(item, section)

    def _names(self, item: Item) -> list[str]:
        return [self.labels.get(item["id"]) or name(item["names"][0]), *map(name, item["names"][1:])]

    def _details(self, item: Item, section: str) -> Iterator[str]:
        for detail in DETAILS:
            if section not in detail.sections:
                continue
            for marks, value in self._values(item, detail):
                yield f"    {marks}{notation.word(detail, self.language)} {value}"

    def _values(self, item: Item, detail: notation.Detail) -> Iterator[tuple[str, str]]:
        """(marks, what stands behind the word) of each fact of a kind."""
        found = item.get(detail.key)
        if detail.key == "posts":
            for post in found or ():
                body = f" {AT} {self.labels[post['org']]}" if post.get("org") else ""
                yield self._marked(post, "posts"), name("".join(post["title"].split())) + body
        elif detail.key == "participants":
            for part in found or ():
                if part["role"] == detail.word:
                    yield self._marked(part, "participants"), self.labels[part["who"]]
        elif detail.key == "date":
            yield from [("", found)] if found else ()
        else:
            targets: Iterable[str] = [found] if isinstance(found, str) else found or ()
            yield from (("", self.labels[target]) for target in targets)

    def _marked(self, item: Item, section: str) -> str:
        marks = (mark for mark in MARKS if section in mark.sections and item.get(mark.key) is mark.value)
        return "".join(f"{notation.word(mark, self.language)} " for mark in marks)
