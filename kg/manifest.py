"""What report.json says of the folder that it lies in: the format of the output, and the digests of its files."""

import json
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from typing import Any, Final

from kg.errors import OutputError
from kg.output import MARK, WRITTEN

# 1: without a format and digests. 2: with them, and with duplicates counted apart from what was rejected.
FORMAT: Final = 2
DIGESTED: Final = tuple(sorted(WRITTEN - {MARK}))  # report.json cannot have its own


def digests(folder: Path, names: Iterable[str] = DIGESTED) -> dict[str, str]:
    """SHA-256 of the files of a build that are there, by name. Raises OSError."""
    found: dict[str, str] = {}
    for name in names:
        if (folder / name).is_file():
            with (folder / name).open("rb") as file:
                found[name] = file_digest(file, "sha256").hexdigest()
    return found


def read(folder: Path) -> dict[str, Any]:
    """The content of report.json. Raises OutputError if there is none, or if it is damaged."""
    path = folder / MARK
    try:
        told = json.loads(path.read_bytes())
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror}); build it anew into another folder") from error
    except (ValueError, RecursionError) as error:
        raise OutputError(f"{path}: is damaged ({error}); build the graph again with kg build") from error
    if not isinstance(told, dict):
        raise OutputError(f"{path}: is damaged (no object); build the graph again with kg build")
    return told


def format_of(told: dict[str, Any]) -> int:
    """The format that a report tells; before there was such a figure it was 1."""
    found = told.get("format", 1)
    return found if isinstance(found, int) and found > 0 else 1


def check_format(folder: Path) -> None:
    """OutputError if a later govkg wrote the output; a graph without report.json is read as it is."""
    try:
        told = read(folder)
    except OutputError:
        return  # what is asked of it can be answered without; kg doctor tells of it
    if format_of(told) > FORMAT:
        raise OutputError(
            f"{folder}: has format {format_of(told)}, of govkg {told.get('version', '?')}; this "
            f"one reads formats 1 to {FORMAT}. Update it (pip install --upgrade govkg), or build the graph again: "
            f"kg build INPUT -o {folder}"
        )
