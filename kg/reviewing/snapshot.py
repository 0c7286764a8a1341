"""What a review reads from a graph: things, where each is named, what is claimed of them, and what was decided."""

from dataclasses import dataclass, field
from typing import NamedTuple

from kg import vocab
from kg.reviewing.lines import Lines, Said

_ENDS = {  # a node's ends, the first being what the claim is of
    vocab.ORG_MEMBER: vocab.ORG_ORGANIZATION,
    vocab.PARTICIPANT: vocab.EVENT,
    vocab.RDF_SUBJECT: vocab.RDF_OBJECT,
}
_TIES = {vocab.KG + name for name in ("jurisdiction", "parent", "place", "organizer", "date")}
_READ = frozenset({*_ENDS, *_ENDS.values(), vocab.RDF_TYPE, vocab.SKOS_PREF_LABEL, vocab.SKOS_ALT_LABEL, vocab.WITHIN})
_READ |= {vocab.MENTIONS, vocab.DCT_IDENTIFIER, vocab.CONFIDENCE, vocab.TITLE, vocab.RDF_PREDICATE, vocab.CONCERNS}


class Claim(NamedTuple):
    """A statement node: of whom, with what, in which document; `tie` tells whether it sets its subject apart."""

    node: str
    of: str
    other: str
    document: str
    confidence: float
    title: str
    tie: bool


@dataclass(slots=True)
class Thing:
    """An entity; `iri` is below the base, `documents` are IRIs of those that name it."""

    iri: str
    kind: str = ""
    label: str = ""
    aliases: set[str] = field(default_factory=set)
    within: str = ""
    documents: set[str] = field(default_factory=set)
    claims: list[Claim] = field(default_factory=list)

    @property
    def family(self) -> str:
        """Place, Organization, Person, Event or Campaign."""
        return vocab.KINDS[self.kind][-1]


@dataclass(slots=True)
class Snapshot:
    """All things by IRI; identifiers of documents; pairs and single things that somebody decided about."""

    base: str
    things: dict[str, Thing]
    identifiers: dict[str, str]
    decided: set[frozenset[str]]
    families: dict[str, list[Thing]] = field(default_factory=dict)
    seats: dict[str, set[str]] = field(default_factory=dict)  # of bodies, as far as they were asked for

    def label(self, iri: str) -> str:
        """The label of a thing; a date is its own."""
        return self.things[iri].label if iri in self.things else iri

    def of_family(self, family: str) -> list[Thing]:
        """The things of a family, by IRI."""
        if not self.families:
            for _, thing in sorted(self.things.items()):
                self.families.setdefault(thing.family, []).append(thing)
        return self.families.get(family, [])


def take(lines: Lines) -> Snapshot:
    """Read a graph. Its time is linear in the size of the graph; spans are passed over."""
    reader = _Reader()
    for subject, said in lines.subjects(_READ):
        reader.add(subject, said)
    return reader.snapshot()


class _Reader:
    """Takes what is said of one subject after another."""

    def __init__(self) -> None:
        self._said: dict[str, list[Said]] = {}  # of things
        self._claims: list[Claim] = []
        self._named: list[tuple[str, str]] = []  # document, thing
        self._identifiers: dict[str, str] = {}
        self._decided: set[frozenset[str]] = set()
        self._builds: list[str] = []

    def add(self, subject: str, said: list[Said]) -> None:
        """All that is said of a subject."""
        values = {one.predicate: one.value for one in said}
        first = next((end for end in _ENDS if end in values), None)
        if first is not None:
            self._claims.append(_claim(subject, first, values, said))
        elif vocab.DCT_IDENTIFIER in values:
            self._identifiers[subject] = values[vocab.DCT_IDENTIFIER]
            self._named += [(subject, one.value) for one in said if one.predicate == vocab.MENTIONS]
        elif vocab.CONCERNS in values:
            self._decided.add(frozenset(one.value for one in said if one.predicate == vocab.CONCERNS))
        elif values.get(vocab.RDF_TYPE) == vocab.CLASS_BUILD or _is_build(said):
            self._builds.append(subject)
        else:
            self._said[subject] = said

    def snapshot(self) -> Snapshot:
        """What has been read."""
        build = min(self._builds, default="build/")
        base = build[: build.rindex("build/")]
        made = ((iri, _thing(iri.removeprefix(base), said)) for iri, said in self._said.items())
        things = {iri: thing for iri, thing in made if thing.kind}
        for document, iri in self._named:
            if iri in things:
                things[iri].documents.add(document)
        for claim in self._claims:
            if claim.of in things:
                things[claim.of].claims.append(claim)
        for thing in things.values():
            thing.claims.sort()
        return Snapshot(base, things, self._identifiers, self._decided)


def _is_build(said: list[Said]) -> bool:
    return any(one.value == vocab.CLASS_BUILD for one in said if one.predicate == vocab.RDF_TYPE)


def _claim(node: str, first: str, values: dict[str, str], said: list[Said]) -> Claim:
    predicate = values.get(vocab.RDF_PREDICATE, "")
    tie = first == vocab.ORG_MEMBER or predicate in _TIES
    document = next(one.graph for one in said if one.predicate == first)
    sure, title = float(values.get(vocab.CONFIDENCE, "1")), values.get(vocab.TITLE, "")
    return Claim(node, values[first], values.get(_ENDS[first], ""), document, sure, title, tie)


def _thing(iri: str, said: list[Said]) -> Thing:
    """An entity; without a kind if it is none. Superclasses are told too: the most special has most ancestors."""
    thing = Thing(iri)
    for predicate, value, language, _ in said:
        if predicate == vocab.RDF_TYPE:
            kind = value.removeprefix(vocab.KG)
            if kind in vocab.KINDS and (
                not thing.kind or (len(vocab.KINDS[kind]), kind) > (len(vocab.KINDS[thing.kind]), thing.kind)
            ):
                thing.kind = kind
        elif predicate == vocab.SKOS_PREF_LABEL and language == "zh-hans":
            thing.label = value
        elif predicate == vocab.SKOS_ALT_LABEL:
            thing.aliases.add(value)
        elif predicate == vocab.WITHIN:
            thing.within = value
    return thing
