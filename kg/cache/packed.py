"""A file of entries by key: each with a digest, written whole beside others and never changed in place.

    magic, edition (32 bytes) | entries | index: key, content, digest, offset, length of each | offset and digest of it

A file that is cut off, of another edition or no such file at all counts as empty; an entry whose digest is not that of
its bytes counts as missing. So a damaged cache costs time and nothing else. The file also tells the time of its last
change: where that is still so, entries that nobody reads are copied to the next file without being looked at.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from struct import Struct
from typing import BinaryIO, NamedTuple

from kg.spool.ranges import BUFFER, Content, Range, Writer

MAGIC = b"govkg cache 2\n"
DIGEST = 16  # bytes
_ROW = Struct("<16s16s16sQQ")
_END = Struct("<QQ16s")
_HEAD = len(MAGIC) + 32


class Entry(NamedTuple):
    """An entry; `content` is any digest of the user's, kept beside the key. `data` may be in a file still."""

    key: bytes
    content: bytes
    digest: bytes
    data: Content

    def read(self) -> bytes | None:
        """The bytes; None if they are damaged."""
        data = self.data.read() if isinstance(self.data, Range) else self.data
        return data if digest(data) == self.digest else None


def digest(data: bytes | bytearray | memoryview) -> bytes:
    """What tells damaged bytes from sound ones."""
    return blake2b(data, digest_size=DIGEST).digest()


class Packed:
    """The entries of a file. `is_as_written`: nobody has written to it since."""

    def __init__(self, file: BinaryIO | None = None, index: bytes = b"", *, is_as_written: bool = False) -> None:
        """Closes the file when it is no longer used itself."""
        self.size = os.fstat(file.fileno()).st_size if file else 0
        self._file, self._is_as_written = file, is_as_written
        rows = _ROW.iter_unpack(index) if file else ()
        self._entries = {key: Entry(key, own, found, Range(file, *place)) for key, own, found, *place in rows if file}

    def __del__(self) -> None:
        if self._file:
            self._file.close()

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        """All sound entries."""
        yield from filter(None, map(self.get, self._entries))

    def find(self, key: bytes) -> Entry | None:
        """The entry of a key, if it is there; one of a file that is not as it was written is looked at first."""
        entry = self._entries.get(key)
        return entry if entry is None or self._is_as_written or entry.read() is not None else None

    def get(self, key: bytes) -> Entry | None:
        """The entry of a key with its bytes, if it is there and sound."""
        entry = self._entries.get(key)
        data = entry.read() if entry else None
        return entry._replace(data=data) if entry and data is not None else None


EMPTY = Packed()


def load(path: Path, edition: bytes) -> Packed:
    """The entries of a file that `save` wrote for the same edition; none if there is no such file."""
    try:
        file = path.open("rb", buffering=0)  # not mapped: another build may take the file away or cut it off
    except OSError:
        return EMPTY
    state = os.fstat(file.fileno())
    end = state.st_size - _END.size
    if end >= _HEAD and Range(file, 0, _HEAD).read() == MAGIC + edition:
        start, written, expected = _END.unpack(Range(file, end, _END.size).read())
        if _HEAD <= start <= end and (end - start) % _ROW.size == 0:
            index = Range(file, start, end - start).read()
            if _of_index(index, written) == expected:
                return Packed(file, index, is_as_written=state.st_mtime_ns == written)
    file.close()
    return EMPTY


def _of_index(index: bytes, written: int) -> bytes:
    return digest(b"%d\0%b" % (written, index))


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
    with path.open("wb", buffering=BUFFER) as file:
        writer = Writer(file)
        writer.write(MAGIC + edition)
        offset = _HEAD
        for key, content, found, data in entries:
            writer.write(data)
            length = data.length if isinstance(data, Range) else len(data)
            index += _ROW.pack(key, content, found, offset, length)
            offset += length
        writer.end()
        file.write(index)
        file.flush()
        written = os.fstat(file.fileno()).st_mtime_ns
        file.write(_END.pack(offset, written, _of_index(bytes(index), written)))
    os.utime(path, ns=(written, written))
    return path.stat().st_size
