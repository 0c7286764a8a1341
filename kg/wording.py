"""The words in force: the project's lexicons and, for the length of a build, those of one folder of the user.

Everything made of words (rows, automata, patterns) is made once and kept, by functions marked `derived`; when other
words come into force it is forgotten. The words are those of the whole process: two builds at one time must use the
same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast

from kg.additions import Additions, load
from kg.errors import LexiconError
from kg.lexicon import Table, read_table, read_words

Parameters = ParamSpec("Parameters")
Made = TypeVar("Made")
Row = TypeVar("Row", bound=NamedTuple)


class _InForce:
    """What is in force: `added` to the project's words, for so many `blocks` of `using`; what to `forget` then."""

    def __init__(self) -> None:
        self.added: Additions | None = None
        self.blocks = 0
        self.forget: list[Callable[[], None]] = []
        self.lock = Lock()

    def put(self, added: Additions | None) -> None:
        """Let other words be in force."""
        if (added and added.digest) == (self.added and self.added.digest):
            return
        self.added = added
        for forget in self.forget:
            forget()


_now = _InForce()


def derived(function: Callable[Parameters, Made]) -> Callable[Parameters, Made]:
    """As `functools.cache`, for what is made of words: forgotten when other words come into force."""
    kept = cache(cast(Any, function))
    _now.forget.append(kept.cache_clear)
    return cast(Callable[Parameters, Made], kept)


def added_words() -> Additions | None:
    """What the user's folder adds, if one is in force."""
    return _now.added


def rows(table: Table[Row]) -> tuple[Row, ...]:
    """The rows in force: the user's, then the project's without those whose key a user's row has.

    Of rows that share a form the first counts, so that a user's goes before the project's.
    Raises LexiconError if a file of the project has bad rows. That no two of them have one key is for the tests.
    """
    own = read_table(table.file, table.row)
    added = _now.added.rows(table) if _now.added else {}
    if not added:
        return tuple(own)
    return (*added.values(), *(row for row in own if table.key_of(row) not in added))


def words(file: str) -> tuple[str, ...]:
    """The words of a list in force: the project's, then the user's others."""
    own = read_words(file)
    return tuple(dict.fromkeys((*own, *_now.added.words(file)))) if _now.added else own


@contextmanager
def using(folder: Path | None) -> Iterator[Additions | None]:
    """Let the lexicons of a folder be in force inside the block, beside the project's; None: the project's alone.

    Raises LexiconError, with all that is wrong, if the folder has bad files, or if other words are in use by a build
    in another thread.
    """
    added = load(folder) if folder is not None else None
    with _now.lock:
        if _now.blocks and (added and added.digest) != (_now.added and _now.added.digest):
            raise LexiconError("another build is running with other lexicons: wait for it, or use a new process")
        _now.put(added)
        _now.blocks += 1
    try:
        yield added
    finally:
        with _now.lock:
            _now.blocks -= 1
            if not _now.blocks:
                _now.put(None)
