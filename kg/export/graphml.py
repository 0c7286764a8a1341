"""GraphML: entities and their relations, for Gephi, yEd, Cytoscape, igraph and networkx."""

from collections.abc import Iterator, Mapping

from kg.export import rows
from kg.export.source import Source
from kg.export.text import xml

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!-- written by govkg -->\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)
NODE = {
    **dict.fromkeys(("kind", "label", "pinyin"), "string"),
    **{"documents": "int", "code": "string", "level": "string", "date": "string", "degree": "int"},
}
EDGE = {
    **{"relation": "string", "weight": "int", "documents": "int", "title": "string", "role": "string"},
    **{"first_seen": "string", "last_seen": "string"},
}


def write(source: Source) -> Iterator[str]:
    """Nodes by IRI with kind, label and so on; an edge for each relation and, for posts and parts, title or role."""
    yield _HEAD
    for domain, names in (("node", NODE), ("edge", EDGE)):
        for name, type_ in sorted(names.items()):
            yield f'<key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{type_}"/>\n'
    yield '<graph edgedefault="directed">\n'
    degrees = rows.degrees(source)
    for node in rows.nodes(source):
        values = {**node, "degree": degrees.get(node["id"], 0)}
        yield f'<node id="{xml(node["iri"])}">{_data("node", NODE, values)}</node>\n'
    for edge in rows.edges(source):
        values = {**edge, rows.DETAILS.get(edge["relation"], "detail"): edge["detail"]}
        ends = f'source="{xml(edge["source"])}" target="{xml(edge["target"])}"'
        yield f'<edge id="{rows.edge_key(edge)}" {ends}>{_data("edge", EDGE, values)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(domain: str, names: Mapping[str, str], values: Mapping[str, object]) -> str:
    known = ((name, values.get(name)) for name in names)
    return "".join(
        f'<data key="{domain}-{name}">{xml(str(value))}</data>' for name, value in known if value not in (None, "")
    )
