"""From paths to articles: opens every file, hands it to the reader of its kind, and lets each id pass once.

Whatever cannot be read becomes a Rejected with its place, its reason and what to do; the rest goes on.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, cast

from kg.errors import InputError
from kg.extras import MissingExtra
from kg.ingest.archive import ARCHIVES, members
from kg.ingest.documents import html, text
from kg.ingest.files import File
from kg.ingest.names import READABLE, kind
from kg.ingest.options import DEFAULTS, ReadOptions
from kg.ingest.parquet import parquet
from kg.ingest.records import array, csv, jsonl
from kg.ingest.sniff import sniff
from kg.ingest.stream import Part, Stream, explained
from kg.ingest.walk import Found, walk
from kg.model import Recalled, Rejected, Source
from kg.remote import Remote, files, is_url

Item = Source | Rejected | Recalled
_READERS: Final[dict[str, Callable[[File, ReadOptions], Iterator[Item]]]] = {
    "text": text,
    "html": html,
    "jsonl": jsonl,
    "json": array,
    "csv": csv,
    "parquet": parquet,
}


def read(inputs: Iterable[str | Path], options: ReadOptions = DEFAULTS) -> Iterator[Source | Rejected]:
    """Every article below `inputs` (files, folders, "-" for stdin), one after the other, and what was rejected.

    Inputs are taken in the order of their names, whatever order they come in, so that of two articles with one id
    always the same stays. Raises InputError at once if `options.fields` has an unknown field, and never later.
    """
    return cast(Iterator[Source | Rejected], read_new(inputs, replace(options, recall=None)))


def read_new(inputs: Iterable[str | Path], options: ReadOptions) -> Iterator[Item]:
    """The same, but that what `options.recall` knows is not parsed again: it comes as Recalled."""
    options.check()
    named = [inputs] if isinstance(inputs, (str, Path)) else inputs
    return _unique(_read(sorted({os.fspath(name) for name in named}), options))


def _read(names: list[str], options: ReadOptions) -> Iterator[Item]:
    for name in names:
        if name == "-":
            yield from _open(File("stdin", "-", None, Stream(sys.stdin.buffer)), options)
            continue
        if is_url(name):
            yield from _fetched(name, options)
            continue
        for item in walk(Path(name)):
            yield from (item,) if isinstance(item, Rejected) else _found(item, options)


def _found(found: Found, options: ReadOptions) -> Iterator[Item]:
    return _local(found, options, (0, 0, 0))


def _local(found: Found, options: ReadOptions, part: tuple[int, int, int]) -> Iterator[Item]:
    """A file on disk, or the part of it from a byte to another, with the number of lines before it."""
    start, end, lines = part
    try:
        with explained():
            raw = found.path.open("rb")
    except InputError as error:
        yield Rejected(found.shown, found.id, str(error))
        return
    with raw:
        seekable = raw if raw.seekable() else None
        size = os.fstat(raw.fileno()).st_size if seekable else None
        if end:
            raw.seek(start)
        stream = Stream(Part(raw, end - start) if end else raw)
        yield from _open(File(found.id, found.shown, found.kind, stream, size, seekable, lines=lines), options)


def read_file(
    place: str | Path, identifier: str, options: ReadOptions, part: tuple[int, int, int] = (0, 0, 0)
) -> Iterator[Item]:
    """The articles of one file of a walk (a path) or behind a URL, whose id is known; those of one id too."""
    options.check()
    if isinstance(place, str):
        yield from _remote(Remote.of(place, identifier), options)
    else:
        yield from _local(Found(identifier, place), options, part)


def _fetched(url: str, options: ReadOptions) -> Iterator[Item]:
    """The articles behind a URL."""
    empty = True
    try:
        for remote in files(url):
            if remote.url == url or kind(remote.id):  # below a folder only what is known
                empty = False
                yield from _remote(remote, options)
        if empty:
            raise InputError(f"folder without any article: articles are {READABLE}")
    except (InputError, MissingExtra) as error:
        yield Rejected(url, None, str(error))


def _remote(remote: Remote, options: ReadOptions) -> Iterator[Item]:
    try:
        with explained():
            raw, size = remote.open(), remote.size
    except InputError as error:
        yield Rejected(remote.url, remote.id, str(error))
        return
    with raw:
        yield from _open(File(remote.id, remote.url, kind(remote.id), Stream(raw), size, raw), options)


def _open(file: File, options: ReadOptions) -> Iterator[Item]:
    """The articles of a file of any kind; archives open what is in them in turn."""
    try:
        kind = file.kind or sniff(file.stream, options)
        if kind not in ARCHIVES:
            yield from _READERS[kind](file, options)
            return
        empty = True
        for member in members(file.of_kind(kind), options):
            empty = False
            yield from (member,) if isinstance(member, Rejected) else _open(member, options)
        if empty:
            raise InputError(f"archive without any article: no member is {READABLE}")
    except (InputError, MissingExtra) as error:
        yield Rejected(file.path, file.id, str(error))


def _unique(items: Iterator[Item]) -> Iterator[Item]:
    """The first article of each id; a later one is rejected, with where the first was."""
    unique = Unique()
    for item in items:
        if isinstance(item, Rejected):
            yield item
            continue
        content = item.content if isinstance(item, Recalled) else item.content or hash((item.original, item.title))
        yield unique.rejected(item.id, item.path, content) or item  # contents are only ever compared, within this run


class Unique:
    """Which ids were read, with what stands for their content."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int | bytes, str]] = {}

    def rejected(self, identifier: str, path: str, content: int | bytes) -> Rejected | None:
        """Why an article cannot be read: another one has its id; None if it is the first."""
        own = (content, path)
        first = self._seen.setdefault(identifier, own)
        if first is own:
            return None
        if first[0] == content:
            reason = f"duplicate id, same text; first seen in {first[1]}, which was read"
        else:
            reason = (
                f"duplicate id, other text; first seen in {first[1]}, which was read; "
                "give each article its own id (or put the folders into one and read that)"
            )
        return Rejected(path, identifier, reason, duplicate=True)
