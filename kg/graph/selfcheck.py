"""A quick check of a graph, as blocks of N-Quads, against the shapes: what SHACL finds, fast enough for every build.

It is no engine for SHACL: it knows what ontology/shapes.ttl uses, and tests compare what it finds in damaged graphs
with what pySHACL finds. Spans in the form that this package writes, most of a graph, are recognised as a whole; all
else is taken apart, and what was found good once (a value, the properties that a node has) is not looked at again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from kg import vocab
from kg.graph.datatypes import is_well_formed, number
from kg.graph.shapes import Property, Shape, Value, shapes

Pair = tuple[bytes, bytes]  # predicate IRI, object as N-Quads has it
_TYPE = vocab.RDF_TYPE.encode()
_QUOTED = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_PAIR = re.compile(rb"> <([^<>]*)> (<[^<>]*>|" + _QUOTED + rb"(?:@[A-Za-z0-9-]+|\^\^<[^<>]*>)?)(?: <[^<>]*>)? \.\n")
_LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>]*)>)?', re.DOTALL)
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_PASSAGE = frozenset({vocab.CLASS_PASSAGE})


def _span_pattern() -> re.Pattern[bytes]:
    """A mention or passage as `kg.graph.document` writes it: IRI, class, document, end, entity, start."""

    def then(property_: str, obj: bytes) -> bytes:
        return rb"\1 " + re.escape(f"<{property_}> ".encode()) + obj + rb" \3 \.\n"

    offset = rb'"([0-9]{1,18})"' + re.escape(f"^^<{vocab.XSD_INTEGER}>".encode())
    parts = [
        rb"(<[^<>]*>) " + re.escape(f"<{vocab.RDF_TYPE}> <{vocab.KG}".encode()),
        rb"(Mention|Passage)> (<[^<>]*>) \.\n",
        then(vocab.DOCUMENT, rb"\3"),
        then(vocab.END, offset),
        rb"(?:" + then(vocab.FIELD, b'"title"') + rb")?",
        rb"(?:" + then(vocab.REFERS_TO, rb"(<[^<>]*>)") + rb")?",
        then(vocab.START, offset),
        then(vocab.TEXT, rb'(?!"")' + _QUOTED),
    ]
    return re.compile(b"".join(parts))


_SPAN = _span_pattern()


class Fault(NamedTuple):
    """A node that does not keep to a shape: `path` is the property, "" for the node itself. Messages: en, zh."""

    focus: str
    path: str
    messages: tuple[str, str]


@dataclass(slots=True)
class _Kind:
    """The shapes of nodes that have the same classes, and what was found good of them already."""

    shapes: list[Shape]
    properties: list[Property]
    values: dict[bytes, list[Property]]  # by path
    related: list[Property]  # whose values are looked at together
    tails: frozenset[bytes]  # paths whose values are judged by what follows their text: language or datatype
    good: set[Pair] = field(default_factory=set)
    counted: set[tuple[bytes, ...]] = field(default_factory=set)


def check(blocks: Sequence[bytes]) -> list[Fault]:
    """The faults of a graph, sorted; none if it keeps to the shapes.

    `blocks` are `kg.graph.quads.Blocks.blocks`: whole lines, all of a subject in one graph together. What several
    graphs say alike counts once, as in the union of all.
    """
    checker = _Checker([part for block in blocks for part in _by_subject(block)])
    return sorted({fault for subject, pairs in checker.nodes for fault in checker.faults(subject, pairs)})


def _by_subject(block: bytes) -> Iterator[bytes]:
    """The lines of each subject of a block; a block may hold all fragments of a document."""
    lines = block.splitlines(keepends=True)
    if len(lines) > 1 and lines[-1].startswith(lines[0][: lines[0].index(b">") + 1]):
        yield block
        return
    for _, group in groupby(lines, key=lambda line: line[: line.index(b">")]):
        yield b"".join(group)


class _Checker:
    """What all blocks say, several of them of one subject (a document and what is found of it over all documents)."""

    def __init__(self, blocks: Sequence[bytes]) -> None:
        self._pairs: dict[bytes, dict[Pair, None]] = {}
        self._shapes = shapes()
        self._classes: dict[bytes, frozenset[str]] = {}  # of subjects, "<IRI>"
        self._kinds: dict[frozenset[str], _Kind] = {}
        self._documents: set[bytes] = set()  # that spans lie in
        self._entities: set[bytes] = set()  # that spans refer to
        for block in blocks:
            span = _SPAN.fullmatch(block)
            if span is None or not self._is_good(span):
                self._take_apart(block)
        self._take_apart_spans_of(self._misplaced(), blocks)

    def _is_good(self, span: re.Match[bytes]) -> bool:
        """Whether a span needs no more than that its document and entity are such."""
        subject, kind, document, end, entity, start = span.groups()
        if int(start) >= int(end) or (entity is None) != (kind == b"Passage"):
            return False
        if entity is None:
            self._classes[subject] = _PASSAGE
        else:
            self._entities.add(entity)
        self._documents.add(document)
        return True

    def _take_apart(self, block: bytes) -> None:
        subject = block[: block.index(b">") + 1]
        pairs = self._pairs.setdefault(subject, {})
        pairs.update(dict.fromkeys(_PAIR.findall(block)))
        self._classes[subject] = frozenset([obj[1:-1].decode() for predicate, obj in pairs if predicate == _TYPE])

    @property
    def nodes(self) -> list[tuple[bytes, tuple[Pair, ...]]]:
        """Those that must be looked at, as subject and pairs."""
        return [(subject, tuple(pairs)) for subject, pairs in self._pairs.items()]

    def _misplaced(self) -> set[bytes]:
        """What spans lie in or refer to that is not of the class that the shapes ask for."""
        properties = {p.path: p.value for p in self._shapes[vocab.CLASS_MENTION].properties}
        asked = ((vocab.DOCUMENT, self._documents), (vocab.REFERS_TO, self._entities))
        return {term for path, terms in asked for term in terms if not self._holds(properties[path], term)}

    def _take_apart_spans_of(self, misplaced: set[bytes], blocks: Sequence[bytes]) -> None:
        for block in blocks if misplaced else ():
            span = _SPAN.fullmatch(block)
            if span and (span[3] in misplaced or span[5] in misplaced):
                self._take_apart(block)

    def faults(self, subject: bytes, pairs: tuple[Pair, ...]) -> Iterator[Fault]:
        """The faults of a node."""
        kind = self._kind(self._classes[subject])
        for shape in kind.shapes:
            if not self._holds(shape.node, subject):
                yield _fault(subject, "", shape.messages)
        for found in (*self._bad_values(kind, pairs), *_bad_counts(kind, pairs), *_bad_together(kind, pairs)):
            yield _fault(subject, found.path, found.messages)

    def _kind(self, classes: frozenset[str]) -> _Kind:
        kind = self._kinds.get(classes)
        if kind is None:
            found = [self._shapes[class_] for class_ in sorted(classes) if class_ in self._shapes]
            properties = [inner for shape in found for inner in shape.properties]
            values: dict[bytes, list[Property]] = {}
            for inner in properties:
                values.setdefault(inner.path.encode(), []).append(inner)
            related = [inner for inner in properties if inner.unique_language or inner.before]
            nodes = [shape for shape in found if shape.messages[0]]
            tails = frozenset(path for path, asked in values.items() if all(_asks_for_tail(p.value) for p in asked))
            kind = self._kinds[classes] = _Kind(nodes, properties, values, related, tails)
        return kind

    def _bad_values(self, kind: _Kind, pairs: tuple[Pair, ...]) -> Iterator[Property]:
        if kind.good.issuperset(pairs):
            return
        for path, term in [pair for pair in pairs if pair not in kind.good and pair[0] in kind.values]:
            pair = (path, term)
            if path in kind.tails:
                pair = (path, term[term.rfind(b'"') :])
            if pair not in kind.good:
                bad = [p for p in kind.values.get(path, ()) if not self._holds(p.value, term)]
                if not bad:
                    kind.good.add(pair)
                yield from bad

    def _holds(self, value: Value, term: bytes) -> bool:
        """Whether a term is as it must be."""
        if value.classes and self._classes.get(term, frozenset()).isdisjoint(value.classes):
            return False
        return value.is_of_classes_only or _is_as_asked(value, term.decode())


def _asks_for_tail(value: Value) -> bool:
    """Whether all texts of one language and datatype are judged alike."""
    return bool(value.languages or value.datatypes == (_STRING,)) and value == Value(
        datatypes=value.datatypes, languages=value.languages
    )


def _is_as_asked(value: Value, term: str) -> bool:
    """All that a value must be apart from its classes."""
    if value.terms and term not in value.terms:
        return False
    if value.is_iri and not term.startswith("<"):
        return False
    text, language, datatype = _parts(term)
    if value.datatypes and not (datatype in value.datatypes and is_well_formed(text, datatype)):
        return False
    if value.languages and not any(_matches(language, wanted) for wanted in value.languages):
        return False
    if len(text) < value.min_length or not re.search(value.pattern, text):
        return False
    return _is_within(value, number(text, datatype))


def _is_within(value: Value, found: Decimal | None) -> bool:
    if value.at_least is None and value.at_most is None:
        return True
    if found is None:
        return False
    return (value.at_least is None or found >= value.at_least) and (value.at_most is None or found <= value.at_most)


def _parts(term: str) -> tuple[str, str, str]:
    """Text, language and datatype of a literal; an IRI has neither of these."""
    literal = _LITERAL.fullmatch(term)
    if literal is None:
        return term[1:-1], "", ""
    text, language, datatype = literal.groups()
    return text, language or "", datatype or (_LANG_STRING if language else _STRING)


def _matches(language: str, wanted: str) -> bool:
    """As LANGMATCHES: zh-Hans-CN is zh-Hans."""
    return f"{language.lower()}-".startswith(f"{wanted.lower()}-")


def _bad_counts(kind: _Kind, pairs: tuple[Pair, ...]) -> Iterator[Property]:
    paths = tuple([pair[0] for pair in pairs])
    if paths in kind.counted:
        return
    counts = Counter(paths)
    bad = [p for p in kind.properties if not _is_right(p, counts[p.path.encode()])]
    if not bad:
        kind.counted.add(paths)
    yield from bad


def _is_right(asked: Property, count: int) -> bool:
    return asked.least <= count and (asked.most is None or count <= asked.most)


def _bad_together(kind: _Kind, pairs: tuple[Pair, ...]) -> Iterator[Property]:
    """Where values do not go with each other: two names in one language, a start behind its end."""
    for asked in kind.related:
        path_ = asked.path.encode()
        terms = [obj for path, obj in pairs if path == path_]
        if asked.unique_language:
            languages = [term[term.rfind(b'"') :].lower() for term in terms if term.rfind(b'"@') > 0]
            if len(set(languages)) < len(languages):
                yield asked
        if asked.before:
            found = [_parts(term.decode()) for term in terms]
            others = [_parts(obj.decode()) for path, obj in pairs if path == asked.before.encode()]
            if not all(_is_before(one, other) for one in found for other in others):
                yield asked


def _is_before(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    first, second = number(one[0], one[2]), number(other[0], other[2])
    return first is not None and second is not None and first < second


def _fault(subject: bytes, path: str, messages: tuple[str, str]) -> Fault:
    return Fault(subject[1:-1].decode(), path, messages)
