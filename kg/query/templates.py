"""The templates of questions: reads questions.tsv and fits a template to a question, slot by slot."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.query.linking import SLOTS, Linker
from kg.query.names import Match

Value = str | tuple[str, str] | tuple[Match, ...]
_SLOT = re.compile(r"\{(\w+)(\??)\}")
_PARAMETER = re.compile(r'([\w-]{1,40})=(?:"([^"]*)"|([\w.]+))')
_DATE = r"(\d{4})年?(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?(?:份)?"
_TIME = re.compile(rf"(?:在|从|自)?{_DATE}(?:(?:至|到|—|-|~){_DATE})?(?:间|期间|以来)?")
_TITLE = re.compile(r"[一-鿿]{0,10}(?:长|书记|主任|主席|委员|员|秘书|总监|院士|秘书长|常委|校长|教授|经理|代表|领导)")
_TOPIC = re.compile(r"[\w“”·]{2,20}")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a template: a slot by name, or, if that is "", a regular expression."""

    slot: str
    pattern: re.Pattern[str] | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A row of questions.tsv. `parameters`: of the query, each a slot or a text."""

    pieces: tuple[Piece, ...]
    query: str
    parameters: tuple[tuple[str, str, str], ...]
    example: str


@cache
def templates() -> tuple[Template, ...]:
    """All of them, in order."""
    text = (files("kg.query") / "questions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(_template(*row) for row in rows[1:])


def _template(template: str, query: str, parameters: str, example: str) -> Template:
    pieces, at = [], 0
    for slot in _SLOT.finditer(template):
        pieces += _plain(template[at : slot.start()])
        pieces.append(Piece(slot[1], None, bool(slot[2])))
        at = slot.end()
    given = ((match[1], match[2] or "", match[3] or "") for match in _PARAMETER.finditer(parameters))
    return Template((*pieces, *_plain(template[at:])), query, tuple(given), example)


def _plain(pattern: str) -> list[Piece]:
    return [Piece("", re.compile(pattern), False)] if pattern else []


def fit(template: Template, question: str, linker: Linker) -> dict[str, Value] | None:
    """The slots of a question, if the whole of it is of the template; longer names are preferred to shorter ones."""
    return next(_fit(template.pieces, question, 0, linker), None)


def _fit(pieces: tuple[Piece, ...], text: str, at: int, linker: Linker) -> Iterator[dict[str, Value]]:
    if not pieces:
        if at == len(text):
            yield {}
        return
    piece, rest = pieces[0], pieces[1:]
    for end in range(min(len(text), at + _LONGEST), at - 1, -1):
        if end == at and piece.slot and not piece.optional:
            return
        value = _value(piece, text[at:end], linker)
        if value is not None:
            own: dict[str, Value] = {piece.slot: value} if piece.slot and value else {}
            yield from (own | found for found in _fit(rest, text, end, linker))


def _value(piece: Piece, text: str, linker: Linker) -> Value | None:
    """What a stretch is for a piece; None if it is nothing for it."""
    if piece.pattern is not None:
        return text if piece.pattern.fullmatch(text) else None
    if not text:
        return ""
    if piece.slot == "time":
        return _time(text)
    if piece.slot in SLOTS:
        return linker.of_kind(text, piece.slot) or None
    return text if {"title": _TITLE, "topic": _TOPIC}[piece.slot].fullmatch(text) else None


def _time(text: str) -> tuple[str, str] | None:
    """The first and last day, month or year of a stretch."""
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    begin, end = match.groups()[:3], match.groups()[3:]
    return _iso(begin), _iso(end if end[0] else begin)


def _iso(parts: tuple[str | None, ...]) -> str:
    return "-".join(part.zfill(2) for part in parts if part)


def filled(template: Template, slots: Mapping[str, Value]) -> dict[str, str]:
    """The parameters of the query as a user would type them; entities by IRI if the name means but one."""
    found = {}
    for name, text, slot in template.parameters:
        value = slots.get(slot.partition(".")[0])
        if text:
            found[name] = text
        elif value:
            found[name] = _typed(name, slot, value)
    return found


def _typed(name: str, slot: str, value: Value) -> str:
    if isinstance(value, str):
        return value
    if slot.startswith("time"):
        return str(value[0] if name == "from" or slot.endswith(".from") else value[1])
    first = value[0]
    assert isinstance(first, Match)
    return first.iri if len(value) == 1 else first.label
