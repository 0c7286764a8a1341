"""GraphML of the network, for Gephi and others; networkx reads it back the same (`kg.graph.graphml_reader`)."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.graph.network import Attributes, Network

_TYPES = {str: "string", int: "int"}
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
END = "</graph>\n</graphml>\n"
_NODE, _EDGE = '<data key="node-', '<data key="edge-'
_SPECIAL = re.compile('[&<>"\n\r\t]')  # seldom there, and quicker to look for at once
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_QUOTES = _IN_TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def write_graphml(graph: Network, path: Path) -> None:
    """Write nodes and edges in their order. The text of attributes is fit for XML."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))


def _lines(graph: Network) -> Iterator[str]:
    yield declared((data for _, data in graph.nodes.items()), (data for *_, data in graph.edges))
    for node, data in graph.nodes.items():
        yield node_line(node, data)
    for edge in graph.edges:
        yield edge_line(*edge)
    yield END


def declared(nodes: Iterable[Attributes], edges: Iterable[Attributes]) -> str:
    """The head of a file."""
    return "".join([_HEAD, *_keys("node", nodes), *_keys("edge", edges), '<graph edgedefault="directed">\n'])


def node_line(node: str, data: Attributes) -> str:
    """A node."""
    return f"<node id={_quoted(node)}>{_data(_NODE, data)}</node>\n"


def edge_line(source: str, target: str, key: str, data: Attributes) -> str:
    """An edge."""
    ends = f"id={_quoted(key)} source={_quoted(source)} target={_quoted(target)}"
    return f"<edge {ends}>{_data(_EDGE, data)}</edge>\n"


def _keys(domain: str, attributes: Iterable[Attributes]) -> Iterator[str]:
    """Declarations of the attributes in use."""
    alike = {tuple(data): data for data in attributes}  # one of all that have the same attributes
    types = {name: _TYPES[type(value)] for data in alike.values() for name, value in data.items()}
    for name, type_ in sorted(types.items()):
        yield f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n'


def _data(start: str, data: Attributes) -> str:
    return "".join([f'{start}{name}">{_escaped(value)}</data>' for name, value in data.items()])


def _escaped(value: str | int) -> str | int:
    return value.translate(_IN_TEXT) if isinstance(value, str) and _SPECIAL.search(value) else value


def _quoted(text: str) -> str:
    return f'"{text.translate(_IN_QUOTES) if _SPECIAL.search(text) else text}"'
