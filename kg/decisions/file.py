"""decisions.tsv: read whole with every fault at once, and appended to by all or nothing."""

import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kg.decisions.model import Decision
from kg.decisions.rows import COLUMNS, complaints, decision_of, write_row
from kg.errors import DecisionError

if sys.platform != "win32":
    from fcntl import LOCK_EX, flock

NAME = "decisions.tsv"
HEAD = "# What people decided of entities; kg review adds to it, kg build applies it. Columns:\n"
HEADER = "\t".join(COLUMNS)
_MOST_FAULTS = 50


class Decisions(NamedTuple):
    """The rows of a file in its order; `digest` stands for its content."""

    path: Path
    rows: tuple[Decision, ...]
    digest: str


def load(path: Path) -> Decisions:
    """Read a file. Raises DecisionError with every bad row: file:line: what is wrong, what to do."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DecisionError(
            f"{path}: cannot be read ({error.strerror}); give the file that kg review writes"
        ) from error
    rows: list[Decision] = []
    bad: list[str] = []
    for line, cells in _rows(path, content):
        faults = list(complaints(cells))
        bad += (f"{path}:{line}: {fault}" for fault in faults)
        if not faults:
            rows.append(decision_of(cells, line))
    if bad:
        more = [f"… and {len(bad) - _MOST_FAULTS} more"] if len(bad) > _MOST_FAULTS else []
        raise DecisionError("\n".join([*bad[:_MOST_FAULTS], *more]))
    return Decisions(path, tuple(rows), sha256(content).hexdigest())


def _rows(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of all that is no comment, header or empty line; headers may stand anywhere, as after `cat`."""
    for number, raw in enumerate(content.split(b"\n"), 1):
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r")
        except UnicodeDecodeError as error:
            raise DecisionError(f"{path}:{number}: is no UTF-8 ({error.reason}); save the file as UTF-8") from error
        cells = line.split("\t")
        if line.strip() and not line.startswith("#") and cells[:2] != list(COLUMNS[:2]):
            yield number, cells


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Add rows at the end, with a header if the file is new. Either all are written or the file is as it was.

    Other processes that append wait meanwhile. Raises DecisionError if it cannot be written.
    """
    text = "".join(write_row(decision) + "\n" for decision in decisions)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            if sys.platform != "win32":
                flock(descriptor, LOCK_EX)
            _write(descriptor, text)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise DecisionError(
            f"{path}: cannot be written ({error.strerror}); give another file with --decisions"
        ) from error


def _write(descriptor: int, text: str) -> None:
    size = os.fstat(descriptor).st_size
    ended = size == 0 or (os.lseek(descriptor, -1, os.SEEK_END) >= 0 and os.read(descriptor, 1) == b"\n")
    content = (("" if ended else "\n") if size else f"{HEAD}{HEADER}\n") + text
    try:
        rest = content.encode()
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise
