"""Places of the world: divisions by code with their ancestors, smaller ones by the division that they lie in."""

from collections.abc import Iterable

from kg import ids
from kg.gazetteer import Gazetteer
from kg.model import Entity, Facts


class PlaceIndex:
    """Gives local places their IRIs and collects the world's place entities."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.gazetteer = Gazetteer.load()
        self.entities: dict[str, Entity] = {}
        self._towns: set[tuple[str | None, str]] = set()  # (the code around, name) of those whose level stands twice

    def learn(self, documents: Iterable[Facts]) -> None:
        """Take note of towns like 壶镇镇, which others call 壶镇."""
        for facts in documents:
            for entity in facts.entities:
                if entity.code is None and len(entity.label) == 3 and entity.label[1] == entity.label[2]:
                    self._towns.add((entity.within, entity.label))

    def resolve(self, entity: Entity) -> str:
        """The IRI of a local place entity (AdministrativeDivision, Venue or Place)."""
        if entity.code:
            return self.division(entity.code, entity.label)
        within = self.division(entity.within) if entity.within else None
        if entity.kind != "AdministrativeDivision":
            context = (self.entities[within].label,) if within else ()
            return self._put(ids.place_iri(self.base, entity.label, *context), entity, within)
        full = entity.label + entity.label[-1:]
        if (entity.within, full) in self._towns:
            entity = entity._replace(label=full)
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
