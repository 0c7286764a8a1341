"""What the files of the build before say, so that what is as it was need not be made again.

A document's part of graph.nq and graph.ttl is in both files in two pieces: that of its fragments, between which no
other subject sorts, and its own. An index tells where they are, and what the document says of entities. It is good for
files of the same size and time only.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import blake2b
from marshal import dumps, loads
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kg.graph.document import DocumentGraph, Output
from kg.graph.quads import NQUADS
from kg.graph.sayings import Line, Sayings
from kg.graph.splice import Layout
from kg.graph.tally import GRAPHML, Net, Sums
from kg.graph.turtle import TURTLE, Pieces
from kg.model import Facts
from kg.spool.ranges import Content, Range

FILES = (NQUADS, TURTLE, GRAPHML)
# Behind the IRI of a subject these make keys, which sort as the parts of files do. What all documents tell of a subject
# comes behind its own lines, but before its own Turtle.
FRAGMENTS, OWN, SAID, TOLD = "#", ">0", ">1", ">"
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError)
_SEPARATOR = "\n"  # between the parts of what is said, in which N-Quads has none
Layouts = tuple[Layout, Layout]  # of graph.nq and graph.ttl


class Sheet(NamedTuple):
    """All that a document comes to; `lines` and `pieces` have the fragments first, then the document.

    `key` stands for what shapes it. `about` is what it says of entities: for each line subject, predicate, object, and
    the end without its line feed, each with a line feed between.
    """

    iri: str
    key: str
    lines: tuple[Content, Content]
    pieces: tuple[Content, Content]
    quads: int
    counts: dict[str, int]
    about: str

    def said(self) -> Iterator[Line]:
        """What it says of entities."""
        return said(self.about)


class Known(NamedTuple):
    """A document of the build before."""

    key: str
    quads: int
    counts: dict[str, int]
    about: str


class Standing(NamedTuple):
    """What a whole build says besides its documents: its IRI, counts, and the lines that are said more than once."""

    build: str
    sayings: Sayings
    counts: dict[str, int]
    repeated: dict[Line, int]
    net: Net | None = None


@dataclass(slots=True)
class Earlier:
    """The documents of the build before by IRI, and the index of those of this one.

    `stamps`: by id, what stands for all that a document's facts were read from; one without a stamp is always made.
    `touched`: the documents by id that are not as they were, with what each said and says; None: it may be any.
    `standing`: what else the build before said, if its files have nothing but what is known of them.
    """

    stamps: dict[str, bytes] = field(default_factory=dict)
    reused: int = 0
    known: dict[str, Known] = field(default_factory=dict)
    standing: Standing | None = None
    touched: Mapping[str, tuple[Facts | None, Facts | None]] | None = None
    files: list[BinaryIO] = field(default_factory=list)
    layouts: Layouts | None = None
    _now: dict[str, tuple[str, int, dict[str, int], str]] = field(default_factory=dict)
    _stands: Standing | None = None
    _lie: Layouts | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    def read(self, index: bytes, folder: Path) -> None:
        """Use what a build has left in a folder, if its files are those of the index."""
        try:
            state, layouts, known, standing = loads(index) if index else ([], (), {}, None)
            if not state or state != _state(folder):
                return
            lines, text = map(Layout.unpacked, layouts)
            self.known = {iri: Known._make(row) for iri, row in known.items()}
            if standing:
                build, rows, counts, more, net = standing
                self.standing = Standing(build, Sayings._make(rows), counts, more, _net(net))
            self.files = [self._open.enter_context((folder / name).open("rb", buffering=0)) for name in FILES]
            self.layouts = (lines, text)
        except _UNREADABLE:
            self.close()

    def close(self) -> None:
        """Let go of the files."""
        self.known, self.standing, self.layouts = {}, None, None
        self._open.close()

    def sheet(self, facts: Facts, iri: str, out: Output, pieces: Pieces) -> Sheet:
        """What a document comes to: as it was, or made now."""
        key = self.key(facts, out)
        if not self.is_as_it_was(iri, key):
            return made(facts, iri, key, out, pieces)
        self.reused += 1
        known = self.known[iri]
        lines, own, text, own_text = (self.range(iri, at) for at in range(4))
        return Sheet(iri, key, (lines, own), (text, own_text), known.quads, known.counts, known.about)

    def is_as_it_was(self, iri: str, key: str) -> bool:
        """Whether a document with this key was there before."""
        known = self.known.get(iri)
        return bool(key) and known is not None and known.key == key

    def key(self, facts: Facts, out: Output) -> str:
        """What shapes a document; "" if that cannot be told."""
        stamp = self.stamps.get(facts.article.id)
        return _key(stamp, facts, out) if stamp else ""

    def range(self, iri: str, at: int) -> Range:
        """Where a piece of a document of the build before is: 0 and 1 in graph.nq, 2 and 3 in graph.ttl."""
        assert self.layouts
        return Range(self.files[at // 2], *self.layouts[at // 2].find(iri + (OWN if at % 2 else FRAGMENTS)))

    def said_of(self, subject: str) -> set[bytes]:
        """The lines of the build before about a subject, but for those of a document about itself."""
        assert self.layouts
        return set(Range(self.files[0], *self.layouts[0].find(subject + SAID)).read().splitlines(keepends=True))

    def keep(self, sheet: Sheet) -> None:
        """Note what a document of this build came to."""
        self._now[sheet.iri] = (sheet.key, sheet.quads, sheet.counts, sheet.about)

    def keep_all(self, changed: Iterable[Sheet], gone: Iterable[str]) -> None:
        """Note that all are as they were but these."""
        self._now = {iri: tuple(known) for iri, known in self.known.items()}  # type: ignore[misc]
        for iri in gone:
            del self._now[iri]
        for sheet in changed:
            self.keep(sheet)

    def lie(self, layouts: Layouts) -> None:
        """Note where documents are in the files of this build."""
        self._lie = layouts

    def stand(self, standing: Standing, layouts: Layouts) -> None:
        """Note what else it says, and where all of it is."""
        self._stands, self._lie = standing, layouts

    def index(self, folder: Path) -> bytes:
        """For the next build, when the files are in the folder. Raises OSError."""
        if self._lie is None:
            return b""
        stands: Any = None
        if self._stands:
            build, rows, counts, more, net = self._stands
            stands = (build, tuple(rows), counts, more, _packed(net) if net else None)
        return dumps((_state(folder), tuple(layout.packed() for layout in self._lie), self._now, stands))


def _state(folder: Path) -> list[list[int]]:
    """Sizes and times of the files: to look into half a gigabyte would take longer than it saves."""
    return [[stat.st_size, stat.st_mtime_ns] for stat in ((folder / name).stat() for name in FILES)]


def _packed(net: Net) -> tuple[Any, ...]:
    edges, mentioned, dates = net.sums
    days = {event: dict(found) for event, found in dates.items()}
    return dict(edges), dict(mentioned), days, net.degrees, net.layout.packed()


def _net(packed: tuple[Any, ...] | None) -> Net | None:
    if packed is None:
        return None
    *rows, degrees, layout = packed
    return Net(Sums(*rows), degrees, Layout.unpacked(layout))


def said(about: str) -> Iterator[Line]:
    """The lines that `Sheet.about` tells."""
    parts = iter(about.split(_SEPARATOR) if about else ())
    for subject, predicate, obj, end in zip(parts, parts, parts, parts, strict=True):
        yield subject, predicate, obj, f"{end}\n"


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


def made(facts: Facts, iri: str, key: str, out: Output, pieces: Pieces) -> Sheet:
    """What a document comes to, made now."""
    own = Output(build=out.build, labels=out.labels)
    DocumentGraph(facts, iri, own).write()
    lines = {block[0].startswith(b"<%s#" % iri.encode()): b"".join(block) for block in own.blocks}
    nodes = sorted(own.nodes, key=_as_in_quads)
    text = ["".join([pieces.piece(*node) for node in nodes if ("#" in node[0]) is inner]) for inner in (True, False)]
    about = [part for subject, said in own.about.items() for p, o, end in said for part in (subject, p, o, end[:-1])]
    both = (lines.get(True, b""), lines[False])
    told = (text[0].encode(), text[1].encode())
    return Sheet(iri, key, both, told, own.quads, own.counts, _SEPARATOR.join(about))


def _as_in_quads(node: tuple[str, object]) -> str:
    return node[0] + ">"
