"""A store made of another: its files of data by other names (hard links), and in it only what is told otherwise.

RocksDB never changes a file of data (.sst) that it has written, so that neither whoever asks the old store nor the old
store itself notices. What a store tells otherwise than the graph.nq beside it, until a build tells it, is in two files
in its folder; the store as it was before is set aside meanwhile.
"""

import os
import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

from kg.graph import store as stores
from kg.graph.quads import NQUADS
from kg.output import STORE, change_places

ADDED, REMOVED = "added.nq", "removed.nq"
_ASIDE = ".store.clean"  # beside the store of a build, which leaves it behind when it is replaced
_UNMERGED = "unmerged"  # of the record: how many files of a kind are not merged with others
_OWN = (*stores.CHANGING, stores.RECORD, ADDED, REMOVED)
_CHUNK = 1 << 16
_MOST = 500_000  # differences; beyond, it takes less time to make a store anew
_BATCH = 250_000_000  # bytes of graph.nq for which a new store has a file of each kind that is not merged with others
_FILES = 20  # of a kind, after which they are merged: at 36 RocksDB lets whoever writes wait until they are


class Edits:
    """A store in which something is told otherwise than in its graph.nq: `added` to that and `removed` from it.

    `articles`: the ids of those that are in it before a build has read them, or that are gone from it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.articles: set[str] = set()
        self.added: set[Quad] = set()
        self.removed: set[Quad] = set()

    def say(self, quads: Iterable[Quad]) -> None:
        """Put in what is not there."""
        new = {quad for quad in quads if quad not in self.store}
        self.store.extend(new)
        self.added |= new - self.removed
        self.removed -= new

    def unsay(self, quads: Iterable[Quad]) -> None:
        """Take out what is there."""
        for quad in list(quads):
            if quad in self.store:
                self.store.remove(quad)
                (self.added.discard if quad in self.added else self.removed.add)(quad)


def articles(directory: Path) -> list[str]:
    """The articles that the store of a build tells otherwise than the build does."""
    return sorted(stores.record(directory / STORE).get("articles", ()))


def is_ready(directory: Path) -> bool:
    """Whether a build has a store that can be amended without waiting."""
    clean = _clean(directory)
    return clean is not None and _unmerged(clean, directory / NQUADS) <= _FILES


def amend(directory: Path, change: Callable[[Edits], None]) -> None:
    """Change what the store of a build tells; who asks sees it as it was or as it is then. Raises OSError."""
    clean, now = _clean(directory), directory / STORE
    if clean is None:
        raise OSError(ENOENT, f"{now}: is damaged or of another graph")

    def again(edits: Edits) -> None:
        added, removed = provisional(now)
        edits.unsay(removed)
        edits.say(added)
        edits.articles.update(articles(directory))
        change(edits)

    with _making(directory) as making:
        _make(clean, making, directory / NQUADS, again)
        change_places(making, now)
        if clean == now:
            shutil.rmtree(directory / _ASIDE, ignore_errors=True)
            making.rename(directory / _ASIDE)


def restore(directory: Path) -> None:
    """Let the store of a build tell what the build does; made if there is none. Raises OSError and OutputError."""
    clean, now = _clean(directory), directory / STORE
    if clean is None:
        shutil.rmtree(now, ignore_errors=True)
        stores.open_store(directory)
        clean = now
    if _unmerged(clean, directory / NQUADS) > _FILES:
        with _making(directory) as making:
            _make(clean, making, directory / NQUADS, _merge)
            change_places(making, now)
    elif clean != now:
        change_places(clean, now)
    shutil.rmtree(directory / _ASIDE, ignore_errors=True)


def hand_over(old: Path, new: Path) -> None:
    """Make the store of a new build of that of the one before, if there is one. Raises OSError and OutputError."""
    clean = _clean(old)
    found = _differences(old / NQUADS, new / NQUADS) if clean else None
    if clean and found:
        gone, come = found
        unmerged = _unmerged(clean, old / NQUADS) + 1

        def change(edits: Edits) -> None:
            edits.unsay(parsed(b"".join(gone)))
            edits.say(parsed(b"".join(come)))
            edits.added.clear()
            edits.removed.clear()
            edits.store.flush()
            if unmerged > _FILES:
                _merge(edits)

        with suppress(*stores.DAMAGED):
            _make(clean, new / STORE, new / NQUADS, change, unmerged if unmerged <= _FILES else 0)
            return
    restore(new)


def _clean(directory: Path) -> Path | None:
    """The store of a build that tells what the build does."""
    if stores.is_made(directory) and not articles(directory):
        return directory / STORE
    return directory / _ASIDE if stores.is_made(directory, _ASIDE) else None


@contextmanager
def _making(directory: Path) -> Iterator[Path]:
    """A new folder's name, whatever is left under which is removed."""
    making = directory / f"{stores.MAKING}{os.getpid()}"
    try:
        yield making
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _merge(edits: Edits) -> None:
    edits.store.optimize()
    edits.store.flush()


