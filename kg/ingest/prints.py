"""What stands for all that an input holds, so that a build of the very same need not be repeated."""

import os
from collections.abc import Iterable
from hashlib import blake2b, file_digest
from pathlib import Path

from kg.ingest.walk import Found, walk
from kg.remote import is_url

STDIN = "-"


def fingerprint(inputs: Iterable[str | Path]) -> bytes | None:
    """32 bytes for the names and contents of all files below `inputs`; None if they cannot be looked at twice.

    That is so for stdin and URLs. What may not be read counts by its path.
    """
    names = sorted({os.fspath(name) for name in inputs})
    if STDIN in names or any(map(is_url, names)):
        return None
    whole = blake2b(digest_size=32)
    for name in names:
        for item in walk(Path(name)):
            content = _content(item.path) if isinstance(item, Found) else item.reason
            place = (item.id, item.shown if isinstance(item, Found) else item.path, content)
            whole.update(repr(place).encode("utf-8", "surrogatepass"))
    return whole.digest()


def _content(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, lambda: blake2b(digest_size=32)).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
