"""The named queries for the workbench, filled in with what a user gave; questions in Chinese as SPARQL."""

import re
from dataclasses import asdict
from typing import Any

from kg.errors import QueryError, UnknownEntityError
from kg.query.ask import understand
from kg.query.bind import bind
from kg.query.catalogue import NamedQuery, find
from kg.query.catalogue import catalogue as named_queries
from kg.query.templates import templates
from kg.serve.home import Home
from kg.serve.parameters import text
from kg.serve.protocol import Refused
from kg.serve.reply import Reply, as_json

_LONGEST = 1000
_HEADER = re.compile(r"^#\s*(?:param|columns|graph|example)[.:].*\n", re.MULTILINE)  # what the form says better


def catalogue(_: Home, __: dict[str, Any]) -> Reply:
    """All named queries with their parameters, and examples of questions."""
    return as_json(
        {
            "queries": [_described(query) for query in named_queries().values()],
            "questions": [template.example for template in templates()],
        }
    )


def _described(query: NamedQuery) -> dict[str, Any]:
    parameters = [asdict(parameter) for parameter in query.parameters]
    return {"name": query.name, "en": query.en, "zh": query.zh, "parameters": parameters, "columns": query.columns}


def fill(home: Home, job: dict[str, Any]) -> Reply:
    """The SPARQL of the named query `name` with the parameters of the address. Raises Refused."""
    try:
        query = find(job["name"])
    except QueryError as error:
        raise Refused(404, str(error)) from None
    given = {name: value for name, value in job["given"] if value}
    try:
        sparql, notes = bind(home.store, query, given)
    except UnknownEntityError as error:
        raise Refused(404, str(error)) from None
    return as_json({"name": query.name, "sparql": _HEADER.sub("", sparql), "notes": notes, "columns": query.columns})


def ask(home: Home, job: dict[str, Any]) -> Reply:
    """How the question `q` is understood: the named query, its parameters, the SPARQL. Raises Refused, 422 if not."""
    question = text(job, "q")
    if len(question) > _LONGEST:
        raise Refused(400, f"a question has at most {_LONGEST} characters")
    try:
        understood = understand(home.store, question)
    except QueryError as error:
        raise Refused(422, str(error)) from None
    return as_json(
        {
            "question": question,
            "query": understood.query.name,
            "en": understood.query.en,
            "zh": understood.query.zh,
            "parameters": dict(understood.parameters),
            "linked": [asdict(match) for match in understood.linked],
            "notes": understood.notes,
            "sparql": _HEADER.sub("", understood.sparql),
        }
    )
