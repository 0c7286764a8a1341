"""Writes the page of a review: questions, buttons and the lines for decisions.tsv, in one file that works offline."""

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg import vocab
from kg.decisions.file import HEADER
from kg.decisions.model import KIND, LABEL
from kg.decisions.rows import COLUMNS, write_row
from kg.reviewing.ask import understood
from kg.reviewing.candidate import ANSWERS, PAIR, THING, Candidate, Side
from kg.reviewing.words import words
from kg.web.assets import embed_json, own, policy
from kg.web.display import one_line


def review_page(candidates: Sequence[Candidate], language: str) -> str:
    """The HTML of the page; the same questions give the same text."""
    script = '(() => {\n"use strict";\n' + own("review.js") + "})();\n"
    style = own("review.css")
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(own("review.html")).render(
        language="zh-Hans" if language == "zh" else "en",
        title=words()[language]["title"],
        policy=policy([script], [style]),
        style=Markup(style),
        script=Markup(script),
        data=embed_json(payload(candidates, language)),
    )


def payload(candidates: Sequence[Candidate], language: str) -> dict[str, Any]:
    """What the page reads: words, the questions, and for each answer its rows as cells."""
    return {
        "language": language,
        "words": words(),
        "kinds": {kind: labels for kind, labels in vocab.LABELS.items() if kind in vocab.KINDS},
        "header": HEADER,
        "columns": COLUMNS,
        "questions": [_question(candidate) for candidate in candidates],
    }


def _question(candidate: Candidate) -> dict[str, Any]:
    keys = (*ANSWERS[candidate.question], *(("d",) if candidate.question == PAIR else ()))
    return {
        "question": candidate.question,
        "reasons": [{"key": key, "names": [one_line(name) for name in names]} for key, names in candidate.reasons],
        "sides": [_side(side) for side in candidate.sides],
        "answers": {key: _rows(candidate, key) for key in keys},
        "typed": _typed(candidate) if candidate.question == THING else {},
    }


def _side(side: Side) -> dict[str, Any]:
    """What the page shows of a side."""
    return {
        "iri": side.reference.iri,
        "kind": side.reference.kind,
        "label": one_line(side.reference.label),
        "documents": side.documents,
        "about": [one_line(text) for text in side.about],
        "quotes": [{name: one_line(text) for name, text in quote._asdict().items()} for quote in side.quotes],
    }


def _rows(candidate: Candidate, key: str) -> list[list[str]]:
    found = understood(candidate, key)
    return [write_row(decision).split("\t") for decision in found] if isinstance(found, list) else []


def _typed(candidate: Candidate) -> dict[str, Any]:
    """The rows whose third cell is put in by the page, and the classes that there may be."""
    family = vocab.KINDS[candidate.sides[0].reference.kind][-1]
    return {
        "label": write_row(candidate.decision(LABEL, "-")).split("\t"),
        "kind": write_row(candidate.decision(KIND, "-")).split("\t"),
        "kinds": [kind for kind, classes in vocab.KINDS.items() if classes[-1] == family],
    }
