"""Resolution after the first: only what changed documents touch is decided anew; the world is that of a whole one.

Changed documents tell which names of people, places without a code and things are touched. The documents that show
touched names are looked at again; of all others, what they mean and what is known of it is in the tables of the build
before (`kg.resolve.before`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial

from kg import ids
from kg.model import Deferred, Entity, Facts, World
from kg.resolve.before import (
    UNREADABLE,
    Before,
    Row,
    Shown,
    Sums,
    Tables,
    Touched,
    happenings,
    plain,
    shown,
    sightings,
    telling,
)
from kg.resolve.choices import choices, tells
from kg.resolve.happenings import Happening, unify
from kg.resolve.rarity import Rarity
from kg.resolve.renewed import Things, plain_span
from kg.resolve.reprints import Prints
from kg.resolve.rewrite import in_full, rewritten
from kg.resolve.sighting import PEOPLE
from kg.resolve.world import NO_BODIES, Resolver
from kg.spool.documents import Documents
from kg.spool.packed import head, unpack

_MOST = 0.3  # of the documents: if more have changed, all are resolved
Iris = Mapping[str, str]  # local id -> IRI


class Renewal(Resolver):
    """Resolves documents with the tables of the build before, which become those of this one."""

    def __init__(self, base: str, documents: Documents, prints: Prints | None, before: Before) -> None:
        self._before, self._tables = before, before.tables
        known = {
            name: row.officials
            for name, row in self._tables.rows.items()
            if row.officials is not None and row.stamp and before.stamps.get(name) == row.stamp
        }
        super().__init__(base, documents, (), prints, known)
        later = documents.later()
        names = (each.id if isinstance(each, Deferred) else each.article.id for each in later)
        self._at = {name: at for at, name in enumerate(names)}
        self._heads = {name: head(documents[self._at[name]]) for name in documents.altered}
        self._dirty: set[str] | None = None  # names of people who are decided anew; None: all
        self._sure = Rarity(())
        self._sums = Sums(self._tables)
        self._own: dict[str, list[Happening]] = defaultdict(list)
        self._shown: dict[str, list[Shown]] = defaultdict(list)
        self._moving: dict[str, Row] = {}
        self._things: Things | None = None

    def world(self) -> World:
        """The world; resolved as a whole where there is too little to go by."""
        try:
            found = self._renewed() if self._tables.rows else None
        except UNREADABLE:  # tables that do not fit together
            found = None
        return found or self._whole()

    # As a whole, from which the next build learns

    def _whole(self) -> World:
        self.documents.load()
        self._clear()
        self._dirty, self._things, self._before.tables, self._before.touched = None, None, Tables(), None
        self._own.clear()
        self._shown.clear()
        self._tables = self._before.tables
        self._sums = Sums(self._tables)
        world = super().world()
        self._sums.end()
        tables = self._tables
        tables.shown = {name: shown(found) for name, found in self._shown.items()}
        tables.altered, tables.entities = self._heads, list(map(tuple, world.entities))
        for verdict in world.verdicts:
            tables.verdicts.setdefault(verdict.name, []).append(tuple(verdict))
        for span in world.spans:
            key, row = plain_span(span)
            tables.spans.setdefault(key, []).append(row)
        return world

    def _sighted(self, facts: Facts) -> None:
        for sighting in self._reader.sightings(facts):
            name = sighting[0].name
            self._names.add(name)
            self._seen.add(name, sighting)
            if self._dirty is None:
                self._shown[name].append(sighting)

    def _unify(self) -> None:
        for happening in self._told:
            self._own[happening.document].append(happening)
        super()._unify()

    def _note(self, facts: Facts, iris: Iris) -> None:
        self._tables.rows[facts.article.id] = self._row(facts, iris)
        self._sums.add(telling(facts, iris, self._namer(facts, iris)), 1)

    def _row(self, facts: Facts, iris: Iris) -> Row:
        name = facts.article.id
        locals_ = tuple([entity.id for entity in facts.entities])
        told = tuple(map(plain, self._own.get(name, ())))
        officials = None if name in self._heads else tells(facts)
        return Row(
            self._before.stamps.get(name, b""), locals_, tuple([iris[each] for each in locals_]), told, officials
        )

    def _namer(self, facts: Facts, iris: Iris) -> "partial[Entity]":
        seats = {link.subject: link.object for link in facts.links if link.predicate == "jurisdiction"}
        return partial(self._named, seats, iris)

    def _named(self, seats: Mapping[str, str], iris: Iris, entity: Entity) -> Entity:
        """As `_bodies` names it."""
        seat = seats.get(entity.id) if entity.kind not in NO_BODIES else None
        return in_full(entity, self._label(iris[seat])) if seat else entity

    def _label(self, place: str) -> str:
        found = self.places.entities.get(place) or (self._things.places[place] if self._things else None)
        if found is None:
            raise KeyError(place)
        return found.label

    # By the tables of the build before

    def _renewed(self) -> World | None:
        rows = self._tables.rows
        changed = [name for name in self._at if not self._is_same(name)]
        gone = [name for name in rows if name not in self._at]
        if len(changed) + len(gone) > _MOST * len(self._at):
            return None
        old = {name: self._old(name) for name in (*changed, *gone) if name in rows}
        new = {name: self.documents[self._at[name]] for name in changed}
        was: dict[str, Facts] = {name: facts for name, facts in old.items() if facts is not None}
        if len(was) < len(old):
            return None
        kept = rows.keys() - was.keys()
        self._things = things = Things(self.base, self._tables)
        self._dirty = self._touched_names(new.values(), was.values(), kept)
        loose = things.loose(was, new)
        self.places.entities.update(things.places_but(loose))
        active = self._active(new, kept, loose)
        for name in active:
            facts = new.get(name) or self.documents[self._at[name]]
            for step in (self._places, self._bodies, self._happenings):
                step(facts)
            if name in new:
                self._sighted(facts)
        self._show(self._dirty, was)
        things.check(self.places.entities, loose)
        things.judged(self._dirty, self._people())
        self._iris_of_happenings(kept.difference(active))
        touched = self._touched(new, was)
        self._before.touched = touched
        return self._told_world(things, touched)

    def _is_same(self, name: str) -> bool:
        row = self._tables.rows.get(name)
        if row is None or not row.stamp or self._before.stamps.get(name) != row.stamp:
            return False
        return self._tables.altered.get(name) == self._heads.get(name)

    def _old(self, name: str) -> Facts | None:
        """What a document of the build before said, by local ids."""
        altered = self._tables.altered.get(name)
        return unpack(altered, None) if altered else self._before.recall(self._tables.rows[name].stamp)

    def _touched_names(self, new: Iterable[Facts], was: Iterable[Facts], kept: Iterable[str]) -> set[str]:
        """Names of people that changed documents show or showed, and those that are not as rare as they were."""
        rows = self._tables.rows
        shown, showed = ({e.label for facts in some for e in facts.entities if e.kind in PEOPLE} for some in (new, was))
        iris = {iri for name in kept for iri in rows[name].iris}
        others = set(self._named_in(iris).values())
        now, before = Rarity(others | shown), Rarity(others | showed)
        self._sure = now
        rarer = {name for name in others | shown if now.bearers(name) != before.bearers(name)}
        return shown | showed | rarer

    def _named_in(self, iris: Iterable[str]) -> dict[str, str]:
        """IRI -> name, of people."""
        front = ids.person_iri(self.base, "")
        return {iri: ids.first_part(self.base, iri) for iri in iris if iri.startswith(front)}

    def _active(self, new: Iterable[str], kept: Iterable[str], loose: set[str]) -> list[str]:
        """The documents that are looked at: those that changed, and for each place without a code the first that has
        it."""
        found, left = set(new), set(loose)
        for name in sorted(kept):
            if left and not left.isdisjoint(iris := self._tables.rows[name].iris):
                found.add(name)
                left.difference_update(iris)
        return sorted(found)

    def _show(self, names: Iterable[str], was: Collection[str]) -> None:
        """Add what other documents show of people of some names."""
        table = self._tables.shown
        for name in names:
            for sighting in sightings(table.get(name)):
                if sighting[0].document not in was:
                    self._seen.add(name, sighting)
            table[name] = shown(self._seen.held[name])
            if not self._seen.held[name]:
                del table[name], self._seen.held[name]

    def _rarity(self) -> Rarity:
        return super()._rarity() if self._dirty is None else self._sure

    def _iris_of_happenings(self, others: Iterable[str]) -> None:
        """Of all documents; of those that were not looked at, where it is another one now."""
        rows = self._tables.rows
        known = list(happenings((name, rows[name]) for name in others))
        joined = unify([*known, *self._told], self.reprints)
        for happening in self._told:
            self._own[happening.document].append(happening)
        for happening in (*known, *self._told):
            iri = joined.get(happening.iri, happening.iri)
            self._iris[happening.document, happening.entity.id] = iri

    def _touched(self, new: Mapping[str, Facts], was: Mapping[str, Facts]) -> dict[str, Touched]:
        """The documents that are not as they were; the tables learn of them."""
        found: dict[str, Touched] = {}
        for name in sorted({*self._moved(new), *new, *was}):
            now = new.get(name) or (None if name in was else self.documents[self._at[name]])
            before = was.get(name) or (None if name in new else now)
            found[name] = Touched(self._forget(name, before), self._learn(name, now, known=name not in new))
        return found

    def _moved(self, new: Mapping[str, Facts]) -> Iterator[str]:
        """The documents that say the same of other things."""
        for name in {document for document, _ in self._iris} - new.keys():
            row = self._tables.rows[name]
            now = tuple([self._iris.get((name, each), iri) for each, iri in zip(row.locals, row.iris, strict=True)])
            if now != row.iris:
                self._moving[name] = row._replace(iris=now)
                yield name

    def _forget(self, name: str, facts: Facts | None) -> Facts | None:
        if facts is None:
            return None
        iris = self._tables.rows.pop(name).by_local()
        self._sums.add(telling(facts, iris, self._namer(facts, iris)), -1)
        return rewritten(facts, iris)

    def _learn(self, name: str, facts: Facts | None, *, known: bool) -> Facts | None:
        if facts is None:
            return None
        row = self._moving[name] if known else self._row(facts, self._iris.row(facts))
        iris = row.by_local()
        self._tables.rows[name] = row
        self._sums.add(telling(facts, iris, self._namer(facts, iris)), 1)
        return rewritten(facts, iris)

    def _told_world(self, things: Things, touched: dict[str, Touched]) -> World:
        self._sums.end()
        self._tables.altered = self._heads
        entities = things.entities(self._sums.variants, self.places.entities)
        self._relabelled(things.relabelled, touched)
        seats, conflicts = things.seats(entities, self._shared), things.conflicts()
        findings = self._findings(entities, seats, conflicts)
        rows = self._tables.rows
        meant = {(name, local): rows[name].by_local().get(local, "") for (name, local), *_ in self._meant}
        chosen = choices(self._meant, {thing: iri for thing, iri in meant.items() if iri}, self._decider.blank)
        documents = self.documents.with_others(list(self._documents(touched)))
        told = (things.verdicts(), chosen, things.spans(self._sums.held), ())
        return World(self.base, entities, documents, {}, findings, *told)

    def _relabelled(self, iris: set[str], touched: dict[str, Touched]) -> None:
        """Documents that speak of what is called otherwise now are not as they were either."""
        for name, row in self._tables.rows.items() if iris else ():
            if name not in touched and not iris.isdisjoint(row.iris):
                facts = self._written(self._at[name])
                touched[name] = Touched(facts, facts)

    def _documents(self, touched: Mapping[str, Touched]) -> Iterator[Facts | Deferred]:
        for at, each in enumerate(self.documents.later()):
            name = each.id if isinstance(each, Deferred) else each.article.id
            now = touched[name].now if name in touched else None
            if now is not None:
                yield now
            elif isinstance(each, Deferred):
                yield each._replace(load=partial(self._written, at))
            else:
                yield self._written(at)

    def _written(self, at: int) -> Facts:
        facts = self.documents[at]
        return rewritten(facts, self._tables.rows[facts.article.id].by_local())
