"""The quads of a graph, one named graph after the other, for the formats of RDF."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import vocab
from kg.export.source import Source
from kg.export.tables import by_subject
from kg.export.terms import value

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "kg": vocab.KG,
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Subject = tuple[str, list[Quad]]  # an IRI and what one graph says of it, by predicate and object


def graphs(source: Source) -> Iterator[tuple[str | None, Iterator[Subject]]]:
    """The default graph (None), then the named graphs by name, each with its subjects by IRI.

    Of the named graphs one is held at a time. Raises OutputError if graph.nq is damaged.
    """
    keep = _Wanted(source) if source.selection else None
    default = _default(source)
    yield None, keep.filter(default) if keep else default
    store = source.open_store()
    for name in sorted((n for n in store.named_graphs() if isinstance(n, NamedNode)), key=attrgetter("value")):
        found = _subjects(store.quads_for_pattern(None, None, None, name))
        yield name.value, keep.filter(found) if keep else found


def _default(source: Source) -> Iterator[Subject]:
    """The default graph, which is too large to be sorted in memory: from graph.nq, where it is sorted."""
    for _, quads in by_subject(source.nquads):
        yield from _subjects(quad for quad in quads if isinstance(quad.graph_name, DefaultGraph))


def _subjects(quads: Iterable[Quad]) -> Iterator[Subject]:
    for subject, group in groupby(sorted(quads, key=_order), key=lambda quad: value(quad.subject)):
        yield subject, list(group)


def _order(quad: Quad) -> tuple[str, bool, str, str]:
    predicate = quad.predicate.value
    return value(quad.subject), predicate != vocab.RDF_TYPE, predicate, str(quad.object)


@cache
def language(tag: str) -> str:
    """A language tag as it is usually written (BCP 47).

    >>> language("zh-latn-pinyin"), language("zh-hans")
    ('zh-Latn-pinyin', 'zh-Hans')
    """
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(part.capitalize() if len(part) == 4 else part.lower() for part in rest)])


@cache
def compact(iri: str) -> str | None:
    """A term as a prefixed name; None if it has no prefix here."""
    for name, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and rest.isascii() and rest.isalnum() and not rest[0].isdigit():
            return f"{name}:{rest}"
    return None


class _Wanted:
    """Lets through what the tables kept."""

    def __init__(self, source: Source) -> None:
        iris = "SELECT iri FROM entities UNION SELECT iri FROM documents"
        statements = "SELECT iri FROM statements UNION SELECT iri FROM passages"
        self._kept = {row[0] for row in source.rows(f"{iris} UNION {statements}")}
        self._dropped = {row[0] for row in source.rows("SELECT iri FROM temp.dropped")}

    def filter(self, subjects: Iterator[Subject]) -> Iterator[Subject]:
        for subject, quads in subjects:
            if self._has(subject, quads):
                told = [quad for quad in quads if self._may_say(quad)]
                if told:
                    yield subject, told

    def _has(self, subject: str, quads: list[Quad]) -> bool:
        if subject in self._kept:
            return True
        types = {value(quad.object) for quad in quads if quad.predicate.value == vocab.RDF_TYPE}
        if vocab.CLASS_BUILD in types:
            return True
        ends = {value(quad.object) for quad in quads if quad.predicate.value in (vocab.REFERS_TO, vocab.DOCUMENT)}
        return vocab.CLASS_MENTION in types and ends <= self._kept

    def _may_say(self, quad: Quad) -> bool:
        if isinstance(quad.object, Literal):
            return True
        if quad.predicate.value == vocab.EVIDENCE:
            return value(quad.object) in self._kept
        return value(quad.object) not in self._dropped
