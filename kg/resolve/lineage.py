"""What the divisions of a build were called before, when they were in force, and what became of them."""

from collections.abc import Iterable, Mapping

from kg import ids
from kg.gazetteer import Division, Gazetteer
from kg.model import Entity, Validity

_OLDEST = "1980-12"  # of the lists: then or earlier


def lineage(base: str, entities: Iterable[Entity]) -> tuple[list[Entity], list[Validity]]:
    """Divisions that those of a world were before or became and that it lacks, and the validity of all, by IRI.

    `entities` are the world's; those of them that have a code are looked up. One that lies in no division of the
    world (its own was dissolved) has no `within`.
    """
    family = _Family(base, {entity.id: entity for entity in entities if entity.code})
    for entity in family.known.values():
        family.add(entity)
    validities = family.validities
    return sorted(family.others.values(), key=lambda e: e.id), [validities[iri] for iri in sorted(validities)]


class _Family:
    """The divisions of a world with their predecessors and successors."""

    def __init__(self, base: str, known: Mapping[str, Entity]) -> None:
        self.base, self.known = base, known
        self.gazetteer = Gazetteer.load()
        self.others: dict[str, Entity] = {}
        self.validities: dict[str, Validity] = {}

    def add(self, entity: Entity) -> None:
        """A division of the world, what it was before, and what it became."""
        division = self._division(entity)
        if division is None:
            return
        self._put(division, entity.id)
        for name, level in {(former.name, former.level) for former in self._before(division)}:
            if name != division.name:
                self._put(self._last(division.code, name, level))
        if division.former_of:
            self._put(self.gazetteer.by_code[division.former_of])

    def _division(self, entity: Entity) -> Division | None:
        last = self.gazetteer.by_code.get(entity.code or "")
        if last is None or last.name == entity.label:
            return last
        heirs = self.gazetteer.former.get(last.former_of or last.code, ())
        return next((d for d in reversed(heirs) if (d.code, d.name) == (entity.code, entity.label)), None)

    def _before(self, division: Division) -> list[Division]:
        """What became this division; nothing if another holds its code now."""
        if self.gazetteer.by_code[division.code] is not division:
            return []
        return self.gazetteer.former.get(division.code, [])

    def _last(self, code: str, name: str, level: str) -> Division:
        """Of former divisions that differ by their code only the last: 阆中市 was 512903, then 519008."""
        alike = [d for d in self.gazetteer.former[code] if (d.name, d.level) == (name, level)]
        return max(alike, key=lambda d: (d.valid_to or "9999", d.code))

    def _put(self, division: Division, known: str = "") -> str:
        """The IRI of a division (`known`, if it is at hand), described when first met."""
        iri = known or ids.division_iri(self.base, division.code, division.name)
        if iri in self.validities:
            return iri
        if iri not in self.known:
            holder = self._holder(division)
            kind, code = "AdministrativeDivision", division.code
            self.others[iri] = Entity(iri, kind, division.name, (), code, division.level, holder, mentioned=False)
        heir = self.gazetteer.successor(division)
        before = self._before(division)
        self.validities[iri] = Validity(
            iri,
            division.valid_from if division.valid_from != _OLDEST else None,
            division.valid_to,
            tuple(sorted({d.name for d in before if d.code == division.code and d.name != division.name})),
            self._former_codes(division),
            (ids.division_iri(self.base, heir.code, heir.name),) if heir is not division else (),
        )
        if heir is not division:
            self._put(heir)
        return iri

    def _former_codes(self, division: Division) -> tuple[str, ...]:
        """The codes that the same division had before."""
        ended = division.valid_to or "9999"
        kin = self.gazetteer.former.get(division.former_of or division.code, ())
        alike = (d for d in kin if d.name == division.name and d.level == division.level)
        return tuple(sorted({d.code for d in alike if (d.valid_to or "9999") <= ended} - {division.code}))

    def _holder(self, division: Division) -> str | None:
        """The nearest division of the world that holds it, or held it."""
        for holder in self.gazetteer.ancestors(division):
            iri = ids.division_iri(self.base, holder.code, holder.name)
            if iri in self.known:
                return iri
        return None
