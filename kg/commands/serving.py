"""Commands around the network: serve, and load into another store."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from kg.commands.app import OUTPUT, app, tell_of_indexing
from kg.errors import GovkgError

_TOKEN, _PASSWORD = "GOVKG_TOKEN", "GOVKG_PASSWORD"


@app.command()
def serve(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.")] = OUTPUT,
    host: Annotated[str, typer.Option(help="Where to listen; 0.0.0.0 is everywhere.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8180,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="The longest a query may take.")] = 30.0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes for short queries.")] = 6,
    long: Annotated[int, typer.Option(min=0, max=64, help="Long queries at a time, besides.")] = 6,
    queue: Annotated[int, typer.Option(min=0, help="Requests that may wait.")] = 256,
    max_result: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest answer.")] = 64,
    max_memory: Annotated[int, typer.Option(min=0, metavar="MB", help="Of a query; 0: any.")] = 4000,
    max_request: Annotated[int, typer.Option(min=1, metavar="KB", help="The largest request.")] = 1000,
    token_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help=f"Ask for the token in it ({_TOKEN} does the same).")
    ] = None,
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="Pages that may ask: https://example.org, or *.")
    ] = None,
    host_name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Names that it goes by, when behind a proxy.")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log what was asked, and by whom.")] = False,
) -> None:
    """Serve a graph: a SPARQL endpoint, pages of entities, search, reconciliation, a workbench at /.

    \b
    kg serve output/
    kg serve output/ --port 8000 --timeout 10
    GOVKG_TOKEN=secret kg serve output/ --host 0.0.0.0
    """
    tell_of_indexing(directory)
    sizes = {"result": max_result * 1_000_000, "request": max_request * 1_000, "memory": max_memory * 1_000_000}
    limits = {"workers": workers, "seconds": timeout, "long": long, "waiting": queue, **sizes}
    _serve(directory, (host, port, verbose), limits, (_token(token_file), tuple(cors or ()), tuple(host_name or ())))


def _serve(
    directory: Path,
    where: tuple[str, int, bool],
    limits: dict[str, Any],
    who: tuple[str | None, tuple[str, ...], tuple[str, ...]],
) -> None:
    """With what the extra brings, or a sentence on how to get it."""
    try:
        from kg.serve.options import LOOPBACK, Access, Limits
        from kg.serve.run import ServeOptions
        from kg.serve.run import serve as run
    except ModuleNotFoundError as error:
        raise GovkgError(f"kg serve needs {error.name}; install it: pip install 'govkg[serve]'") from error

    (host, port, verbose), (token, origins, names) = where, who
    hosts = (*LOOPBACK, *names) if host in LOOPBACK or names else None
    if host not in LOOPBACK and token is None:
        typer.echo("note: whoever reaches this address can read the graph; see --token-file", err=True)
    run(directory, ServeOptions(host, port, Limits(**limits), Access(token, origins, hosts), verbose))


def _token(file: Path | None) -> str | None:
    """From a file or the environment: on a command line everybody on the machine could read it."""
    if file is None:
        return os.environ.get(_TOKEN) or None
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise GovkgError(f"{file}: the token cannot be read ({error})") from error
    if not token.isascii() or not token:
        raise GovkgError(f"{file}: a token is one line of ASCII")
    return token


@app.command()
def load(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.")] = OUTPUT,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="Of the Graph Store, or for updates.")] = "",
    method: Annotated[str, typer.Option(metavar="METHOD", help="graph-store or update.")] = "graph-store",
    default_graph: Annotated[
        str | None, typer.Option(metavar="IRI", help="A name for the default graph, where stores have none.")
    ] = None,
    user: Annotated[str | None, typer.Option(metavar="NAME", help=f"The password is in {_PASSWORD}.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Add to graphs that are there, replace none.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not tell what was sent.")] = False,
) -> None:
    """Put a graph into another SPARQL 1.1 store, by the Graph Store Protocol or by updates.

    \b
    kg load output/ --to http://localhost:3030/news/data
    kg load output/ --to http://localhost:7878/update --method update
    """
    from kg.load import Target
    from kg.load import load as send

    if not to:
        raise typer.BadParameter("give the address of the store with --to")
    credentials = f"{user}:{os.environ.get(_PASSWORD, '')}" if user else None
    target = Target(to, method, default_graph, credentials, os.environ.get(_TOKEN) or None, keep)
    graphs, triples = send(directory / "graph.nq", target)
    if not quiet:
        typer.echo(f"{triples} statements in {graphs} graphs sent to {to}", err=True)
