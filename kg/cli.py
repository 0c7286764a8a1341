"""The command line: parses, calls one function, prints, exits. Results on stdout, everything else on stderr."""

import io
import os
import shutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg import __version__
from kg.arguments import fields, query_words, sparql_text
from kg.errors import Finding, GovkgError, QueryError
from kg.lean import no_collection

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
Field = Annotated[
    list[str] | None, typer.Option(metavar="NAME=FIELD", help="A field of records by another name: text=content.")
]
Folder = Annotated[Path, typer.Option("--graph", "-o", metavar="DIR", help="The folder that kg build wrote.")]
_OUTPUT = Path("output")
_DEBUG = "GOVKG_DEBUG"
_LARGE = 50_000_000  # bytes of a graph.nq that takes more than a second or two to index
_INTERRUPTED = 130  # the exit code of Ctrl-C


def _version(wanted: bool) -> None:
    if wanted:
        _print(f"govkg {__version__}\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Chinese official news as a knowledge graph: agencies, officials, meetings, places, campaigns."""


@app.command()
def build(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders or archives; - is stdin.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write the graph.")] = _OUTPUT,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Things are named under this IRI.")] = None,
    field: Field = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out statements less sure than this.")
    ] = 0.0,
    lexicon: Lexicon = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Build a graph from articles.

    \b
    kg build articles/ more.jsonl page.html -o output/
    kg build news.csv --field text=content --field published=date
    zcat news.jsonl.gz | kg build - -o output/
    """
    with no_collection():
        from kg import api, ids
        from kg.progress import bar

    names = fields(field or [])
    with bar(sys.stderr.isatty() and not quiet) as progress:
        chosen = api.BuildOptions(base or ids.DEFAULT_BASE, names, min_confidence, lexicon, progress)
        report = api.build(inputs, output, chosen)
    if not quiet:
        typer.echo(report.summary(), err=True)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME|SPARQL [--PARAM VALUE]", help="A named query, or SPARQL; - reads it from stdin."),
    ] = None,
    file: Annotated[str | None, typer.Option("--file", "-f", metavar="FILE", help="Read SPARQL from a file.")] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the named queries, or describe NAME.")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, csv, json or turtle.")] = "table",
    graph: Folder = _OUTPUT,
) -> None:
    """Ask a graph a named query, or SPARQL.

    \b
    kg query --list
    kg query officials-of-agency --agency 缙云县市场监督管理局
    kg query meetings-in-place --place 缙云县 --from 2020-01 --format csv
    kg query 'SELECT ?label { ?agency a kg:Agency ; skos:prefLabel ?label }'
    kg query -f my.rq --format json
    """
    from kg.opened import open_graph
    from kg.query import catalogue, formats

    name, parameters = query_words(words or [])
    if list_:
        _print((catalogue.describe(catalogue.find(name)) if name else catalogue.listing()) + "\n")
        return
    _tell_of_indexing(graph)
    result = open_graph(graph).query(sparql_text(name, file), **parameters)
    for note in result.notes:
        typer.echo(f"note: {note}", err=True)
    _print(formats.write(result, format_, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if result.columns and not result.rows:
        typer.echo("note: no rows", err=True)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A label, alias, Traditional form, pinyin or IRI.")],
    graph: Folder = _OUTPUT,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Tell everything that a graph says of an entity, each statement with its sentence and file.

    \b
    kg explain 缙云县市场监督管理局
    kg explain 'Ma Zhiheng' --format json
    """
    from kg.opened import open_graph
    from kg.query import explain_text

    _tell_of_indexing(graph)
    _print(explain_text.write(open_graph(graph).explain(name), format_))


@app.command()
def validate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.")] = _OUTPUT,
    language: Annotated[str, typer.Option("--language", metavar="en|zh", help="Of the explanation.")] = "en",
) -> None:
    """Check a graph against the shapes of the ontology (SHACL) and explain what is wrong.

    \b
    kg validate output/
    """
    from kg.graph.validate import validate as check

    if language not in ("en", "zh"):
        raise QueryError(f'no language "{language}"; there are en and zh')
    report = check(directory.parent if directory.name == "graph.nq" else directory)
    _print(report.explain(language) + "\n")
    if not report.conforms:
        raise Finding(f"{directory}: {len(report.violations)} violations")


