"""Gives every local entity its IRI and rewrites the facts by IRI; the order of the documents changes nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from operator import itemgetter
from sys import intern
from types import MappingProxyType

from kg import ids
from kg.bodies import is_placeless
from kg.decisions.model import Decision
from kg.model import Entity, Facts, Findings, Verdict, World
from kg.resolve.bodies import Seats
from kg.resolve.careers import Telling, named, telling, verdicts
from kg.resolve.choices import Meant, Told, choices, choose
from kg.resolve.conflicts import Conflicts
from kg.resolve.decisions import Decider
from kg.resolve.happenings import SPECIFIC, Happening, unify
from kg.resolve.lineage import lineage
from kg.resolve.namesakes import shared_names
from kg.resolve.nodes import State
from kg.resolve.people import block
from kg.resolve.places import PlaceIndex
from kg.resolve.rarity import Rarity
from kg.resolve.reforms import reforms
from kg.resolve.reprints import Prints, reprints
from kg.resolve.rewrite import in_full, rewritten
from kg.resolve.sighting import Reader, Sighting
from kg.resolve.spans import Spans
from kg.resolve.tables import Iris, IrisInMemory, IrisOnDisk
from kg.spool.documents import Documents
from kg.spool.groups import Groups
from kg.spool.rows import rows

PLACES = frozenset({"AdministrativeDivision", "Venue", "Place"})
PEOPLE = frozenset({"Person", "Official"})
EVENTS = frozenset({"Meeting", "Inspection", "Event"})
NEITHER = PEOPLE | EVENTS | {"Campaign"}  # place nor body
NO_BODIES = PLACES | NEITHER
_EDGE = re.compile(r"[“”《》\s]")
_ID = itemgetter(0)  # of an Entity
_SPECIFIC = 8  # characters of a name that tells an event from others of its day


class Resolver:
    """Resolves all documents at once."""

    def __init__(
        self,
        base: str,
        documents: Documents,
        decisions: Sequence[Decision],
        prints: Prints | None,
        officials: Mapping[str, Told] = MappingProxyType({}),
    ) -> None:
        """`officials`: of documents that need not be read for it (`kg.resolve.choices`)."""
        self.base, self.documents = base, documents
        self._decided = bool(decisions)
        self._shared = shared_names()
        self._meant: list[Meant] = choose(documents, officials)
        self._folder = documents.folder  # for what would fill the memory
        self._clear()
        self._decider = Decider(decisions, base, State(documents, self._iris, self.locals.held, self.places))
        self.reprints = reprints(documents, prints)

    def _clear(self) -> None:
        """Know nothing yet."""
        folder = None if self._decided else self._folder  # decisions change the tables, so they have to be at hand
        self.places = PlaceIndex(self.base)
        self._iris = IrisInMemory()  # (document, local id) -> IRI
        self.iris: Iris = IrisOnDisk(folder) if folder else self._iris
        self.locals: Groups[Entity] = Groups(folder)  # by IRI, places aside
        self._reader = Reader(self.iris, self.places.entities)
        self._names: set[str] = set()  # of people
        self._seen: Groups[tuple[Sighting, Entity]] = Groups(self._folder)  # by name
        self._judgements: list[Telling] = []  # for after the decisions
        self._judged: Sequence[Verdict] = ()
        self._told: list[Happening] = []
        self._hosts: dict[frozenset[str], frozenset[str]] = {}  # organizers, each set of them once
        self._called: dict[str, set[str]] = defaultdict(set)  # place -> aliases
        self._mentioned: set[str] = set()  # places that a text names

    def world(self) -> World:
        """Places first, then what is told apart by places, then what is told apart by those."""
        self._read()
        self._judged = rows(self._people(), self._folder)
        self._decider.settle("Person")
        if self._decided:  # some may have gone, or have other names now
            self._judged = verdicts(self._judgements, self._iris)
        if self._decided:
            self._pass(self._happenings)
        self._unify()
        self._decider.settle("Campaign")
        self._decider.settle("Event")
        entities = self._entities()
        seats = Seats((e for e in entities if e.kind not in NEITHER), self._shared)
        conflicts, spans = Conflicts(self._folder), Spans(self._folder)
        iris: dict[str, str] = {}  # of documents; of very many, each is made when it is asked for
        meant: dict[tuple[str, str], str] = {thing: "" for thing, *_ in self._meant}

        def write(facts: Facts) -> Facts:
            found = self.iris.row(facts)
            self._note(facts, found)
            written = rewritten(facts, found)
            for local, iri in found.items() if meant else ():
                if (facts.article.id, local) in meant:
                    meant[facts.article.id, local] = iri
            for collector in (seats, conflicts, spans):
                collector.add(written)
            if self._folder is None:
                iris[facts.article.id] = ids.document_iri(self.base, facts.article.id)
            return written

        documents = self.documents.rewritten(write)
        self.iris.clear()
        findings = self._findings(entities, seats, conflicts)
        chosen = choices(self._meant, {thing: iri for thing, iri in meant.items() if iri}, self._decider.blank)
        told = (self._judged, chosen, spans.found(), self._decider.rulings)
        return World(self.base, entities, documents, iris, findings, *told)

    def _note(self, facts: Facts, iris: Mapping[str, str]) -> None:
        """Take note of what a document means, before it is rewritten."""

    def _unify(self) -> None:
        joined = unify(self._told, self.reprints)
        for happening in self._told:
            self._name(happening.document, happening.entity, joined.get(happening.iri, happening.iri))
        self._told.clear()

    def _entities(self) -> Sequence[Entity]:
        """All entities of the world."""
        places = sorted(self._labelled_places(), key=_ID)
        others = (self._entity(iri, found) for iri, found in self.locals.drain())
        return rows(merge(places, others, key=_ID), self._folder)

    def _read(self) -> None:
        """Places, bodies and sightings; in one pass, unless decisions about the former change the latter."""
        if not self._decided:
            self._pass(self._places, self._call, self._bodies, self._sighted, self._happenings)
            return
        self._pass(self._places)
        self._decider.settle("Place")
        self._pass(self._bodies)
        self._decider.settle("Organization")
        self._pass(self._sighted)

    def _pass(self, *steps: Callable[[Facts], None]) -> None:
        for facts in self.documents.light():
            for step in steps:
                step(facts)

    def _places(self, facts: Facts) -> None:
        for entity in facts.entities:
            if entity.kind in PLACES:
                self.iris[facts.article.id, entity.id] = intern(self.places.resolve(entity))

    def _findings(self, entities: Sequence[Entity], seats: Seats, conflicts: Conflicts) -> Findings:
        others, validities = lineage(self.base, entities)
        inferences = seats.inferences()  # first, since they count for the reforms
        return Findings(
            tuple(others),
            tuple(validities),
            tuple(inferences),
            tuple(reforms(self.base, seats)),
            self.reprints,
            tuple(conflicts.found(entities, EVENTS)),
        )

    def _name(self, document: str, entity: Entity, iri: str) -> None:
        self.iris[document, entity.id] = iri = intern(iri)
        self.locals.add(iri, entity)

    def _bodies(self, facts: Facts) -> None:
        seats = {link.subject: link.object for link in facts.links if link.predicate == "jurisdiction"}
        for entity in facts.entities:
            if entity.kind in NO_BODIES:
                continue
            seat = seats.get(entity.id)
            context = self._seat(facts, seat, entity.label)
            make = ids.agency_iri if entity.kind == "Agency" else ids.organization_iri
            named = self._spelled_out(facts, entity, seat)
            self._name(facts.article.id, named, make(self.base, named.label, *context))

    def _spelled_out(self, facts: Facts, entity: Entity, place: str | None) -> Entity:
        """A body with the full name of the one that it is a part of in its name."""
        if place is None:
            return entity
        return in_full(entity, self.places.entities[self.iris[facts.article.id, place]].label)

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

    def _sighted(self, facts: Facts) -> None:
        for seen in self._reader.sightings(facts):
            self._names.add(seen[0].name)
            self._seen.add(seen[0].name, seen)

    def _rarity(self) -> Rarity:
        return Rarity(self._names)

    def _people(self) -> Iterator[Verdict]:
        """Name all people; gives what was decided of them, unless people's decisions are to follow."""
        rarity = self._rarity()
        for name, seen in self._seen.drain():
            entities = {id(sighting): entity for sighting, entity in seen}
            found = block(name, [sighting for sighting, _ in seen], rarity)
            iris: dict[tuple[str, str], str] = {}
            for cluster, context in named(found.clusters):
                iri = ids.person_iri(self.base, name, *context)
                for sighting in cluster:
                    self._name(sighting.document, entities[id(sighting)], iri)
                    iris[sighting.document, sighting.local] = iri
            told = map(telling, found.verdicts)
            if self._decided:
                self._judgements += told
            else:
                yield from verdicts(told, iris)

    def _happenings(self, facts: Facts) -> None:
        of: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for link in facts.links:
            of[link.subject][link.predicate].append(link.object)
        for entity in facts.entities:
            if entity.kind not in EVENTS and entity.kind != "Campaign":
                continue
            label = _EDGE.sub("", entity.label)
            links = of[entity.id]
            date = next(iter(links["date"]), None)
            bodies = links["organizer"]
            seat = next(iter(links["place"]), None) or next((s for b in bodies for s in of[b]["jurisdiction"]), None)
            hosts = frozenset([self.iris[facts.article.id, body] for body in bodies])
            happening = Happening(
                facts.article.id,
                entity,
                intern(self._happening_iri(facts, entity, label, {n: found[0] for n, found in links.items() if found})),
                label,
                intern(date) if date else None,
                self._hosts.setdefault(hosts, hosts),
                self.iris[facts.article.id, seat] if seat else None,
            )
            self._told.append(happening)

    def _happening_iri(self, facts: Facts, entity: Entity, label: str, links: dict[str, str]) -> str:
        """What an event or campaign would be called if no other article knew it."""
        if entity.kind == "Campaign":
            return ids.campaign_iri(self.base, label, *self._where(facts, links))
        date = links.get("date")
        known = date is not None and len(date) == 10 and len(label) > 3
        context: tuple[str, ...] = ()
        if not known and len(label) < SPECIFIC:
            context = (facts.article.id,)
        elif not known or len(label) < _SPECIFIC:
            context = self._where(facts, links) or (facts.article.id,)
        return ids.event_iri(self.base, label, date, *context)

    def _where(self, facts: Facts, links: dict[str, str]) -> tuple[str, ...]:
        target = links.get("place") or links.get("organizer")
        if target is None:
            return ()
        iri = self.iris[facts.article.id, target]
        place = self.places.entities.get(iri)
        return (place.label if place else self._called_first(iri),)

    def _called_first(self, iri: str) -> str:
        """What the first document calls a body; where that is not at hand, it is in its IRI."""
        return ids.first_part(self.base, iri) if self.locals.on_disk else self.locals.held[iri][0].label

    def _labelled_places(self) -> Iterable[Entity]:
        """Places with what documents call them."""
        if self._decided:
            self._called.clear()
            self._mentioned.clear()
            self._pass(self._call)
        for iri, entity in self.places.entities.items():
            called = tuple(sorted(self._called.get(iri, set()) - {entity.label}))
            yield entity._replace(aliases=called, mentioned=iri in self._mentioned)

    def _call(self, facts: Facts) -> None:
        """Note what a document calls places."""
        for entity in facts.entities:
            if entity.kind in PLACES:
                iri = self.iris[facts.article.id, entity.id]
                if entity.aliases:
                    self._called[iri].update(entity.aliases)
                if entity.mentioned:
                    self._mentioned.add(iri)

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
