"""Rows of decisions.tsv: cells into decisions with all that is wrong with them, and back."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from kg.decisions.model import (
    DIFFERENT,
    DROP,
    FORGET,
    JUDGEMENTS,
    KEEP,
    KIND,
    LABEL,
    SAME,
    UNSURE,
    Decision,
    family_of_kind,
)
from kg.decisions.references import hidden, named, read_forms, relative, write_forms

COLUMNS: Final = ("what", "whom", "to", "why", "who", "when", "whom_is", "to_is")
EMPTY: Final = ("", "-")
SHORTEST: Final = 2  # characters of the name of a person that can be forgotten
_LONGEST = 300  # characters of a name or a reason
Complaints = Iterator[str]


def write_row(decision: Decision) -> str:
    """The row, without its line end; what a cell cannot hold becomes a space."""
    to = decision.to.iri if decision.to else decision.value
    forms = (write_forms(decision.whom), write_forms(decision.to) if decision.to else "")
    cells = (decision.what, decision.whom.iri, to, decision.why, decision.who, decision.when, *forms)
    return "\t".join(clean_cell(cell) or "-" for cell in cells)


def clean_cell(text: str) -> str:
    """One line of visible text."""
    return " ".join("".join(" " if hidden(char) else char for char in text).split())


def complaints(cells: Sequence[str]) -> Complaints:
    """All that is wrong with the cells of a row, in words."""
    if not 2 <= len(cells) <= len(COLUMNS):
        yield f"{len(cells)} cells; there are {' '.join(COLUMNS)}, of which the first two must be there, tab-separated"
        return
    for column, cell in zip(COLUMNS, cells, strict=False):
        bad = next((char for char in cell if hidden(char)), None)
        if bad is not None:
            yield f"{column}: holds the hidden character U+{ord(bad):04X}; take it out"
    what, whom, to, why, _, when, whom_is, to_is = _full(cells)
    if what not in JUDGEMENTS:
        yield f"what: {what!r} is none of {' '.join(JUDGEMENTS)}"
    if not relative(whom):
        yield f"whom: {whom!r} is no IRI of a thing; kg explain shows them (agency/…, person/NAME/BODY)"
    elif what in _TO:
        yield from _TO[what](relative(whom), to)
    if len(why) > _LONGEST:
        yield f"why: has more than {_LONGEST} characters"
    if when and not _is_date(when):
        yield f"when: {when!r} is no date; write 2021-03-09"
    yield from (
        f"{column}: {fault}" for column, cell in (("whom_is", whom_is), ("to_is", to_is)) for fault in _bad(cell)
    )


def decision_of(cells: Sequence[str], line: int) -> Decision:
    """The decision of cells without complaints."""
    what, whom, to, why, who, when, whom_is, to_is = _full(cells)
    other = relative(to)
    return Decision(
        what,
        read_forms(relative(whom), whom_is),
        read_forms(other, to_is) if other else None,
        "" if other else to,
        *(why, who, when, line),
    )


def _full(cells: Sequence[str]) -> list[str]:
    given = ["" if cell.strip() in EMPTY else cell.strip() for cell in cells]
    return given + [""] * (len(COLUMNS) - len(given))


def _pair(whom: str, to: str) -> Complaints:
    other = relative(to)
    if not other:
        yield f"to: {to!r} is no IRI of a thing; give the other one"
    elif other == whom:
        yield "to: is the same IRI as whom; say which two (person/NAME/BODY and person/NAME/OTHER BODY)"
    elif family_of(whom) != family_of(other):
        yield f"to: a thing of {family_of(other)} is never one of {family_of(whom)}; use kind or drop"


def _kind(whom: str, to: str) -> Complaints:
    family = family_of(whom)
    if not family_of_kind(to):
        yield f"to: {to!r} is no class of entities; there are Agency, Institution, Person, Meeting …"
    elif family_of_kind(to) != family:
        yield f"to: {to} is no kind of {family}; what is no {family} at all is dropped (drop)"


def _label(_: str, to: str) -> Complaints:
    if not to or len(to) > _LONGEST:
        yield f"to: give the name, of 1 to {_LONGEST} characters"
    elif relative(to):
        yield f"to: {to!r} is an IRI; give the name"


def _doubt(whom: str, to: str) -> Complaints:
    if relative(to):
        yield from _pair(whom, to)
    elif to and not family_of_kind(to):
        yield f"to: {to!r} is neither an IRI nor a class; leave it empty if neither is meant"


def _none(_: str, to: str) -> Complaints:
    if to:
        yield f"to: must be empty or -, not {to!r}"


def _person(whom: str, to: str) -> Complaints:
    if family_of(whom) != "Person":
        yield f"whom: only people are forgotten; what is no {family_of(whom)} is dropped (drop)"
    elif len(named(whom)[0]) < SHORTEST:
        yield f"whom: the name needs {SHORTEST} characters; one alone is in too many words"
    yield from _none(whom, to)


_TO: Final[dict[str, Callable[[str, str], Complaints]]] = {
    **dict.fromkeys((SAME, DIFFERENT), _pair),
    **dict.fromkeys((KEEP, DROP), _none),
    FORGET: _person,
    KIND: _kind,
    LABEL: _label,
    UNSURE: _doubt,
}


def family_of(iri: str) -> str:
    """The family of an IRI below the base."""
    return read_forms(iri, "").family


def _bad(cell: str) -> Complaints:
    try:
        read_forms("", cell)
    except (ValueError, UnicodeDecodeError) as error:
        yield f"{error}; leave it empty if you write the row by hand"


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
