"""The members of a zip, tar, gz or WARC file, one after the other, in memory only: nothing is ever written to disk.

Names are tidied, so a member can claim no place outside its archive; links are not followed; what may be unpacked is
bounded in bytes, members and depth.
"""

import io
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final, cast

from kg.errors import InputError
from kg.ingest.files import File
from kg.ingest.names import PACKED, hidden, kind, readable, tidy
from kg.ingest.options import ReadOptions
from kg.ingest.packing import unpack
from kg.ingest.stream import Budget, Readable, Stream, explained
from kg.ingest.warc import pages
from kg.model import Rejected

ARCHIVES: Final = frozenset({"zip", "tar", "tar.gz", "warc", "warc.gz"}) | PACKED
_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 0x1
_ENTRY: Final = b"PK\x01\x02"
_CHUNK: Final = 1 << 20


def members(file: File, options: ReadOptions) -> Iterator[File | Rejected]:
    """What is in an archive; raises InputError where it can be read no further."""
    if file.depth >= options.max_archive_depth:
        raise InputError(f"is an archive inside {file.depth} others; unpack it yourself and read the folder")
    budget = file.budget or Budget(options.archive_budget(file.size))
    file = replace(file, budget=budget)
    if file.kind == "zip":
        yield from _zip(file, budget, options)
    elif file.kind == "tar":
        yield from _tar(file, options)
    elif file.kind in ("warc", "warc.gz"):
        for page in pages(file.stream, options):
            yield file.page(page.name, page.kind, Stream(io.BytesIO(page.content), budget))
    else:
        packing = "gz" if file.kind == "tar.gz" else file.kind or ""
        inner = file.unpacked(Stream(unpack(packing, file.stream), budget))
        yield from _tar(inner, options) if file.kind == "tar.gz" else (inner,)


def _zip(file: File, budget: Budget, options: ReadOptions) -> Iterator[File | Rejected]:
    held = file.seekable or io.BytesIO(
        file.stream.whole(options.max_nested_bytes, "a zip inside an archive or on stdin", "unpack it yourself")
    )
    _check_entries(held, options)
    with explained():
        archive = zipfile.ZipFile(held)
    infos = archive.infolist()
    for info in sorted(infos, key=lambda info: (_zip_name(info), info.header_offset)):
        budget.take(0)  # ends here if a member has used it up
        name = tidy(_zip_name(info))
        if info.filename.endswith("/") or not _wanted(name):
            continue
        if info.flag_bits & _ENCRYPTED:
            yield _reject(file, name, "is encrypted; unpack it with its password and read the folder")
            continue
        try:
            with explained():
                opened = archive.open(info)
        except InputError as error:
            yield _reject(file, name, str(error))
            continue
        with opened:
            yield file.member(name, Stream(cast(Readable, opened), budget))


def _check_entries(held: BinaryIO, options: ReadOptions) -> None:
    """Count the entries of a zip before they are all parsed, which takes far more memory than they do in the file."""
    count, before = 0, b""
    with explained():
        while part := held.read(_CHUNK):
            count += (before + part).count(_ENTRY)
            before = part[1 - len(_ENTRY) :]
            _check_count(count, options)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name as text: a name that is not marked as UTF-8 was decoded as cp437, which is undone."""
    if info.flag_bits & _UTF8_NAME:
        return info.orig_filename
    try:
        return readable(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:
        return info.orig_filename


def _tar(file: File, options: ReadOptions) -> Iterator[File | Rejected]:
    archive = _open_tar(file.stream)
    count = 0
    while True:
        with explained():
            info = archive.next()
            cast(Any, archive).members.clear()  # else it keeps every header that it has read
        if info is None:
            return
        count += 1
        _check_count(count, options)
        name = tidy(readable(info.name.encode("utf-8", "surrogateescape")))
        if info.isdir() or not _wanted(name):
            continue
        if not info.isfile() or info.issparse():
            yield _reject(file, name, "is a link, a device or sparse, which is not followed; pack the file itself")
            continue
        with explained():
            opened = archive.extractfile(info)
        if opened is not None:
            yield file.member(name, Stream(cast(Readable, opened)))


def _open_tar(stream: Stream) -> tarfile.TarFile:
    readable_object = cast(io.BufferedIOBase, stream)
    with explained():
        return tarfile.open(fileobj=readable_object, mode="r|", encoding="utf-8", errors="surrogateescape")


def _wanted(name: str) -> bool:
    return bool(name) and not hidden(name) and kind(name) is not None


def _check_count(count: int, options: ReadOptions) -> None:
    if count > options.max_archive_members:
        raise InputError(f"has more than {options.max_archive_members:,} members; unpack it and read the folder")


def _reject(file: File, name: str, reason: str) -> Rejected:
    return Rejected(f"{file.path}!/{name}", f"{file.id}/{name}", reason)
