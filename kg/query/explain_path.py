"""Writes, for people, how words became entities: the parts that explanations of entities and of documents share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg import vocab
from kg.query.formats import one_line
from kg.query.names import Match
from kg.query.naming import ELSEWHERE, NAME, OTHER, SHORT, UNNAMED, Naming
from kg.query.reading import Quotation
from kg.query.resolution import Resolution

_LISTED = 20
_MANNERS: Final = {
    NAME: "its name 全称",
    SHORT: "short form 简称",
    OTHER: "other name 别称",
    ELSEWHERE: "named elsewhere 见于他处",
    UNNAMED: "not named here, shown by a title or the context 未见其名，由职务或上下文可知",
}


def headline(entity: Match) -> str:
    """A line with the label and the kind of an entity in both languages."""
    return f"{one_line(entity.label)}  ({' '.join(vocab.LABELS.get(entity.kind, (entity.kind,)))})"


def where(quotation: Quotation) -> str:
    """Document, offsets, title and day; the file too, where the identifier does not tell it."""
    about = [one_line(part) for part in (quotation.title, quotation.issued) if part]
    if quotation.file and not quotation.file.endswith(quotation.document):
        about.append(f"in 见 {one_line(quotation.file)}")
    return f"{one_line(quotation.document)} {span(quotation)} {', '.join(about)}".rstrip()


def span(quotation: Quotation) -> str:
    """Offsets: [3:7), in a record's title: title [3:7)."""
    return f"{'title ' if quotation.field == 'title' else ''}[{quotation.start}:{quotation.end})"


def namings(named: Iterable[Naming]) -> Iterator[str]:
    """How a statement's entities are named, a line for each that its sentence does not name in full."""
    for found in named:
        if not found.is_plain:
            yield f"      ↳ {_form(found)}{one_line(found.entity.label)}: {_MANNERS[found.how]}{_completed(found)}"


def _form(found: Naming) -> str:
    if not found.forms:
        return ""
    form = found.forms[0]
    return f"{span(form)} " if form.text == found.entity.label else f"{one_line(form.text)} {span(form)} = "


def _completed(found: Naming) -> str:
    if found.place is None:
        return ""
    at = f"{one_line(found.place_at.text)} {span(found.place_at)}" if found.place_at else "context 上下文"
    return f"; of 属地 {one_line(found.place.label)} ({at})"


def resolved(resolution: Resolution) -> Iterator[str]:
    """The section that tells how an entity came together; nothing for one that is named nowhere and has no notes."""
    lines = [*_forms(resolution), *_ties(resolution), *_namesakes(resolution)]
    lines += [f"  • note 备注: {one_line(note)}" for note in resolution.notes]
    if lines:
        yield from ("", f"Resolved 归并 (from {len(resolution.documents)} documents)")
        yield from lines


def _forms(resolution: Resolution) -> Iterator[str]:
    for form in resolution.forms[:_LISTED]:
        yield f"  • {one_line(form.text)}: {_MANNERS[form.how]}, {form.mentions} × in {form.documents} documents"
    yield from _more(resolution.forms)


def _ties(resolution: Resolution) -> Iterator[str]:
    for tie in resolution.ties[:_LISTED]:
        documents = f"{len(tie.documents)} documents 共见于 {len(tie.documents)} 篇"
        yield f"  • tied by 共同单位: {one_line(tie.entity.label)}, {documents}"
    yield from _more(resolution.ties)


def _namesakes(resolution: Resolution) -> Iterator[str]:
    for other in resolution.namesakes[:_LISTED]:
        ties = f", {one_line('、'.join(other.ties))}" if other.ties else ""
        yield f"  • kept apart from 另有同名: <{other.entity.iri}>{ties}"
    yield from _more(resolution.namesakes)


def _more(found: Sequence[object]) -> Iterator[str]:
    if len(found) > _LISTED:
        yield f"  … {len(found) - _LISTED} more; --format json has all"
