"""Writes graph.nq and graph.ttl with the help of those of the build before; the bytes are those of a whole build."""

from collections.abc import Iterable
from pathlib import Path

from kg.graph.build import BuildInfo
from kg.graph.document import Output
from kg.graph.earlier import Earlier, Sheet
from kg.graph.guard import Guard
from kg.graph.quads import NQUADS, output, overall
from kg.graph.turtle import TURTLE, Pieces
from kg.model import World

_BUFFER = 1 << 18
_NOBODY = -1  # the number of what is no document's
Piece = tuple[bytes, int]  # what is written, and which it is: twice the document's number, and one more for its own
Place = tuple[int, int]


def write_again(
    world: World, directory: Path, build: BuildInfo, earlier: Earlier, guard: Guard | None
) -> dict[str, int]:
    """Write both files and return the counts of `kg.graph.quads.Blocks`."""
    out, pieces = output(world, build), Pieces(world.base)
    iris = overall(world, build, out)
    sheets = [earlier.sheet(facts, iri, out, pieces) for facts, iri in zip(world.documents, iris, strict=True)]
    for sheet in sheets:
        _add(sheet, out)
    lines = _lines(sheets, out)
    if guard:
        guard.inspect([line for line, _ in lines], out.quads)
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
    """All lines in blocks, ascending."""
    own = [(block, 2 * at + which) for at, sheet in enumerate(sheets) for which, block in enumerate(sheet.lines)]
    found = [(b"".join(block), _NOBODY) for block in out.entity_blocks()]
    return sorted([*found, *own])


def _text(sheets: list[Sheet], out: Output, pieces: Pieces) -> Iterable[Piece]:
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
        file.write(head)
        at = len(head)
        for content, number in found:
            file.write(content)
            if number >= 0:
                places[number] = (at, len(content))
            at += len(content)
    return places
