"""From inputs to an output folder: the stages in order, and the report."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from kg import ids
from kg.additions import Additions
from kg.cache.memory import Memory
from kg.crew import Aside, cores
from kg.decisions.file import load
from kg.decisions.forget import Forgotten
from kg.decisions.outcome import Outcome, chosen, settings
from kg.engines.local import Found, Local
from kg.errors import InputError
from kg.graph.build import BuildInfo
from kg.graph.guard import Guard
from kg.graph.write import WriteOptions, write_all
from kg.incremental import Kept, Task
from kg.ingest import ReadOptions, read_new
from kg.lean import no_collection
from kg.lexicon import own_digest
from kg.manifest import FORMAT, digests
from kg.model import Deferred, Facts, Rejected, World
from kg.output import leave, replacing
from kg.profile import Clock
from kg.resolve import resolve
from kg.spool.documents import FEW, HELD, Documents
from kg.spool.packed import Packed, unpack
from kg.version import VERSION
from kg.web import Past, write_page
from kg.wording import using

Progress = Callable[[str, int], None]

_NOBODY = Forgotten(())


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What shapes a build.

    `base`: the IRI that things are named under. `fields`: what the input calls a record's fields, {"text":
    "content"}. `min_confidence`: statements that are less sure (0..1) are left out. `lexicon`: a folder of the user's
    own words (`kg.additions`). `check`: whether the graph is checked against its shapes while it is built; None: if it
    is small, which takes no time to speak of. `decisions`: what people decided (`kg.decisions`); without it the output
    folder's own decisions.tsv counts, if there is one. `incremental`: what the build in the output folder has read is
    not read again, and this one leaves what it reads there for the next. `progress` is called with a stage and how
    many documents it has done. `jobs`: processes that read at one time (None: one for each core, where there is enough
    to do); the results do not depend on it. `engine`: "spark" reads on the cluster of `master`. `ready`
    is called with the new folder when all is in it, before it takes its place.
    """

    base: str = ids.DEFAULT_BASE
    fields: Mapping[str, str] = field(default_factory=dict)
    min_confidence: float = 0.0
    lexicon: Path | None = None
    progress: Progress | None = None
    check: bool | None = None
    decisions: Path | None = None
    incremental: bool = False
    jobs: int | None = None
    engine: str = "local"
    master: str = "local[*]"
    ready: Callable[[Path], None] | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; `seconds` by stage are the only figures that differ from run to run."""

    output: Path
    documents: int
    characters: int
    rejected: tuple[Rejected, ...]
    counts: Mapping[str, int]
    changes: Mapping[str, int]
    page: Mapping[str, int]
    seconds: Mapping[str, float]
    lexicon: Mapping[str, Any] | None = None  # of the user: the digest of its files, and how many rows each has
    guard: Guard = field(default_factory=Guard, compare=False)  # what the graph was found to break of its own rules
    decisions: Outcome | None = None
    peaks: Mapping[str, float] = field(default_factory=dict, compare=False)  # MB of this process after each stage
    kept: Kept | None = None  # of an incremental build; no part of report.json, which is that of a full one

    @property
    def duplicates(self) -> int:
        """How many of `rejected` have the id of an article that counts already."""
        return sum(r.duplicate for r in self.rejected)

    def as_json(self) -> dict[str, Any]:
        """The content of report.json, but for the digests of the other files."""
        return {
            "version": VERSION,
            "format": FORMAT,
            "documents": {
                "read": self.documents + len(self.rejected),
                "built": self.documents,
                "rejected": len(self.rejected) - self.duplicates,
                "duplicate": self.duplicates,
            },
            "characters": self.characters,
            "lexicon": self.lexicon,
            "decisions": self.decisions.as_json() if self.decisions else None,
            "graph": dict(self.counts),
            "selfcheck": self.guard.as_json(),
            "cleaning": dict(self.changes),
            "page": dict(self.page),
            "rejected": [_row(r) for r in self.rejected],
            "seconds": {stage: round(value, 3) for stage, value in self.seconds.items()},
        }

    def summary(self) -> str:
        """The report in a few lines for the terminal."""
        counts = self.counts
        kinds = ("AdministrativeDivision", "Venue", "Agency", "Official", "Person", "Meeting", "Inspection", "Campaign")
        again = f"{self.duplicates} duplicates, " if self.duplicates else ""
        rejected = len(self.rejected) - self.duplicates
        lines = [
            f"{self.documents} documents built, {rejected} rejected, {again}{self.characters:,} characters",
            f"{counts.get('entities', 0)} entities: " + ", ".join(f"{counts[k]} {k}" for k in kinds if counts.get(k)),
            "statements: "
            + ", ".join(
                f"{counts[k]} {k}" for k in ("tenures", "participations", "statements", "mentions") if counts.get(k)
            ),
            "over all documents: "
            + ", ".join(f"{counts.get(k, 0)} {k}" for k in ("reprints", "inferences", "reforms", "conflicts")),
            "time: " + ", ".join(f"{stage} {value:.1f} s" for stage, value in self.seconds.items()),
        ]
        if self.kept:
            lines.append(str(self.kept))
        if self.lexicon:
            lines.append("lexicon: " + ", ".join(f"{file} {count}" for file, count in self.lexicon["rows"].items()))
        lines += self.guard.lines()
        lines += self.decisions.lines() if self.decisions else []
        lines += [f"rejected: {r.path}: {r.reason}" for r in self.rejected[:10]]
        if len(self.rejected) > 10:
            lines.append(f"… and {len(self.rejected) - 10} more in {self.output / 'rejected.jsonl'}")
        return "\n".join([*lines, f"written to {self.output}; open {self.output / 'graph.html'}"])


def build(inputs: Sequence[str | Path], output: str | Path, options: BuildOptions | None = None) -> Report:
    """Read files, folders, archives or "-" (stdin), and write graph, store and page into a folder.

    The order of the inputs changes nothing. Raises InputError if nothing could be built, LexiconError if the user's
    lexicon is bad, DecisionError if the decisions are, OutputError if the folder cannot be used; it is as it was then.
    """
    options = options or BuildOptions()
    ids.check_base(options.base)
    target = Path(output)
    decisions = chosen(options.decisions, target)
    clock = Clock()
    with using(options.lexicon) as added, no_collection(), replacing(target) as folder, ExitStack() as running:
        words = (("words", own_digest()), *((("lexicon", added.digest),) if added else ()))
        asked = (("min_confidence", str(options.min_confidence)), *settings(decisions))
        info = BuildInfo(VERSION, asked, words)
        task = _task(inputs, target, options, added, clock) if options.incremental else None
        if task:
            running.enter_context(task.running())
        if task and task.is_done(info.iri(options.base)):
            leave(folder)
            return _as_before(target, clock, task.as_before())
        rows = decisions.rows if decisions else ()
        memory = task.memory if task else None
        documents, rejected, changes = _facts(inputs, options, clock, memory, folder, Forgotten.by(rows))
        if not documents:
            raise InputError(_nothing(inputs, rejected))
        prints = memory.prints() if memory else None
        with clock.stage("resolve"):
            before = task.before(options.base, options.min_confidence) if task and not rows else None
            world = resolve(documents, options.base, rows, prints, before)
        guard = Guard(options.check if len(documents) <= _held(options) else False)  # none looks at what is on disk
        writing = WriteOptions(guard, options.jobs or cores(), task.earlier(world.documents) if task else None)
        counts, page = _written(world, folder, info, clock, writing, task.past() if task else None)
        lexicon = {"digest": added.digest, "rows": added.counts()} if added else None
        size = (len(documents), documents.characters)
        report = Report(target, *size, tuple(rejected), counts, changes, page, clock.seconds, lexicon, guard)
        told = Outcome(decisions, world.rulings) if decisions else None
        report = replace(report, decisions=told, peaks=clock.peaks)
        _write_report(report, folder)
        if task:
            with clock.stage("cache"):
                report = replace(report, kept=task.finish(folder, info.iri(options.base), prints or {}))
        if options.ready:
            options.ready(folder)
    return report


def _written(
    world: World, folder: Path, info: BuildInfo, clock: Clock, writing: WriteOptions, past: Past | None
) -> tuple[dict[str, int], dict[str, int]]:
    """Write everything, the page of a large world meanwhile; the counts of graph and page."""
    drawn = partial(write_page, world, folder / "graph.html", past=past)
    page = Aside(drawn, apart=writing.jobs > 1 and len(world.documents) > FEW and past is None)
    try:
        with clock.stage("graph"):
            counts = write_all(world, folder, info, writing)
        with clock.stage("page"):
            return counts, page.result()
    finally:
        page.end()


def _task(
    inputs: Sequence[str | Path], output: Path, options: BuildOptions, added: Additions | None, clock: Clock
) -> Task:
    with clock.stage("cache"):
        return Task(inputs, output, repr(sorted(options.fields.items())), added)


def _as_before(output: Path, clock: Clock, kept: Kept) -> Report:
    """The report of the build that is there, which this one would only repeat."""
    told = json.loads((output / "report.json").read_text(encoding="utf-8"))
    rejected = tuple(Rejected(**row) for row in told["rejected"])
    figures = (told["graph"], told["cleaning"], told["page"], clock.seconds, told["lexicon"])
    return Report(output, told["documents"]["built"], told["characters"], rejected, *figures, kept=kept)


def build_world(inputs: Sequence[str | Path], options: BuildOptions | None = None) -> World:
    """The resolved world of the inputs, without writing anything."""
    options = options or BuildOptions()
    with using(options.lexicon):
        decisions = load(options.decisions).rows if options.decisions else ()
        documents, _, _ = _facts(inputs, options, Clock(), forgotten=Forgotten.by(decisions))
        return resolve(documents, options.base, decisions)


def _facts(
    inputs: Sequence[str | Path],
    options: BuildOptions,
    clock: Clock,
    memory: Memory | None = None,
    folder: Path | None = None,
    forgotten: Forgotten = _NOBODY,
) -> tuple[Documents, list[Rejected], dict[str, int]]:
    """What the inputs say; with a `folder`, too much for the memory goes there.

    No name of those who are `forgotten` stands in ids, paths and reasons, nor in the cache. What documents say is rid
    of them when it is known who is who (`kg.resolve.forget`).
    """
    held = _held(options)
    documents = Documents(folder, HELD if memory else held)  # only from what is at hand the next build takes over
    rejected: list[Rejected] = []
    read = 0
    for batch in _understood(inputs, options, clock, memory, folder):
        read += len(batch)
        for found in batch:
            if isinstance(found, Rejected):
                rejected.append(forgotten.from_rejected(found) if forgotten else found)
            else:
                _keep(found, documents, options.min_confidence, forgotten)
        if options.progress:
            options.progress("extract", len(documents))
    if read != len(documents) + len(rejected):
        raise RuntimeError(f"{read} articles were read, {len(documents)} built and {len(rejected)} rejected")
    if memory and forgotten:
        memory.leave_out(forgotten.stand_in_bytes)
    documents.sort()
    return documents, sorted(rejected, key=lambda r: (r.path, r.id or "", r.reason)), documents.changes


def _held(options: BuildOptions) -> int:
    """How many documents stay in memory in a whole build."""
    return HELD if (options.jobs or cores()) == 1 else FEW


def _understood(
    inputs: Sequence[str | Path], options: BuildOptions, clock: Clock, memory: Memory | None, folder: Path | None
) -> Iterator[list[Found]]:
    """What the inputs say, read here or on a cluster."""
    if options.engine == "spark":
        from kg.engines.spark import Spark

        return Spark(options.master, folder or Path(), options.fields, options.lexicon).understood(inputs)
    reading = ReadOptions(fields=options.fields, defer=True, recall=memory.recall if memory else None)
    sources = read_new(sorted(inputs, key=str), reading)
    return Local(options.jobs, clock.add, memory).understood(sources)


def _keep(found: Facts | Packed | Deferred, documents: Documents, least: float, forgotten: Forgotten) -> None:
    if isinstance(found, Packed) and (least > 0 or forgotten):
        found = unpack(found.head, found.body)
    if isinstance(found, Deferred):
        if least <= 0 and not forgotten:
            documents.append_deferred(found)
            return
        found = found.load()
    if isinstance(found, Packed):
        documents.append_packed(found)
    else:
        documents.append(_sure(forgotten.from_facts(found) if forgotten else found, least))


def _sure(facts: Facts, least: float) -> Facts:
    """The facts without statements that are less sure than `least`."""
    if least <= 0:
        return facts

    def keep(statements: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(s for s in statements if s.claim.confidence >= least)

    return Facts(
        facts.article,
        facts.entities,
        facts.mentions,
        keep(facts.tenures),
        keep(facts.participations),
        keep(facts.links),
    )


def _nothing(inputs: Sequence[str | Path], rejected: list[Rejected]) -> str:
    where = ", ".join(map(str, inputs)) or "no input"
    reasons = "".join(f"\n  {r.path}: {r.reason}" for r in rejected[:10])
    return f"{where}: no article could be read; give .txt, .html, .jsonl, .json, .csv or archives of them{reasons}"


def _write_report(report: Report, folder: Path) -> None:
    lines = [json.dumps(_row(r), ensure_ascii=False) + "\n" for r in report.rejected]
    (folder / "rejected.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    text = json.dumps({**report.as_json(), "files": digests(folder)}, ensure_ascii=False, indent=1) + "\n"
    (folder / "report.json").write_text(text, encoding="utf-8", newline="\n")


def _row(rejected: Rejected) -> dict[str, Any]:
    row = {"path": rejected.path, "id": rejected.id, "reason": rejected.reason}
    return {**row, "duplicate": True} if rejected.duplicate else row
