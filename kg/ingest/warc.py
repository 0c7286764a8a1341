"""Pages of a crawl (WARC, ISO 28500): what servers answered, by URL."""

import io
from collections.abc import Iterator
from typing import Final, NamedTuple, cast

from kg.errors import InputError
from kg.extras import need
from kg.ingest.names import tidy
from kg.ingest.options import ReadOptions
from kg.ingest.stream import Stream

_KINDS: Final = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}


class Page(NamedTuple):
    """An answer with text: its URL as a path, its kind (html or text), and its bytes."""

    name: str
    kind: str
    content: bytes


def pages(stream: Stream, options: ReadOptions) -> Iterator[Page]:
    """The pages of a crawl in their order; pictures, redirects and errors are left out.

    Raises InputError where it can be read no further, MissingExtra without warcio.
    """
    archive = need("warcio.archiveiterator", "formats", "a WARC file")
    damage = need("warcio.exceptions", "formats", "a WARC file").ArchiveLoadFailed
    try:
        for record in archive.ArchiveIterator(cast(io.BufferedIOBase, stream)):
            kind = _kind(record)
            if kind:
                content = record.content_stream().read(options.max_document_bytes + 1)
                yield Page(_name(record.rec_headers.get_header("WARC-Target-URI") or ""), kind, content)
    except (damage, ValueError, EOFError) as error:
        raise InputError(f"is damaged: {error}; fetch it again") from error


def _kind(record: object) -> str | None:
    """What an answer is, None if it is no text."""
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", "") != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    return _KINDS.get((headers.get_header("Content-Type") or "").partition(";")[0].strip().lower())


def _name(url: str) -> str:
    """A URL as a path: the ids of pages are those of a mirror on disk."""
    return tidy(url.partition("://")[2].partition("#")[0]) or "page"
