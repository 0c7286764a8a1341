"""The words of a review in English and Chinese, and questions told in them."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

from kg import vocab
from kg.decisions.rows import clean_cell
from kg.reviewing.candidate import Candidate, Reason, Side

LANGUAGES: Final = ("en", "zh")


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """words.json: language -> key -> sentence, with {0}, {1} … for names."""
    found: Mapping[str, Mapping[str, str]] = json.loads(
        resources.files("kg.reviewing").joinpath("words.json").read_text(encoding="utf-8")
    )
    return found


def say(language: str, key: str, *names: str) -> str:
    """A sentence with names in it; those are put in as they are, whatever they hold."""
    sentence = words()[language][key]
    pieces = sentence.split("{")
    return pieces[0] + "".join(names[int(piece[0])] + piece[2:] for piece in pieces[1:])


def tell(candidate: Candidate, language: str) -> Iterator[str]:
    """A question in lines for a terminal: why it is asked, then the sides with their sentences."""
    yield " ".join(_reason(reason, language) for reason in candidate.reasons)
    for number, side in enumerate(candidate.sides, 1):
        yield from _side(f"({number}) " if len(candidate.sides) > 1 else "", side, language)


def _reason(reason: Reason, language: str) -> str:
    names = (_word(name, language) if reason.key == "two_kinds" else clean_cell(name) for name in reason.names)
    return say(language, reason.key, *names)


def _word(kind: str, language: str) -> str:
    """A class in words."""
    return vocab.LABELS[kind][LANGUAGES.index(language)] if kind in vocab.LABELS else kind


def _side(number: str, side: Side, language: str) -> Iterator[str]:
    reference = side.reference
    count = say(language, "document") if side.documents == 1 else say(language, "documents", str(side.documents))
    yield f"  {number}{clean_cell(reference.label)}  ({_word(reference.kind, language)}, {count})  {reference.iri}"
    if side.about:
        yield f"      {'; '.join(map(clean_cell, side.about))}"
    for quote in side.quotes:
        about = ", ".join(clean_cell(part) for part in (quote.document, quote.title, quote.issued) if part)
        yield f"      {clean_cell(quote.text)}"
        yield f"      — {about}"
