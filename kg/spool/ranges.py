"""Files that are made of bytes and of ranges of other files, which the system copies by itself."""

import os
from contextlib import suppress
from errno import EIO
from typing import BinaryIO, NamedTuple

BUFFER = 1 << 18


class Range(NamedTuple):
    """A part of a file."""

    file: BinaryIO
    offset: int
    length: int

    def read(self) -> bytes:
        """Its bytes."""
        return os.pread(self.file.fileno(), self.length, self.offset)


Content = bytes | Range


class Writer:
    """Writes bytes, and copies ranges of another file, which are joined where one follows the other."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._range: Range | None = None

    def write(self, content: Content) -> None:
        """Add some. Raises OSError."""
        if isinstance(content, Range):
            last = self._range
            if last and last.file is content.file and last.offset + last.length == content.offset:
                self._range = last._replace(length=last.length + content.length)
            else:
                self.end()
                self._range = content
        elif content:
            self.end()
            self._file.write(content)

    def end(self) -> None:
        """Copy what is to be copied."""
        if self._range and self._range.length:
            self._file.flush()
            _copy(self._range, self._file)
        self._range = None


def _copy(source: Range, target: BinaryIO) -> None:
    done = 0
    if hasattr(os, "copy_file_range"):
        with suppress(OSError):  # of a file system that cannot
            while done < source.length:
                at = source.offset + done
                copied = os.copy_file_range(source.file.fileno(), target.fileno(), source.length - done, at)
                if not copied:
                    break
                done += copied
    while done < source.length:
        piece = os.pread(source.file.fileno(), min(source.length - done, BUFFER), source.offset + done)
        if not piece:
            raise OSError(EIO, f"{source.file.name} was cut off meanwhile")
        target.write(piece)
        target.flush()
        done += len(piece)
