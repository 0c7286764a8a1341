"""Builds after the first: what need not be read again, and what need not be built again at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from kg.additions import Additions
from kg.cache.edition import edition
from kg.cache.memory import Memory
from kg.graph.earlier import Earlier
from kg.ingest import fingerprint, states
from kg.model import Facts
from kg.resolve.before import Before, Tables
from kg.resolve.reprints import Prints
from kg.spool.documents import Documents
from kg.web import Past


class Kept(NamedTuple):
    """Of an incremental build: how many articles were as before or had to be read, and the size of the cache."""

    unchanged: int
    read: int
    bytes: int

    def __str__(self) -> str:
        return f"incremental: {self.unchanged} articles unchanged, {self.read} read; cache {self.bytes / 1e6:.1f} MB"


class Task:
    """One build of some inputs into a folder, beside what the build before it has left there."""

    def __init__(self, inputs: Sequence[str | Path], output: Path, fields: str, added: Additions | None) -> None:
        """`fields`: the names of records' fields as they are set."""
        self.memory = Memory.of(output, edition(added.digest if added else "", fields))
        self._inputs, self._output = inputs, output
        self._states = states(inputs)
        self._content = fingerprint(inputs)
        self._earlier = Earlier()
        self._before: Before | None = None
        self._settings = b""
        self._past = Past()

    def is_done(self, settings: str) -> bool:
        """Whether the folder holds the build of the very same files, settings (`BuildInfo.iri`) and program."""
        return self._content is not None and self.memory.is_done(self._output, _key(self._content, settings))

    @contextmanager
    def running(self) -> Iterator[None]:
        """While a build runs; if it does not end well, the next one finds what it has read."""
        done = False
        try:
            yield
            done = True
        finally:
            self._earlier.close()
            self.memory.end(done=done)

    def earlier(self, documents: Sequence[Facts]) -> Earlier:
        """What the build before has written of these documents, those set aside that are not just as they were read."""
        if isinstance(documents, Documents):
            altered = documents.altered
            self._earlier.stamps = {name: raw for name, raw in self.memory.stamps.items() if name not in altered}
            self._earlier.read(self.memory.graph, self._output)
            self._earlier.touched = self._before.touched if self._before else None
        return self._earlier

    def before(self, base: str, least: float) -> Before:
        """What the build before has left of its resolution; `least`: statements that are less sure were left out."""
        settings = repr((base, least)).encode()
        found, _, tables = self.memory.tables.partition(b"\0")
        stamps = self.memory.stamps if least <= 0 else {}
        known = Tables.unpacked(tables) if found == settings else Tables()
        self._before = Before(stamps, self.memory.facts, known)
        self._settings = settings
        return self._before

    def past(self) -> Past:
        """What the page of the build before has left."""
        self._past = Past(self.memory.page, self._before.touched if self._before else None)
        return self._past

    def as_before(self) -> Kept:
        """What to tell of a build that was done already."""
        return Kept(self.memory.known, 0, self.memory.size)

    def finish(self, folder: Path, settings: str, prints: Prints) -> Kept:
        """Leave to the next build what this one knows, when all else is in its folder. Raises OSError."""
        self.memory.keep_prints(prints)
        if self._before and self._before.tables.rows:
            self.memory.keep_tables(self._settings + b"\0" + self._before.tables.packed())
        if self._content is not None and self._is_as_it_was():
            self.memory.done(folder, _key(self._content, settings))
        self.memory.keep_page(self._past.kept)
        self.memory.keep_graph(self._earlier.index(folder))
        return Kept(self.memory.recalled, self.memory.read, self.memory.save(folder))

    def _is_as_it_was(self) -> bool:
        """Whether nobody wrote to the inputs while they were read."""
        if self._states is not None and self._states == states(self._inputs):
            return True
        return self._content == fingerprint(self._inputs)


def _key(content: bytes, settings: str) -> bytes:
    return blake2b(content + settings.encode(), digest_size=32).digest()
