"""The library: build a graph, open it, check it. `import kg` offers what is here."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg import pipeline
from kg.graph.validate import ValidationReport, validate
from kg.opened import KnowledgeGraph, Part
from kg.opened import open_graph as open
from kg.pipeline import BuildOptions, Report
from kg.query.run import Result

__all__ = [
    "BuildOptions",
    "KnowledgeGraph",
    "Part",
    "Report",
    "Result",
    "ValidationReport",
    "build",
    "open",
    "validate",
]


def build(
    inputs: str | Path | Iterable[str | Path],
    output: str | Path = "output",
    options: BuildOptions | None = None,
    *,
    lexicon: str | Path | None = None,
) -> Report:
    """Read articles (files, folders, archives; "-" is stdin) and write the graph into the folder `output`.

    `lexicon` is a folder of words of your own, as `options.lexicon`. Gives the report that is also written to
    `output/report.json`: what was read, what was rejected and why. Raises InputError if nothing can be read,
    LexiconError if the lexicon has bad rows (it lists them all), OutputError if `output` holds other things than a
    build or cannot be written.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    chosen = options or BuildOptions()
    if lexicon is not None:
        chosen = replace(chosen, lexicon=Path(lexicon))
    return pipeline.build([str(path) for path in given], Path(output), chosen)
