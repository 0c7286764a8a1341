"""GEXF 1.3: the same network as GraphML in Gephi's own format, where relations of one pair stay apart by their kind."""

from collections.abc import Iterator, Mapping

from kg.export import rows
from kg.export.graphml import EDGE, NODE
from kg.export.source import Source
from kg.export.text import xml

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    "<meta><creator>govkg</creator></meta>\n"
    '<graph defaultedgetype="directed" mode="static" idtype="string">\n'
)
_TYPES = {"string": "string", "int": "integer"}
# GEXF has places of its own for these
_NODE = {name: type_ for name, type_ in NODE.items() if name != "label"}
_EDGE = {name: type_ for name, type_ in EDGE.items() if name != "weight"}


def write(source: Source) -> Iterator[str]:
    """Nodes and edges as in GraphML; the label of an edge is its title, role or relation."""
    yield _HEAD
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        yield f'<attributes class="{domain}">\n'
        for name, type_ in names.items():
            yield f'<attribute id="{name}" title="{name}" type="{_TYPES[type_]}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    degrees = rows.degrees(source)
    for node in rows.nodes(source):
        values = {**node, "degree": degrees.get(node["id"], 0)}
        yield f'<node id="{xml(node["iri"])}" label="{xml(node["label"])}">{_values(_NODE, values)}</node>\n'
    yield "</nodes>\n<edges>\n"
    for edge in rows.edges(source):
        values = {**edge, rows.DETAILS.get(edge["relation"], "detail"): edge["detail"]}
        ends = f'source="{xml(edge["source"])}" target="{xml(edge["target"])}" kind="{xml(edge["relation"])}"'
        label = xml(edge["detail"]) or xml(edge["relation"])
        head = f'<edge id="{rows.edge_key(edge)}" {ends} label="{label}" weight="{edge["weight"]}">'
        yield f"{head}{_values(_EDGE, values)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(names: Mapping[str, str], values: Mapping[str, object]) -> str:
    known = ((name, values.get(name)) for name in names)
    told = "".join(
        f'<attvalue for="{name}" value="{xml(str(value))}"/>' for name, value in known if value not in (None, "")
    )
    return f"<attvalues>{told}</attvalues>"
