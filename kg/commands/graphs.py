"""Commands that ask a graph, write it otherwise, check it: query, explain, export, validate, doctor."""

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.arguments import fields, query_words, sparql_text
from kg.commands.app import OUTPUT, Field, Folder, app, enough, show, tell_of_indexing
from kg.errors import Finding, QueryError


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME|SPARQL [--PARAM VALUE]", help="A named query, or SPARQL; - reads it from stdin."),
    ] = None,
    file: Annotated[str | None, typer.Option("--file", "-f", metavar="FILE", help="Read SPARQL from a file.")] = None,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the named queries, or describe NAME.")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, csv, json or turtle.")] = "table",
    graph: Folder = OUTPUT,
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
        show((catalogue.describe(catalogue.find(name)) if name else catalogue.listing()) + "\n")
        return
    tell_of_indexing(graph)
    result = open_graph(graph).query(sparql_text(name, file), **parameters)
    for note in result.notes:
        typer.echo(f"note: {note}", err=True)
    show(formats.write(result, format_, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if result.columns and not result.rows:
        typer.echo("note: no rows", err=True)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question in Chinese.")],
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, csv, json or turtle.")] = "table",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not show how it was understood.")] = False,
    graph: Folder = OUTPUT,
) -> None:
    """Ask a graph a question in Chinese; shows the named query and the SPARQL that answer it.

    \b
    kg ask 谁出席了台州市2021年的市场监管会议？
    kg ask 阆中市市场监管局的局长先后是谁 --format csv
    """
    from kg.opened import open_graph
    from kg.query import formats
    from kg.query.ask import understand
    from kg.query.run import evaluate

    tell_of_indexing(graph)
    store = open_graph(graph).store
    understood = understand(store, question)
    if not quiet:
        given = "".join(f" --{name} {value}" for name, value in understood.parameters.items())
        typer.echo(f"kg query {understood.query.name}{given}\n\n{understood.sparql.strip()}\n", err=True)
    result = evaluate(store, understood.sparql, understood.notes)
    for note in result.notes:
        typer.echo(f"note: {note}", err=True)
    show(formats.write(result, format_, shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if result.columns and not result.rows:
        typer.echo("note: no rows", err=True)


@app.command()
def explain(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A label, alias, Traditional form, pinyin or IRI.")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="ID", help="A document: its identifier, file, title or IRI.")
    ] = None,
    graph: Folder = OUTPUT,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Tell everything that a graph says of an entity, or that a document states, and how it was concluded.

    \b
    kg explain 缙云县市场监督管理局
    kg explain 'Ma Zhiheng' --format json
    kg explain --document langzhong/20220113_春雷行动.txt
    """
    from kg.opened import open_graph
    from kg.query import explain_document_text, explain_text

    if (name is None) == (document is None):
        raise typer.BadParameter("give the name of an entity, or --document and the identifier of a document")
    tell_of_indexing(graph)
    if document is not None:
        show(explain_document_text.write(open_graph(graph).explain_document(document), format_))
    else:
        show(explain_text.write(open_graph(graph).explain(name or ""), format_))


@app.command()
def export(
    format_: Annotated[str | None, typer.Argument(metavar="FORMAT", help="See --list.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE_OR_DIR", help="Where to write it; - is stdout.")
    ] = None,
    graph: Annotated[Path, typer.Option(metavar="DIR", help="The folder that kg build wrote.")] = OUTPUT,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the formats.")] = False,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is said of this.")] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what is said of this place and in it.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only articles not older.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only articles not newer.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="csv: mark it as UTF-8 for Excel.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that kg export did not write.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not tell where it was written.")] = False,
) -> None:
    """Write a graph in the formats of other programs: RDF, networks, tables, Popolo, Neo4j, SQLite.

    \b
    kg export --list
    kg export gexf -o county.gexf --place 缙云县
    kg export csv -o tables/ --bom --from 2023 --to 2023-06
    kg export trig -o - | gzip > graph.trig.gz
    """
    from kg.export import formats
    from kg.opened import Part, open_graph

    if list_ or format_ is None:
        show(formats.listing() + "\n")
        return
    target = sys.stdout.buffer if output == Path("-") else output
    try:
        written = open_graph(graph).export(format_, target, Part(entity, place, since, until), bom=bom, force=force)
        sys.stdout.flush()
    except BrokenPipeError:
        enough()
    if written and not quiet:
        typer.echo(f"written to {written}", err=True)


@app.command()
def validate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.")] = OUTPUT,
    language: Annotated[str, typer.Option("--language", metavar="en|zh", help="Of the explanation.")] = "en",
    quick: Annotated[
        bool, typer.Option("--quick", help="With the check of builds: seconds, and no values shown.")
    ] = False,
) -> None:
    """Check a graph against the shapes of the ontology (SHACL) and explain what is wrong.

    \b
    kg validate output/
    kg validate --quick output/
    """
    from kg.graph.validate import quick as check_quickly
    from kg.graph.validate import validate as check_with_shacl

    if language not in ("en", "zh"):
        raise QueryError(f'no language "{language}"; there are en and zh')
    check = check_quickly if quick else check_with_shacl
    report = check(directory.parent if directory.name == "graph.nq" else directory)
    show(report.explain(language) + "\n")
    if not report.conforms:
        raise Finding(f"{directory}: {len(report.violations)} violations")


@app.command()
def doctor(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="The folder that kg build wrote.")] = OUTPUT,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="INPUT", help="Look up all evidence in these articles.")
    ] = None,
    field: Field = None,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what can be mended without loss.")] = False,
    shacl: Annotated[bool, typer.Option("--shacl", help="With SHACL itself: slow, and shows more.")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Check that an output is whole and true to itself, and say what to do where it is not.

    \b
    kg doctor output/
    kg doctor output/ --source articles/
    kg doctor output/ --repair
    """
    from kg.doctor import Wishes, examine

    wishes = Wishes(repair, shacl, tuple(source or ()), fields(field or []))
    found = examine(directory, wishes)
    show(found.write(format_))
    if found.faults:
        raise Finding(f"{directory}: {len(found.faults)} faults")
