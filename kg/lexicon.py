"""Reads the data files of the project: tables (.tsv) into typed rows, word lists (.txt) into words.

A table is UTF-8. Lines that begin with `#` are comments, the first other line names the columns, each further line is
a row of tab-separated cells. A word list has one word on a line; ` #` begins a comment anywhere.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.errors import LexiconError

Row = TypeVar("Row", bound=NamedTuple)
Convert = Callable[[str], object]

EMPTY = ("", "-")  # how an empty cell is written; a file may use either
EXAMPLE = "example"  # a last column that a user's table may have besides its own: a sentence in which the row works


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A lexicon of rows: its file in kg/lexicons, the type of its rows, and the columns in which no two agree."""

    file: str
    row: type[Row]
    key: tuple[str, ...]

    def key_of(self, row: Row) -> tuple[object, ...]:
        """What makes a row the same as another."""
        return tuple(getattr(row, column) for column in self.key)


class Numbered(NamedTuple):
    """A row of a table or a word of a list, with its line (from 1) and the example beside it ("" if none)."""

    line: int
    value: Any
    example: str = ""


def read_table(source: str | Path, row: type[Row], unique: Sequence[str] = ()) -> list[Row]:
    """The rows of a table as instances of `row`, a NamedTuple whose fields are the columns in their order.

    `source` is the name of a file in kg/lexicons or a Path to any other. What a field's type asks of its cell:
    str: not empty; str | None: empty is None; tuple[str, ...]: parts separated by `|`, empty is (); int, float: a
    number; Literal["a", "b"]: one of these; Annotated[str, "[0-9]{6}"]: all of it matches the pattern. No two rows
    may agree in all columns of `unique`. Raises LexiconError once with every bad row (file:line: what is wrong).
    """
    name, text = _read(source)
    return _Reader(name, row, unique).rows(_lines(text))


def read_rows(path: Path, table: Table[Row]) -> list[Numbered]:
    """The rows of a user's file with their lines; it may have a further column `example`."""
    name, text = _read(path)
    reader = _Reader(name, table.row, table.key, examples=True)
    rows = reader.rows(_lines(text))
    return [Numbered(line, row, reader.examples.get(line, "")) for line, row in zip(reader.numbers, rows, strict=True)]


def read_words(source: str | Path) -> tuple[str, ...]:
    """The words of a list in the order of the file. Raises LexiconError with every word that is there twice."""
    return tuple(numbered.value for numbered in read_lines(source))


def read_lines(source: str | Path) -> list[Numbered]:
    """The same with their lines."""
    name, text = _read(source)
    first: dict[str, int] = {}
    bad: list[str] = []
    for number, line in _lines(text):
        word = line.partition(" #")[0].strip()
        if not word:
            continue
        if word in first:
            bad.append(f"{name}:{number}: {word} is already in line {first[word]}")
        first.setdefault(word, number)
    if bad:
        raise LexiconError("\n".join(bad))
    return [Numbered(number, word) for word, number in first.items()]


