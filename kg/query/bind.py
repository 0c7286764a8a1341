"""Turns what a user typed for the parameters of a named query into SPARQL terms that cannot be anything else."""

import re
from collections.abc import Mapping
from datetime import date

from pyoxigraph import Literal, Store

from kg.errors import QueryError
from kg.query.catalogue import NamedQuery, Parameter
from kg.query.names import find_entities

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
_INTEGER = re.compile(r"\d{1,15}", re.ASCII)
_MONTH_AND_DAY = "-01-01"


def bind(store: Store, query: NamedQuery, given: Mapping[str, str]) -> tuple[str, list[str]]:
    """The query with its parameters filled in, and notes for the user (a name that means several entities).

    Names may be written with `_` for `-`. Raises QueryError (missing, unknown or malformed parameters) and
    UnknownEntityError.
    """
    values = {name.replace("_", "-"): value for name, value in given.items()}
    _check_names(query, values)
    notes: list[str] = []
    terms = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            terms[parameter.name] = _terms(store, parameter, value, notes)
    return query.fill(terms), notes


def _check_names(query: NamedQuery, values: Mapping[str, str]) -> None:
    known = {parameter.name for parameter in query.parameters}
    unknown = [f"--{name}" for name in values if name not in known]
    missing = [f"--{p.name}" for p in query.parameters if p.required and p.name not in values]
    if not (unknown or missing):
        return
    problems = [f"has no parameter {', '.join(unknown)}"] if unknown else []
    problems += [f"needs {', '.join(missing)}"] if missing else []
    takes = [f"  --{p.name} {p.type.upper()}  {p.en} / {p.zh} ({p.use})" for p in query.parameters]
    raise QueryError("\n".join([f"{query.name} {' and '.join(problems)}. It takes:", *(takes or ["  nothing"])]))


def _terms(store: Store, parameter: Parameter, value: str, notes: list[str]) -> list[str]:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise QueryError(f"--{parameter.name}: the value is not valid text") from None
    if parameter.type == "entity":
        return _entities(store, parameter, value, notes)
    if parameter.type == "integer":
        if not _INTEGER.fullmatch(value):
            raise QueryError(f'--{parameter.name}: "{value}" is no whole number')
        return [str(int(value))]
    if parameter.type == "date":
        check_date(parameter.name, value)
    return [str(Literal(value))]


def _entities(store: Store, parameter: Parameter, value: str, notes: list[str]) -> list[str]:
    matches = find_entities(store, value)
    if len(matches) > 1:
        listed = "".join(f"\n  {match}" for match in matches)
        meant = f'--{parameter.name} "{value}" means {len(matches)} entities'
        notes.append(f"{meant}, all are asked for; give an IRI for one:{listed}")
    return [f"<{match.iri}>" for match in matches]


def check_date(name: str, value: str) -> None:
    """QueryError if a date is neither a year nor a month nor a day."""
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value + _MONTH_AND_DAY[len(value) - 4 :])
    except ValueError:
        raise QueryError(f'--{name}: "{value}" is no date; write 2023, 2023-03 or 2023-03-01') from None
