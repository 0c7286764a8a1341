"""Commands that measure and teach: evaluate, annotate, lexicon."""

from pathlib import Path
from typing import Annotated

import typer

from kg.arguments import fields
from kg.commands.app import Field, Lexicon, app, show
from kg.errors import Finding


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
    show(found.json() if json else (found.errors() if errors else "") + found.text())
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
        show((lexicon_list.describe(name) if name else lexicon_list.listing()) + "\n")
        return
    with using(Path(name)):
        text, failed = examples.report()
    show(text + "\n")
    if failed:
        raise Finding(f"{name}: {failed} examples do not work")
