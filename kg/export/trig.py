"""TriG: everything, one block for each document."""

from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import Literal, Quad

from kg import vocab
from kg.export import rdf
from kg.export.source import Source
from kg.export.terms import Term, value
from kg.export.text import turtle

_XSD_STRING = rdf.PREFIXES["xsd"] + "string"


def write(source: Source) -> Iterator[str]:
    """Quads grouped by graph, subject and predicate."""
    yield "# written by govkg\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in rdf.PREFIXES.items())
    for name, subjects in rdf.graphs(source):
        if name is None:
            yield from (_piece(subject, quads, "") for subject, quads in subjects)
            continue
        opened = False
        for subject, quads in subjects:
            if not opened:
                yield f"\n{_iri(name)} {{"
                opened = True
            yield _piece(subject, quads, "  ")
        if opened:
            yield "}\n"


def _piece(subject: str, quads: list[Quad], margin: str) -> str:
    lines = []
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate.value):
        name = "a" if predicate == vocab.RDF_TYPE else rdf.compact(predicate) or _iri(predicate)
        lines.append(f"{name} {', '.join(_term(quad.object) for quad in group)}")
    return f"\n{margin}{_iri(subject)} " + f" ;\n{margin}  ".join(lines) + " .\n"


def _iri(iri: str) -> str:
    return f"<{iri}>"


def _term(term: Term) -> str:
    """An object: literals as N-Triples has them, with what hides or reorders text escaped."""
    if not isinstance(term, Literal):
        iri = value(term)
        return rdf.compact(iri) or _iri(iri)
    text = f'"{turtle(term.value)}"'
    if term.language:
        return f"{text}@{rdf.language(term.language)}"
    type_ = term.datatype.value
    return text if type_ == _XSD_STRING else f"{text}^^{rdf.compact(type_) or _iri(type_)}"
