"""Byte strings in their order: sorted in memory while they are few, merged from sorted files when they are many."""

from collections.abc import Iterable, Iterator
from heapq import merge
from pathlib import Path
from struct import Struct
from zlib import compress, decompress

LIMIT = 96 << 20  # bytes that records may take in memory
_OVERHEAD = 48  # bytes that each takes besides its own
_FRAME = 1 << 16  # bytes that are compressed together: so much of each file is in memory while files are merged
_QUICKEST = 1  # of zlib's levels
_SIZE = Struct("<I")


class Records:
    """Adds records in any order and gives them ascending. With a `folder` they go there whenever there are many."""

    def __init__(self, folder: Path | None = None, name: str = "records", limit: int = LIMIT) -> None:
        """Files are `folder`/`name`-0, -1 …; whoever makes records in several processes gives each a name."""
        self._folder, self._name, self._limit = folder, name, limit
        self._held: list[bytes] = []
        self._bytes = 0
        self.runs: list[Path] = []

    def append(self, record: bytes) -> None:
        """Add one."""
        self._held.append(record)
        self._bytes += len(record) + _OVERHEAD
        if self._bytes > self._limit and self._folder:
            self.spill()

    def extend(self, records: Iterable[bytes]) -> None:
        """Add several."""
        for record in records:
            self.append(record)

    def adopt(self, runs: Iterable[Path]) -> None:
        """Add files that another one has spilled."""
        self.runs += runs

    def spill(self) -> None:
        """Write what is held to a file of its own."""
        if not self._held or not self._folder:
            return
        path = self._folder / f"{self._name}-{len(self.runs)}"
        self._held.sort()
        with path.open("wb") as file:
            for frame in _frames(self._held):
                file.write(_SIZE.pack(len(frame)))
                file.write(frame)
        self.runs.append(path)
        self._held, self._bytes = [], 0

    def __iter__(self) -> Iterator[bytes]:
        """All, ascending; those that are equal stand beside each other."""
        self._held.sort()
        return merge(*map(_read, self.runs), self._held) if self.runs else iter(self._held)

    def drain(self) -> Iterator[bytes]:
        """The same for the last time: each file is removed when it has been read."""
        self._held.sort()
        yield from merge(*map(_drained, self.runs), self._held) if self.runs else self._held
        self.remove()

    def remove(self) -> None:
        """Forget all, with the files."""
        for path in self.runs:
            path.unlink(missing_ok=True)
        self.runs, self._held, self._bytes = [], [], 0


def _frames(records: Iterable[bytes]) -> Iterator[bytes]:
    """The records, each behind its size, compressed several at a time: lines of a graph to a tenth."""
    pieces: list[bytes] = []
    size = 0
    for record in records:
        pieces += (_SIZE.pack(len(record)), record)
        size += len(record)
        if size >= _FRAME:
            yield compress(b"".join(pieces), _QUICKEST)
            pieces, size = [], 0
    if pieces:
        yield compress(b"".join(pieces), _QUICKEST)


def _read(path: Path) -> Iterator[bytes]:
    """The file is open only while a frame is read: more are merged than a process may have open."""
    at = 0
    while frame := _frame(path, at):
        at += _SIZE.size + len(frame)
        records = decompress(frame)
        start = 0
        while start < len(records):
            start += _SIZE.size
            end = start + _SIZE.unpack_from(records, start - _SIZE.size)[0]
            yield records[start:end]
            start = end


def _frame(path: Path, at: int) -> bytes:
    with path.open("rb", buffering=0) as file:
        file.seek(at)
        size = file.read(_SIZE.size)
        return file.read(_SIZE.unpack(size)[0]) if size else b""


def _drained(path: Path) -> Iterator[bytes]:
    yield from _read(path)
    path.unlink()
