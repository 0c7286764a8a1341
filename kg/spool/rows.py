"""A sequence of rows in a file without a name, for what is looked at seldom and in its order."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from os import pread
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, dumps, loads
from tempfile import TemporaryFile
from typing import Generic, TypeVar, overload

Row = TypeVar("Row")
_TOGETHER = 256  # rows that are read at once
_BUFFER = 1 << 18


def rows(found: Iterable[Row], folder: Path | None) -> Sequence[Row]:
    """All that is found, in a folder if there is one."""
    return Rows(folder, found) if folder else tuple(found)


class Rows(Sequence[Row], Generic[Row]):
    """Rows for whoever wants them, here and in processes that are forked later.

    They come back equal, not identical. The file is of this process's own making and nobody else can open it.
    """

    def __init__(self, folder: Path, rows: Iterable[Row]) -> None:
        self._file = TemporaryFile(dir=folder, buffering=_BUFFER)  # noqa: SIM115
        self._starts = array("Q", [0])  # where each begins, and where the next would
        for row in rows:
            self._starts.append(self._starts[-1] + self._file.write(dumps(row, HIGHEST_PROTOCOL)))
        self._file.flush()

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _read(self, first: int, last: int) -> bytes:
        """The bytes of the rows from one to the one before another."""
        start = self._starts[first]
        return pread(self._file.fileno(), self._starts[last] - start, start)

    def __iter__(self) -> Iterator[Row]:
        for first in range(0, len(self), _TOGETHER):
            last = min(first + _TOGETHER, len(self))
            data = memoryview(self._read(first, last))
            begun = self._starts[first]
            for at in range(first, last):
                yield loads(data[self._starts[at] - begun : self._starts[at + 1] - begun])

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        row: Row = loads(self._read(at, at + 1))
        return row
