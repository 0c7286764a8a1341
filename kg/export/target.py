"""Where an export goes: written beside, put in place whole, and never over files of others."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import OutputError
from kg.export.tables import APPLICATION_ID

MARK = ".govkg-export"  # a file in folders that exports wrote, with the names of their files
_SIGNS = (b"govkg", APPLICATION_ID.to_bytes(4, "big"))
_HEAD = 512  # bytes at the beginning of an exported file that have a sign


def check(target: Path, names: Iterable[str] | None, *, force: bool) -> None:
    """OutputError if `target` holds what no export wrote; `names` are the files of a folder, None for a file."""
    if names is None:
        if target.is_dir():
            raise OutputError(f"{target}: is a folder; give a file with -o")
        if target.exists() and not force and not _is_ours(target):
            raise OutputError(f"{target}: was not written by kg export; give another file with -o, or --force")
        return
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target}: is a file; give a folder with -o")
    mark = target / MARK
    ours = set(mark.read_text(encoding="utf-8").split("\n")) if mark.is_file() else set()
    foreign = [name for name in names if (target / name).exists() and name not in ours]
    if foreign and not force:
        others = ", ".join(foreign)
        raise OutputError(
            f"{target}: holds files that kg export did not write ({others}); give another folder, or --force"
        )


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}); give another file with -o") from error
    return not head or any(sign in head for sign in _SIGNS)


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A new folder beside `target` to write in; gone when the block ends. OutputError if there can be none."""
    staging = target.parent / f".{target.name}.exporting-{os.getpid()}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); give another place with -o") from error
    try:
        yield staging
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); it is as it was") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def put_file(staged_file: Path, target: Path) -> None:
    """Put a written file in place, at once."""
    staged_file.replace(target)


def put_folder(staging: Path, target: Path, names: Iterable[str]) -> None:
    """Put the files in place: a new folder at once, in one that is there file by file; what else is in it stays."""
    names = list(names)
    (staging / MARK).write_text("\n".join(names), encoding="utf-8", newline="\n")
    if not target.exists():
        staging.rename(target)
        return
    for name in (MARK, *names):
        (staging / name).replace(target / name)


def write(pieces: Iterable[str] | Iterable[bytes], file: BinaryIO) -> None:
    """Write pieces of text (as UTF-8) or bytes."""
    for piece in pieces:
        file.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
