"""Articles that are whole files: plain text and HTML."""

from collections.abc import Iterator

from kg.ingest.content import checked
from kg.ingest.encoding import decode
from kg.ingest.files import File
from kg.ingest.options import ReadOptions
from kg.ingest.page import read_page
from kg.model import Source
from kg.text import MappedText


def text(file: File, options: ReadOptions) -> Iterator[Source]:
    """The one article of a plain text file; raises InputError if there is none."""
    original, encoding = _decoded(file, options)
    yield Source(file.id, file.path, original, MappedText.identity(original), encoding=encoding)


def html(file: File, options: ReadOptions) -> Iterator[Source]:
    """The one article of an HTML page; raises InputError if there is none."""
    original, encoding = _decoded(file, options)
    page = read_page(original)
    yield Source(file.id, file.path, original, page.body, page.title, page.published, page.source, encoding=encoding)


def _decoded(file: File, options: ReadOptions) -> tuple[str, str]:
    data = file.stream.whole(
        options.max_document_bytes,
        "one article",
        f"it may have {options.max_document_chars:,} characters; split it, one article to a file",
    )
    original, encoding = decode(data)
    return checked(original, options), encoding
