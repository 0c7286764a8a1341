"""JSON-LD: everything, one named graph for each document; a line for each subject, so that it can be read in parts."""

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import Literal, Quad

from kg import vocab
from kg.export import rdf
from kg.export.source import Source
from kg.export.terms import Term, value
from kg.export.text import json

_XSD_STRING = rdf.PREFIXES["xsd"] + "string"


def write(source: Source) -> Iterator[str]:
    """A context with the prefixes, then the default graph's subjects and, one after the other, the named graphs."""
    yield f'{{"@context":{json({"kg": rdf.PREFIXES["kg"], **rdf.PREFIXES})},\n"@graph":['
    comma = "\n"
    for name, subjects in rdf.graphs(source):
        if name is None:
            for subject, quads in subjects:
                yield comma + json(_node(subject, quads))
                comma = ",\n"
            continue
        opened = False
        for subject, quads in subjects:
            head = ",\n" if opened else f'{comma}{{"@id":{json(name)},"@graph":[\n'
            yield head + json(_node(subject, quads))
            opened = True
        if opened:
            yield "\n]}"
            comma = ",\n"
    yield "\n]}\n"


def _node(subject: str, quads: list[Quad]) -> dict[str, object]:
    node: dict[str, object] = {"@id": subject}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value):
        if predicate == vocab.RDF_TYPE:
            node["@type"] = [_name(value(quad.object)) for quad in group]
        else:
            node[_name(predicate)] = [_value(quad.object) for quad in group]
    return node


def _name(iri: str) -> str:
    return rdf.compact(iri) or iri


def _value(term: Term) -> str | dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": value(term)}
    if term.language:
        return {"@value": term.value, "@language": rdf.language(term.language)}
    type_ = term.datatype.value
    return term.value if type_ == _XSD_STRING else {"@value": term.value, "@type": _name(type_)}
