"""The Oxigraph store of a build: an index of graph.nq, made when it is first asked for and kept beside it.

A build that is only looked at never pays for it, and it can be deleted at any time. A record beside its files tells
their sizes and digests: Oxigraph may give wrong answers, or none ever, from files that are cut off or damaged.
"""

import json
import os
import shutil
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

from kg.errors import OutputError
from kg.graph.quads import NQUADS as NQUADS
from kg.output import STORE as STORE

DAMAGED = (OSError, ValueError, RuntimeError)  # what Oxigraph raises for a store that is none, or is broken
RECORD = "govkg.json"
CHANGING: frozenset[str] = frozenset({"LOCK", "LOG"})  # files of a store that tell nothing of it
MAKING = ".store.building-"
_TRIES = 5


def is_made(directory: Path, name: str = STORE) -> bool:
    """Whether the folder of a build has its store already: files of the sizes that they had, for a graph.nq of its."""
    path = directory / name
    for _ in range(_TRIES):
        kept = record(path)
        if _is_of(kept, path, directory / NQUADS):
            return True
        if record(path) == kept:  # else it was replaced meanwhile
            return False
    return False


def _is_of(kept: dict[str, Any], store: Path, nquads: Path) -> bool:
    try:
        sizes = {file: (store / file).stat().st_size for file in kept.get("files", {})}
        return bool(kept) and kept["graph"] == nquads.stat().st_size and sizes == kept["sizes"]
    except (OSError, KeyError):
        return False


def damaged_files(store: Path) -> list[str]:
    """The files of a store that are not as they were made, by their digests; all of it if it has no record."""
    files = record(store).get("files")
    if not isinstance(files, dict):
        return [RECORD]
    return [name for name, digest in sorted(files.items()) if _digest(store / name) != digest]


def record(store: Path) -> dict[str, Any]:
    """What a store says of itself; nothing if it has no record."""
    try:
        found = json.loads((store / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else {}


def keep_record(store: Path, nquads: Path, more: Mapping[str, Any], known: Path | None = None) -> None:
    """Write it, with more. Files that the store `known` has too by another name are known by its record. OSError."""
    paths = sorted(path for path in store.iterdir() if path.name not in CHANGING)
    sizes = {path.name: path.stat().st_size for path in paths}
    digests = record(known)["files"] if known else {}
    files = {path.name: (known and _shared(known / path.name, path, digests)) or _digest(path) for path in paths}
    content = {"graph": nquads.stat().st_size, "sizes": sizes, "files": files, **more}
    (store / RECORD).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _shared(one: Path, other: Path, digests: Mapping[str, str]) -> str | None:
    """The digest of a file of two names; None if these are two files."""
    return digests.get(other.name) if one.exists() and one.samefile(other) else None


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"


def open_store(directory: Path) -> Store:
    """The store of the build in `directory`, read-only; made first if need be, in memory where nothing may be written.

    Raises OutputError if graph.nq or the store is damaged.
    """
    path = directory / STORE
    if not is_made(directory) and not _make(directory):
        store = Store()
        _load(store, directory / NQUADS)
        return store
    try:
        return _opened(path)
    except DAMAGED as error:
        raise OutputError(f"{path}: is damaged ({error}); delete this folder and ask again: it is made anew") from error


def _opened(path: Path) -> Store:
    for _ in range(_TRIES):
        kept = record(path)
        try:
            return Store.read_only(str(path))
        except DAMAGED:
            if record(path) == kept:  # else it was replaced meanwhile
                raise
    return Store.read_only(str(path))


def _make(directory: Path) -> bool:
    """Make the store beside and put it in place whole; whether the folder has one now."""
    for stale in directory.glob(f"{MAKING}*"):
        if not Path(f"/proc/{stale.name.removeprefix(MAKING)}").exists():
            shutil.rmtree(stale, ignore_errors=True)
    making = directory / f"{MAKING}{os.getpid()}"
    try:
        making.mkdir()
    except OSError:
        return False
    try:
        store = Store(str(making))
        _load(store, directory / NQUADS)
        store.flush()
        del store  # lets go of the folder
        keep_record(making, directory / NQUADS, {})
        if not is_made(directory):  # of another graph, or damaged
            shutil.rmtree(directory / STORE, ignore_errors=True)
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
