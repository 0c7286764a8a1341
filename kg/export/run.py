"""Exports a graph: a format, from a folder, to a file, a folder or a stream."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import Store

from kg.errors import OutputError
from kg.export import target as place
from kg.export.formats import Format, find
from kg.export.select import Selection
from kg.export.source import opened


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be exported and how.

    `selection`: the part that is wanted. `bom`: CSV begins with a byte order mark, which Excel needs to see that it is
    UTF-8. `force`: files that no export wrote may be replaced.
    """

    format: str
    selection: Selection = field(default_factory=Selection)
    bom: bool = False
    force: bool = False


def export(nquads: Path, open_store: Callable[[], Store], wanted: Export, target: Path | None = None) -> Path:
    """Write a graph's export to `target` (a file, or a folder for formats of several files) and say where it is.

    What is there stays as it was until the export is complete. Raises OutputError if the format is unknown, the target
    holds what no export wrote, or cannot be written.
    """
    format_ = _format(wanted)
    there = target if target is not None else Path(format_.target)
    names = [name for name, _ in format_.files] if format_.is_folder else None
    place.check(there, names, force=wanted.force)
    with opened(nquads, open_store, wanted.selection, bom=wanted.bom) as source, place.staged(there) as staging:
        for name, writer in format_.files:
            with (staging / name).open("wb") as file:
                place.write(writer(source), file)
        if names is None:
            place.put_file(staging / format_.files[0][0], there)
        else:
            place.put_folder(staging, there, names)
    return there


def stream(nquads: Path, open_store: Callable[[], Store], wanted: Export, file: BinaryIO) -> None:
    """Write an export of one file to a stream. Raises OutputError for formats of several files."""
    format_ = _format(wanted)
    if format_.is_folder:
        raise OutputError(f"{format_.name}: is several files; give a folder with -o")
    with opened(nquads, open_store, wanted.selection, bom=wanted.bom) as source:
        place.write(format_.files[0][1](source), file)


def _format(wanted: Export) -> Format:
    format_ = find(wanted.format)
    if wanted.bom and format_.name != "csv":
        raise OutputError(f"{format_.name}: has no byte order mark; --bom is for csv")
    return format_
