"""The things of a world after the first: those that documents touched made anew, all others as tables have them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.model import Claim, Entity, Facts, Span, Tenure, TenureSpan, Verdict
from kg.resolve.before import Plain, Tables, Variant, seen
from kg.resolve.bodies import Seats
from kg.resolve.conflicts import Conflicts
from kg.resolve.evidence import post_of
from kg.resolve.places import PlaceIndex
from kg.resolve.spans import order, spans_of
from kg.resolve.world import NEITHER, PLACES

_NO_CLAIM = Claim(Span(0, 0), "", 0.0)
_FRONTS = ("division/", "place/")  # of the IRIs of places


class Things:
    """What there was before; `places`: without what documents call them; `relabelled`: what has another label now."""

    def __init__(self, base: str, tables: Tables) -> None:
        self._base, self._tables = base, tables
        self.relabelled: set[str] = set()  # once all entities are made
        self._fronts = tuple(base + front for front in _FRONTS)
        self._known = {row[0]: Entity._make(row) for row in tables.entities}
        self.places = {
            iri: entity._replace(aliases=(), mentioned=False)
            for iri, entity in self._known.items()
            if self._is_place(iri)
        }

    def _is_place(self, iri: str) -> bool:
        return iri.startswith(self._fronts)

    def loose(self, was: Mapping[str, Facts], new: Mapping[str, Facts]) -> set[str]:
        """The places without a code of documents, of which the first that has each tells in what it lies."""
        index = PlaceIndex(self._base)
        found = {index.resolve(e) for facts in new.values() for e in facts.entities if _is_loose(e)}
        for name, facts in was.items():
            iris = self._tables.rows[name].by_local()
            found.update(iris[e.id] for e in facts.entities if _is_loose(e))
        return found

    def places_but(self, loose: set[str]) -> dict[str, Entity]:
        """All places but some."""
        return {iri: entity for iri, entity in self.places.items() if iri not in loose}

    def check(self, places: Mapping[str, Entity], loose: set[str]) -> None:
        """ValueError if one lies elsewhere now, which people of any document may depend on."""
        for iri in loose:
            was, now = self.places.get(iri), places.get(iri)
            if was and now and was != now:
                raise ValueError(f"{iri} lies elsewhere")

    def judged(self, names: Iterable[str], verdicts: Iterable[Verdict]) -> None:
        """What was decided of people of some names, of whom nothing else is decided any more."""
        for name in names:
            self._tables.verdicts.pop(name, None)
        for verdict in verdicts:
            self._tables.verdicts.setdefault(verdict.name, []).append(tuple(verdict))

    def verdicts(self) -> list[Verdict]:
        """All, by name."""
        told = self._tables.verdicts
        return [Verdict._make(row) for name in sorted(told) for row in told[name]]

    def entities(self, changed: Mapping[str, Mapping[Variant, int]], places: Mapping[str, Entity]) -> list[Entity]:
        """All, by IRI; `changed`: how often documents tell those so that are told otherwise than before."""
        now = self._known
        labels = {iri: now[iri].label for iri in changed if iri in now}
        for iri, counts in changed.items():
            told = {how: number for how, number in counts.items() if number}
            if not self._is_place(iri):
                if told:
                    now[iri] = _merged(iri, told)
                else:
                    now.pop(iri, None)
        there = self._there(places)
        for iri in self.places.keys() - there:
            del now[iri]
        for iri in there:
            if iri in changed or iri not in now:
                now[iri] = _labelled(places[iri], changed.get(iri, {}))
        self.relabelled = {iri for iri, label in labels.items() if iri in now and now[iri].label != label}
        found = [now[iri] for iri in sorted(now)]
        self._tables.entities = list(map(tuple, found))
        return found

    def _there(self, places: Mapping[str, Entity]) -> set[str]:
        """The places that documents name, and those around them."""
        found: set[str] = set()
        for each in filter(self._is_place, self._tables.variants):
            iri: str | None = each
            while iri and iri not in found:
                found.add(iri)
                iri = places[iri].within
        return found

    def seats(self, entities: Iterable[Entity], shared: frozenset[str]) -> Seats:
        """With what documents state of bodies."""
        found = Seats((entity for entity in entities if entity.kind not in NEITHER), shared)
        for predicate, subject, obj in self._tables.links:
            (found.places if predicate == "jurisdiction" else found.parents)[subject].add(obj)
        return found

    def conflicts(self) -> Conflicts:
        """With what documents say of events."""
        found = Conflicts()
        found.add_all(self._tables.told)
        return found

    def spans(self, changed: Mapping[str, Mapping[Plain, int]]) -> list[TenureSpan]:
        """All; `changed`: what documents show of those posts of which they show something else than before."""
        table = self._tables.spans
        for key, counts in changed.items():
            shown = [seen(row) for row, number in counts.items() for _ in range(number)]
            table[key] = [plain_span(span)[1] for span in spans_of(shown)]
            if not table[key]:
                del table[key]
        return sorted([_span(row) for found in table.values() for row in found], key=order)


def _is_loose(entity: Entity) -> bool:
    return entity.kind in PLACES and not entity.code


def plain_span(span: TenureSpan) -> tuple[str, Plain]:
    """A span for the tables, with the key of its post; of what was seen without claims."""
    seen_ = tuple([(document, tuple(tenure[:4])) for document, tenure in span.seen])
    return f"{span.organization} {post_of(span.title)}", (*span[:-1], seen_)


def _span(row: Plain) -> TenureSpan:
    """What `plain_span` was given, but for claims."""
    seen_ = tuple([(document, Tenure._make((*tenure, _NO_CLAIM))) for document, tenure in row[-1]])
    return TenureSpan._make((*row[:-1], seen_))


def _merged(iri: str, told: Mapping[Variant, int]) -> Entity:
    """As `Resolver._entity` has it."""
    if sum(told.values()) == 1:
        kind, label, aliases, mentioned = next(iter(told))
        return Entity(iri, kind, label, tuple(aliases), mentioned=mentioned)
    counts: Counter[str] = Counter()
    for (_, label, *_), number in told.items():
        counts[label] += number
    best = min(counts, key=lambda name: (-counts[name], -len(name), name))
    names = {name for _, label, aliases, _ in told for name in (*aliases, label)} - {best}
    kinds = {kind for kind, *_ in told}
    kind = "Official" if "Official" in kinds else min(kinds)
    return Entity(iri, kind, best, tuple(sorted(names)), mentioned=any(mentioned for *_, mentioned in told))


def _labelled(place: Entity, told: Mapping[Variant, int]) -> Entity:
    """A place with what documents call it."""
    left = [how for how, number in told.items() if number]
    called = {alias for _, _, aliases, _ in left for alias in aliases} - {place.label}
    return place._replace(aliases=tuple(sorted(called)), mentioned=any(mentioned for *_, mentioned in left))
