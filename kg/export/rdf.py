"""The quads of a graph, one named graph after the other, for the formats of RDF."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter

from pyoxigraph import DefaultGraph, NamedNode, Quad

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
    """Lets through what the tables kept, and what they do not know (mentions) if none of its ends went; of a
    build all but the articles that went."""

    def __init__(self, source: Source) -> None:
        known = ("entities", "documents", "statements", "passages")
        self._known = {row[0] for row in source.rows(" UNION ".join(f"SELECT iri FROM {table}" for table in known))}
        self._look_up = source.tables.execute

    def filter(self, subjects: Iterator[Subject]) -> Iterator[Subject]:
        """The subjects that are wanted, with what points to others that are."""
        for subject, quads in subjects:
            if subject in self._known:
                told = [quad for quad in quads if not self._went(quad)]
                if told:
                    yield subject, told
            elif not self._dropped(subject):
                left = [quad for quad in quads if not self._went(quad)]
                if len(left) == len(quads) or any(quad.predicate.value == vocab.PROV_USED for quad in left):
                    yield subject, left

    def _went(self, quad: Quad) -> bool:
        return isinstance(quad.object, NamedNode) and self._dropped(quad.object.value)

    def _dropped(self, iri: str) -> bool:
        return iri not in self._known and bool(
            self._look_up("SELECT 1 FROM temp.dropped WHERE iri = ?", (iri,)).fetchone()
        )
