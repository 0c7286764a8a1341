"""A built graph, opened: the views of kg.graph and the questions of kg.query in one object."""

from collections.abc import Sequence
from pathlib import Path

import networkx as nx
from pyoxigraph import Literal, NamedNode, Store
from rdflib import Dataset

from kg.graph.bindings import bind
from kg.graph.open import Graph
from kg.query.catalogue import NamedQuery, catalogue, parse
from kg.query.explain import Explanation, explain
from kg.query.explain_document import DocumentExplanation, explain_document
from kg.query.run import Result, evaluate, is_sparql, run

Value = str | int | NamedNode


def open_graph(path: str | Path = "output") -> "KnowledgeGraph":
    """The graph that a build wrote into the folder `path`. Raises OutputError if there is none."""
    return KnowledgeGraph(path)


class KnowledgeGraph:
    """A built graph, read-only. Each view is loaded when it is first asked for."""

    def __init__(self, path: str | Path) -> None:
        """Raises OutputError if `path` is no folder that a build wrote."""
        self._graph = Graph(path)

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.path)!r})"

    @property
    def path(self) -> Path:
        """The folder of the graph."""
        return self._graph.directory

    @property
    def store(self) -> Store:
        """The embedded Oxigraph store, read-only: all graphs."""
        return self._graph.store

    @property
    def dataset(self) -> Dataset:
        """All graphs as an rdflib Dataset whose default graph is their union; in memory, so mind the size."""
        return self._graph.dataset

    @property
    def network(self) -> "nx.MultiDiGraph[str]":
        """Entities as nodes, relations as edges; attributes as in graph.graphml."""
        return self._graph.network

    @property
    def queries(self) -> Sequence[NamedQuery]:
        """The named queries, by name."""
        return tuple(catalogue().values())

    def query(self, query: str, /, **parameters: Value) -> Result:
        """Run a named query, or SPARQL over the union of all graphs.

        A parameter is written as on the command line with `_` for `-`; one that is a word of Python gets a `_` at its
        end: `from_="2023"`. Entities go by name, alias, pinyin or IRI. In SPARQL without a header of its own the
        parameters are values for variables: `query("SELECT ?s { ?s kg:title ?t }", t="局长")`. Raises QueryError and
        UnknownEntityError.

        >>> graph = open_graph("output")  # doctest: +SKIP
        >>> graph.query("meetings-in-place", place="台州市", from_="2023").records()  # doctest: +SKIP
        """
        given = {name.rstrip("_"): value for name, value in parameters.items()}
        if is_sparql(query) and not parse("this query", query).parameters:
            terms = {name: value if isinstance(value, NamedNode) else Literal(value) for name, value in given.items()}
            return evaluate(self.store, bind(query, terms))
        texts = {name: value.value if isinstance(value, NamedNode) else str(value) for name, value in given.items()}
        return run(self.store, query, texts)

    def explain(self, name: str) -> list[Explanation]:
        """All that the graph says of every entity of that name, with sentences. Raises UnknownEntityError."""
        return explain(self.store, name)

    def explain_document(self, name: str) -> list[DocumentExplanation]:
        """All that every document of that identifier, file or title states, in the order of its text.

        Raises UnknownEntityError.
        """
        return explain_document(self.store, name)
