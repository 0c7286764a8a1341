"""Writes explanations for people (text) and programs (JSON)."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Final

from kg import vocab
from kg.errors import QueryError
from kg.query.decided import write_decided
from kg.query.explain import Explanation, Quotation, Said
from kg.query.explain_path import headline, namings, resolved, span, where
from kg.query.formats import one_line

FORMATS = ("text", "json")
_LISTED = 50  # statements of a section, and mentions; JSON has all
_SHORTCUTS = ("worksFor", "tookPart")  # shown only where no statement says the same
_ROLES = ("chair", "speaker", "attendee", "instructor")
# Sections in the order of the page: property, whether the entity is its object, headings
SECTIONS: Final = (
    ("divisionCode", False, "Code 区划代码"),
    ("level", False, "Level 级别"),
    ("date", False, "Date 日期"),
    ("place", False, "Place 地点"),
    ("within", False, "Within 位于"),
    ("jurisdiction", False, "Jurisdiction 管辖"),
    ("parent", False, "Part of 上级"),
    ("tenure", False, "Posts 任职"),
    ("tenure", True, "Officials 任职人员"),
    ("organizer", False, "Organizer 举办单位"),
    ("organizer", True, "Organized 举办"),
    ("campaign", False, "Campaign 所属行动"),
    ("campaign", True, "Meetings and inspections 会议和检查"),
    ("part", False, "Took part in 参加"),
    ("part", True, "Participants 参加者"),
    ("place", True, "Took place here 在此开展"),
    ("jurisdiction", True, "Bodies of this place 当地机构"),
    ("parent", True, "Parts 下属机构"),
    ("within", True, "Contains 下辖"),
    ("date", True, "Dates 日期"),
    ("worksFor", False, "In short: works for 供职于"),
    ("worksFor", True, "In short: staff 供职人员"),
    ("tookPart", False, "In short: took part in 参加"),
    ("tookPart", True, "In short: participants 参加者"),
)


def write(explanations: Sequence[Explanation], name: str) -> str:
    """The explanations as "text" or "json". Raises QueryError for another format."""
    if name not in FORMATS:
        raise QueryError(f'no format "{name}"; there are {", ".join(FORMATS)}')
    if name == "json":
        return json.dumps([asdict(explanation) for explanation in explanations], ensure_ascii=False, indent=1) + "\n"
    lines: list[str] = []
    for number, explanation in enumerate(explanations, 1):
        count = f"[{number}/{len(explanations)}] " if len(explanations) > 1 else ""
        lines += [*([""] if lines else []), count + headline(explanation.entity), *_body(explanation)]
    return "\n".join(lines) + "\n"


def _body(explanation: Explanation) -> Iterator[str]:
    yield f"  <{explanation.entity.iri}>"
    if explanation.pinyin:
        yield f"  {one_line(explanation.pinyin)}"
    if explanation.aliases:
        yield f"  also 又称: {one_line('、'.join(explanation.aliases))}"
    told = {said.other for said in explanation.said if said.property not in _SHORTCUTS}
    for name, inverse, heading in SECTIONS:
        found = [s for s in explanation.said if section(s) == (name, inverse)]
        if name in _SHORTCUTS:
            found = [s for s in found if s.other not in told]
        if found:
            yield from ("", f"{heading} ({len(found)})")
            for said in found[:_LISTED]:
                yield from _said(said)
            yield from _more(len(found))
    yield from resolved(explanation.resolution)
    yield from write_decided(explanation.decisions)
    yield from _mentions(explanation.mentions)


def section(said: Said) -> tuple[str, bool]:
    """Which of SECTIONS a statement belongs to: property, and whether the entity is its object."""
    return ("part" if said.property in _ROLES else said.property), said.inverse


def _said(said: Said) -> Iterator[str]:
    role = vocab.LABELS.get(said.property, (said.property,)) if said.property in _ROLES else ()
    other = (said.other.label,) if said.other else ()
    parts = [one_line(part) for part in (said.value, *other, " ".join(role), said.when) if part]
    source = f"  [{one_line(said.rule)} {said.confidence}]" if said.rule else ""
    yield f"  • {', '.join(parts)}{source}"
    for quotation in said.evidence:
        yield f"      {one_line(quotation.text)}"
        yield f"      — {where(quotation)}"
    yield from namings(said.named)
    yield from (f"      note 备注: {one_line(note)}" for note in said.notes)


def _mentions(mentions: Sequence[Quotation]) -> Iterator[str]:
    if not mentions:
        return
    documents = [(name, list(found)) for name, found in groupby(mentions, key=lambda mention: mention.document)]
    yield from ("", f"Named 提及 ({len(mentions)} × in {len(documents)} documents)")
    for _, found in documents[:_LISTED]:
        first = found[0]
        about = [one_line(part) for part in (first.title, first.issued) if part]
        yield f"  • {one_line(first.document)} {', '.join(about)}".rstrip()
        yield "      " + "  ".join(f"{one_line(m.text)} {span(m)}" for m in found[:_LISTED])
    yield from _more(len(documents))


def _more(count: int) -> Iterator[str]:
    if count > _LISTED:
        yield f"  … {count - _LISTED} more; --format json has all"
