"""What the lexicons are that a user may add to: the list of files, and one of them with its header and first rows."""

from importlib.resources import files
from textwrap import shorten

from kg.errors import LexiconError
from kg.lexicon import EXAMPLE
from kg.tables import LISTS, TABLES

_SHOWN = 5  # rows of a file


def listing() -> str:
    """Every file that a folder of one's own may hold: its columns and what it is for."""
    lines = ["A folder of your own may hold these files; their rows are added to the project's.", ""]
    for file in (*TABLES, *LISTS):
        comments, _ = _parts(file)
        first = shorten(" ".join(comments).partition(". ")[0].partition(";")[0], 100, placeholder=" …")
        lines += [f"{file:<22} {_columns(file)}", f"{'':<22} {first}"]
    lines += ["", '"kg lexicon --list titles.tsv" tells more of one; "kg lexicon DIR" checks a folder.']
    return "\n".join(lines)


def describe(file: str) -> str:
    """The header of a file, its columns and its first rows. Raises LexiconError if there is no such file."""
    if file not in TABLES and file not in LISTS:
        raise LexiconError(f'{file}: is no lexicon; "kg lexicon --list" names them')
    comments, rows = _parts(file)
    lines = [file, *(f"  {comment}" for comment in comments), "", f"columns: {_columns(file)} (separated by tabs)"]
    if file in TABLES:
        lines += [
            f"a row of yours with the {' and '.join(TABLES[file].key)} of one of the project's takes its place",
            f"a last column {EXAMPLE} may hold a sentence in which the row must work: kg lexicon DIR runs it",
        ]
    return "\n".join([*lines, "", *rows[: _SHOWN + (file in TABLES)], f"… {len(rows) - (file in TABLES)} rows in all"])


def _columns(file: str) -> str:
    return " ".join(TABLES[file].row._fields) if file in TABLES else "(one word on a line)"


def _parts(file: str) -> tuple[list[str], list[str]]:
    """The comments in front of a file's rows, and its other lines that hold something."""
    lines = (files("kg") / "lexicons" / file).read_text(encoding="utf-8").splitlines()
    start = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    rows = [line for line in lines[start:] if line.strip() and not line.startswith("#")]
    return [line.removeprefix("#").strip() for line in lines[:start]], rows
