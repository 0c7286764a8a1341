"""Commands that read articles: build, diff."""

import sys
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.arguments import fields
from kg.commands.app import OUTPUT, DecisionsFile, Field, Lexicon, app, show
from kg.lean import no_collection


class Engine(StrEnum):
    """What reads articles."""

    LOCAL = "local"
    SPARK = "spark"


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, archives, URLs; - is stdin.")]
Output = Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="Where to write the graph; a URL too.")]
Base = Annotated[str | None, typer.Option(metavar="IRI", help="Things are named under this IRI.")]
Least = Annotated[float, typer.Option(min=0, max=1, help="Leave out statements less sure than this.")]
Check = Annotated[
    bool | None, typer.Option("--check/--no-check", help="Check the graph as it is built; small ones are anyway.")
]
Incremental = Annotated[
    bool, typer.Option("--incremental", "-i", help="Read only what is new or changed since the build in DIR.")
]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes; else one a core.")]
On = Annotated[Engine, typer.Option(help="Where articles are read: here, or on a cluster.")]
Master = Annotated[str, typer.Option(metavar="URL", help="The cluster of --engine spark.")]
Profile = Annotated[bool, typer.Option("--profile", help="Tell where time and memory went; in one process.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]


@app.command()
def build(
    inputs: Inputs,
    output: Output = str(OUTPUT),
    base: Base = None,
    field: Field = None,
    min_confidence: Least = 0.0,
    lexicon: Lexicon = None,
    check: Check = None,
    decisions: DecisionsFile = None,
    incremental: Incremental = False,
    jobs: Jobs = None,
    engine: On = Engine.LOCAL,
    master: Master = "local[*]",
    profile: Profile = False,
    quiet: Quiet = False,
) -> None:
    """Build a graph from articles.

    \b
    kg build articles/ more.jsonl page.html -o output/
    kg build news.csv --field text=story --field published=day
    zcat news.jsonl.gz | kg build - -o output/
    kg build articles/ -o output/ --incremental
    kg build s3://news/2021 -o s3://graphs/2021 --engine spark --master spark://host:7077
    """
    with no_collection():
        from kg import ids, pipeline  # and not kg.api, which also has what asks and checks
        from kg.profile import Sampler, table
        from kg.progress import bar
        from kg.remote import folder_for

    names = fields(field or [])
    jobs = jobs or (1 if profile else None)
    with folder_for(output) as folder, bar(sys.stderr.isatty() and not quiet) as progress:
        settings = (names, min_confidence, lexicon, progress, check, decisions, incremental, jobs, engine.value, master)
        chosen = pipeline.BuildOptions(base or ids.DEFAULT_BASE, *settings)
        with Sampler() if profile else nullcontext() as sampler:
            report = pipeline.build(inputs, folder, chosen)
    if sampler:
        show(table(report.seconds, report.peaks, report.documents, sampler) + "\n")
    if not quiet:
        typer.echo(report.summary().replace(str(folder), output.rstrip("/") or output), err=True)


@app.command()
def watch(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files and folders.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write the graph.")] = OUTPUT,
    field: Field = None,
    lexicon: Lexicon = None,
    decisions: DecisionsFile = None,
) -> None:
    """Keep a graph current as articles arrive, change and go, until Ctrl-C.

    \b
    kg watch articles/ -o output/
    """
    from kg.errors import GovkgError
    from kg.pipeline import BuildOptions, Report
    from kg.watch import Outcome
    from kg.watch import watch as watch_folders

    def told(outcome: Outcome) -> None:
        if isinstance(outcome, Report):
            seconds = sum(outcome.seconds.values())
            typer.echo(f"{outcome.documents} documents, {len(outcome.rejected)} rejected, {seconds:.1f} s", err=True)
        else:
            typer.echo(f"error: {outcome}" if isinstance(outcome, GovkgError) else str(outcome), err=True)

    options = BuildOptions(fields=fields(field or []), lexicon=lexicon, decisions=decisions)
    watch_folders(inputs, output, options, told)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The folder of a build.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The folder of a later one.")],
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Tell what has changed between two builds: documents, entities and statements, in words.

    \b
    kg diff output-2023/ output/
    kg diff output-2023/ output/ --format json
    """
    from kg.comparison import compare
    from kg.comparison.telling import check, write

    check(format_)  # before what takes time
    show(write(compare(old, new), format_))
