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
from kg.ingest.records import csv, jsonl
from kg.ingest.sniff import sniff
from kg.ingest.stream import Stream, explained
from kg.ingest.walk import Found, walk
from kg.model import Recalled, Rejected, Source
from kg.remote import files, is_url

Item = Source | Rejected | Recalled
_READERS: Final[dict[str, Callable[[File, ReadOptions], Iterator[Item]]]] = {
    "text": text,
    "html": html,
    "jsonl": jsonl,
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
    try:
        with explained():
            raw = found.path.open("rb")
    except InputError as error:
        yield Rejected(found.shown, found.id, str(error))
        return
    with raw:
        seekable = raw if raw.seekable() else None
        size = os.fstat(raw.fileno()).st_size if seekable else None
        yield from _open(File(found.id, found.shown, found.kind, Stream(raw), size, seekable), options)


def _fetched(url: str, options: ReadOptions) -> Iterator[Item]:
    """The articles behind a URL."""
    empty = True
    try:
        for remote in files(url):
            by_name = kind(remote.id)
            if by_name is None and remote.url != url:  # below a folder
                continue
            empty = False
            try:
                with explained():
                    raw, size = remote.open(), remote.size
            except InputError as error:
                yield Rejected(remote.url, remote.id, str(error))
                continue
            with raw:
                yield from _open(File(remote.id, remote.url, by_name, Stream(raw), size, raw), options)
        if empty:
            raise InputError(f"folder without any article: articles are {READABLE}")
    except (InputError, MissingExtra) as error:
        yield Rejected(url, None, str(error))


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
    seen: dict[str, tuple[int | bytes, str]] = {}
    for item in items:
        if isinstance(item, Rejected):
            yield item
            continue
        content = item.content if isinstance(item, Recalled) else item.content or hash((item.original, item.title))
        first = seen.get(item.id)  # contents are only ever compared, within this run
        if first is None:
            seen[item.id] = (content, item.path)
            yield item
        elif first[0] == content:
            yield Rejected(item.path, item.id, f"duplicate id, same text; first seen in {first[1]}, which was read")
        else:
            yield Rejected(
                item.path,
                item.id,
                f"duplicate id, other text; first seen in {first[1]}, which was read; "
                "give each article its own id (or put the folders into one and read that)",
            )
