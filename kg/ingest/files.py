"""A file to be read, wherever it lies: below a folder, in an archive or on stdin."""

from dataclasses import dataclass, replace
from typing import BinaryIO

from kg.ingest.names import kind, unpacked
from kg.ingest.stream import Budget, Stream


@dataclass(frozen=True, slots=True)
class File:
    """An open file. Its stream is good only until the next one is asked for.

    `id` is the path below the input folder; `path` is where the user finds it ("a.zip!/b.txt"). `kind` is one of
    text, html, jsonl, json, csv, parquet, warc, zip, tar, tar.gz, gz …, or None if its content has to tell. `size` is
    that on disk.
    """

    id: str
    path: str
    kind: str | None
    stream: Stream
    size: int | None = None
    seekable: BinaryIO | None = None  # what `stream` reads, if it lies on disk as it is
    budget: Budget | None = None  # of the archive that it is in, or that it is
    depth: int = 0  # how many archives it is in
    lines: int = 0  # of the file before the stream begins

    def of_kind(self, kind: str) -> "File":
        """The same file, now that its kind is known."""
        return replace(self, kind=kind)

    def member(self, name: str, stream: Stream) -> "File":
        """A file `name` (tidy) that is packed in this one."""
        return replace(
            self,
            id=f"{self.id}/{name}",
            path=f"{self.path}!/{name}",
            kind=kind(name),
            stream=stream,
            seekable=None,
            depth=self.depth + 1,
        )

    def page(self, name: str, kind: str, stream: Stream) -> "File":
        """A page of a crawl, of a kind that its header tells."""
        return replace(self.member(name, stream), kind=kind)

    def unpacked(self, stream: Stream) -> "File":
        """What this packed file holds: the same file without the ending."""
        inner = kind(unpacked(self.path)) if self.kind and self.path.lower().endswith(f".{self.kind}") else None
        return replace(self, kind=inner, stream=stream, seekable=None, depth=self.depth + 1)
