"""The entity level of a graph as Turtle: entities, posts, participations and facts, without spans and their offsets."""

import re
from collections.abc import Iterable, Iterator

from kg import vocab
from kg.graph.document import Pairs

TURTLE = "graph.ttl"
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
_NEXT = " ;\n    "  # between predicates
_MOST = 50_000  # terms that are kept as they are written
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
        """All that is told of a subject, pairs ascending and without repeats; nothing if all of it is left out."""
        names = self._names
        types: list[str] = []
        others: list[str] = []
        last = ""
        for predicate, obj in pairs:
            if predicate == vocab.RDF_TYPE:
                types.append(names[obj])
            elif predicate not in _LEFT_OUT:
                others.append(", " if predicate == last else f"{_NEXT}{names[f'<{predicate}>']} ")
                others.append(names[obj] if obj[-1] == ">" else obj)  # a literal without a type is the same in both
                last = predicate
        if types:
            others.insert(0, f"{_NEXT}a {', '.join(types)}")
        return f"\n{names[f'<{subject}>']} {''.join(others).removeprefix(_NEXT)} .\n" if others else ""


class _Names(dict[str, str]):
    """Terms of N-Quads as Turtle has them, made when they are asked for and kept for a while: those of vocabularies as
    prefixed names, things as IRIs relative to the base."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base
        self._words: dict[str, str] = {}
        known = {k: v for k, v in vars(vocab).items() if isinstance(v, str) and k.isupper()}
        for iri in known.values():
            for name, namespace in _PREFIXES.items():
                if iri.startswith(namespace) and iri != namespace:
                    self._words[f"<{iri}>"] = f"{name}:{iri.removeprefix(namespace)}"
        self.update(self._words)

    def __missing__(self, term: str) -> str:
        if term.startswith("<"):
            written = f"<{term[1:].removeprefix(self._base)}"
        else:
            typed = _TYPED.search(term)
            written = f'{term[: typed.start()]}"^^{self[f"<{typed[1]}>"]}' if typed else term
        if len(self) > _MOST:
            self.clear()
            self.update(self._words)
        self[term] = written
        return written
