"""What the page of the build before leaves to that of this one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.model import World
from kg.web.romanize import search_keys
from kg.web.statements import Words
from kg.web.told import Kept, Told, told, told_again


@dataclass(slots=True)
class Past:
    """`kept`: what was left, and then what is left to the next build. `touched`: the ids of the documents that are not
    as they were; None: it may be any."""

    kept: bytes = b""
    touched: Collection[str] | None = None
    _known: Kept | None = None
    _told: Told | None = None

    def told(self, world: World, numbers: dict[str, int], words: Words) -> Told:
        """What documents tell."""
        self._known = Kept.unpacked(self.kept) if self.kept and self.touched is not None else None
        if self._known and self.touched is not None:
            self._told = told_again(world, numbers, words, self._known, self.touched)
        else:
            self._told = told(world, numbers, words)
        return self._told

    def keys(self, world: World) -> Iterator[str]:
        """What each entity is found by; once `told` was asked."""
        rows = self._known.entities if self._known else []
        known = {row[:4]: row[4] for row in rows}
        now = []
        for entity in world.entities:
            names = (entity.id, entity.kind, entity.label, entity.aliases)
            keys = known.get(names)
            now.append((*names, search_keys(entity) if keys is None else keys))
        assert self._told
        self.kept = Kept(self._told, now).packed()
        return (row[4] for row in now)
