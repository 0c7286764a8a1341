"""Gives every local entity its IRI and rewrites the facts by IRI; the order of the documents changes nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from operator import itemgetter

from kg import ids
from kg.bodies import is_placeless
from kg.gazetteer import Gazetteer
from kg.model import Entity, Facts, Link, Mention, Participation, Tenure, World
from kg.resolve.people import Sighting, anchor, clusters
from kg.resolve.places import PlaceIndex

PLACES = frozenset({"AdministrativeDivision", "Venue", "Place"})
PEOPLE = frozenset({"Person", "Official"})
EVENTS = frozenset({"Meeting", "Inspection", "Event"})
_NO_BODIES = PLACES | PEOPLE | EVENTS | {"Campaign"}
_EDGE = re.compile(r"[“”《》\s]")
_ID = itemgetter(0)  # of an Entity
_SPECIFIC = 8  # an undated event or campaign is the same in two documents only if its name is at least this long


def resolve(documents: Iterable[Facts], base: str) -> World:
    """The world of all documents. Needs them all at once; `base` is the IRI that things are named under."""
    ordered = sorted(documents, key=lambda facts: facts.article.id)
    return _Resolver(base, ordered).world()


class _Resolver:
    def __init__(self, base: str, documents: list[Facts]) -> None:
        self.base, self.documents = base, documents
        self.places = PlaceIndex(base)
        self.iris: dict[tuple[str, str], str] = {}  # (document, local id) -> IRI
        self.locals: dict[str, list[Entity]] = defaultdict(list)  # IRI -> local entities, places aside
        self._shared = _shared_names()

    def world(self) -> World:
        """Places first, then what is told apart by places, then what is told apart by those."""
        for facts in self.documents:
            for entity in facts.entities:
                if entity.kind in PLACES:
                    self.iris[facts.article.id, entity.id] = self.places.resolve(entity)
        for facts in self.documents:
            self._bodies(facts)
        self._people()
        for facts in self.documents:
            self._happenings(facts)
        entities = [*self._labelled_places(), *(self._entity(iri, found) for iri, found in self.locals.items())]
        return World(
            self.base,
            tuple(sorted(entities, key=lambda e: e.id)),
            tuple(self._rewritten(facts) for facts in self.documents),
            {facts.article.id: ids.document_iri(self.base, facts.article.id) for facts in self.documents},
        )

    def _name(self, facts: Facts, entity: Entity, iri: str) -> None:
        self.iris[facts.article.id, entity.id] = iri
        self.locals[iri].append(entity)

    def _bodies(self, facts: Facts) -> None:
        seats = {link.subject: link.object for link in facts.links if link.predicate == "jurisdiction"}
        for entity in facts.entities:
            if entity.kind in _NO_BODIES:
                continue
            context = self._seat(facts, seats.get(entity.id), entity.label)
            make = ids.agency_iri if entity.kind == "Agency" else ids.organization_iri
            self._name(facts, entity, make(self.base, entity.label, *context))

    def _seat(self, facts: Facts, place: str | None, label: str) -> tuple[str, ...]:
        """What tells bodies of one name apart: the code of a place whose name several divisions bear, or the document
        where it does not say of which place they are (县公安局)."""
        if place is None:
            return (facts.article.id,) if is_placeless(label) else ()
        found = self.places.entities[self.iris[facts.article.id, place]]
        if found.code is None and found.within:
            around = self.places.entities[found.within].label
            return () if around in label else (around,)
        return (found.code,) if found.code and found.label in self._shared else ()

    def _people(self) -> None:
        found: list[Sighting] = []
        entities: dict[tuple[str, str], tuple[Facts, Entity]] = {}
        for facts in self.documents:
            for sighting, entity in _sightings(facts, self.iris, self.places):
                found.append(sighting)
                entities[sighting.document, sighting.local] = (facts, entity)
        grouped = clusters(found)
        names = Counter(cluster[0].name for cluster in grouped)
        for cluster in grouped:
            name = cluster[0].name
            context = (anchor(cluster),) if names[name] > 1 else ()
            for sighting in cluster:
                self._name(*entities[sighting.document, sighting.local], ids.person_iri(self.base, name, *context))

    def _happenings(self, facts: Facts) -> None:
        of: dict[str, dict[str, str]] = defaultdict(dict)
        for link in facts.links:
            of[link.subject].setdefault(link.predicate, link.object)
        for entity in facts.entities:
            label = _EDGE.sub("", entity.label)
            if entity.kind in EVENTS:
                date = of[entity.id].get("date")
                known = date is not None and len(date) == 10 and len(label) > 3
                context: tuple[str, ...] = ()
                if not known and len(label) < 2 * _SPECIFIC:
                    context = (facts.article.id,)
                elif not known or len(label) < _SPECIFIC:
                    context = self._where(facts, of[entity.id]) or (facts.article.id,)
                self._name(facts, entity, ids.event_iri(self.base, label, date, *context))
            elif entity.kind == "Campaign":
                context = self._where(facts, of[entity.id])
                self._name(facts, entity, ids.campaign_iri(self.base, label, *context))

    def _where(self, facts: Facts, links: dict[str, str]) -> tuple[str, ...]:
        target = links.get("place") or links.get("organizer")
        if target is None:
            return ()
        iri = self.iris[facts.article.id, target]
        place = self.places.entities.get(iri)
        return (place.label if place else self.locals[iri][0].label,)

    def _labelled_places(self) -> Iterable[Entity]:
        """Places with what documents call them."""
        aliases: dict[str, set[str]] = defaultdict(set)
        mentioned: set[str] = set()
        for facts in self.documents:
            for entity in facts.entities:
                if entity.kind in PLACES:
                    iri = self.iris[facts.article.id, entity.id]
                    aliases[iri].update(entity.aliases)
                    if entity.mentioned:
                        mentioned.add(iri)
        for iri, entity in self.places.entities.items():
            yield entity._replace(aliases=tuple(sorted(aliases[iri] - {entity.label})), mentioned=iri in mentioned)

    def _entity(self, iri: str, found: list[Entity]) -> Entity:
        """One entity of the world from what documents say of it: the label used most, then the longest."""
        if len(found) == 1:
            only = found[0]
            return Entity(iri, only.kind, only.label, only.aliases, mentioned=only.mentioned)
        counts = Counter(entity.label for entity in found)
        label = min(counts, key=lambda name: (-counts[name], -len(name), name))
        aliases = {alias for entity in found for alias in (*entity.aliases, entity.label)} - {label}
        kind = "Official" if any(e.kind == "Official" for e in found) else min(e.kind for e in found)
        return Entity(iri, kind, label, tuple(sorted(aliases)), mentioned=any(e.mentioned for e in found))

    def _rewritten(self, facts: Facts) -> Facts:
        """The facts by IRI. Constructors, since `_replace` takes far longer."""
        article = facts.article.id
        iri = {entity.id: self.iris[article, entity.id] for entity in facts.entities}
        return Facts(
            facts.article,
            tuple(sorted([_renamed(e, iri[e.id]) for e in facts.entities], key=_ID)),
            tuple([Mention(iri[entity], start, end, text) for entity, start, end, text in facts.mentions]),
            tuple(
                Tenure(iri[t.person], iri[t.organization] if t.organization else None, t.title, t.observed_on, t.claim)
                for t in facts.tenures
            ),
            tuple(Participation(iri[p.participant], iri[p.event], p.role, p.claim) for p in facts.participations),
            tuple(
                Link(iri[k.subject], k.predicate, k.object if k.predicate == "date" else iri[k.object], k.claim)
                for k in facts.links
            ),
        )


def _renamed(entity: Entity, iri: str) -> Entity:
    return Entity(iri, entity.kind, entity.label, entity.aliases, entity.code, entity.level, None, entity.mentioned)


def _sightings(facts: Facts, iris: dict[tuple[str, str], str], places: PlaceIndex) -> Iterable[tuple[Sighting, Entity]]:
    """The people of a document with the bodies of their posts and the seats of these."""
    people = [entity for entity in facts.entities if entity.kind in PEOPLE]
    if not people:
        return
    article = facts.article.id
    labels = {entity.id: entity.label for entity in facts.entities}
    seats = {link.subject: iris[article, link.object] for link in facts.links if link.predicate == "jurisdiction"}
    held: dict[str, list[str]] = defaultdict(list)
    for tenure in facts.tenures:
        if tenure.organization:
            held[tenure.person].append(tenure.organization)
    for entity in people:
        bodies = frozenset(labels[body] for body in held[entity.id])
        codes = frozenset(places.entities[seats[body]].label for body in held[entity.id] if body in seats)
        yield Sighting(article, entity.id, entity.label, bodies, codes), entity


def _shared_names() -> frozenset[str]:
    """Full names that several divisions in force bear (鼓楼区)."""
    counts = Counter(division.name for division in Gazetteer.load().by_code.values() if division.current)
    return frozenset(name for name, count in counts.items() if count > 1)
