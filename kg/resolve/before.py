"""What a build leaves of its resolution to the next one: IRIs by document, and what is told of each thing, by its IRI.

Tables are sums over documents, so that what a document no longer says can be taken out and what it says now put in.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from marshal import dumps, loads
from typing import Any, NamedTuple

from kg.model import Claim, Entity, Facts, Span, Tenure
from kg.resolve.calendar import days
from kg.resolve.evidence import post_of
from kg.resolve.happenings import Happening
from kg.resolve.sighting import Chain, Post, Sighting, Spot

UNREADABLE = (ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError)
STATED = frozenset({"jurisdiction", "parent"})
ONE = frozenset({"date", "place"})  # what an event has one of
Variant = tuple[str, str, tuple[str, ...], bool]  # kind, label, aliases, mentioned
Plain = tuple[Any, ...]


class Row(NamedTuple):
    """A document: what it was read from, its local ids with their IRIs, its happenings, and officials with places.

    `officials` is None where the document has to be looked at each time (`kg.resolve.choices`).
    """

    stamp: bytes
    locals: tuple[str, ...]
    iris: tuple[str, ...]
    happenings: tuple[Plain, ...]
    officials: tuple[tuple[str, str, str], ...] | None

    def by_local(self) -> dict[str, str]:
        """Local id -> IRI."""
        return dict(zip(self.locals, self.iris, strict=True))


@dataclass(slots=True)
class Tables:
    """What is known of all documents.

    `variants`: IRI -> how often documents tell a thing so. `links`: (predicate, subject, object) -> how often.
    `told`: "predicate event" -> (value, document). `held`: "organization post" -> tenures with documents. `shown`: name
    -> sightings of people.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    altered: dict[str, bytes] = field(default_factory=dict)  # documents that mean something else, as they are then
    variants: dict[str, bytes] = field(default_factory=dict)
    links: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    told: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    held: dict[str, bytes] = field(default_factory=dict)
    shown: dict[str, bytes] = field(default_factory=dict)
    verdicts: dict[str, list[Plain]] = field(default_factory=dict)  # by name
    spans: dict[str, list[Plain]] = field(default_factory=dict)  # by organization and post
    entities: list[Plain] = field(default_factory=list)

    def packed(self) -> bytes:
        """For the next build."""
        rows = {name: tuple(row) for name, row in self.rows.items()}
        rest = (
            self.altered,
            self.variants,
            dict(self.links),
            self.told,
            self.held,
            self.shown,
            self.verdicts,
            self.spans,
        )
        return dumps((rows, *rest, self.entities))

    @classmethod
    def unpacked(cls, data: bytes) -> "Tables":
        """What was packed; nothing if it cannot be read."""
        try:
            rows, altered, variants, links, *rest = loads(data)
            found = cls({name: Row._make(row) for name, row in rows.items()}, altered, variants, Counter(links), *rest)
        except UNREADABLE:
            return cls()
        return found if isinstance(found.entities, list) else cls()


class Touched(NamedTuple):
    """A document that is not as it was: what it said, and what it says now, by IRI; None: nothing."""

    before: Facts | None
    now: Facts | None


@dataclass(slots=True)
class Before:
    """What the build before has left in `tables`, where this one then leaves what the next one may use.

    `stamps`: by id, what stands for all that a document was read from, b"" if that cannot be told; `recall` gives what
    a stamp of the build before came to. `touched`: the documents that are not as they were; None: it may be any.
    """

    stamps: Mapping[str, bytes]
    recall: Callable[[bytes], Facts | None]
    tables: Tables = field(default_factory=Tables)
    touched: dict[str, Touched] | None = None


class Telling(NamedTuple):
    """What one document adds to the tables."""

    variants: list[tuple[str, Variant]]
    links: list[tuple[str, str, str]]
    told: list[tuple[str, tuple[str, str]]]
    held: list[tuple[str, Plain]]


def telling(facts: Facts, iris: Mapping[str, str], named: Callable[[Entity], Entity]) -> Telling:
    """Of a document's facts by local ids; `named` gives bodies the names that they have in the world."""
    document = facts.article.id
    return Telling(
        [(iris[e.id], variant(named(e))) for e in facts.entities],
        [(k.predicate, iris[k.subject], iris[k.object]) for k in facts.links if k.predicate in STATED],
        [
            (f"{k.predicate} {iris[k.subject]}", (k.object if k.predicate == "date" else iris[k.object], document))
            for k in facts.links
            if k.predicate in ONE
        ],
        [
            (f"{iris[t.organization]} {post_of(t.title)}", (document, *_tenure(t, iris)))
            for t in facts.tenures
            if t.organization and days(t.observed_on)
        ],
    )


