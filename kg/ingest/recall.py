"""Articles that an earlier build has read: known by their bytes and their place before anything is parsed."""

from dataclasses import replace
from hashlib import blake2b

from kg.ingest.files import File
from kg.ingest.options import ReadOptions
from kg.model import Recalled, Source


def recalled(file: File, raw: bytes, options: ReadOptions, line: int = 0) -> Recalled | None:
    """What was made of an article of these bytes in a file of this name; None if it has to be read.

    `line` is the line that it begins on, which counts only for a record without an id of its own.
    """
    if options.recall is None:
        return None
    return options.recall(_key(file, raw)) or (options.recall(_key(file, raw, line)) if line else None)


def known_by(source: Source, file: File, raw: bytes, line: int = 0) -> Source:
    """The article with what stands for its bytes and for its content; `line` if its id comes from its place."""
    title = (source.title or "").encode()
    content = blake2b(b"%d\0%b%b" % (len(title), title, source.original.encode()), digest_size=16).digest()
    return replace(source, raw=_key(file, raw, line), content=content)


def _key(file: File, raw: bytes, line: int = 0) -> bytes:
    place = repr((file.kind, file.id, file.path, line)).encode("utf-8", "backslashreplace")
    return blake2b(place + b"\0" + raw, digest_size=16).digest()
