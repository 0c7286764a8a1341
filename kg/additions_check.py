"""What the columns of a user's lexicons cannot say: codes and names that must exist, words that would never match."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.lexicon import Numbered, read_table
from kg.tables import DIVISIONS, NATIONAL, Area, Body, DivisionRow, National, Province, ReformRow, TitleRow, Venue

Files = Mapping[str, tuple[Numbered, ...]]
_CODE = re.compile("[1-9][0-9]{5}")
_DATE = re.compile("[12][0-9]{3}(-[01][0-9])?")
_MEANT = ("government", "none")  # what a title's body may be besides a name


def faults(folder: Path, files: Files) -> Iterator[str]:
    """file:line: what is wrong, for all files; `files` are the rows and words by file."""
    known = _Known(files)
    import opencc  # here, since only who has lexicons of his own needs it

    simplified = opencc.OpenCC("t2s")
    for file, found in files.items():
        for numbered in found:
            where = f"{folder / file}:{numbered.line}"
            for complaint in _complaints(numbered.value, known):
                yield f"{where}: {complaint}"
            for word in _words(numbered.value):
                plain = simplified.convert(word)
                if plain != word and not in_simplified_text(word):
                    yield f"{where}: {word} never matches, since texts are read in Simplified characters; write {plain}"


class _Known:
    """Codes of divisions and names of national bodies, the project's and the user's; read when first asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._codes: set[str] = set()
        self._names: set[str] = set()

    def code(self, code: str) -> bool:
        """Whether a division has the code."""
        if not self._codes:
            own = read_table(DIVISIONS.file, DivisionRow)
            self._codes = {row.code for row in (*own, *(n.value for n in self._files.get(DIVISIONS.file, ())))}
        return code in self._codes

    def national(self, name: str) -> bool:
        """Whether a national body has the name."""
        if not self._names:
            own = read_table(NATIONAL.file, National)
            self._names = {row.name for row in (*own, *(n.value for n in self._files.get(NATIONAL.file, ())))}
        return name in self._names


def _complaints(row: Any, known: _Known) -> Iterator[str]:
    check = _CHECKS.get(type(row))
    return check(row, known) if check else iter(())


def _division(row: DivisionRow, known: _Known) -> Iterator[str]:
    if not _CODE.fullmatch(row.code):
        yield f"code: {row.code!r} is no code of GB/T 2260 (six digits)"
    for column, code in (("parent", row.parent), ("successor", row.successor)):
        if code is not None and not known.code(code):
            yield f"{column}: no division has the code {code!r}"
    if (row.parent is None) != (row.level == "province"):
        yield "parent: a province has none, all others have the code of the next larger division"
    for column, date in (("since", row.since), ("until", row.until)):
        if date is not None and not _DATE.fullmatch(date):
            yield f"{column}: {date!r} is no date like 2021-04 or 2021"


def _hosted(row: Venue | Area, known: _Known) -> Iterator[str]:
    if not known.code(row.host):
        yield f"host: no division has the code {row.host!r}; divisions.tsv has them"


def _province(row: Province, known: _Known) -> Iterator[str]:
    if not known.code(row.code):
        yield f"code: no division has the code {row.code!r}"


def _national(row: National, known: _Known) -> Iterator[str]:
    if row.parent is not None and not known.national(row.parent):
        yield f"parent: national.tsv has no body {row.parent!r}; give its full name"


def _title(row: TitleRow, known: _Known) -> Iterator[str]:
    if row.body is not None and row.body not in _MEANT and not known.national(row.body):
        yield f"body: {row.body!r} is neither {' nor '.join(_MEANT)} nor the full name of a body in national.tsv"


def _body(row: Body, known: _Known) -> Iterator[str]:
    if "{}" not in row.name or "{" in row.bare or "}" in row.bare:
        yield f"name: {row.name!r} lacks {{}}, where the place's name goes, as in {{}}林业局"


def _reform(row: ReformRow, known: _Known) -> Iterator[str]:
    if row.latest < row.earliest[: len(row.latest)]:
        yield f"latest: {row.latest} is before {row.earliest}"
    for column, names in (("before", row.before), ("after", row.after)):
        if not names:
            yield f"{column}: names no body"
        for name in names:
            if ("{}" in name) != (row.level == "local"):
                yield f"{column}: {name!r} must have {{}} for the place if the level is local, and only then"


_CHECKS: dict[type, Callable[[Any, _Known], Iterator[str]]] = {
    DivisionRow: _division,
    Venue: _hosted,
    Area: _hosted,
    Province: _province,
    National: _national,
    TitleRow: _title,
    Body: _body,
    ReformRow: _reform,
}


def _words(row: Any) -> Iterator[str]:
    """Every piece of a row that stands for words of a text."""
    for cell in (row,) if isinstance(row, str) else row:
        if isinstance(cell, str):
            yield cell
        elif isinstance(cell, tuple):
            yield from cell


def in_simplified_text(word: str) -> bool:
    """Whether a word can stand in Simplified text though a converter would change it (乾县)."""
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
