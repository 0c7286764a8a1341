"""Runs a query, named or SPARQL, over the union of all graphs of a store."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    Store,
    Triple,
)

from kg.errors import QueryError
from kg.query.bind import bind
from kg.query.catalogue import NamedQuery, find, parse
from kg.query.faults import explain_fault
from kg.query.terms import PREFIXES
from kg.sparql import guard

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: rows (SELECT), a graph (CONSTRUCT, DESCRIBE; sorted) or an answer (ASK).

    `notes` are remarks for the user, such as a name that means several entities.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    graph: tuple[Triple, ...] | None = None
    answer: bool | None = None
    notes: tuple[str, ...] = ()

    def records(self) -> list[dict[str, str]]:
        """The rows as plain text by column; "" where there is no value."""
        return [dict(zip(self.columns, map(text_of, row), strict=True)) for row in self.rows]


def text_of(term: Term | None) -> str:
    """A term as a reader wants it: the text of a literal, the IRI of a node, "" for no value."""
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value


def run(store: Store, query: str | NamedQuery, parameters: Mapping[str, str] | None = None) -> Result:
    """The result of a named query (by name) or of SPARQL text, with values for its parameters.

    SPARQL text may declare parameters in its header as the files in queries/ do. Raises QueryError and
    UnknownEntityError.
    """
    named = query if isinstance(query, NamedQuery) else parse("this query", query) if is_sparql(query) else find(query)
    text, notes = bind(store, named, parameters or {})
    return evaluate(store, text, tuple(notes))


def is_sparql(text: str) -> bool:
    """Whether `text` is SPARQL and not the name of a query: names have neither spaces nor brackets."""
    return any(char.isspace() or char in "{}()<>" for char in text.strip())


def evaluate(store: Store, sparql: str, notes: tuple[str, ...] = ()) -> Result:
    """The result of SPARQL text; the usual prefixes need no declaration. Raises QueryError with place and reason."""
    guard.check(sparql)
    try:
        found = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(explain_fault(sparql, str(error))) from None
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Result(columns, tuple(tuple(solution) for solution in found), notes=notes)
    if isinstance(found, QueryBoolean):
        return Result(answer=bool(found), notes=notes)
    return Result(graph=_sorted(found), notes=notes)


def _sorted(triples: object) -> tuple[Triple, ...]:
    """Each triple once, blank nodes named by their place in the graph, in order."""
    dataset = Dataset(Quad(*triple) for triple in triples)  # type: ignore[attr-defined]
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted((quad.triple for quad in dataset), key=str))