def variant(entity: Entity) -> Variant:
    """How a document tells a thing."""
    return entity.kind, entity.label, entity.aliases, entity.mentioned


def _tenure(tenure: Tenure, iris: Mapping[str, str]) -> Plain:
    (start, end), rule, confidence = tenure.claim
    organization = iris[tenure.organization or ""]
    return iris[tenure.person], organization, tenure.title, tenure.observed_on, start, end, rule, confidence


def seen(row: Plain) -> tuple[str, Tenure]:
    """A row of `Tables.held`: the document and the tenure."""
    document, person, organization, title, on, start, end, rule, confidence = row
    return document, Tenure(person, organization, title, on, Claim(Span(start, end), rule, confidence))


class Sums:
    """Takes what documents told out of tables and puts in what they tell; `dirty`: keys whose values are others."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.variants: dict[str, Counter[Variant]] = {}
        self.held: dict[str, Counter[Plain]] = {}
        self._told: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)

    def add(self, told: Telling, sign: int) -> None:
        """Put in (1) or take out (-1) what a document tells."""
        for iri, how in told.variants:
            if iri not in self.variants:
                self.variants[iri] = Counter(_loaded(self._tables.variants.get(iri)))
            self.variants[iri][how] += sign
        for key, row in told.held:
            if key not in self.held:
                self.held[key] = Counter(_loaded(self._tables.held.get(key)))
            self.held[key][row] += sign
        for link in told.links:
            self._tables.links[link] += sign
        for key, said in told.told:
            self._told[key][said] += sign

    def end(self) -> None:
        """Write it all into the tables. Raises ValueError if more was taken out than was in."""
        _write(self.variants, self._tables.variants)
        _write(self.held, self._tables.held)
        for key, more in self._told.items():
            now = Counter(self._tables.told.pop(key, ()))
            now.update(more)
            if found := _left(now):
                self._tables.told[key] = [said for said in sorted(found) for _ in range(found[said])]
        self._tables.links = Counter(_left(self._tables.links))


def _loaded(data: bytes | None) -> dict[Any, int]:
    return dict(loads(data)) if data else {}


def _left(counts: Mapping[Any, int]) -> dict[Any, int]:
    if any(number < 0 for number in counts.values()):
        raise ValueError("more was taken out of a table than was in it")
    return {key: number for key, number in counts.items() if number}


def _write(changed: Mapping[str, Counter[Any]], table: dict[str, bytes]) -> None:
    for key, counts in changed.items():
        found = _left(counts)
        if found:
            table[key] = dumps(found)
        else:
            table.pop(key, None)


Shown = tuple[Sighting, Entity]


def shown(rows: Iterable[Shown]) -> bytes:
    """Sightings of one name for the tables."""
    return dumps([(_plain_sighting(sighting), tuple(entity)) for sighting, entity in rows])


def _plain_sighting(one: Sighting) -> Plain:
    posts, former = ([(*post[:-1], _chain(post.seat)) for post in some] for some in (one.posts, one.former))
    about = tuple(map(_chain, one.about))
    return one.document, one.local, one.name, posts, one.loose, former, one.on, about, one.near


def _chain(spots: Chain) -> Plain:
    return tuple(map(tuple, spots))


def sightings(data: bytes | None) -> Iterator[Shown]:
    """What `shown` was given."""
    for (document, local, name, posts, loose, former, on, about, near), entity in loads(data) if data else ():
        ties, over = (tuple([Post._make((*post, _spots(seat))) for *post, seat in some]) for some in (posts, former))
        yield (
            Sighting(document, local, name, ties, loose, over, on, tuple(map(_spots, about)), near),
            Entity._make(entity),
        )


def _spots(rows: Iterable[Plain]) -> Chain:
    return tuple(map(Spot._make, rows))


def plain(happening: Happening) -> Plain:
    """A happening for the tables; its document is that of its row."""
    entity, hosts = happening.entity, tuple(sorted(happening.organizers))
    return tuple(entity), happening.iri, happening.label, happening.date, hosts, happening.seat


def happenings(rows: Iterable[tuple[str, Row]]) -> Iterator[Happening]:
    """Those of some documents."""
    for document, row in rows:
        for entity, iri, label, date, hosts, seat in row.happenings:
            yield Happening(document, Entity._make(entity), iri, label, date, frozenset(hosts), seat)
