"""Inputs cut into pieces that can be read apart from each other: files, and parts of long files of records.

What the pieces give, one after the other, is what one reading gives, but for articles that have one id.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kg.errors import InputError
from kg.ingest.names import kind
from kg.ingest.options import ReadOptions
from kg.ingest.prints import STDIN
from kg.ingest.reader import Item, read_file
from kg.ingest.walk import Found, walk
from kg.model import Rejected
from kg.remote import files, is_url

_CHUNK = 1 << 20


class Piece(NamedTuple):
    """A file (`place` is its path or URL), or the lines of one from byte `start` to `end`.

    `lines` are the lines of the file before them; an `end` of 0 is that of the file.
    """

    id: str
    place: str
    start: int = 0
    end: int = 0
    lines: int = 0


def pieces(inputs: Iterable[str | Path], size: int) -> Iterator[Piece | Rejected]:
    """All pieces of the inputs in their order, files of lines in parts of about `size` bytes.

    Raises InputError for stdin, which is in one place only.
    """
    names = sorted({os.fspath(name) for name in inputs})
    if STDIN in names:
        raise InputError("stdin cannot be read by several machines: give files, folders or URLs")
    for name in names:
        if is_url(name):
            yield from _remote(name)
            continue
        for item in walk(Path(name)):
            yield from (item,) if isinstance(item, Rejected) else _parts(item, size)


def read_piece(piece: Piece, options: ReadOptions) -> Iterator[Item]:
    """The articles of a piece; articles with one id are not told apart here."""
    if is_url(piece.place):
        yield from read_file(piece.place, piece.id, options)
        return
    yield from read_file(Path(piece.place), piece.id, options, (piece.start, piece.end, piece.lines))


def _remote(url: str) -> Iterator[Piece | Rejected]:
    try:
        found = [remote for remote in files(url) if remote.url == url or kind(remote.id)]
    except InputError as error:
        yield Rejected(url, None, str(error))
        return
    yield from (Piece(remote.id, remote.url) for remote in found)


def _parts(found: Found, size: int) -> Iterator[Piece]:
    place = os.fspath(found.path)
    if found.kind != "jsonl" or found.path.stat().st_size <= size:
        yield Piece(found.id, place)
        return
    start = lines = 0
    with found.path.open("rb") as file:
        wide = b"\0" in file.read(_CHUNK)  # UTF-16, whose lines cannot be told by their bytes
        file.seek(0)
        while not wide and (count := _part(file, size)):
            yield Piece(found.id, place, start, file.tell(), lines)
            start, lines = file.tell(), lines + count
    if wide:
        yield Piece(found.id, place)


def _part(file: BinaryIO, size: int) -> int:
    """Go on by whole lines, about `size` bytes; how many lines these were."""
    count, left, last = 0, size, b""
    while left > 0 and (data := file.read(min(left, _CHUNK))):
        left -= len(data)
        count += data.count(b"\n")
        last = data
    rest = file.readline() if last and not last.endswith(b"\n") else b""
    return count + bool(rest or (last and not last.endswith(b"\n")))
