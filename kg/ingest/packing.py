"""Single packed files: what unpacks them, piece by piece."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import IO, Final, cast

from kg.extras import need
from kg.ingest.stream import Readable, Stream


def unpack(packing: str, stream: Stream) -> Readable:
    """What a packed stream holds; `packing` is gz, zst, bz2 or xz. Raises MissingExtra."""
    return _UNPACKERS[packing](stream)


class _Gunzip:
    """A gzip that hands out what it has before it finds that the rest is damaged, which GzipFile.read does not."""

    def __init__(self, stream: Stream) -> None:
        self._file = gzip.GzipFile(fileobj=cast(io.BufferedIOBase, stream))

    def read(self, size: int, /) -> bytes:
        """Some bytes, at most `size`."""
        return self._file.read1(size)

    def readline(self, size: int, /) -> bytes:
        """One line, or the first `size` bytes of it."""
        return self._file.readline(size)


def _zstandard(stream: Stream) -> Readable:
    library = need("zstandard", "formats", "a .zst file")
    raw = library.ZstdDecompressor().stream_reader(cast(io.BufferedIOBase, stream), read_across_frames=True)
    return cast(Readable, io.BufferedReader(_Raw(raw)))


class _Raw(io.RawIOBase):
    """Errors of the library as those of the system, which `kg.ingest.stream` explains."""

    def __init__(self, reader: io.RawIOBase) -> None:
        self._reader = reader

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill a buffer; ValueError if the data are damaged."""
        try:
            data = self._reader.read(len(buffer)) or b""
        except Exception as error:  # zstandard.ZstdError, which only who has the library can name
            raise ValueError(str(error)) from error
        buffer[: len(data)] = data
        return len(data)


_UNPACKERS: Final[dict[str, Callable[[Stream], Readable]]] = {
    "gz": _Gunzip,
    "zst": _zstandard,
    "bz2": lambda stream: bz2.BZ2File(cast(io.BufferedIOBase, stream)),
    "xz": lambda stream: lzma.LZMAFile(cast(IO[bytes], stream)),  # noqa: SIM115
}
