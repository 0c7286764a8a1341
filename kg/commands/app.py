"""What the commands share: the application, their options, and how results are printed."""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kg import __version__

app = typer.Typer(
    name="kg",
    help="Chinese official news as a knowledge graph: agencies, officials, meetings, places, campaigns.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="DIR", help='Words of your own, added to the project\'s: "kg lexicon".'),
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="What people decided; else DIR/decisions.tsv, if there is one."),
]
Field = Annotated[
    list[str] | None, typer.Option(metavar="NAME=FIELD", help="A field of records by another name: text=content.")
]
Folder = Annotated[Path, typer.Option("--graph", "-o", metavar="DIR", help="The folder that kg build wrote.")]
OUTPUT = Path("output")
_LARGE = 50_000_000  # bytes of a graph.nq that takes more than a second or two to index


def _version(wanted: bool) -> None:
    if wanted:
        show(f"govkg {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Chinese official news as a knowledge graph: agencies, officials, meetings, places, campaigns."""


def tell_of_indexing(graph: Path) -> None:
    """The first question to a large graph takes long: say why. Tell also what no build has decided yet."""
    from kg.graph.store import NQUADS, is_made
    from kg.graph.successor import articles

    content = graph / NQUADS
    if content.is_file() and content.stat().st_size > _LARGE and not is_made(graph):
        typer.echo(f"note: indexing {content} for queries, this once", err=True)
    if waiting := articles(graph):
        names = ", ".join(waiting[:3]) + (" …" if len(waiting) > 3 else "")
        typer.echo(f"note: what is told of {len(waiting)} new or changed articles is provisional: {names}", err=True)


def show(text: str) -> None:
    """Write to stdout; a reader that has seen enough (`kg query ... | head`) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        enough()


def enough() -> NoReturn:
    """End quietly: nobody reads stdout any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit from None
