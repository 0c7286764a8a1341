"""What bodies' names tell beyond the sentences: for which place they act, and which body they are a part of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.model import Entity, Facts, Inference
from kg.tables import PARTS
from kg.tables import Part as PartRow
from kg.wording import derived, rows

_JOINED = tuple("、和与及暨")  # 中共青田县纪律检查委员会、青田县监察委员会 is no part of the former
_FRONTS = ("", "中共", "中国人民政治协商会议", "共青团")
_SHORTEST = 4  # characters of a body that others are a part of
_RULES = {"named": "part of the body in front", "seat": "part by its kind", "of": "jurisdiction of the parent"}


class Seats:
    """For which places bodies act and what they are a part of: what documents state, and what is inferred."""

    def __init__(self, entities: Iterable[Entity], shared: frozenset[str]) -> None:
        """`shared` are names that several divisions bear: alone they tell no place."""
        self.by_id = {entity.id: entity for entity in entities}
        self.shared = shared
        self.places: dict[str, set[str]] = defaultdict(set)  # body -> places
        self.parents: dict[str, set[str]] = defaultdict(set)
        self.agencies = sorted((e for e in self.by_id.values() if e.kind == "Agency"), key=lambda e: e.id)

    def add(self, facts: Facts) -> None:
        """What a document, with IRIs for ids, states; all before anything is inferred."""
        for link in facts.links:
            if link.predicate == "jurisdiction":
                self.places[link.subject].add(link.object)
            elif link.predicate == "parent":
                self.parents[link.subject].add(link.object)

    def place(self, body: str) -> str | None:
        """The place that a body acts for, if it is one."""
        found = self.places.get(body, ())
        return next(iter(found)) if len(found) == 1 else None

    def inferences(self) -> list[Inference]:
        """All that can be inferred, by subject; they count for `place` from then on."""
        found = [*self._from_names()]
        found += self._parents_by_name()
        found += self._parents_by_kind()
        found += self._from_parents()
        return sorted(found)

    def _add(self, body: str, predicate: str, other: str, rule: str, confidence: float) -> Inference:
        (self.places if predicate == "jurisdiction" else self.parents)[body].add(other)
        return Inference(body, predicate, other, rule, confidence)

    def _from_names(self) -> Iterator[Inference]:
        """The place whose full name a body's begins with."""
        divisions: dict[str, list[str]] = defaultdict(list)
        for entity in self.by_id.values():
            if entity.kind == "AdministrativeDivision" and entity.code and entity.label not in self.shared:
                divisions[entity.label].append(entity.id)
        longest = max(map(len, divisions), default=0)
        for body in self.agencies:
            if body.id in self.places or body.id in self.parents:
                continue
            front = max((f for f in _FRONTS if body.label.startswith(f)), key=len)
            name = body.label[len(front) :]
            for size in range(min(longest, len(name) - 1), 1, -1):
                found = divisions.get(name[:size], ())
                if len(found) == 1:
                    yield self._add(body.id, "jurisdiction", found[0], "place in the name", 0.9)
                if found:
                    break

    def _parents_by_name(self) -> Iterator[Inference]:
        """The longest body whose whole name another's begins with, if that ends as parts do."""
        names: dict[str, list[str]] = defaultdict(list)
        for body in self.agencies:
            names[body.label].append(body.id)
        for body in self.agencies:
            label = body.label
            if body.id in self.parents or not _part_rows(label):
                continue
            for size in range(len(label) - 1, _SHORTEST - 1, -1):
                found = [other for other in names.get(label[:size], ()) if self._near(body.id, other)]
                if len(found) == 1 and not label[size:].startswith(_JOINED):
                    yield self._add(body.id, "parent", found[0], _RULES["named"], 0.9)
                if found:
                    break

    def _near(self, body: str, other: str) -> bool:
        """Whether nothing speaks against two bodies acting for one place, or one within the other's."""
        mine, theirs = self.places.get(body, ()), self.places.get(other, ())
        if not mine or not theirs:
            return not theirs or self.by_id[other].label.startswith(tuple(self.by_id[p].label for p in theirs))
        return any(their == place or their in self._holders(place) for place in mine for their in theirs)

    def _holders(self, place: str) -> list[str]:
        found: list[str] = []
        within = self.by_id[place].within
        while within:
            found.append(within)
            within = self.by_id[within].within
        return found

    def _parents_by_kind(self) -> Iterator[Inference]:
        """A police station is a part of the county's police, and so on by agency_parts.tsv."""
        seated = {(body.label, place): body.id for body in self.agencies for place in self.places.get(body.id, ())}
        for body in self.agencies:
            place = self.place(body.id)
            if body.id in self.parents or place is None:
                continue
            for row in _part_rows(body.label):
                parent = self._of_kind(row, place, seated)
                if parent and parent != body.id:
                    yield self._add(body.id, "parent", parent, _RULES["seat"], 0.8)
                    break

    def _of_kind(self, row: PartRow, place: str, seated: Mapping[tuple[str, str], str]) -> str | None:
        seat: str | None = place
        if self.by_id[place].code is None or row.seat == "above":  # a town, or a part of the city's
            seat = self.by_id[place].within
        if seat is None or self.by_id[seat].code is None:
            return None
        full = (name.replace("{}", self.by_id[seat].label) for name in row.of)
        return next((seated[name, seat] for name in full if (name, seat) in seated), None)

    def _from_parents(self) -> Iterator[Inference]:
        """A part acts for the place of the whole."""
        for body in self.agencies:
            if body.id in self.places:
                continue
            seen, above = {body.id}, body.id
            while above not in self.places and len(self.parents.get(above, ())) == 1:
                above = next(iter(self.parents[above]))
                if above in seen:
                    break
                seen.add(above)
            place = self.place(above)
            if place is not None and above != body.id:
                yield self._add(body.id, "jurisdiction", place, _RULES["of"], 0.85)


@derived
def _by_ending() -> tuple[dict[str, PartRow], tuple[int, ...]]:
    """agency_parts.tsv by ending, and the lengths of endings, longest first."""
    known = {row.ending: row for row in rows(PARTS)}
    return known, tuple(sorted({len(ending) for ending in known}, reverse=True))


def _part_rows(label: str) -> list[PartRow]:
    """The rows of agency_parts.tsv whose ending a name has, the longest first."""
    known, sizes = _by_ending()
    return [known[label[-size:]] for size in sizes if len(label) > size and label[-size:] in known]
