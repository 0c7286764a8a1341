"""Reads the examples and figures in README.md, README.zh.md and docs/*.md, to compare or rewrite them.

    python -m tests.documentation      # rewrite the outputs of commands and, where ../shared is, the table of scores

In an expected output `…` stands for anything: inside a line for any text, alone on a line for any lines.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh.md")
TOPICS = tuple(sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
# column of the table of scores -> what is built for it, below ../shared
GOLD = {"seeds": "seeds", "dev": "gold/dev/docs.jsonl", "county": "gold/county/docs.jsonl"}
_SCORES = re.compile(r"^(\| \**([A-Za-z]+)\**(?:（[^|]*）)? \|)((?: \d\.\d+ \|){3})$", re.MULTILINE)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Command:
    """A command of a page and the output that the page shows; "" if it shows none."""

    page: str
    line: str
    output: str


def blocks(page: str, kind: str) -> Iterator[str]:
    """The contents of the fenced blocks of a kind."""
    text = (ROOT / page).read_text(encoding="utf-8")
    yield from (match[2] for match in _BLOCK.finditer(text) if match[1] == kind)


def commands(page: str) -> Iterator[Command]:
    """The lines behind `$ ` in the console blocks of a page."""
    for block in blocks(page, "console"):
        assert block.startswith("$ "), block
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            yield Command(page, line, output)


def agrees(expected: str, actual: str) -> bool:
    """Whether an output is as the page shows it."""
    pattern = "".join(
        "(?:[^\n]*\n)*" if line == "…\n" else "[^\n]*".join(map(re.escape, line.split("…")))
        for line in expected.splitlines(keepends=True)
    )
    return re.fullmatch(pattern, actual) is not None


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell with `kg` and `python` from this tree; stderr is shown with stdout, as in a terminal."""
    programs = folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    for name, arguments in (("kg", " -m kg.cli"), ("python", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{arguments} "$@"\n', encoding="utf-8")
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "400"}
    return subprocess.run(
        ["/bin/sh", "-c", f"{line} 2>&1"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def figures(page: str) -> dict[str, list[float]]:
    """The table of scores: kind -> F1 by column."""
    rows = _SCORES.findall((ROOT / page).read_text(encoding="utf-8"))
    return {name: [float(cell) for cell in cells.strip("| ").split("|")] for _, name, cells in rows}


def scores(name: str, folder: Path) -> dict[str, dict[str, float]]:
    """The scores of a column, measured; `folder` is where its graph may be built."""
    from kg import pipeline
    from tests.conftest import SHARED
    from tests.test_gold import scorer

    pipeline.build([SHARED / GOLD[name]], folder / name)
    table, _ = scorer()(folder / name / "graph.nq", SHARED / "gold" / name)
    return table


def _rewrite(page: str, folder: Path, tables: list[dict[str, dict[str, float]]]) -> None:
    path = ROOT / page
    text = path.read_text(encoding="utf-8")
    for command in commands(page):
        actual = run(command.line, folder).stdout
        if command.output and not agrees(command.output, actual):
            print(f"{page}: {command.line}")
            text = text.replace(f"$ {command.line}\n{command.output}", f"$ {command.line}\n{actual}")
    if tables:
        text = _SCORES.sub(lambda row: row[1] + "".join(f" {table[row[2]]['f1']:.3f} |" for table in tables), text)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Rewrite all pages."""
    from tests.conftest import SHARED, copy_sample

    with tempfile.TemporaryDirectory() as name:
        tables = [scores(column, Path(name)) for column in GOLD] if SHARED.exists() else []
        for page in (*PAGES, *TOPICS):
            folder = Path(name) / page / "main"
            copy_sample(folder, list)
            run("kg build data/sample -o output -q", folder)
            _rewrite(page, folder, tables)


if __name__ == "__main__":
    main()
