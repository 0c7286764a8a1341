"""Bytes as they come from a file, an archive member or stdin: bounded, and with errors that a user can mend."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from kg.errors import InputError

# What the standard library raises over damaged or hostile archives.
_DAMAGE: Final = (
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class Readable(Protocol):
    """What a stream reads from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""

    def readline(self, size: int, /) -> bytes:
        """One line with its end, or the first `size` bytes of it."""


class Part:
    """The next bytes of a readable, as if nothing came after them."""

    def __init__(self, readable: Readable, size: int) -> None:
        self._readable, self._left = readable, size

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        return self._taken(self._readable.read(min(size, self._left)))

    def readline(self, size: int, /) -> bytes:
        """One line."""
        return self._taken(self._readable.readline(min(size, self._left)))

    def _taken(self, data: bytes) -> bytes:
        self._left -= len(data)
        return data


class Budget:
    """How many bytes may still be unpacked from one input; shared by everything that is inside it."""

    __slots__ = ("left", "total")

    def __init__(self, total: int) -> None:
        self.total = self.left = total

    def take(self, count: int) -> None:
        """Count `count` bytes; raises InputError when there are too many."""
        self.left -= count
        if self.left < 0:
            raise InputError(
                f"unpacks to more than {self.total:,} bytes, which is suspiciously much for its size; "
                "if it is sound, unpack it and read the folder"
            )


class Stream:
    """A readable that can be looked into (`head`), counts against a budget, and raises only InputError."""

    def __init__(self, readable: Readable, budget: Budget | None = None) -> None:
        self._readable = readable
        self._budget = budget
        self._head = b""
        self._failed: InputError | None = None

    def head(self, size: int) -> bytes:
        """The next `size` bytes (fewer at the end), which stay to be read."""
        missing = size - len(self._head)
        if missing > 0:
            self._head += self._pull(missing)
        return self._head[:size]

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        taken, self._head = self._head[:size], self._head[size:]
        return taken + self._pull(size - len(taken)) if len(taken) < size else taken

    def readline(self, size: int) -> bytes:
        """The next line with its end, or the first `size` bytes of it."""
        if not self._head:
            if self._failed:
                raise self._failed
            with explained():
                return self._count(self._readable.readline(size))
        end = self._head.find(b"\n") + 1
        if 0 < end <= size or len(self._head) >= size:
            return self.read(min(end or size, size))
        taken, self._head = self._head, b""
        return taken + self.readline(size - len(taken))

    def whole(self, limit: int, what: str, remedy: str) -> bytes:
        """Everything that is left; raises InputError beyond `limit` bytes."""
        data = self.read(limit + 1)
        if self._failed:
            raise self._failed
        if len(data) > limit:
            raise InputError(f"{what} has more than {limit:,} bytes; {remedy}")
        return data

    def skip_line(self, read: bytes) -> None:
        """Read on to the end of the line that begins with `read`, without keeping it."""
        while read and not read.endswith(b"\n"):
            read = self.readline(1 << 20)

    def _pull(self, size: int) -> bytes:
        if self._failed:
            raise self._failed
        parts: list[bytes] = []
        while size > 0:
            try:
                with explained():
                    part = self._count(self._readable.read(min(size, 1 << 20)))
            except InputError as error:
                self._failed = error  # raised by the next call if what was read before it is some use
                if not parts:
                    raise
                break
            if not part:
                break
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _count(self, data: bytes) -> bytes:
        if self._budget is not None:
            self._budget.take(len(data))
        return data


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the system and the archive modules raise into an InputError that says what to do."""
    try:
        yield
    except PermissionError as error:
        raise InputError("may not be read (permission denied); give yourself the right to read it") from error
    except OSError as error:
        # gzip.BadGzipFile is an OSError too, without an errno.
        raise InputError(f"cannot be read: {error.strerror or error}") from error
    except EOFError as error:
        raise InputError("is cut off: the packed data end too early; fetch it again") from error
    except _DAMAGE as error:
        raise InputError(f"is damaged: {error}; fetch it again or unpack it yourself") from error
