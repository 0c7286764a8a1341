"""What a build knows of articles from the one before it, and what it leaves to the next."""

import struct
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from marshal import dumps, loads
from os import stat_result
from pathlib import Path

from kg.cache.entry import decode, encode
from kg.cache.journal import Journal
from kg.cache.packed import EMPTY, Entry, Packed, digest, load, save
from kg.errors import OutputError
from kg.model import Deferred, Facts, Recalled, Rejected, Source
from kg.output import CACHE, WRITTEN

_GRAPH = digest(b"graph")  # the key of what the graph of a build says of each document
_TABLES = digest(b"tables")  # the key of what is known of the world (`kg.resolve.before`)
_PAGE = digest(b"page")  # the key of what the page says of each document
_SHORT = digest(b"short")  # the key of what is to be known of articles that nobody looks at
_PRINTS = digest(b"prints")  # the key of fingerprints of articles
_PRINT = struct.Struct("<16sI")  # what an article was read from, and how many numbers follow
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, EOFError)
_Short = tuple[str, str, str | None, int, tuple[tuple[str, int], ...]]  # id, path and the rest of `Deferred`


class Memory:
    """Articles by what stands for the bytes that they were read from (`Source.raw`).

    `recalled` is how many the build before had read already, `read` how many this one had to; `known` and `size` are
    the number of articles and the bytes that were left to it. `stamps`: by id of an article, the key of what it was
    read from; b"" if there are several.
    """

    def __init__(self, edition: bytes, old: Packed = EMPTY, journal: Journal | None = None) -> None:
        """`old` and `journal`: what the last build has left, and those that were interrupted since."""
        self.recalled = self.read = 0
        beside = 1 + sum(old.find(key) is not None for key in (_GRAPH, _PRINTS, _TABLES, _SHORT, _PAGE))
        self.known, self.size = max(len(old) - beside, 0), old.size
        self.stamps: dict[str, bytes] = {}
        self._edition, self._old = edition, old
        self._entries: dict[bytes, Entry] = {}
        self._journal = journal
        self._short: dict[bytes, _Short] = {}
        self._known_short = self._read_short()
        self._resumed = {entry.key: entry for entry in journal.entries()} if journal else {}

    @classmethod
    def of(cls, folder: Path, edition: bytes) -> "Memory":
        """What the build in a folder has left, if it was one of the same edition."""
        return cls(edition, load(folder / CACHE, edition), Journal(folder, edition))

    def recall(self, raw: bytes) -> Recalled | None:
        """What these bytes came to; None if they were not read before."""
        entry = self._old.find(raw) or self._resumed.get(raw)
        if entry is None:
            return None
        short = self._known_short.get(raw)
        found: Facts | Rejected | Deferred
        try:
            found = Deferred(*short, load=partial(_facts, entry)) if short else _decoded(entry)
        except _UNREADABLE:
            return None
        if short:
            self._short[raw] = short
        self._entries[raw] = entry
        self._stamp(raw, found)
        self.recalled += 1
        return Recalled(found, entry.content)

    def facts(self, raw: bytes) -> Facts | None:
        """What these bytes came to in the build before; None if that cannot be told any more."""
        entry = self._old.find(raw)
        try:
            found = _decoded(entry) if entry else None
        except _UNREADABLE:
            return None
        return found if isinstance(found, Facts) else None

    def _read_short(self) -> dict[bytes, _Short]:
        try:
            return dict(loads(data)) if (data := self._left(_SHORT)) else {}
        except _UNREADABLE:
            return {}

    def keep(self, source: Source, found: Facts | Rejected) -> None:
        """Remember what an article came to."""
        self.read += 1
        self._stamp(source.raw, found)
        data = encode(found)
        self._entries[source.raw] = entry = Entry(source.raw, source.content, digest(data), data)
        if self._journal:
            self._journal.append(entry)

    def _stamp(self, raw: bytes, found: Facts | Rejected | Deferred) -> None:
        if isinstance(found, Facts):
            a = found.article
            self._short[raw] = (a.id, a.path, a.published, len(a.text), a.changes)
        if not isinstance(found, Rejected):
            name = self._short[raw][0]
            known = self.stamps.setdefault(name, raw)
            if known != raw:
                self.stamps[name] = b""

    @property
    def graph(self) -> bytes:
        """What the last build has left of its graph with `keep_graph`; nothing if it has not."""
        return self._left(_GRAPH)

    @property
    def tables(self) -> bytes:
        """What it has left of its resolution with `keep_tables`."""
        return self._left(_TABLES)

    @property
    def page(self) -> bytes:
        """What it has left of its page with `keep_page`."""
        return self._left(_PAGE)

    def _left(self, key: bytes) -> bytes:
        entry = self._old.find(key)
        return (entry.read() or b"") if entry else b""

    def keep_graph(self, data: bytes) -> None:
        """Remember what the next build may take over from the graph of this one."""
        self._leave(_GRAPH, data)

    def keep_tables(self, data: bytes) -> None:
        """Remember what the next build may take over from the resolution of this one."""
        self._leave(_TABLES, data)

    def keep_page(self, data: bytes) -> None:
        """Remember what the next build may take over from the page of this one."""
        self._leave(_PAGE, data)

    def _leave(self, key: bytes, data: bytes) -> None:
        if data:
            self._entries[key] = Entry(key, b"", digest(data), data)

    def prints(self) -> dict[str, "array[int]"]:
        """By id, the numbers that were left with `keep_prints` for articles that are as they were."""
        try:
            found = dict(_unpacked(self._left(_PRINTS)))
        except (struct.error, ValueError):
            return {}
        return {name: found[raw] for name, raw in self.stamps.items() if raw in found}

    def keep_prints(self, prints: dict[str, "array[int]"]) -> None:
        """Remember some numbers of articles by id: those of articles that are remembered themselves."""
        kept = {raw: prints[name] for name, raw in self.stamps.items() if raw in self._entries and name in prints}
        data = b"".join([_PRINT.pack(raw, len(found)) + found.tobytes() for raw, found in kept.items()])
        self._entries[_PRINTS] = Entry(_PRINTS, b"", digest(data), data)

    def end(self, *, done: bool) -> None:
        """Close what goes on being written while a build runs; unless it is `done`, the next one finds it."""
        if self._journal:
            self._journal.end(done=done)

    def is_done(self, folder: Path, task: bytes) -> bool:
        """Whether the build in a folder was of the very same input and settings, and its files are as it wrote them."""
        return self._left(_key(task)) == _state(folder)

    def done(self, folder: Path, task: bytes) -> None:
        """Remember what a build was of, when all of its files are written."""
        data = _state(folder)
        self._entries[_key(task)] = Entry(_key(task), b"", digest(data), data)

    def leave_out(self, unwanted: Callable[[bytes], bool]) -> None:
        """Keep no entry whose bytes are unwanted, or damaged, so that nobody knows what they hold."""
        for key, entry in list(self._entries.items()):
            data = entry.read()
            if data is None or unwanted(data):
                del self._entries[key]

    def save(self, folder: Path) -> int:
        """Write all that this build used into its folder; the size in bytes. Raises OSError."""
        self._leave(_SHORT, dumps({raw: short for raw, short in self._short.items() if raw in self._entries}))
        return save(folder / CACHE, self._edition, self._entries.values())


def _facts(entry: Entry) -> Facts:
    """What an entry tells. Raises OutputError if it is none, though it is as it was written."""
    try:
        found = _decoded(entry)
    except _UNREADABLE:
        found = None
    if not isinstance(found, Facts):
        raise OutputError(f"{CACHE}: is not what govkg wrote; delete this file and build again")
    return found


def _decoded(entry: Entry) -> Facts | Rejected:
    """Raises ValueError, TypeError or KeyError for what is no entry."""
    return decode(entry.read() or b"")


def _key(task: bytes) -> bytes:
    return digest(b"task\0" + task)


def _unpacked(data: bytes) -> Iterator[tuple[bytes, "array[int]"]]:
    at = 0
    while at < len(data):
        raw, number = _PRINT.unpack_from(data, at)
        found = array("I")
        start, at = at + _PRINT.size, at + _PRINT.size + number * found.itemsize
        found.frombytes(data[start:at])
        yield raw, found


def _state(folder: Path) -> bytes:
    """Names, sizes and times of the files of a build: looking into half a gigabyte would take longer than it saves."""
    found = ((name, _stat(folder / name)) for name in sorted(WRITTEN))
    return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in found if stat]).encode()


def _stat(path: Path) -> stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
