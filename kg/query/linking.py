"""Tells which entities a stretch of a question names: by label, alias or the full name of a short one."""

from functools import cache
from typing import Final

from pyoxigraph import Store

from kg.query.names import Match, by_name, describe

# What a slot of a template may hold: local names of classes; none: anything.
SLOTS: Final = {
    "person": ("Official", "Person"),
    "agency": ("Agency", "Institution", "Enterprise", "Association", "MediaOutlet", "Organization"),
    "place": ("AdministrativeDivision", "Venue", "Place"),
    "campaign": ("Campaign",),
    "event": ("Meeting", "Inspection", "Event"),
    "entity": (),
}
_LONGEST = 60  # characters of a name in a question


class Linker:
    """Finds entities in a store by exact names; remembers what it was asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.named = cache(self._named)

    def of_kind(self, text: str, slot: str) -> tuple[Match, ...]:
        """The entities that `text` names and that the slot may hold."""
        kinds = SLOTS[slot]
        return tuple(match for match in self.named(text) if not kinds or match.kind in kinds)

    def mentions(self, text: str) -> list[tuple[str, tuple[Match, ...]]]:
        """The longest names in a text from left to right, without overlaps."""
        found, at = [], 0
        while at < len(text):
            for end in range(min(len(text), at + _LONGEST), at + 1, -1):
                if matches := self.named(text[at:end]):
                    found.append((text[at:end], matches))
                    at = end - 1
                    break
            at += 1
        return found

    def _named(self, text: str) -> tuple[Match, ...]:
        if not 1 < len(text) <= _LONGEST:
            return ()
        return tuple(sorted({describe(self._store, node) for node in by_name(self._store, text)}))
