"""Writes graph.nq and graph.ttl with the help of those of the build before; the bytes are those of a whole build."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from errno import EIO
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kg.graph.build import BuildInfo
from kg.graph.document import Output
from kg.graph.earlier import Content, Earlier, Range, Sheet
from kg.graph.guard import Guard
from kg.graph.quads import NQUADS, document_iri, output, overall
from kg.graph.turtle import TURTLE, Pieces
from kg.model import World

_BUFFER = 1 << 18
_NOBODY = -1  # the number of what is no document's
Piece = tuple[Content, int]  # what is written, and which it is: twice the document's number, and one more for its own
Place = tuple[int, int]


def write_again(
    world: World, directory: Path, build: BuildInfo, earlier: Earlier, guard: Guard | None
) -> dict[str, int]:
    """Write both files and return the counts of `kg.graph.quads.Blocks`."""
    out, pieces = output(world, build), Pieces(world.base)
    overall(world, build, out)
    sheets = [earlier.sheet(facts, document_iri(world, facts.article.id), out, pieces) for facts in world.documents]
    for sheet in sheets:
        _add(sheet, out)
    lines = _lines(sheets, out)
    if guard and guard.wants(out.quads):
        guard.inspect([block.read() if isinstance(block, Range) else block for block, _ in lines], out.quads)
    places = _write(lines, directory / NQUADS, b"", len(sheets))
    text = _write(_text(sheets, out, pieces), directory / TURTLE, pieces.head.encode(), len(sheets))
    for number, sheet in enumerate(sheets):
        at = slice(2 * number, 2 * number + 2)
        earlier.keep(sheet, (*places[at], *text[at]))
    return {"quads": out.quads, **dict(sorted(out.counts.items()))}


def _add(sheet: Sheet, out: Output) -> None:
    """To what is said by others."""
    out.quads += sheet.quads
    for kind, number in sheet.counts.items():
        out.count(kind, number)
    parts = iter(sheet.about)
    for subject, predicate, obj, end in zip(parts, parts, parts, parts, strict=True):
        out.about[subject].append((predicate, obj, f"{end}\n"))


def _lines(sheets: list[Sheet], out: Output) -> list[Piece]:
    """All lines in blocks, ascending: each by how it begins, which for those of documents is all that it takes."""
    made = list(chain.from_iterable(out.entity_blocks()))
    keys = [(block, at - len(made)) for at, block in enumerate(made)]
    for at, sheet in enumerate(sheets):
        front = f"<{sheet.iri}".encode()
        keys += [(front + b"#", 2 * at), (front + b"> ", 2 * at + 1)]
    return [
        (made[number], _NOBODY) if number < 0 else (sheets[number // 2].lines[number % 2], number)
        for _, number in sorted(keys)
    ]


def _text(sheets: list[Sheet], out: Output, pieces: Pieces) -> Iterator[Piece]:
    """All pieces of Turtle in the order of the lines; of one subject, what all documents tell of it is first."""
    told = list(out.told())
    keys = [(f"{subject}>", at - len(told)) for at, (subject, _) in enumerate(told)]
    keys += [(sheet.iri + end, 2 * at + which) for at, sheet in enumerate(sheets) for which, end in enumerate("#>")]
    for _, number in sorted(keys):
        if number < 0:
            yield pieces.piece(*told[number]).encode(), _NOBODY
        else:
            yield sheets[number // 2].pieces[number % 2], number


def _write(found: Iterable[Piece], path: Path, head: bytes, documents: int) -> list[Place]:
    """Write a file; gives where the pieces of documents are in it."""
    places: list[Place] = [(0, 0)] * (2 * documents)
    with path.open("wb", buffering=_BUFFER) as file:
        writer = _Writer(file)
        writer.write(head)
        for content, number in found:
            if number >= 0:
                places[number] = (writer.at, content.length if isinstance(content, Range) else len(content))
            writer.write(content)
        writer.end()
    return places


class _Writer:
    """Writes bytes, and copies ranges of another file, which are joined where one follows the other."""

    def __init__(self, file: BinaryIO) -> None:
        self.at = 0
        self._file = file
        self._range: Range | None = None

    def write(self, content: Content) -> None:
        """Add some. Raises OSError."""
        if isinstance(content, Range):
            self.at += content.length
            last = self._range
            if last and last.file is content.file and last.offset + last.length == content.offset:
                self._range = last._replace(length=last.length + content.length)
            else:
                self.end()
                self._range = content
        elif content:
            self.at += len(content)
            self.end()
            self._file.write(content)

    def end(self) -> None:
        """Copy what is to be copied."""
        if self._range and self._range.length:
            self._file.flush()
            _copy(self._range, self._file)
        self._range = None


def _copy(source: Range, target: BinaryIO) -> None:
    done = 0
    if hasattr(os, "copy_file_range"):
        with suppress(OSError):  # of a file system that cannot
            while done < source.length:
                at = source.offset + done
                copied = os.copy_file_range(source.file.fileno(), target.fileno(), source.length - done, at)
                if not copied:
                    break
                done += copied
    while done < source.length:
        piece = os.pread(source.file.fileno(), min(source.length - done, _BUFFER), source.offset + done)
        if not piece:
            raise OSError(EIO, f"{source.file.name} was cut off meanwhile")
        target.write(piece)
        target.flush()
        done += len(piece)
