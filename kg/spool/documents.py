"""The documents of a build as one sequence, which moves to disk when there are too many for the memory."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from os import pread
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, overload

from kg.model import Deferred, Facts
from kg.spool.packed import Packed, head, pack, unpack

HELD = 24_000  # documents that stay in memory, where one process does all: with what is made of them, 1.5 GB
FEW = 4_096  # and where several processes write what is on disk
_BUFFER = 1 << 20


class _File:
    """Records in a file without a name, by number."""

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = TemporaryFile(dir=folder, buffering=_BUFFER)  # noqa: SIM115
        self._starts, self._sizes = array("Q"), array("I")
        self._end, self._flushed = 0, True

    def __del__(self) -> None:
        self._file.close()

    def append(self, record: bytes) -> None:
        self._starts.append(self._end)
        self._sizes.append(len(record))
        self._write(record)

    def replace(self, number: int, record: bytes) -> None:
        self._starts[number], self._sizes[number] = self._end, len(record)
        self._write(record)

    def flush(self) -> None:
        """Leave nothing in this process's own memory, as whoever splits a process in two must."""
        self._file.flush()
        self._flushed = True

    def _write(self, record: bytes) -> None:
        self._file.write(record)
        self._end += len(record)
        self._flushed = False

    def __getitem__(self, number: int) -> bytes:
        if not self._flushed:
            self.flush()
        return pread(self._file.fileno(), self._sizes[number], self._starts[number])


