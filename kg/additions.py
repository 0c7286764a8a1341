"""A user's folder of lexicons: files with the names and columns of kg/lexicons, whose rows are added to the project's.

A row with the key of one of the project's (its name, its title) takes that row's place. A table may have a last column
`example`: a sentence in which the row must work, run by `kg lexicon`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from kg.additions_check import faults
from kg.errors import LexiconError
from kg.lexicon import Numbered, Table, read_lines, read_rows
from kg.tables import LISTS, TABLES

Row = TypeVar("Row", bound=NamedTuple)
_PLEASE = '"kg lexicon --list" names those that there may be'
_MAKE_DIVISIONS = frozenset(
    "divisions_changes.tsv divisions_corrections.tsv divisions_nicknames.tsv divisions_successors.tsv "
    "divisions_plain.txt ethnic_groups.txt".split()
)


@dataclass(frozen=True, slots=True)
class Additions:
    """What a folder adds: by file, the rows or words with their lines. `digest` stands for the content of the files."""

    folder: Path
    files: Mapping[str, tuple[Numbered, ...]]
    digest: str

    def rows(self, table: Table[Row]) -> dict[tuple[object, ...], Row]:
        """The rows of a table by key."""
        return {table.key_of(numbered.value): numbered.value for numbered in self.files.get(table.file, ())}

    def words(self, file: str) -> tuple[str, ...]:
        """The words of a list."""
        return tuple(numbered.value for numbered in self.files.get(file, ()))

    def counts(self) -> dict[str, int]:
        """How many rows or words there are, by file."""
        return {file: len(found) for file, found in self.files.items()}


def load(folder: Path) -> Additions:
    """Read a folder. Raises LexiconError with every bad file and row: file:line: what is wrong, what to do."""
    files: dict[str, tuple[Numbered, ...]] = {}
    bad: list[str] = []
    content = sha256()
    for path in _paths(folder):
        try:
            files[path.name] = tuple(_read(path))
            content.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
        except LexiconError as error:
            bad.append(str(error))
    bad += faults(folder, files)
    if bad:
        raise LexiconError("\n".join(bad))
    return Additions(folder, files, content.hexdigest())


def _paths(folder: Path) -> list[Path]:
    """The files of a folder that are no notes (README, .md) and not hidden, sorted. Raises LexiconError without any."""
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "README")))
    except OSError as error:
        raise LexiconError(
            f"{folder}: cannot be read ({error.strerror}); give a folder with files like titles.tsv"
        ) from error
    kept = [path for path in found if path.suffix != ".md"]
    if not kept:
        raise LexiconError(f"{folder}: holds no lexicon; {_PLEASE}")
    return kept


def _read(path: Path) -> Iterator[Numbered]:
    if path.name in TABLES:
        table: Table[Any] = TABLES[path.name]
        return iter(read_rows(path, table))
    if path.name in LISTS:
        return iter(read_lines(path))
    raise LexiconError(f"{path}: {_unknown(path.name)}")


def _unknown(name: str) -> str:
    if name in _MAKE_DIVISIONS:
        return "is read only when the project's divisions.tsv is made; put rows into a divisions.tsv of your own"
    from difflib import get_close_matches  # slow to import, and only a misspelt name needs it

    near = get_close_matches(name, (*TABLES, *LISTS), 1)
    return "is no lexicon" + (f"; did you mean {near[0]}? " if near else "; ") + _PLEASE
