"""A lock between processes of one machine, which the system takes back when its holder ends, however it ends."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

if sys.platform != "win32":
    from fcntl import LOCK_EX, LOCK_NB, flock

_TAKEN = (errno.EWOULDBLOCK, errno.EACCES)
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)  # some network file systems


class Lock(NamedTuple):
    """A lock that this process holds, as a file of which it keeps a descriptor open."""

    path: Path
    descriptor: int

    def release(self) -> None:
        """Let it go; the file goes with it."""
        with suppress(OSError):  # a disk that became read-only
            self.path.unlink(missing_ok=True)  # before it is let go, so that nobody else's is taken away
        os.close(self.descriptor)


def take(path: Path) -> Lock | None:
    """The lock of that name, None if another process has it.

    A file that a killed process left is no lock. Where the system has no locks everybody gets it. Raises OSError.
    """
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)  # not inherited by processes that are started
        try:
            if not _locked(descriptor):
                os.close(descriptor)
                return None
            if _is_still(path, descriptor):  # its last holder may have taken it away since it was opened
                return Lock(path, descriptor)
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        flock(descriptor, LOCK_EX | LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
