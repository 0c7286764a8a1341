"""What a large graph takes over from that of the build before, beside what is made anew, and where all of it lies."""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.graph.earlier import FRAGMENTS, Earlier, Sheet
from kg.graph.earlier import OWN as ITS_OWN
from kg.graph.splice import Layout
from kg.spool.ranges import Range

# Between the subject of a piece of Turtle and its text: what comes first, what all documents tell or what one does
OVERALL, OWN = b"\x000", b"\x001"
_NOTHING = (b"", b"")
Place = tuple[int, int]


class Note(NamedTuple):
    """What a document came to, without its content, and whether that is taken over."""

    sheet: Sheet
    taken: bool


def note(sheet: Sheet) -> Note:
    """All that the next build must know of a document."""
    return Note(sheet._replace(lines=_NOTHING, pieces=_NOTHING), isinstance(sheet.lines[0], Range))


class Taken:
    """The documents of a graph: notes of all of them, and the content of those that are taken over."""

    def __init__(self, earlier: Earlier, base: str) -> None:
        self._earlier = earlier
        self._documents = f"<{base}document/".encode()
        self._notes: dict[str, Note] = {}
        self._lines: dict[bytes, Place] = {}  # by IRI with "#" for the fragments, with ">" for the document
        self._pieces: dict[bytes, Place] = {}

    def add(self, notes: Iterable[Note]) -> None:
        """Note some documents."""
        self._notes.update((note.sheet.iri, note) for note in notes)

    def blocks(self) -> Iterator[bytes]:
        """Lines that are taken over, ascending: one block for each document's fragments and one for itself."""
        return (found.read() for _, found in self._ranges(0, b"#", b"> "))

    def pieces(self) -> Iterator[bytes]:
        """Turtle that is taken over, as records of pieces are."""
        return (key + OWN + found.read() for key, found in self._ranges(2, b"#", b">"))

    def _ranges(self, first: int, *ends: bytes) -> list[tuple[bytes, Range]]:
        """How each begins, and where it is."""
        taken = [iri for iri, note in self._notes.items() if note.taken]
        keys = sorted((iri.encode() + end, iri, first + at) for iri in taken for at, end in enumerate(ends))
        found = ((key, self._earlier.range(iri, at)) for key, iri, at in keys)
        return [(key, each) for key, each in found if each.length]

    def lines_noted(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """All blocks of graph.nq; notes where documents are. Of one subject the document's own is the first."""
        at = 0
        for block in blocks:
            if self._notes and block.startswith(self._documents):
                front, fragment, _ = block[1 : block.index(b">")].partition(b"#")
                self._lines.setdefault(front + (fragment or b">"), (at, len(block)))
            at += len(block)
            yield block

    def text_noted(self, pieces: Iterable[bytes], at: int) -> Iterator[bytes]:
        """The texts of all pieces of graph.ttl, of which the first is at an offset; notes where documents are."""
        for piece in pieces:
            key, _, rest = piece.partition(b"\0")
            if self._notes and rest.startswith(OWN[1:]):
                self._pieces[key] = (at, len(rest) - 1)
            at += len(rest) - 1
            yield rest[1:]

    def keep(self) -> None:
        """Leave all of it to the next build."""
        self._earlier.reused = sum(noted.taken for noted in self._notes.values())
        for noted in self._notes.values():
            self._earlier.keep(noted.sheet)
        self._earlier.lie((self._layout(self._lines), self._layout(self._pieces)))

    def _layout(self, places: dict[bytes, Place]) -> Layout:
        ends = ((b"#", FRAGMENTS), (b">", ITS_OWN))
        keys = ((iri + key, places.get(iri.encode() + end, (0, 0))) for iri in self._notes for end, key in ends)
        found = sorted((key, *place) for key, place in keys if place[1])
        starts, lengths = array("Q", [start for _, start, _ in found]), array("Q", [length for *_, length in found])
        return Layout([key for key, *_ in found], starts, lengths)
