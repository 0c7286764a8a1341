"""What entities are called, by IRI: of a large world looked up where its entities are, not held."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from kg.model import Entity, World
from kg.spool.documents import are_on_disk
from kg.spool.numbers import Numbers

_KEPT = 16_384  # labels that were looked up last


def labels_of(world: World) -> Mapping[str, str]:
    """The labels of all entities."""
    if are_on_disk(world.documents):
        return _Labels(world.entities)
    return {entity.id: entity.label for entity in world.entities}


class _Labels(Mapping[str, str]):
    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._numbers = Numbers(entity.id for entity in entities)
        self._find = lru_cache(_KEPT)(self._look_up)

    def _look_up(self, iri: str) -> str:
        return self._entities[self._numbers[iri]].label

    def __getitem__(self, iri: str) -> str:
        return self._find(iri)

    def __iter__(self) -> Iterator[str]:
        return (entity.id for entity in self._entities)

    def __len__(self) -> int:
        return len(self._entities)