def _unmerged(store: Path, nquads: Path) -> int:
    return int(stores.record(store).get(_UNMERGED, nquads.stat().st_size // _BATCH))


def parsed(lines: bytes) -> Iterator[Quad]:
    """Lines of N-Quads as quads."""
    return parse(input=lines, format=RdfFormat.N_QUADS)


def _make(old: Path, new: Path, nquads: Path, change: Callable[[Edits], None], unmerged: int = 0) -> None:
    new.mkdir()
    for path in old.iterdir():
        if path.suffix == ".sst":
            os.link(path, new / path.name)
        elif path.name not in _OWN and not path.name.startswith("LOG"):
            shutil.copyfile(path, new / path.name)
    told, added, removed = _edited(new, change)
    for name, quads in ((ADDED, added), (REMOVED, removed)):
        if quads:
            serialize(quads, str(new / name), format=RdfFormat.N_QUADS)
    stores.keep_record(new, nquads, {"articles": sorted(told), _UNMERGED: unmerged}, known=old)


def _edited(folder: Path, change: Callable[[Edits], None]) -> tuple[set[str], set[Quad], set[Quad]]:
    """Change a store and let go of its folder; what is not in files of data then is in the store's log."""
    edits = Edits(Store(str(folder)))
    change(edits)
    return edits.articles, edits.added, edits.removed


def provisional(store: Path) -> tuple[set[Quad], set[Quad]]:
    """What a store has more and less than the graph.nq beside it."""
    added, removed = (
        set(parse(path=str(store / name), format=RdfFormat.N_QUADS)) if (store / name).exists() else set()
        for name in (ADDED, REMOVED)
    )
    return added, removed


def _differences(old: Path, new: Path) -> tuple[list[bytes], list[bytes]] | None:
    """The lines that only one of two sorted files has; None if they are very many."""
    gone: list[bytes] = []
    come: list[bytes] = []
    with old.open("rb") as one, new.open("rb") as other:
        for less, more in differing(one, other):
            gone += less
            come += more
            if len(gone) + len(come) > _MOST:
                return None
    return gone, come


def differing(old: BinaryIO, new: BinaryIO) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """From place to place, the lines that only one of two files has; the lines of both ascend without repeats."""
    ahead = b""  # of the other file
    while ours := old.read(_CHUNK):
        ours += old.readline() if not ours.endswith(b"\n") else b""
        if len(ahead) < len(ours):
            ahead += new.read(len(ours) - len(ahead))
        if ahead.startswith(ours):
            ahead = ahead[len(ours) :]
            continue
        lines = ours.splitlines(keepends=True)
        ahead += new.readline() if ahead and not ahead.endswith(b"\n") else b""
        theirs = ahead.splitlines(keepends=True)
        while theirs and theirs[-1] <= lines[-1] and (more := new.read(_CHUNK)):
            theirs += (more + new.readline() if not more.endswith(b"\n") else more).splitlines(keepends=True)
        at = bisect_right(theirs, lines[-1])
        own, others = set(lines), set(theirs[:at])
        yield [line for line in lines if line not in others], [line for line in theirs[:at] if line not in own]
        ahead = b"".join(theirs[at:])
    while rest := ahead + new.read(_CHUNK):
        ahead = b""
        rest += new.readline() if not rest.endswith(b"\n") else b""
        yield [], rest.splitlines(keepends=True)
