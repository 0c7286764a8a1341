"""Which literals are well-formed, and what numbers they are: the datatypes of a graph."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from kg import vocab

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_STRINGS: Final = frozenset({_XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"})
_NUMBERS: Final = frozenset({vocab.XSD_INTEGER, vocab.XSD_DECIMAL})
_FORMS: Final = {
    vocab.XSD_INTEGER: re.compile(r"[+-]?[0-9]+"),
    vocab.XSD_DECIMAL: re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
    vocab.XSD_DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    vocab.XSD_G_YEAR_MONTH: re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])"),
    vocab.XSD_G_YEAR: re.compile(r"[0-9]{4}"),
    vocab.XSD_BOOLEAN: re.compile("true|false|[01]"),
}


def is_well_formed(text: str, datatype: str) -> bool:
    """Whether `text` is of a datatype (its IRI) of the graph; of any other datatype nothing is.

    >>> is_well_formed("2021-02-30", vocab.XSD_DATE), is_well_formed("2021-02", vocab.XSD_G_YEAR_MONTH)
    (False, True)
    """
    if datatype in _STRINGS:
        return True
    form = _FORMS.get(datatype)
    return bool(form and form.fullmatch(text)) and (datatype != vocab.XSD_DATE or _is_day(text))


def number(text: str, datatype: str) -> Decimal | None:
    """The number that a literal is, None if it is none."""
    return Decimal(text) if datatype in _NUMBERS and is_well_formed(text, datatype) else None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
