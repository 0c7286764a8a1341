"""What the name of a file says: its kind, and the id of what is in it."""

import re
from typing import Final

_KINDS: Final = {
    ".tar.gz": "tar.gz",
    ".tgz": "tar.gz",
    ".tar": "tar",
    ".zip": "zip",
    ".warc.gz": "warc.gz",
    ".warc": "warc",
    ".parquet": "parquet",
    ".gz": "gz",
    ".zst": "zst",
    ".bz2": "bz2",
    ".xz": "xz",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".shtml": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".tsv": "csv",
    ".csv": "csv",
}
_DRIVE: Final = re.compile("[a-zA-Z]:")
_SYSTEM_FOLDERS: Final = frozenset({"__MACOSX"})
PACKED: Final = frozenset({"gz", "zst", "bz2", "xz"})  # one file, packed
READABLE: Final = ".txt, .html, .jsonl, .json, .csv, .tsv, .parquet, .warc, .zip, .tar, .tar.gz, .gz, .zst, .bz2, .xz"


def kind(name: str) -> str | None:
    """The kind of a file by the end of its name, None if unknown; "gz" and its like only if what is packed has one.

    >>> kind("a/B.TXT"), kind("a.jsonl.gz"), kind("photo.jpg.gz")
    ('text', 'gz', None)
    """
    lower = name.lower()
    found = next((value for end, value in _KINDS.items() if lower.endswith(end)), None)
    return None if found in PACKED and kind(unpacked(lower)) is None else found


def unpacked(name: str) -> str:
    """The name of what a packed file holds.

    >>> unpacked("a.jsonl.zst")
    'a.jsonl'
    """
    return name.rpartition(".")[0]


def hidden(name: str) -> bool:
    """Whether a tidy path below a folder or in an archive leads through something hidden or the system's own."""
    return any(part.startswith(".") or part in _SYSTEM_FOLDERS for part in name.split("/"))


def readable(name: bytes) -> str:
    """The name of a file or member as text: UTF-8, else GB18030 (as old Chinese Windows programs packed it)."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "replace")


def tidy(name: str) -> str:
    r"""A member's name as a plain relative path: no drive, no leading slash, no "." or "..".

    >>> tidy("../../etc/./a.txt"), tidy("C:\\news\\b.txt"), tidy("/abs/../c.txt")
    ('etc/a.txt', 'news/b.txt', 'abs/c.txt')
    """
    parts = name.replace("\\", "/").replace("\0", "").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part))
