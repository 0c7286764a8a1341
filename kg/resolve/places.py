"""Places of the world: divisions by code with their ancestors, smaller ones by the division that they lie in."""

from kg import ids
from kg.gazetteer import Gazetteer
from kg.model import Entity


class PlaceIndex:
    """Gives local places their IRIs and collects the world's place entities."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.gazetteer = Gazetteer.load()
        self.entities: dict[str, Entity] = {}

    def resolve(self, entity: Entity) -> str:
        """The IRI of a local place entity (AdministrativeDivision, Venue or Place)."""
        if entity.code:
            return self.division(entity.code, entity.label)
        within = self.division(entity.within) if entity.within else None
        if entity.kind != "AdministrativeDivision":
            context = (self.entities[within].label,) if within else ()
            return self._put(ids.place_iri(self.base, entity.label, *context), entity, within)
        iri = ids.division_iri(self.base, None, entity.label, *self._path(within))
        return self._put(iri, entity, within)

    def division(self, code: str, label: str | None = None) -> str:
        """The IRI of a division of the gazetteer; it and its ancestors become entities."""
        division = self.gazetteer.by_code[code]
        name = label or division.name
        iri = ids.division_iri(self.base, code, name)
        if iri not in self.entities:
            parent = division.parent and self.division(division.parent)
            kind = "AdministrativeDivision"
            self.entities[iri] = Entity(iri, kind, name, (), code, division.level, parent or None, False)
        return iri

    def _path(self, within: str | None) -> tuple[str, ...]:
        path: list[str] = []
        while within:
            entity = self.entities[within]
            path.insert(0, entity.label)
            within = entity.within
        return tuple(path)

    def _put(self, iri: str, entity: Entity, within: str | None) -> str:
        if iri not in self.entities:
            self.entities[iri] = Entity(iri, entity.kind, entity.label, (), None, entity.level, within, False)
        return iri
