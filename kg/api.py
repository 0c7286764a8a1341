"""The library: build a graph, open it, check it. `import kg` offers what is here."""

from collections.abc import Iterable
from pathlib import Path

from kg import pipeline
from kg.graph.validate import ValidationReport, validate
from kg.opened import KnowledgeGraph
from kg.opened import open_graph as open
from kg.pipeline import BuildOptions, Report
from kg.query.run import Result

__all__ = ["BuildOptions", "KnowledgeGraph", "Report", "Result", "ValidationReport", "build", "open", "validate"]


def build(
    inputs: str | Path | Iterable[str | Path],
    output: str | Path = "output",
    options: BuildOptions | None = None,
) -> Report:
    """Read articles (files, folders, archives; "-" is stdin) and write the graph into the folder `output`.

    Gives the report that is also written to `output/report.json`: what was read, what was rejected and why. Raises
    InputError if nothing can be read, OutputError if `output` holds other things than a build or cannot be written.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    return pipeline.build([str(path) for path in given], Path(output), options or BuildOptions())
