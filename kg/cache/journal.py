"""What an interrupted build had read: entries in a file beside the output folder, one behind the other as they come.

Each build has a file of its own. One whose build has ended without removing it was interrupted; the next build of the
same edition goes on where it was. An entry that is cut off or damaged ends the file; what is before it counts.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from struct import Struct

from kg.cache.packed import Entry, digest

_MAGIC = b"govkg journal 1\n"
_ROW = Struct("<16s16s16sQ")
_KEPT = 64  # entries after which the file is sure to have them


class Journal:
    """Writes the entries of this build, and gives those of builds that were interrupted."""

    def __init__(self, output: Path, edition: bytes) -> None:
        """`output` is the folder of the build."""
        output = output.absolute()
        self._edition = edition
        self._written = 0
        there = sorted(output.parent.glob(f".{output.name}.resume-*"))
        self._old = [path for path in there if not _is_running(path)]
        self._path = output.parent / f".{output.name}.resume-{os.getpid()}.{len(there)}"
        self._file = self._path.open("wb") if output.parent.is_dir() else None
        if self._file:
            self._file.write(_MAGIC + edition)

    def entries(self) -> Iterator[Entry]:
        """What interrupted builds have read."""
        for path in self._old:
            yield from _read(path, _MAGIC + self._edition)

    def append(self, entry: Entry) -> None:
        """Add an entry."""
        if self._file:
            data = entry.read() or b""
            self._file.write(_ROW.pack(entry.key, entry.content, entry.digest, len(data)))
            self._file.write(data)
            self._written += 1
            if self._written % _KEPT == 0:
                self._file.flush()

    def end(self, *, done: bool) -> None:
        """Close it; when the build is `done`, nobody needs it any more, nor those before it."""
        if self._file:
            self._file.close()
        if done:
            for path in (self._path, *self._old):
                path.unlink(missing_ok=True)


def _is_running(path: Path) -> bool:
    number = path.name.rsplit("-", 1)[-1].partition(".")[0]
    return number.isdigit() and int(number) != os.getpid() and Path(f"/proc/{number}").exists()


def _read(path: Path, head: bytes) -> Iterator[Entry]:
    try:
        content = memoryview(path.read_bytes())
    except OSError:
        return
    if content[: len(head)] != head:
        return
    at = len(head)
    while at + _ROW.size <= len(content):
        key, own, expected, length = _ROW.unpack(content[at : at + _ROW.size])
        at += _ROW.size
        data = content[at : at + length]
        at += length
        if len(data) < length or digest(data) != expected:
            return
        yield Entry(key, own, expected, bytes(data))
