"""The Oxigraph store of a build: an index of graph.nq, made when it is first asked for and kept beside it.

A build that is only looked at never pays for it, and it can be deleted at any time.
"""

import os
import shutil
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import OutputError
from kg.graph.quads import NQUADS as NQUADS

STORE = "store"
DAMAGED = (OSError, ValueError, RuntimeError)  # what Oxigraph raises for a store that is none, or is broken
_MAKING = ".store.building-"


def is_made(directory: Path) -> bool:
    """Whether the folder of a build has its store already."""
    return (directory / STORE).is_dir()


def open_store(directory: Path) -> Store:
    """The store of the build in `directory`, read-only; made first if need be, in memory where nothing may be written.

    Raises OutputError if graph.nq or the store is damaged.
    """
    path = directory / STORE
    if not path.is_dir() and not _make(directory):
        store = Store()
        _load(store, directory / NQUADS)
        return store
    try:
        return Store.read_only(str(path))
    except DAMAGED as error:
        raise OutputError(f"{path}: is damaged ({error}); delete this folder and ask again: it is made anew") from error


def _make(directory: Path) -> bool:
    """Make the store beside and put it in place whole; whether the folder has one now."""
    for stale in directory.glob(f"{_MAKING}*"):
        if not Path(f"/proc/{stale.name.removeprefix(_MAKING)}").exists():
            shutil.rmtree(stale, ignore_errors=True)
    making = directory / f"{_MAKING}{os.getpid()}"
    try:
        making.mkdir()
    except OSError:
        return False
    try:
        store = Store(str(making))
        _load(store, directory / NQUADS)
        store.flush()
        del store  # lets go of the folder
        making.rename(directory / STORE)
    except OSError:  # no space, or another process was quicker
        return is_made(directory)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return True


def _load(store: Store, nquads: Path) -> None:
    try:
        store.bulk_load(path=str(nquads), format=RdfFormat.N_QUADS)
    except (SyntaxError, ValueError, FileNotFoundError) as error:
        raise OutputError(f"{nquads}: cannot be read ({error}); build the graph again with kg build") from error
