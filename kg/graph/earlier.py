"""What the files of the build before say of each document, so that what is as it was need not be made again.

A document's part of graph.nq and graph.ttl is in both files in two pieces: that of its fragments, between which no
other subject sorts, and its own. An index tells where they are, and what the document says of entities. It is good for
files of the same size and time only.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kg.graph.document import DocumentGraph, Output
from kg.graph.quads import NQUADS
from kg.graph.turtle import TURTLE, Pieces
from kg.model import Facts

FILES = (NQUADS, TURTLE)
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, IndexError)
Ranges = tuple[tuple[int, int], ...]  # offset and length of both pieces in graph.nq, then in graph.ttl


class Range(NamedTuple):
    """A part of a file of the build before."""

    file: BinaryIO
    offset: int
    length: int

    def read(self) -> bytes:
        """Its bytes."""
        return os.pread(self.file.fileno(), self.length, self.offset)


Content = bytes | Range


class Sheet(NamedTuple):
    """All that a document comes to; `lines` and `pieces` have the fragments first, then the document.

    `key` stands for what shapes it. `about` is what it says of entities: for each line subject, predicate, object, and
    the end without its line feed.
    """

    iri: str
    key: str
    lines: tuple[Content, Content]
    pieces: tuple[Content, Content]
    quads: int
    counts: dict[str, int]
    about: list[str]


class _Known(NamedTuple):
    """A document of the build before."""

    key: str
    ranges: Ranges
    quads: int
    counts: dict[str, int]
    about: list[str]


@dataclass(slots=True)
class Earlier:
    """The documents of the build before by IRI, and the index of those of this one.

    `stamps`: by id, what stands for all that a document's facts were read from; one without a stamp is always made.
    """

    stamps: dict[str, bytes] = field(default_factory=dict)
    reused: int = 0
    _known: dict[str, _Known] = field(default_factory=dict)
    _files: list[BinaryIO] = field(default_factory=list)
    _rows: list[str] = field(default_factory=list)
    _about: list[str] = field(default_factory=list)
    _open: ExitStack = field(default_factory=ExitStack)

    def read(self, index: bytes, folder: Path) -> None:
        """Use what a build has left in a folder, if its files are those of the index."""
        try:
            head, _, about = index.partition(b"\n\n")
            told = json.loads(head)
            if told["files"] != _state(folder):
                return
            self._files = [self._open.enter_context((folder / name).open("rb", buffering=0)) for name in FILES]
            self._known = dict(_unpacked(told["documents"], iter(about.decode().split("\n"))))
        except _UNREADABLE:
            self._known = {}

    def close(self) -> None:
        """Let go of the files."""
        self._known = {}
        self._open.close()

    def sheet(self, facts: Facts, iri: str, out: Output, pieces: Pieces) -> Sheet:
        """What a document comes to: as it was, or made now."""
        stamp = self.stamps.get(facts.article.id)
        key = _key(stamp, facts, out) if stamp else ""
        known = self._known.get(iri)
        if not key or known is None or known.key != key:
            return _made(facts, iri, key, out, pieces)
        self.reused += 1
        lines, own, text, own_text = (self.range(iri, at) for at in range(4))
        return Sheet(iri, key, (lines, own), (text, own_text), known.quads, known.counts, known.about)

    def range(self, iri: str, at: int) -> Range:
        """Where a piece of a document of the build before is: 0 and 1 in graph.nq, 2 and 3 in graph.ttl."""
        return Range(self._files[at // 2], *self._known[iri].ranges[at])

    def keep(self, sheet: Sheet, ranges: Ranges) -> None:
        """Note where a document's pieces are in the files of this build."""
        row = [sheet.iri, sheet.key, *chain.from_iterable(ranges), sheet.quads, sheet.counts, len(sheet.about)]
        self._rows.append(json.dumps(row, ensure_ascii=False))
        self._about += sheet.about

    def index(self, folder: Path) -> bytes:
        """For the next build, when the files are in the folder. Raises OSError."""
        head = f'{{"files":{json.dumps(_state(folder))},"documents":[{",".join(self._rows)}]}}'
        return "\n".join([head, "", *self._about]).encode() if self._rows else b""


def _state(folder: Path) -> list[list[int]]:
    """Sizes and times of the files: to look into half a gigabyte would take longer than it saves."""
    return [[stat.st_size, stat.st_mtime_ns] for stat in ((folder / name).stat() for name in FILES)]


def _unpacked(rows: Iterable[list[Any]], about: Iterator[str]) -> Iterator[tuple[str, _Known]]:
    for iri, key, a, b, c, d, e, f, g, h, quads, counts, number in rows:
        yield iri, _Known(key, ((a, b), (c, d), (e, f), (g, h)), quads, counts, list(islice(about, number)))


def _key(stamp: bytes, facts: Facts, out: Output) -> str:
    """What shapes a document's part besides its own facts: the build, what its names mean, and labels in its IRIs."""
    parts = [out.build, *[mention.entity for mention in facts.mentions]]
    people = [tenure.person for tenure in facts.tenures]
    people += [part.participant for part in facts.participations]
    people += [link.subject for link in facts.links]
    parts += people
    parts += [tenure.organization or "" for tenure in facts.tenures]
    parts += [part.event for part in facts.participations]
    parts += [link.object for link in facts.links]
    parts += [repr(out.labels.get(one)) for one in people]
    parts += sorted({entity.id for entity in facts.entities if entity.mentioned})
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16, key=stamp).hexdigest()


def _made(facts: Facts, iri: str, key: str, out: Output, pieces: Pieces) -> Sheet:
    own = Output(build=out.build, labels=out.labels)
    DocumentGraph(facts, iri, own).write()
    lines = {block[0].startswith(b"<%s#" % iri.encode()): b"".join(block) for block in own.blocks}
    nodes = sorted(own.nodes, key=_as_in_quads)
    text = ["".join([pieces.piece(*node) for node in nodes if ("#" in node[0]) is inner]) for inner in (True, False)]
    about = [part for subject, said in own.about.items() for p, o, end in said for part in (subject, p, o, end[:-1])]
    both = (lines.get(True, b""), lines[False])
    return Sheet(iri, key, both, (text[0].encode(), text[1].encode()), own.quads, own.counts, about)


def _as_in_quads(node: tuple[str, object]) -> str:
    return node[0] + ">"
