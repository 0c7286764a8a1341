"""What a build knows of articles from the one before it, and what it leaves to the next."""

from pathlib import Path

from kg.cache.entry import decode, encode
from kg.cache.packed import EMPTY, Entry, Packed, digest, load, save
from kg.model import Facts, Recalled, Rejected, Source

FILE = "incremental.cache"  # in the output folder
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


class Memory:
    """Articles by what stands for the bytes that they were read from (`Source.raw`).

    `recalled` is how many the build before had read already, `read` how many this one had to.
    """

    def __init__(self, edition: bytes, old: Packed = EMPTY) -> None:
        self.recalled = self.read = 0
        self._edition, self._old = edition, old
        self._entries: dict[bytes, Entry] = {}

    @classmethod
    def of(cls, folder: Path, edition: bytes) -> "Memory":
        """What the build in a folder has left, if it was one of the same edition."""
        return cls(edition, load(folder / FILE, edition))

    def recall(self, raw: bytes) -> Recalled | None:
        """What these bytes came to; None if they were not read before."""
        entry = self._old.get(raw)
        if entry is None:
            return None
        try:
            found = decode(bytes(entry.data))
        except _UNREADABLE:
            return None
        self._entries[raw] = entry
        self.recalled += 1
        return Recalled(found, entry.content)

    def keep(self, source: Source, found: Facts | Rejected) -> None:
        """Remember what an article came to."""
        self.read += 1
        data = encode(found)
        self._entries[source.raw] = Entry(source.raw, source.content, digest(data), data)

    def save(self, folder: Path) -> int:
        """Write all that this build used into its folder; the size in bytes. Raises OSError."""
        return save(folder / FILE, self._edition, self._entries.values())
