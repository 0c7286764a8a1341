"""The entity level of a graph as Turtle: entities, posts, participations and facts, without spans and their offsets."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from kg import vocab

_PREFIXES = {
    "kg": vocab.KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LEFT_OUT_NODES = re.compile(b"[^>]*#(?:title-)?(?:mention|passage|statement)/")  # "#" is only ever before a statement
_LEFT_OUT = frozenset({vocab.MENTIONS, vocab.EVIDENCE, vocab.CONTENT_HASH, vocab.PROV_WAS_GENERATED_BY})
_TYPED = re.compile(r'"\^\^<([^>"]+)>\Z')


def turtle(blocks: Iterable[bytes], base: str) -> Iterator[str]:
    """Turtle of the blocks of `kg.graph.quads.blocks` (ascending N-Quads lines): the head, then one piece a subject.

    What several documents state stands once; IRIs are relative to `base`.
    """
    yield f"@base <{base}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())
    names = _Names(base)
    for block in blocks:
        if not _LEFT_OUT_NODES.match(block):
            text = block.decode()
            subject = text[1 : text.index(">")]
            properties = dict.fromkeys(_properties(text))
            if properties:
                yield _piece(subject, properties, names)


def _properties(block: str) -> Iterator[tuple[str, str]]:
    """(predicate IRI, object as N-Quads has it) of each line."""
    for line in block.split("\n")[:-1]:
        _, predicate, rest = line.split(" ", 2)
        predicate = predicate[1:-1]
        if predicate not in _LEFT_OUT:
            yield predicate, _without_graph(rest[:-2])


def _without_graph(rest: str) -> str:
    r"""`rest` is object and perhaps graph; only an IRI has no quotation mark in its last word.

    >>> _without_graph('"a <b> c" <https://example.org/g>')
    '"a <b> c"'
    """
    head, _, last = rest.rpartition(" ")
    return head if head and last.startswith("<") and '"' not in last else rest


def _piece(subject: str, properties: Iterable[tuple[str, str]], names: "_Names") -> str:
    lines = []
    for predicate, group in groupby(sorted(properties, key=_types_first), key=lambda pair: pair[0]):
        objects = ", ".join(names.term(obj) for _, obj in group)
        lines.append(f"{'a' if predicate == vocab.RDF_TYPE else names.iri(predicate)} {objects}")
    return f"\n{names.iri(subject)} " + " ;\n    ".join(lines) + " .\n"


def _types_first(pair: tuple[str, str]) -> tuple[bool, str, str]:
    return (pair[0] != vocab.RDF_TYPE, *pair)


class _Names:
    """Shortens IRIs: terms to prefixed names, things to IRIs relative to the base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._terms: dict[str, str] = {}
        known = {k: v for k, v in vars(vocab).items() if isinstance(v, str) and k.isupper()}
        for iri in known.values():
            for name, namespace in _PREFIXES.items():
                if iri.startswith(namespace) and iri != namespace:
                    self._terms[iri] = f"{name}:{iri.removeprefix(namespace)}"

    def iri(self, iri: str) -> str:
        """An IRI as Turtle."""
        return self._terms.get(iri) or f"<{iri.removeprefix(self._base)}>"

    def term(self, obj: str) -> str:
        """An object of N-Quads as Turtle."""
        if obj.startswith("<"):
            return self.iri(obj[1:-1])
        typed = _TYPED.search(obj)
        return f'{obj[: typed.start()]}"^^{self.iri(typed[1])}' if typed else obj
