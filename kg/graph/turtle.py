"""The entity level of a graph as Turtle: entities, posts, participations and facts, without spans and their offsets."""

import re
from collections.abc import Iterable, Iterator

from kg import vocab
from kg.graph.document import Pairs

_PREFIXES = {
    "kg": vocab.KG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LEFT_OUT = frozenset(
    {vocab.MENTIONS, vocab.EVIDENCE, vocab.CONTENT_HASH, vocab.PROV_WAS_GENERATED_BY, vocab.PROV_USED}
)
_TYPED = re.compile(r'"\^\^<([^>"]+)>\Z')


def turtle(told: Iterable[tuple[str, Pairs]], base: str) -> Iterator[str]:
    """Turtle of what `kg.graph.quads.blocks` tells: the head, then one piece a subject in the order of the N-Quads.

    What several documents state stands once; IRIs are relative to `base`.
    """
    pieces = Pieces(base)
    yield pieces.head
    for subject, pairs in sorted(told, key=_as_in_quads):
        yield pieces.piece(subject, pairs)


def _as_in_quads(told: tuple[str, Pairs]) -> str:
    return told[0] + ">"


class Pieces:
    """Makes the pieces of a file; IRIs are relative to `base`."""

    def __init__(self, base: str) -> None:
        self._names = _Names(base)
        self.head = f"@base <{base}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in _PREFIXES.items())

    def piece(self, subject: str, pairs: Pairs) -> str:
        """All that is told of a subject; nothing if all of it is left out."""
        names = self._names
        types: list[str] = []
        others: dict[str, list[str]] = {}
        for predicate, obj in sorted(set(pairs)):
            if predicate == vocab.RDF_TYPE:
                types.append(names.term(obj))
            elif predicate not in _LEFT_OUT:
                others.setdefault(predicate, []).append(names.term(obj))
        if not types and not others:
            return ""
        lines = [f"a {', '.join(types)}"] if types else []
        lines += [f"{names.iri(predicate)} {', '.join(objects)}" for predicate, objects in others.items()]
        return f"\n{names.iri(subject)} " + " ;\n    ".join(lines) + " .\n"


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
        if obj.endswith('"'):
            return obj
        typed = _TYPED.search(obj)
        return f'{obj[: typed.start()]}"^^{self.iri(typed[1])}' if typed else obj
