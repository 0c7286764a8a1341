"""The output folder: built beside, swapped into place whole, and never taken from anybody else."""

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError
from kg.lock import Lock, take

CACHE = "incremental.cache"
STORE = "store"  # of Oxigraph, made when a graph is first asked
INDEX = "search.db"  # of kg serve, made when it first runs
WRITTEN = frozenset({"graph.nq", "graph.ttl", "graph.graphml", "graph.html", "report.json", "rejected.jsonl"})
OWN = WRITTEN | {STORE, CACHE, INDEX}
MARK = "report.json"  # what says that a folder was written by govkg
IGNORED = frozenset({".gitkeep", ".gitignore", ".DS_Store"})
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextmanager
def replacing(output: Path) -> Iterator[Path]:
    """A new folder to build into; when the block ends without an error it takes the place of `output`.

    Until then, and after any error or interruption, `output` is as it was, as it is if the block has taken the new
    folder away (`leave`). Files in it that are not govkg's stay; a build that was killed between two renames, on
    systems that cannot exchange folders at once, is undone first.
    Raises OutputError if it holds other files and no build, if it or its parent cannot be written, or if another
    process builds into it.
    """
    output = output.resolve()  # a link to a folder stays one
    check(output)
    lock = locked(output)
    staging = output.parent / f"{_staging(output)}{os.getpid()}"
    try:
        _prepare(output, staging)
        yield staging
        if staging.exists():
            _swap(staging, output)
    except OSError as error:
        if error.errno in _FULL:
            raise _unwritable(output, error) from error
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        lock.release()


def locked(output: Path) -> Lock:
    """So that no other build of this machine writes to `output` (resolved). OutputError if one does, or if it may not
    be written."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        lock = take(output.with_name(f".{output.name}.lock"))
    except OSError as error:
        raise _unwritable(output, error) from error
    if lock is None:
        raise OutputError(
            f"{output}: another kg build is writing to it; wait until it has ended, or give another folder with -o"
        )
    return lock


def _prepare(output: Path, staging: Path) -> None:
    """Clear up after builds that were killed, and make the new folder."""
    try:
        recover(output)
        for left in leftovers(output):
            shutil.rmtree(left, ignore_errors=True)
        staging.mkdir()
    except OSError as error:
        raise _unwritable(output, error) from error


def _unwritable(output: Path, error: OSError) -> OutputError:
    return OutputError(f"{output}: cannot be written ({error.strerror}); free space, or give another folder with -o")


def _staging(output: Path) -> str:
    return f".{output.name}.building-"


def _old(output: Path) -> str:
    return f".{output.name}.old-"


def recover(output: Path) -> Path | None:
    """Put back a build that was set aside by a process that was killed before its own was in place; which it was."""
    if output.exists():
        return None
    for old in _beside(output, _old(output)):
        if (old / MARK).is_file() and not _lives(old):
            old.rename(output)
            return old
    return None


def leftovers(output: Path) -> list[Path]:
    """What builds that were killed left beside the folder, and questions inside it."""
    beside = [*_beside(output, _staging(output)), *_beside(output, _old(output))]
    return sorted(path for path in (*beside, *output.glob(".store.building-*")) if not _lives(path))


def _beside(output: Path, prefix: str) -> list[Path]:
    return sorted(path for path in output.parent.iterdir() if path.name.startswith(prefix))


def _lives(path: Path) -> bool:
    """Whether another process whose number ends a name is there; what has no number is nobody's to take away."""
    number = path.name.rsplit("-", 1)[-1]
    if not number.isdigit():
        return True
    return number != str(os.getpid()) and Path(f"/proc/{number}").exists()


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


def _swap(staging: Path, output: Path) -> None:
    try:
        for entry in output.iterdir() if output.exists() else ():
            if entry.name not in OWN and not entry.name.startswith(".store."):
                _keep(entry, staging / entry.name)
        change_places(staging, output, output.with_name(f"{_old(output)}{os.getpid()}"))
    except OSError as error:
        raise OutputError(
            f"{output}: the new build could not be put into place ({error.strerror}); the old one was kept"
        ) from error


def _keep(entry: Path, to: Path) -> None:
    """Let a file or folder of the user's be in the new folder too: the same file, so that what somebody writes to it
    meanwhile (`kg review`) is not lost, or a copy where the system has no links."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, to, symlinks=True, copy_function=_link)
    else:
        _link(str(entry), str(to))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def change_places(one: Path, other: Path, between: Path | None = None) -> None:
    """Let two folders change places, at once where the system can, else by way of a name between; if there is no other,
    that is the new name of the one. Raises OSError."""
    if not other.exists():
        one.rename(other)
    elif not _exchange(one, other):
        between = between or one.with_name(f"{one.name}.between")
        other.rename(between)
        one.rename(other)
        between.rename(one)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once, where the system can (Linux)."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return int(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)) == 0
