"""Commands for what people decide: review, decisions, forget."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.app import OUTPUT, DecisionsFile, Folder, app, show, tell_of_indexing
from kg.errors import Finding


@app.command()
def review(
    graph: Folder = OUTPUT,
    answer: Annotated[bool, typer.Option("--answer", "-a", help="Ask one by one and keep the answers.")] = False,
    decisions: DecisionsFile = None,
    limit: Annotated[int, typer.Option(min=1, help="The most questions.")] = 20,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, json or html.")] = "text",
    language: Annotated[str, typer.Option("--language", metavar="en|zh", help="Of the questions.")] = "en",
    who: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who answers; else $USER.")] = None,
    when: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day of the answers; else today.")
    ] = None,
) -> None:
    """List what a graph is unsure of, best first, and keep what you decide.

    \b
    kg review
    kg review --answer --as "Li Wei"
    kg review --format html --limit 100 > review.html
    """
    from kg.review import asker
    from kg.review import review as find

    found = find(graph, decisions, limit)
    if not answer:
        show(found.write(format_, language))
        return
    given = found.ask(asker(who, when, language))
    show("\n" + found.told(given, language))


@app.command()
def decisions(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What kg review --answer or its page wrote.")],
) -> None:
    """Check a file of decisions: every row, and whether they contradict.

    \b
    kg decisions output/decisions.tsv
    """
    from kg.review import check

    text, contradictions = check(file)
    show(text)
    if contradictions:
        raise Finding(f"{file}: {contradictions} contradictions; take a row out, none of these is applied")


@app.command()
def forget(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="A name or IRI; person/NAME is everybody of a name.")],
    graph: Folder = OUTPUT,
    decisions: DecisionsFile = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, for those who keep the file.")] = "",
    who: Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who decides; else $USER.")] = None,
    when: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The day; else today.")] = None,
) -> None:
    """Keep a person out of all later builds and what is made of them: no name, no statement, in no file.

    \b
    kg forget 'Ma Zhiheng'
    kg forget person/王芳/缙云县教育局 --why "asked for it"
    """
    from kg.forget import Asked
    from kg.forget import forget as write
    from kg.review import asker

    tell_of_indexing(graph)
    given = asker(who, when, "en")
    show(write(graph, person, decisions, Asked(given.who, given.when, why)).told(graph))