@app.command()
def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="A folder that kg annotate wrote, or docs.jsonl and annotations.jsonl."),
    ],
    errors: Annotated[bool, typer.Option("--errors", help="List every error with its sentence.")] = False,
    json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write figures and errors as a page.")] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Leave out statements less sure than this.")
    ] = 0.0,
    lexicon: Lexicon = None,
) -> None:
    """Measure the extraction against annotated documents.

    \b
    kg evaluate data/gold
    kg evaluate my-gold/ --errors
    kg evaluate data/gold --html errors.html
    """
    from kg.api import BuildOptions
    from kg.evaluate import evaluate as measure

    found = measure(gold, BuildOptions(min_confidence=min_confidence, lexicon=lexicon))
    if html:
        html.write_text(found.html(), encoding="utf-8", newline="\n")
    _print(found.json() if json else (found.errors() if errors else "") + found.text())
    for line in (*found.faults, *(f"note: {note}" for note in found.notes)):
        typer.echo(line, err=True)
    if found.faults:
        raise Finding(f"{gold}: mend the lines above; forms with errors do not count")


@app.command()
def annotate(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders or archives; - is stdin.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="A new folder for the forms.")],
    field: Field = None,
    lexicon: Lexicon = None,
    language: Annotated[str, typer.Option("--language", metavar="en|zh", help="Of the forms.")] = "en",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary.")] = False,
) -> None:
    """Pre-annotate articles: a form for each, to be corrected in a text editor and measured against.

    \b
    kg annotate articles/ -o my-gold/
    kg evaluate my-gold/
    """
    from kg.annotate import annotate as write
    from kg.api import BuildOptions

    done = write(inputs, output, BuildOptions(fields=fields(field or []), lexicon=lexicon), language)
    if not quiet:
        typer.echo(done.summary(), err=True)


@app.command()
def lexicon(
    name: Annotated[str | None, typer.Argument(metavar="DIR", help="A folder with lexicons of your own.")] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List what it may hold, or describe FILE.")] = False,
) -> None:
    """Check words of your own before they are used: every row, and every example sentence.

    \b
    kg lexicon --list
    kg lexicon --list titles.tsv
    kg lexicon my-words/
    kg build articles/ --lexicon my-words/
    """
    from kg import examples, lexicon_list
    from kg.wording import using

    if list_ or name is None:
        _print((lexicon_list.describe(name) if name else lexicon_list.listing()) + "\n")
        return
    with using(Path(name)):
        text, failed = examples.report()
    _print(text + "\n")
    if failed:
        raise Finding(f"{name}: {failed} examples do not work")


def _tell_of_indexing(graph: Path) -> None:
    """The first question to a large graph takes long: say why."""
    from kg.graph.store import NQUADS, is_made

    content = graph / NQUADS
    if content.is_file() and content.stat().st_size > _LARGE and not is_made(graph):
        typer.echo(f"note: indexing {content} for queries, this once", err=True)


def _print(text: str) -> None:
    """Write to stdout; a reader that has seen enough (`kg query ... | head`) is no error."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit code: 0 fine, 1 a finding, 2 bad input or usage, 3 a bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # results are UTF-8 whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        app(args=arguments, prog_name="kg")
    except SystemExit as end:
        if end.code == _INTERRUPTED:
            typer.echo("interrupted; what an earlier build wrote is as it was", err=True)
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    except GovkgError as error:
        typer.echo(f"error: {error}", err=True)
        return error.exit_code
    except Exception as error:
        if os.environ.get(_DEBUG):
            traceback.print_exc()
        else:
            typer.echo(f"bug: {type(error).__name__}: {error}\nset {_DEBUG}=1 to see where; please report it", err=True)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
