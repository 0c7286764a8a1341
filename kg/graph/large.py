"""Writes graphs that are larger than the memory: documents in several processes, all lines merged from sorted files.

The files are those that `kg.graph.write` makes of the same world, byte for byte.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from kg import vocab
from kg.crew import Crew
from kg.graph.build import BuildInfo
from kg.graph.document import DocumentGraph, Output, Pairs
from kg.graph.earlier import Earlier, Sheet
from kg.graph.quads import document_iri, output, overall
from kg.graph.taken import OVERALL, OWN, Note, Taken, note
from kg.graph.turtle import Pieces
from kg.model import World
from kg.spool.records import Records

_RANGES = 256  # into which documents are divided at most: so many sorted files are merged
_LEAST = 1024  # documents of a range
_SAID = 20_000  # things that documents tell of besides entities, as many as are held in memory
_LINE = re.compile(r"\A<[^<>]*> <([^<>]*)> (.*?)(?: <[^<>]*>)? \.\n")
_LINES = 10_000  # about one entity that are looked at together
_USED = f" <{vocab.PROV_USED}>".encode()  # which Turtle leaves out: of a build, as many as there are documents


@dataclass(slots=True)
class Sheets:
    """What a graph is made of: blocks of documents, lines about entities, pieces of Turtle; all may be on disk."""

    blocks: Records
    lines: Records
    pieces: Records

    @classmethod
    def new(cls, folder: Path, name: str) -> "Sheets":
        """None yet."""
        return cls(*(Records(folder, f"{kind}-{name}") for kind in ("blocks", "lines", "pieces")))

    def each(self) -> tuple[Records, Records, Records]:
        """All three."""
        return self.blocks, self.lines, self.pieces


class Written(NamedTuple):
    """What a process has made of a range of documents."""

    runs: tuple[list[Path], ...]
    quads: int
    counts: dict[str, int]
    notes: list[Note]


class Large:
    """Writes the graph of a world; `folder` is for what is in between, `earlier` what was written before."""

    def __init__(self, world: World, build: BuildInfo, folder: Path, earlier: Earlier | None = None) -> None:
        self._world, self._folder, self._earlier = world, folder, earlier
        self._taken = Taken(earlier or Earlier(), world.base)
        self._pieces = Pieces(world.base)
        self._sheets = Sheets.new(folder, "all")
        self._out = output(world, build)
        self._out.drain = partial(self._drain, sheets=self._sheets)
        overall(world, build, self._out)
        self.quads = 0

    def write(self, nquads: Path, turtle: Path, jobs: int) -> dict[str, int]:
        """Write both files; gives the counts. Temporary files are removed even after an error."""
        try:
            counts = Counter(self._out.counts)
            self._drain(self._out, self._sheets)
            for done in self._ranges(jobs):
                for sheet, runs in zip(self._sheets.each(), done.runs, strict=True):
                    sheet.adopt(runs)
                self._taken.add(done.notes)
                self.quads += done.quads
                counts.update(done.counts)
            self._merge(nquads, turtle)
            return {"quads": self.quads, **dict(sorted(counts.items()))}
        finally:
            for path in self._folder.glob("*-*"):
                path.unlink()

    def _merge(self, nquads: Path, turtle: Path) -> None:
        """Write what was made and what is taken over."""
        taken, head = self._taken, self._pieces.head.encode()
        with nquads.open("wb", buffering=1 << 20) as lines, turtle.open("wb", buffering=1 << 20) as text:
            entities = Records(self._folder, "pieces-entities")
            blocks = merge(self._entities(entities), self._sheets.blocks.drain(), taken.blocks())
            lines.writelines(taken.lines_noted(blocks))
            text.write(head)
            texts = merge(entities.drain(), self._sheets.pieces.drain(), taken.pieces())
            text.writelines(taken.text_noted(texts, len(head)))
        taken.keep()

    def _ranges(self, jobs: int) -> Iterator[Written]:
        number = len(self._world.documents)
        size = max(_LEAST, -(-number // _RANGES))
        ranges = [range(at, min(at + size, number)) for at in range(0, number, size)]
        if jobs < 2:
            yield from map(self._range, ranges)
            return
        for results in Crew(jobs, self._only, self._lost).run([one] for one in ranges):
            yield from results

    def _only(self, ranges: list[range]) -> Written:
        return self._range(ranges[0])

    def _lost(self, documents: range, reason: str) -> Written:
        """A graph without some documents would be wrong: here rather than in another process, once more."""
        return self._range(documents)

    def _range(self, documents: range) -> Written:
        out = Output(build=self._out.build, labels=self._out.labels)
        sheets = Sheets.new(self._folder, str(documents.start))
        notes: list[Note] = []
        for number in documents:
            facts = self._world.documents[number]
            iri = document_iri(self._world, facts.article.id)
            if self._earlier is None:
                DocumentGraph(facts, iri, out).write()
            else:
                found = self._earlier.sheet(facts, iri, out, self._pieces)
                notes.append(note(found))
                _add(found, out, sheets)
            if len(out.nodes) > _SAID:
                self._drain(out, sheets)
        self._drain(out, sheets)
        for sheet in sheets.each():
            sheet.spill()
        return Written(tuple(sheet.runs for sheet in sheets.each()), out.quads, out.counts, notes)

    def _drain(self, out: Output, sheets: Sheets) -> None:
        """Move what is in `out` to sheets."""
        sheets.blocks.extend(map(b"".join, out.blocks))
        for subject, said in out.about.items():
            head = f"<{subject}> <"
            sheets.lines.extend([f"{head}{predicate}> {obj}{end}".encode() for predicate, obj, end in set(said)])
        for key, nodes in groupby(sorted(out.nodes, key=_key), key=_document):
            pieces = "".join([self._pieces.piece(subject, pairs) for subject, pairs in nodes])
            sheets.pieces.append(key.encode() + OWN + pieces.encode())
        out.blocks.clear()
        out.about.clear()
        out.nodes.clear()

    def _entities(self, pieces: Records) -> Iterator[bytes]:
        """The lines about entities, one block for each; their Turtle goes to `pieces`."""
        for subject, lines in groupby(_unique(self._sheets.lines.drain()), key=_subject):
            told: dict[tuple[str, str], None] = {}
            while found := list(islice(lines, _LINES)):
                self.quads += len(found)
                yield b"".join(found)
                matches = (_LINE.fullmatch(line.decode()) for line in found if not line.startswith(_USED, len(subject)))
                told.update(dict.fromkeys((match[1], match[2]) for match in matches if match))
            piece = self._pieces.piece(subject[1:-1].decode(), list(told))
            pieces.append(subject[1:] + OVERALL + piece.encode())


def _add(sheet: Sheet, out: Output, sheets: Sheets) -> None:
    """What a document says; its own pieces unless they are taken over."""
    out.quads += sheet.quads
    for kind, number in sheet.counts.items():
        out.count(kind, number)
    said = sheet.said()
    sheets.lines.extend([f"<{subject}> <{predicate}> {obj}{end}".encode() for subject, predicate, obj, end in said])
    made = zip((b"#", b">"), sheet.lines, sheet.pieces, strict=True)
    for end, block, text in made:
        if isinstance(block, bytes) and isinstance(text, bytes):
            sheets.blocks.extend([block] if block else [])
            sheets.pieces.extend([sheet.iri.encode() + end + OWN + text] if text else [])


def _key(node: tuple[str, Pairs]) -> str:
    return node[0] + ">"


def _document(node: tuple[str, Pairs]) -> str:
    """What pieces of Turtle are sorted by: all fragments of a document stand together."""
    front, fragment, _ = node[0].partition("#")
    return front + (fragment or ">")


def _subject(line: bytes) -> bytes:
    return line[: line.index(b">") + 1]


def _unique(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        if line != before:
            yield line
        before = line
