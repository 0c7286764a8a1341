"""Writes graph.nq and graph.ttl as those of the build before with other lines where something else is said now.

What is gone and what has come are two small worlds, which the same functions describe that describe a whole one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kg import vocab
from kg.graph.build import BuildInfo
from kg.graph.document import Output, Pairs
from kg.graph.earlier import FRAGMENTS, OWN, SAID, TOLD, Earlier, Sheet, Standing, made, said
from kg.graph.entities import describe_all
from kg.graph.findings import describe_findings
from kg.graph.guard import Guard
from kg.graph.network import network
from kg.graph.quads import NQUADS, document_iri, output
from kg.graph.resolution import describe_resolution
from kg.graph.sayings import Line, Sayings, labels_in, lines, sayings, without, world_of
from kg.graph.splice import rewrite
from kg.graph.tally import GRAPHML, Change, Net, write_changed, write_whole
from kg.graph.turtle import TURTLE, Pieces
from kg.model import World
from kg.spool.documents import ids_of

_MOST = 0.5  # of the documents: if more have changed, a whole graph is written
_LINE = re.compile(r"\A<[^<>]*> <([^<>]*)> (.*?)(?: <[^<>]*>)? \.\n")
_USED = f"> <{vocab.PROV_USED}>".encode()  # which Turtle leaves out: of a build, as many as there are documents


class _Documents(NamedTuple):
    """The documents that are not as they were, and the IRIs of all that were and are not as they were."""

    changed: list[Sheet]
    gone: list[str]


class _Difference(NamedTuple):
    """The lines that are said more often than before or, below 0, less often; and the counts of things, likewise."""

    lines: dict[Line, int]
    counts: Counter[str]


def rewritten(
    world: World, directory: Path, build: BuildInfo, earlier: Earlier, guard: Guard | None
) -> dict[str, int] | None:
    """Write both files and return the counts; None, with nothing written, if there is too little to go by."""
    standing = earlier.standing
    out, pieces = output(world, build), Pieces(world.base)
    if standing is None or standing.build != out.build or world.rulings:
        return None
    documents = _documents(world, out, pieces, earlier)
    if documents is None:
        return None
    now = sayings(world, out.labels)
    told = _difference(world, standing.sayings, now, out)
    _of_documents(documents, earlier, told)
    parts = _Parts(earlier, standing.repeated, pieces)
    try:
        parts.add(told.lines)
    except ValueError:
        return None
    for sheet in documents.changed:
        parts.lines.update(_filled(sheet.iri, sheet.lines))
        parts.text.update(_filled(sheet.iri, sheet.pieces))
    for iri in documents.gone:
        for contents in (parts.lines, parts.text):
            contents.update(_filled(iri, (b"", b"")))
    told.counts["quads"] += parts.quads
    counts = _counts(standing.counts, told.counts, len(set(world.findings.reprints.values())))
    if guard and guard.wants(counts["quads"]):
        return None
    assert earlier.layouts
    found = zip(earlier.files[:2], earlier.layouts, (parts.lines, parts.text), (NQUADS, TURTLE), strict=True)
    layouts = [rewrite(file, layout, changed, directory / name) for file, layout, changed, name in found]
    earlier.keep_all(documents.changed, documents.gone)
    net, sizes = _network(world, directory, earlier, now)
    earlier.stand(Standing(out.build, now, counts, parts.repeated, net), (layouts[0], layouts[1]))
    return {**counts, **sizes}


def _network(world: World, directory: Path, earlier: Earlier, now: Sayings) -> tuple[Net, dict[str, int]]:
    """Write the network; as a whole if there is too little to go by."""
    standing = earlier.standing
    if standing and standing.net and earlier.touched is not None:
        change = Change(earlier.touched, standing.sayings, now)
        with suppress(ValueError):
            return write_changed(earlier.files[2], standing.net, change, world, directory / GRAPHML)
    whole = network(world)
    return write_whole(whole, world, directory), {"nodes": len(whole.nodes), "edges": len(whole.edges)}


def _documents(world: World, out: Output, pieces: Pieces, earlier: Earlier) -> _Documents | None:
    """None if most are others."""
    names = ids_of(world.documents)
    iris = [document_iri(world, name) for name in names]
    other = _others(world, out, earlier, names, iris)
    if len(other) > _MOST * len(iris) or len(set(iris)) < len(iris):
        return None
    earlier.reused = len(iris) - len(other)
    changed = []
    for at in other:
        facts = world.documents[at]
        changed.append(made(facts, iris[at], earlier.key(facts, out), out, pieces))
    return _Documents(changed, sorted(earlier.known.keys() - set(iris)))


def _others(world: World, out: Output, earlier: Earlier, names: list[str], iris: list[str]) -> list[int]:
    """The numbers of the documents that are not as they were."""
    touched = earlier.touched
    if touched is not None:
        return [at for at, name in enumerate(names) if name in touched or iris[at] not in earlier.known]
    keys = [earlier.key(facts, out) for facts in world.documents]
    return [at for at, iri in enumerate(iris) if not earlier.is_as_it_was(iri, keys[at])]


def _difference(world: World, before: Sayings, now: Sayings, out: Output) -> _Difference:
    """Of what is said besides documents."""
    found = _Difference(defaultdict(int), Counter())
    for some, others, sign in ((before, now, -1), (now, before, 1)):
        only = without(some, others)
        small = world_of(world.base, only, world.document_iris)
        own = Output(build=out.build, labels=labels_in(only))
        for describe in (describe_all, describe_findings, describe_resolution):
            describe(small, own)
        _note(found, lines(own.about), own.counts, sign)
    return found


def _of_documents(documents: _Documents, earlier: Earlier, found: _Difference) -> None:
    """Add what documents say."""
    for sheet in documents.changed:
        _note(found, sheet.said(), {**sheet.counts, "quads": sheet.quads}, 1)
    for iri in (*documents.gone, *(sheet.iri for sheet in documents.changed)):
        known = earlier.known.get(iri)
        if known:
            _note(found, said(known.about), {**known.counts, "quads": known.quads}, -1)


def _note(found: _Difference, lines: Iterable[Line], counts: dict[str, int], sign: int) -> None:
    for line in lines:
        found.lines[line] += sign
    for kind, number in counts.items():
        found.counts[kind] += sign * number


def _filled(iri: str, contents: Iterable[object]) -> Iterator[tuple[str, bytes]]:
    for end, content in zip((FRAGMENTS, OWN), contents, strict=True):
        assert isinstance(content, bytes)
        yield iri + end, content


class _Parts:
    """The parts of both files that are others, as lines are said and unsaid."""

    def __init__(self, earlier: Earlier, repeated: dict[Line, int], pieces: Pieces) -> None:
        self.lines: dict[str, bytes] = {}
        self.text: dict[str, bytes] = {}
        self.quads = 0  # how many more than before
        self.repeated = dict(repeated)
        self._earlier, self._pieces = earlier, pieces

    def add(self, differences: dict[Line, int]) -> None:
        """Say lines so many times more. Raises ValueError if one would be said less often than never."""
        touched: dict[str, list[Line]] = defaultdict(list)
        for line, more in differences.items():
            if more:
                touched[line[0]].append(line)
        for subject, changed in touched.items():
            self._subject(subject, {line: differences[line] for line in changed})

    def _subject(self, subject: str, changed: dict[Line, int]) -> None:
        old = self._earlier.said_of(subject)
        now = set(old)
        for line, more in changed.items():
            _, predicate, obj, end = line
            text = f"<{subject}> <{predicate}> {obj}{end}".encode()
            times = (text in now) * (1 + self.repeated.pop(line, 0)) + more
            if times < 0:
                raise ValueError(f"what is said of {subject} is not what was said of it")
            if times > 1:
                self.repeated[line] = times - 1
            (now.add if times else now.discard)(text)
        if now != old:
            block = sorted(now)
            self.quads += len(now) - len(old)
            self.lines[subject + SAID] = b"".join(block)
            self.text[subject + TOLD] = self._pieces.piece(subject, _told(block)).encode()


def _told(block: Iterable[bytes]) -> Pairs:
    """What Turtle may tell of a subject by its lines."""
    matches = (_LINE.fullmatch(line.decode()) for line in block if _USED not in line)
    return list(dict.fromkeys((match[1], match[2]) for match in matches if match))


def _counts(before: dict[str, int], more: Counter[str], reprinted: int) -> dict[str, int]:
    """Of things there are none of, only those are told that always are."""
    now = {kind: before.get(kind, 0) + more[kind] for kind in (*before, *more)}
    always = {"quads", "reprinted"} | _always()
    kept = {kind: number for kind, number in now.items() if number or kind in always}
    quads = kept.pop("quads")
    return {"quads": quads, **dict(sorted({**kept, "reprinted": reprinted}.items()))}


def _always() -> set[str]:
    """The counts of a world that says nothing."""
    own = Output(build="", labels={})
    for describe in (describe_all, describe_findings, describe_resolution):
        describe(World("", (), ()), own)
    return set(own.counts)
