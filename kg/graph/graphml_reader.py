"""Reads the network of a build back from its GraphML; apart from the writing, since networkx is slow to import."""

from pathlib import Path
from xml.etree.ElementTree import ParseError

import networkx as nx

from kg.errors import OutputError


def read_graphml(path: Path) -> "nx.MultiDiGraph[str]":
    """The network that `write_graphml` wrote; OutputError if the file is missing or damaged."""
    try:
        graph: nx.MultiDiGraph[str] = nx.read_graphml(path, force_multigraph=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}); build it again with kg build") from error
    except (ParseError, nx.NetworkXException, KeyError, ValueError) as error:
        raise OutputError(f"{path}: is no GraphML of a build ({error}); build it again with kg build") from error
    return graph
