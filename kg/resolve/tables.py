"""The resolver's tables of IRIs: which thing each local entity is, in a dictionary or, of many documents, on disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from kg.model import Facts
from kg.spool.groups import Groups

Place = tuple[str, str]  # document, local id


class Iris(Protocol):
    """(document, local id) -> IRI."""

    def __getitem__(self, place: Place, /) -> str: ...

    def __setitem__(self, place: Place, iri: str, /) -> None: ...

    def row(self, facts: Facts) -> dict[str, str]:
        """Local id -> IRI of all entities of a document."""

    def clear(self) -> None:
        """Forget all."""


class IrisInMemory(dict[Place, str]):
    """All at hand."""

    def row(self, facts: Facts) -> dict[str, str]:
        """Local id -> IRI of all entities of a document."""
        document = facts.article.id
        return {entity.id: self[document, entity.id] for entity in facts.entities}


class IrisOnDisk:
    """Of the document that was written to last, all that was written since; of all others, `row`s.

    These are asked for when all is written, in the order of the documents, each once.
    """

    def __init__(self, folder: Path) -> None:
        self._groups: Groups[dict[str, str]] = Groups(folder)
        self._document, self._own = "", dict[str, str]()
        self._rows: Iterator[tuple[str, list[dict[str, str]]]] | None = None
        self._next: tuple[str, list[dict[str, str]]] | None = None

    def __getitem__(self, place: Place) -> str:
        document, local = place
        if document != self._document:
            raise KeyError(place)
        return self._own[local]

    def __setitem__(self, place: Place, iri: str) -> None:
        document, local = place
        if document != self._document:
            self._close()
            self._document = document
        self._own[local] = iri

    def _close(self) -> None:
        if self._own:
            self._groups.add(self._document, self._own)
            self._own = {}

    def row(self, facts: Facts) -> dict[str, str]:
        """Local id -> IRI of all entities of a document."""
        if self._rows is None:
            self._close()
            self._rows = self._groups.drain()
            self._next = next(self._rows, None)
        if self._next is None or self._next[0] != facts.article.id:
            return {}
        parts = self._next[1]
        self._next = next(self._rows, None)
        return {local: iri for part in parts for local, iri in part.items()}

    def clear(self) -> None:
        """Forget all."""
        self._own.clear()
        self._rows = self._next = None
