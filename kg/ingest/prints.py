"""What stands for all that an input holds, so that a build of the very same need not be repeated."""

import os
from collections.abc import Callable, Iterable
from hashlib import blake2b, file_digest
from pathlib import Path
from time import time_ns

from kg.ingest.walk import Found, walk
from kg.remote import is_url

STDIN = "-"
_NEW = 2_500_000_000  # nanoseconds: file systems tell times in steps, the largest of two seconds


def fingerprint(inputs: Iterable[str | Path]) -> bytes | None:
    """32 bytes for the names and contents of all files below `inputs`; None if they cannot be looked at twice.

    That is so for stdin and URLs. What may not be read counts by its path.
    """
    return _digest(inputs, _content)


def states(inputs: Iterable[str | Path]) -> bytes | None:
    """The same for sizes and times: as long as it is the same, nobody has written to the files.

    None also where a file is so new that whoever wrote to it now might leave it with the same time.
    """
    newest = 0

    def state(path: Path) -> str:
        nonlocal newest
        try:
            found = path.stat()
        except OSError as error:
            return f"unreadable: {error.errno}"
        newest = max(newest, found.st_mtime_ns)
        return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"

    found = _digest(inputs, state)
    return found if time_ns() - newest > _NEW else None


def _digest(inputs: Iterable[str | Path], told: Callable[[Path], str]) -> bytes | None:
    names = sorted({os.fspath(name) for name in inputs})
    if STDIN in names or any(map(is_url, names)):
        return None
    whole = blake2b(digest_size=32)
    for name in names:
        for item in walk(Path(name)):
            content = told(item.path) if isinstance(item, Found) else item.reason
            place = (item.id, item.shown if isinstance(item, Found) else item.path, content)
            whole.update(repr(place).encode("utf-8", "surrogatepass"))
    return whole.digest()


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, lambda: blake2b(digest_size=32)).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
