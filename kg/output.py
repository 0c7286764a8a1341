"""The output folder: built beside, swapped into place whole, and never taken from anybody else."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError

CACHE = "incremental.cache"
INDEX = "search.db"  # of kg serve, made when it first runs
WRITTEN = frozenset({"graph.nq", "graph.ttl", "graph.graphml", "graph.html", "report.json", "rejected.jsonl"})
OWN = WRITTEN | {"store", CACHE, INDEX}
MARK = "report.json"  # what says that a folder was written by govkg
IGNORED = frozenset({".gitkeep", ".gitignore", ".DS_Store"})
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new folder to build into; when the block ends without an error it takes the place of `output`.

    Until then, and after any error or interruption, `output` is as it was, as it is if the block has taken the new
    folder away (`leave`). Files in it that are not govkg's stay.
    Raises OutputError if it holds other files and no build, or if it or its parent cannot be written.
    """
    output = output.absolute()
    check(output)
    staging = output.parent / f".{output.name}.building-{os.getpid()}"
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _clear_stale(output)
        staging.mkdir()
    except OSError as error:
        raise OutputError(f"{output}: cannot be written ({error.strerror}); give another folder with -o") from error
    try:
        yield staging
        if staging.exists():
            _swap(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def leave(staging: Path) -> None:
    """Let the output be as it was."""
    shutil.rmtree(staging)


def check(output: Path) -> None:
    """OutputError if a build may not replace what is at `output`."""
    if not output.exists():
        return
    if not output.is_dir():
        raise OutputError(f"{output}: is a file; give a folder with -o")
    try:
        names = {entry.name for entry in output.iterdir()} - IGNORED
    except OSError as error:
        raise OutputError(f"{output}: cannot be read ({error.strerror}); give another folder with -o") from error
    if names and MARK not in names:
        raise OutputError(
            f"{output}: holds files that are not govkg's ({', '.join(sorted(names)[:3])}); "
            "nothing was touched; give an empty folder with -o"
        )
    if not os.access(output, os.W_OK):
        raise OutputError(f"{output}: is not writable; give another folder with -o")


def _clear_stale(output: Path) -> None:
    """Remove what builds that were killed left beside the folder."""
    for stale in output.parent.glob(f".{output.name}.building-*"):
        number = stale.name.rsplit("-", 1)[-1]
        if number.isdigit() and not Path(f"/proc/{number}").exists():
            shutil.rmtree(stale, ignore_errors=True)


def _swap(staging: Path, output: Path) -> None:
    try:
        if not output.exists():
            staging.rename(output)
            return
        for entry in output.iterdir():
            if entry.name not in OWN and not entry.name.startswith(".store."):
                (shutil.copytree if entry.is_dir() else shutil.copy2)(entry, staging / entry.name)
        if not _exchange(staging, output):
            old = output.with_name(f".{output.name}.old-{os.getpid()}")
            output.rename(old)
            staging.rename(output)
            old.rename(staging)
    except OSError as error:
        raise OutputError(
            f"{output}: the new build could not be put into place ({error.strerror}); the old one was kept"
        ) from error


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, where the system can (Linux)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return int(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)) == 0
