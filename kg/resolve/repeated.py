"""Which of very many keys occur more than once, roughly and in little memory: the others need not be held."""

from collections.abc import Hashable, Iterable

_SLOTS = 8  # bytes of the table for each key: of keys that occur once, an eighth is taken for repeated


class Repeated:
    """Knows every key that occurs twice or more; a few that occur once are taken for such."""

    def __init__(self, keys: Iterable[Hashable], number: int) -> None:
        """`number`: about how many there are."""
        self._mask = (1 << (_SLOTS * number).bit_length()) - 1
        self._seen = seen = bytearray(self._mask + 1)
        mask = self._mask
        for key in keys:
            slot = hash(key) & mask
            seen[slot] = 1 if not seen[slot] else 2

    def __contains__(self, key: Hashable) -> bool:
        return self._seen[hash(key) & self._mask] > 1