class _Reader:
    """Reads the lines of a table; `numbers` are the lines of its rows, `examples` what stands beside them by line."""

    def __init__(self, name: str, row: type[Row], unique: Sequence[str], *, examples: bool = False) -> None:
        """`name` is for messages."""
        self.name, self.row, self.unique, self._examples = name, row, unique, examples
        self.converts = _converts(row)
        self.numbers: list[int] = []
        self.examples: dict[int, str] = {}

    def rows(self, lines: Iterator[tuple[int, str]]) -> list[Any]:
        """All rows. Raises LexiconError with every bad one."""
        extra = self._header(*next(lines, (1, "")))
        found = [(number, line.split("\t")) for number, line in lines]
        if not self.unique and not extra and not self._examples:
            with suppress(ValueError):  # which does not say where
                return self._at_once([cells for _, cells in found])
        return self._one_by_one(found, extra=extra)

    def _at_once(self, cells: list[list[str]]) -> list[Any]:
        """The rows by columns, each different cell converted once. Raises ValueError if anything is bad."""
        columns = list(zip(*cells, strict=True)) or [()] * len(self.converts)
        converted = []
        for convert, column in zip(self.converts.values(), columns, strict=True):
            known = {cell: convert(cell) for cell in set(column)}
            converted.append([known[cell] for cell in column])
        return list(map(self.row._make, zip(*converted, strict=True)))

    def _one_by_one(self, found: list[tuple[int, list[str]]], *, extra: bool) -> list[Any]:
        columns = list(self.converts.items())
        unique = [list(self.converts).index(column) for column in self.unique]
        rows: list[Any] = []
        bad: list[str] = []
        seen: dict[tuple[str, ...], int] = {}
        functions = [convert for _, convert in columns]
        for number, cells in found:
            if extra and len(cells) == len(functions) + 1:
                self.examples[number] = cells.pop()
            if len(cells) != len(functions):
                bad.append(f"{self.name}:{number}: {len(cells)} cells where {len(functions)} are needed")
                continue
            try:
                rows.append(self.row._make([convert(cell) for convert, cell in zip(functions, cells, strict=True)]))
            except ValueError:
                bad.extend(f"{self.name}:{number}: {what}" for what in _complaints(columns, cells))
                continue
            self.numbers.append(number)
            if unique:
                key = tuple(cells[index] for index in unique)
                if seen.setdefault(key, number) != number:
                    bad.append(f"{self.name}:{number}: {' '.join(key)} is already in line {seen[key]}")
        if bad:
            raise LexiconError("\n".join(bad))
        return rows

    def _header(self, number: int, header: str) -> bool:
        """Whether there is a column of examples. Raises LexiconError if the others are not those of the type."""
        columns, wanted = header.split("\t"), list(self.converts)
        extra = self._examples and columns[-1] == EXAMPLE
        if columns[: len(columns) - extra] == wanted:
            return extra
        hint = "; put tabs between them" if header.split() == wanted else ""
        raise LexiconError(
            f"{self.name}:{number}: the columns must be {' '.join(wanted)} (tab-separated), not {header!r}{hint}"
        )


def _complaints(converts: list[tuple[str, Convert]], cells: list[str]) -> Iterator[str]:
    for (column, convert), cell in zip(converts, cells, strict=True):
        try:
            convert(cell)
        except ValueError as error:
            yield f"{column}: {error}"


def own_digest() -> str:
    """SHA-256 of the names and contents of the project's lexicons, which change between versions too."""
    content = sha256()
    folder = files("kg") / "lexicons"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith((".tsv", ".txt")):
            content.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return content.hexdigest()


def _read(source: str | Path) -> tuple[str, str]:
    """(name for messages, text)."""
    path = source if isinstance(source, Path) else files("kg") / "lexicons" / source
    try:
        return str(source), path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{source}: cannot be read as UTF-8 text: {error}; save it as UTF-8") from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(line number from 1, line) of all that is neither empty nor a comment."""
    return (
        (number, kept)
        for number, line in enumerate(text.split("\n"), start=1)
        if (kept := line.rstrip("\r")) and kept[0] != "#" and not kept.isspace()
    )


def _converts(row: type[NamedTuple]) -> dict[str, Convert]:
    hints = get_type_hints(row, include_extras=True)
    return {name: _convert(hints[name]) for name in row._fields}


def _convert(hint: Any) -> Convert:
    """The function from a cell to a value of the type; it raises ValueError with what is wrong."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType) and len(args) == 2 and args[1] is NoneType:
        inner = _convert(args[0])
        return lambda cell: None if cell in EMPTY else inner(cell)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        part = _convert(args[0])
        return lambda cell: () if cell in EMPTY else tuple(part(each) for each in cell.split("|"))
    if origin is Literal:
        return _one_of(args)
    if origin is Annotated and args[0] is str:
        return _matching(args[1])
    if hint in (int, float):
        return lambda cell: hint(cell)
    if hint is str:
        return _text
    raise TypeError(f"a column cannot be {hint}")


def _text(cell: str) -> str:
    if cell in EMPTY or cell != cell.strip():
        raise ValueError(f"{cell!r} is empty or has blanks around it")
    return cell


def _one_of(allowed: tuple[str, ...]) -> Convert:
    def convert(cell: str) -> str:
        if cell not in allowed:
            raise ValueError(f"{cell!r} is none of {' '.join(allowed)}")
        return cell

    return convert


def _matching(pattern: str) -> Convert:
    match = re.compile(pattern).fullmatch

    def convert(cell: str) -> str:
        if not match(cell):
            raise ValueError(f"{cell!r} does not match {pattern}")
        return cell

    return convert