class Documents(Sequence[Facts]):
    """Facts in the order in which they were added, or after `sort` by id.

    Up to `held` are kept as they are. Beyond that all are written to `folder`, and each is read when it is asked for;
    who needs no text iterates over `light()`, which reads a fraction of the bytes.
    """

    def __init__(self, folder: Path | None = None, held: int = HELD) -> None:
        self._folder, self._held = folder, held
        self._facts: list[Facts | Deferred] | None = []
        self._heads: _File | None = None
        self._bodies: _File | None = None
        self._ids: list[str] = []  # of those on disk, until they are sorted
        self._order: Sequence[int] = ()  # the records of those on disk
        self._texts: Sequence[int] = ()  # their bodies, which two sequences may share
        self.characters = 0  # of all cleaned texts
        self.altered: set[str] = set()  # ids of those whose facts were replaced by others
        self._changes: Counter[str] = Counter()

    @property
    def changes(self) -> dict[str, int]:
        """What cleaning did, by kind."""
        return dict(sorted(self._changes.items()))

    def append(self, facts: Facts) -> None:
        """Add a document."""
        if self._facts is None:
            self.append_packed(pack(facts))
            return
        self._facts.append(facts)
        self.characters += len(facts.article.text)
        self._changes.update(dict(facts.article.changes))
        if self._folder is not None and len(self._facts) > self._held:
            self._move()

    def append_deferred(self, later: Deferred) -> None:
        """Add a document that need not be read yet."""
        if self._facts is None or len(self._facts) >= self._held:
            self.append(later.load())
            return
        self._facts.append(later)
        self.characters += later.characters
        self._changes.update(dict(later.changes))

    def append_packed(self, packed: Packed) -> None:
        """Add a document that another process has packed."""
        if self._facts is not None:
            self.append(unpack(packed.head, packed.body))
            return
        assert self._heads is not None
        assert self._bodies is not None
        self._heads.append(packed.head)
        self._bodies.append(packed.body)
        self._ids.append(packed.id)
        self.characters += packed.characters
        self._changes.update(packed.changes)

    def _move(self) -> None:
        held, self._facts = self._facts or [], None
        assert self._folder
        self._heads, self._bodies = _File(self._folder), _File(self._folder)
        self.characters = 0
        self._changes.clear()
        held.reverse()
        while held:
            self.append_packed(pack(_loaded(held.pop())))

    def sort(self) -> None:
        """By id, when all are there."""
        if self._facts is not None:
            self._facts.sort(key=_id)
            return
        self._order = self._texts = array("I", sorted(range(len(self._ids)), key=self._ids.__getitem__))
        self._ids.clear()

    @property
    def on_disk(self) -> bool:
        """Whether they are too many for the memory."""
        return self._facts is None

    @property
    def folder(self) -> Path | None:
        """Where what is too much for the memory goes too, if they are."""
        return self._folder if self._facts is None else None

    def light(self) -> Iterator[Facts]:
        """All, sorted before; those on disk with articles that have no text and no lines."""
        if self._facts is not None:
            yield from self
            return
        assert self._heads
        for number in self._order:
            yield unpack(self._heads[number], None)

    def rewritten(self, write: Callable[[Facts], Facts]) -> "Documents":
        """The same documents with other statements; `write` gets and gives them light."""
        made = Documents(self._folder, self._held)
        made.characters, made.altered = self.characters, self.altered
        if self._facts is not None:
            made._facts = [write(_loaded(facts)) for facts in self._facts]
            return made
        assert self._folder
        made._facts, made._heads, made._bodies = None, _File(self._folder), self._bodies
        for facts in self.light():
            made._heads.append(head(write(facts)))
        made._heads.flush()
        made._order, made._texts = range(len(self)), self._order
        return made

    def later(self) -> Iterator[Facts | Deferred]:
        """All, those that nobody has asked for as they are."""
        return iter(self) if self._facts is None else iter(self._facts)

    def load(self) -> None:
        """Read all that nobody has asked for yet."""
        if self._facts is not None:
            self._facts = list(map(_loaded, self._facts))

    def with_others(self, documents: list[Facts | Deferred]) -> "Documents":
        """As many others, which say the same of the same texts in other words."""
        made = Documents(self._folder, self._held)
        made.characters, made.altered, made._facts = self.characters, self.altered, documents
        return made

    def replace(self, at: int, facts: Facts, *, text: bool = False) -> None:
        """Put other facts in the place of a document's; those on disk keep their text, unless `text` is other too."""
        self.altered.add(facts.article.id)
        if self._facts is not None:
            self._facts[at] = facts
            return
        assert self._heads is not None
        assert self._bodies is not None
        packed = pack(facts)
        self._heads.replace(self._order[at], packed.head)
        if text:
            self._bodies.replace(self._texts[at], packed.body)

    def __iter__(self) -> Iterator[Facts]:
        self.load()
        return map(self.__getitem__, range(len(self))) if self._facts is None else map(_loaded, self._facts)

    def __len__(self) -> int:
        if self._facts is not None:
            return len(self._facts)
        return len(self._order) or len(self._ids)

    @overload
    def __getitem__(self, at: int) -> Facts: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Facts]: ...

    def __getitem__(self, at: int | slice) -> Facts | Sequence[Facts]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if self._facts is not None:
            return _loaded(self._facts[at])
        assert self._heads is not None
        assert self._bodies is not None
        return unpack(self._heads[self._order[at]], self._bodies[self._texts[at]])


def _id(document: Facts | Deferred) -> str:
    return document.id if isinstance(document, Deferred) else document.article.id


def _loaded(document: Facts | Deferred) -> Facts:
    return document.load() if isinstance(document, Deferred) else document


def ids_of(documents: Sequence[Facts]) -> list[str]:
    """The ids of all, in their order, without reading any."""
    return list(map(_id, documents.later() if isinstance(documents, Documents) else documents))


def light(documents: Sequence[Facts]) -> Iterator[Facts]:
    """The facts without what nobody needs who looks at statements only; see `Documents.light`."""
    return documents.light() if isinstance(documents, Documents) else iter(documents)


def are_on_disk(documents: Sequence[Facts]) -> bool:
    """Whether they are too many for the memory."""
    return isinstance(documents, Documents) and documents.on_disk
