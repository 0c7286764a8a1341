"""Writes explanations of documents for people (text) and programs (JSON)."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Final

from kg import vocab
from kg.errors import QueryError
from kg.query.explain_document import DocumentExplanation, Place, Stated
from kg.query.explain_path import namings, span
from kg.query.formats import one_line

FORMATS = ("text", "json")
# Words of the head and of statements that are no terms of the ontology, or are there in another sense.
_WORDS: Final = {
    "identifier": "identifier 标识",
    "source": "file 文件",
    "issued": "date 日期",
    "publisher": "publisher 来源",
    "contentHash": "SHA-256",
    "tenure": "tenure 任职",
}


def write(explanations: Sequence[DocumentExplanation], name: str) -> str:
    """The explanations as "text" or "json". Raises QueryError for another format."""
    if name not in FORMATS:
        raise QueryError(f'no format "{name}"; there are {", ".join(FORMATS)}')
    if name == "json":
        return json.dumps([asdict(explanation) for explanation in explanations], ensure_ascii=False, indent=1) + "\n"
    return "\n".join("\n".join(_lines(explanation)) + "\n" for explanation in explanations)


def _lines(explanation: DocumentExplanation) -> Iterator[str]:
    yield f"{one_line(explanation.title)}  ({' '.join(vocab.LABELS['Document'])})"
    yield f"  <{explanation.iri}>"
    for name, value in explanation.about:
        yield f"  {_word(name)}: {one_line(value)}"
    for place in explanation.places:
        yield ""
        yield from _place(place)


def _word(name: str) -> str:
    return _WORDS.get(name) or " ".join(vocab.LABELS.get(name, (name,)))


def _place(place: Place) -> Iterator[str]:
    if not place.stated and all(named.mention == place.quotation for named in place.named):
        entities = "、".join(one_line(named.entity.label) for named in place.named)
        yield f"{span(place.quotation)} {one_line(place.quotation.text)} = {entities}"
        return
    yield f"{span(place.quotation)} {one_line(place.quotation.text)}"
    for stated in place.stated:
        yield from _stated(stated)
    if place.named:
        yield "  named 提及: " + "  ".join(
            f"{one_line(named.mention.text)} {span(named.mention)}"
            + (f" = {one_line(named.entity.label)}" if named.entity.label != named.mention.text else "")
            for named in place.named
        )


def _stated(stated: Stated) -> Iterator[str]:
    other = (stated.other.label,) if stated.other else ()
    parts = [one_line(part) for part in (stated.value, *other, stated.when) if part]
    source = f"  [{one_line(stated.rule)} {stated.confidence}]" if stated.rule else ""
    yield f"  • {one_line(stated.subject.label)} — {_word(stated.property)}: {', '.join(parts)}{source}"
    for quotation in stated.evidence[1:]:
        yield f"      also 又见 {span(quotation)} {one_line(quotation.text)}"
    yield from namings(stated.named)
    yield from (f"      note 备注: {one_line(note)}" for note in stated.notes)
