"""A built graph, opened from its folder: as an Oxigraph store, an rdflib dataset, and a networkx graph."""

import warnings
from functools import cached_property
from pathlib import Path

import networkx as nx
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store
from rdflib import Dataset

from kg.errors import OutputError, QueryError
from kg.graph.bindings import Binding, bind
from kg.graph.graphml_reader import read_graphml
from kg.graph.store import NQUADS, STORE, open_store
from kg.graph.write import GRAPHML
from kg.manifest import check_format
from kg.sparql import guard
from kg.vocab import KG

Result = QuerySolutions | QueryBoolean | QueryTriples
PREFIXES = {
    "kg": KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Graph:
    """The graph in the output folder of a build. Nothing is loaded until it is asked for, and nothing is changed.

    >>> Graph("output")  # doctest: +SKIP
    Graph('output')
    """

    def __init__(self, directory: str | Path) -> None:
        """OutputError if `directory` is missing, is no output of a build, or that of a later govkg."""
        self.directory = Path(directory)
        if not self.directory.is_dir():
            raise OutputError(f"{self.directory}: no such folder; make it with kg build … -o {self.directory}")
        if not (self.directory / NQUADS).is_file():
            raise OutputError(f"{self.directory}: holds no {NQUADS}; give the folder that kg build wrote")
        check_format(self.directory)

    def __repr__(self) -> str:
        return f"Graph({str(self.directory)!r})"

    @cached_property
    def store(self) -> Store:
        """The Oxigraph store, read-only, made at first use. OutputError if it or graph.nq is damaged."""
        return open_store(self.directory)

    @cached_property
    def dataset(self) -> Dataset:
        """All named graphs as an rdflib dataset whose default graph is the union; read from graph.nq at first use.

        It lives in memory (about 1 kB for each quad); for large graphs use `query`.
        """
        path = self.directory / NQUADS
        dataset = Dataset(default_union=True)
        try:
            with warnings.catch_warnings():  # rdflib calls its own deprecated names
                warnings.simplefilter("ignore", DeprecationWarning)
                dataset.parse(source=str(path), format="nquads")
        except Exception as error:  # rdflib raises ParseError, ValueError, AssertionError and others on bad lines
            raise OutputError(f"{path}: cannot be read ({error}); build the graph again with kg build") from error
        return dataset

    @cached_property
    def network(self) -> "nx.MultiDiGraph[str]":
        """Entities and their relations as `kg.graph.network.network` describes them, read from graph.graphml."""
        return read_graphml(self.directory / GRAPHML)

    def query(self, sparql: str, **bindings: Binding) -> Result:
        """Run a SPARQL query over the union of all graphs, with variables of its outermost WHERE bound beforehand.

        The prefixes kg, rdf, rdfs, skos, dct, org, prov and xsd are known. A plain value is bound as a literal, an
        IRI as `pyoxigraph.NamedNode`; labels have a language, so compare them with `STR(?label) = ?name`. Gives
        solutions (SELECT), a truth value (ASK) or triples (CONSTRUCT, DESCRIBE). QueryError if it is no valid SPARQL,
        an update, or asks other servers (SERVICE).
        """
        guard.check(sparql)
        try:
            return self.store.query(bind(sparql, bindings), prefixes=PREFIXES, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryError(f"no valid SPARQL: {error}") from error
        except OSError as error:
            store = self.directory / STORE
            raise OutputError(f"{store}: is damaged ({error}); delete this folder and ask again") from error
