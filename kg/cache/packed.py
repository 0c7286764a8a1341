"""A file of entries by key: each with a digest, written whole beside others and never changed in place.

    magic, edition (32 bytes) | entries | index: key, content, digest, offset, length of each | offset and digest of it

A file that is cut off, of another edition or no such file at all counts as empty; an entry whose digest is not that of
its bytes counts as missing. So a damaged cache costs time and nothing else.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import NamedTuple

MAGIC = b"govkg cache 1\n"
DIGEST = 16  # bytes
_ROW = Struct("<16s16s16sQQ")
_END = Struct("<Q16s")
_HEAD = len(MAGIC) + 32


class Entry(NamedTuple):
    """The bytes of an entry; `content` is any digest of the user's, kept beside the key."""

    key: bytes
    content: bytes
    digest: bytes
    data: bytes | memoryview


class Place(NamedTuple):
    """Where an entry lies."""

    content: bytes
    digest: bytes
    offset: int
    length: int


def digest(data: bytes | bytearray | memoryview) -> bytes:
    """What tells damaged bytes from sound ones."""
    return blake2b(data, digest_size=DIGEST).digest()


class Packed:
    """The entries of a file, read when they are asked for."""

    def __init__(self, places: dict[bytes, Place], view: memoryview) -> None:
        self._places, self._view = places, view

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return len(self._view)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Entry]:
        """All sound entries."""
        yield from filter(None, map(self.get, self._places))

    def get(self, key: bytes) -> Entry | None:
        """The entry of a key, if it is there and sound."""
        place = self._places.get(key)
        if place is None:
            return None
        data = self._view[place.offset : place.offset + place.length]
        return Entry(key, place.content, place.digest, data) if digest(data) == place.digest else None


EMPTY = Packed({}, memoryview(b""))


def load(path: Path, edition: bytes) -> Packed:
    """The entries of a file that `save` wrote for the same edition; none if there is no such file."""
    try:
        view = memoryview(path.read_bytes())  # not mapped: another build may take the file away or cut it off
    except OSError:
        return EMPTY
    if len(view) < _HEAD + _END.size or view[:_HEAD] != MAGIC + edition:
        return EMPTY
    start, expected = _END.unpack(view[-_END.size :])
    index = view[start : -_END.size]
    if not _HEAD <= start <= len(view) - _END.size or len(index) % _ROW.size or digest(index) != expected:
        return EMPTY
    return Packed({key: Place(*place) for key, *place in _ROW.iter_unpack(index)}, view)


def sound(path: Path) -> tuple[int, int]:
    """How many entries a file has, of whatever edition, and how many of them are damaged; (0, 0) if it is none."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return 0, 0
    packed = load(path, head[len(MAGIC) :])
    return len(packed), len(packed) - sum(1 for _ in packed)


def save(path: Path, edition: bytes, entries: Iterable[Entry]) -> int:
    """Write a new file; its size in bytes. Raises OSError."""
    index = bytearray()
    with path.open("wb", buffering=1 << 18) as file:
        file.write(MAGIC + edition)
        offset = _HEAD
        for key, content, found, data in entries:
            file.write(data)
            index += _ROW.pack(key, content, found, offset, len(data))
            offset += len(data)
        file.write(index)
        file.write(_END.pack(offset, digest(index)))
    return path.stat().st_size
