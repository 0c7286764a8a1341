"""Articles that are whole files: plain text and HTML."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.ingest.content import checked
from kg.ingest.encoding import decode
from kg.ingest.files import File
from kg.ingest.options import ReadOptions
from kg.ingest.page import read_page
from kg.ingest.recall import known_by, recalled
from kg.model import Recalled, Source
from kg.text import MappedText


def text(file: File, options: ReadOptions) -> Iterator[Source | Recalled]:
    """The one article of a plain text file; raises InputError if there is none."""
    return _article(file, options, _text)


def html(file: File, options: ReadOptions) -> Iterator[Source | Recalled]:
    """The one article of an HTML page; raises InputError if there is none."""
    return _article(file, options, _page if options.defer else _html)


def _article(file: File, options: ReadOptions, make: Callable[[File, str, str], Source]) -> Iterator[Source | Recalled]:
    data = file.stream.whole(
        options.max_document_bytes,
        "one article",
        f"it may have {options.max_document_chars:,} characters; split it, one article to a file",
    )
    known = recalled(file, data, options)
    if known:
        yield known
        return
    original, encoding = decode(data)
    source = make(file, checked(original, options), encoding)
    yield known_by(source, file, data) if options.recall else source


def _text(file: File, original: str, encoding: str) -> Source:
    return Source(file.id, file.path, original, MappedText.identity(original), encoding=encoding)


def _html(file: File, original: str, encoding: str) -> Source:
    return reduced(_page(file, original, encoding))


def _page(file: File, original: str, encoding: str) -> Source:
    return Source(file.id, file.path, original, MappedText.identity(original), encoding=encoding, is_page=True)


def reduced(source: Source) -> Source:
    """A page as the article in it, what is no page as it is; raises InputError if there is none."""
    if not source.is_page:
        return source
    page = read_page(source.original)
    told = replace(source, title=page.title, published=page.published, source=page.source)
    return replace(told, body=page.body, is_page=False)
