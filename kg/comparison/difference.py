"""Compares the graphs of two builds: documents, entities and statements added, removed and changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg import vocab
from kg.comparison.lines import Said, Triple, about, differing, opened, read
from kg.comparison.naming import Names, local

_SPANS = frozenset({vocab.CLASS_MENTION, vocab.CLASS_PASSAGE})
# What follows from statements, or tells what a build was made with: told where it comes from.
_FOLLOWS = frozenset({vocab.CLASS_TENURE_SPAN, vocab.CLASS_RESOLUTION, vocab.CLASS_INFERENCE})
_MEANS = frozenset({vocab.CLASS_SOFTWARE, vocab.CLASS_LEXICON})
# What says how a statement is known, or by which build: no part of what it says.
_SUPPORT = (vocab.RULE, vocab.CONFIDENCE, vocab.EVIDENCE)
_NOT_SAID = frozenset({*_SUPPORT, vocab.PROV_WAS_GENERATED_BY, vocab.RDF_TYPE})
# What follows from statements, which are told themselves.
_SHORTCUTS = frozenset({vocab.WORKS_FOR, vocab.TOOK_PART})
# What follows from statements and mentions; where the file lay is no difference of what it says.
_OF_DOCUMENT = frozenset({vocab.MENTIONS, vocab.RDF_TYPE, vocab.DCT_SOURCE})


class Change(NamedTuple):
    """A property that differs: what the old build and the new one have, in words, sorted."""

    property: str
    old: tuple[str, ...]
    new: tuple[str, ...]


class Part(NamedTuple):
    """A document, entity or statement that differs.

    `kind` is the local name of its class, `words` what it is called or what it says; `document` is the identifier of
    the document that a statement is from. `changes` is empty for what was added or removed.
    """

    kind: str
    words: str
    document: str
    iri: str
    changes: tuple[Change, ...] = ()


class Changed(NamedTuple):
    """What was added, removed and changed of a sort, each sorted by its words."""

    added: tuple[Part, ...]
    removed: tuple[Part, ...]
    changed: tuple[Part, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two builds; `settings`: of the build itself (version, confidence, lexicon)."""

    settings: tuple[Change, ...]
    documents: Changed
    entities: Changed
    statements: Changed


def compare(old: Path, new: Path) -> Difference:
    """What has changed from the build in the folder `old` to that in `new`.

    Both graphs are read twice, line by line; what differs is held in memory. Raises OutputError if one is missing or
    damaged.
    """
    with opened(old) as one, opened(new) as other:
        lines = differing(one, other)
    subjects = {*read(lines[0], old), *read(lines[1], new)}
    evidence = {t.value for side in (read(lines[0], old), read(lines[1], new)) for t in _evidence(side)}
    sides = [_side(folder, subjects | evidence) for folder in (old, new)]
    return _Comparison(sides[0], sides[1]).difference(sorted(subjects))


def _evidence(said: Said) -> Iterator[Triple]:
    for triples in said.values():
        yield from (triple for triple in triples if triple.predicate == vocab.EVIDENCE)


def _side(folder: Path, subjects: set[str]) -> Said:
    with opened(folder) as file:
        return read(about(file, subjects), folder)


class _Comparison:
    """Two graphs, as far as they differ."""

    def __init__(self, old: Said, new: Said) -> None:
        self._old, self._new = old, new
        self._names = {id(old): Names(old), id(new): Names(new)}

    def difference(self, subjects: list[str]) -> Difference:
        sorts: dict[str, tuple[list[Part], list[Part], list[Part]]] = {
            sort: ([], [], []) for sort in ("document", "entity", "statement")
        }
        settings: list[Change] = []
        for subject in subjects:
            sort = self._sort(subject)
            if sort == "build":
                settings += self._changes(subject, frozenset({vocab.RDF_TYPE}))
            elif sort:
                self._compare(subject, sort, sorts[sort])
        found = [Changed(*(tuple(sorted(parts)) for parts in sorts[sort])) for sort in sorts]
        return Difference(_joined(settings), *found)

    def _sort(self, subject: str) -> str | None:
        triples = self._new.get(subject) or self._old.get(subject, set())
        classes = {triple.value for triple in triples if triple.predicate == vocab.RDF_TYPE}
        if not classes or classes & (_SPANS | _FOLLOWS | _MEANS):
            return None
        if vocab.CLASS_BUILD in classes:
            return "build"
        if vocab.CLASS_DOCUMENT in classes:
            return "document"
        return "statement" if "#" in subject else "entity"

    def _compare(self, subject: str, sort: str, to: tuple[list[Part], list[Part], list[Part]]) -> None:
        for number, (side, other) in enumerate(((self._new, self._old), (self._old, self._new))):
            if _is_told(side, subject) and not _is_told(other, subject):
                to[number].append(self._part(side, subject, sort))
                return
        left_out = {"document": _OF_DOCUMENT, "entity": _SHORTCUTS, "statement": frozenset()}[sort]
        changes = self._changes(subject, left_out)
        if changes:
            to[2].append(self._part(self._new, subject, sort)._replace(changes=tuple(changes)))

    def _part(self, side: Said, subject: str, sort: str) -> Part:
        names = self._names[id(side)]
        kind, document = names.kind(subject), ""
        words = names.name(subject)
        if sort == "statement":
            said = [t for t in side[subject] if t.predicate not in _NOT_SAID]
            document = names.name(subject.partition("#")[0])
            words = names.sentence(said)
        return Part(kind, words, document, subject)

    def _changes(self, subject: str, left_out: frozenset[str]) -> list[Change]:
        """What of a subject differs in the graphs that describe it: its own, if it is a statement or a document."""
        values = [self._values(side, subject, left_out) for side in (self._old, self._new)]
        found: list[Change] = []
        for name in sorted(values[0].keys() | values[1].keys()):
            old, new = (side.get(name, set()) for side in values)
            if old != new:
                found.append(Change(name, tuple(sorted(old - new)), tuple(sorted(new - old))))
        return found

    def _values(self, side: Said, subject: str, left_out: frozenset[str]) -> dict[str, set[str]]:
        names = self._names[id(side)]
        about_itself = subject.partition("#")[0]
        found: dict[str, set[str]] = {}
        for triple in side.get(subject, ()):
            described = triple.graph == about_itself or "/document/" not in triple.graph
            if described and triple.predicate not in left_out and triple.predicate != vocab.PROV_WAS_GENERATED_BY:
                found.setdefault(local(triple.predicate), set()).add(names.value(triple))
        return found


def _is_told(side: Said, subject: str) -> bool:
    return any(triple.predicate == vocab.RDF_TYPE for triple in side.get(subject, ()))


def _joined(changes: list[Change]) -> tuple[Change, ...]:
    """The settings of two builds, which are two subjects, by property; what both have is left out."""
    found: list[Change] = []
    for name in sorted({change.property for change in changes}):
        old = {value for change in changes if change.property == name for value in change.old}
        new = {value for change in changes if change.property == name for value in change.new}
        if old != new:
            found.append(Change(name, tuple(sorted(old - new)), tuple(sorted(new - old))))
    return tuple(found)
