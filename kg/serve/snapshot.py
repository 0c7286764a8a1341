"""Makes a copy of a build that stays readable when the build is replaced: hard links where it can, which cost nothing.

Run as a process of its own (`python -m kg.serve.snapshot OUTPUT FOLDER`), so that whoever serves neither waits for it
nor keeps its memory.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import GovkgError, OutputError
from kg.graph.store import NQUADS, STORE, is_made, open_store, record
from kg.output import INDEX
from kg.serve import index

_PLAIN = (NQUADS, "report.json", "graph.html")
_TRIES = 5


def identity(output: Path) -> str:
    """What tells one build in a folder from the next; "" if there is none."""
    try:
        found = (output / NQUADS).stat()
    except OSError:
        return ""
    return f"{found.st_ino}-{found.st_size}-{found.st_mtime_ns}"


def take(output: Path, folder: Path) -> str:
    """Copy the build in `output` to the new folder `folder`: store/, search.db, graph.nq, graph.html, report.json.

    Returns its identity. Begins anew if the build is replaced meanwhile. Raises OutputError.
    """
    for _ in range(_TRIES):
        before = identity(output)
        if not before:
            raise OutputError(f"{output}: holds no {NQUADS}; give the folder that kg build wrote")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            _take(output, folder, before)
        except (OSError, GovkgError):
            if identity(output) == before:
                raise
            continue
        if identity(output) == before:
            return before
    raise OutputError(f"{output}: is being replaced again and again; try later")


def _take(output: Path, folder: Path, mark: str) -> None:
    for name in _PLAIN:
        if (output / name).is_file():
            _link(output / name, folder / name)
    if is_made(output) or os.access(output, os.W_OK):
        open_store(output)
    if not is_made(output) or not _take_store(output / STORE, folder / STORE):
        _load(folder)
    if index.is_current(output / INDEX, mark):
        _link(output / INDEX, folder / INDEX)
        return
    index.make(Store.read_only(str(folder / STORE)), folder / INDEX, mark)
    with suppress(OSError):  # a folder that may not be written works as well, and takes longer each time
        _keep(folder / INDEX, output / INDEX)


def _take_store(store: Path, copy: Path) -> bool:
    """Whether there is a copy of it now, as it was at one time: `kg watch` replaces it."""
    for _ in range(_TRIES):
        kept = record(store)
        shutil.rmtree(copy, ignore_errors=True)
        copy.mkdir()
        with suppress(FileNotFoundError):
            for path in store.iterdir():
                _link(path, copy / path.name)
            if record(store) == kept:
                return True
    shutil.rmtree(copy, ignore_errors=True)
    return False


def _keep(made: Path, target: Path) -> None:
    """Into place whole."""
    beside = target.with_name(f".{STORE}.{target.name}-{os.getpid()}")
    _link(made, beside)
    beside.replace(target)


def _load(folder: Path) -> None:
    """The store of a build whose folder may not be written."""
    store = Store(str(folder / STORE))
    try:
        store.bulk_load(path=str(folder / NQUADS), format=RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise OutputError(f"{folder / NQUADS}: cannot be read ({error}); build the graph again") from error
    store.flush()


def _link(source: Path, target: Path) -> None:
    """A second name for a file that is never written again; a copy on another disk, and of what RocksDB may write."""
    if source.suffix in (".sst", ".nq", ".html", ".json", ".db"):
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)


def main(arguments: list[str]) -> int:
    """Prints the identity of what was copied, or, on stderr, why that failed."""
    output, folder = map(Path, arguments)
    try:
        sys.stdout.write(take(output, folder))
    except (OSError, GovkgError) as error:
        sys.stderr.write(str(error))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
