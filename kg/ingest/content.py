"""What every text has to be before it is an article: some text, not too much of it, valid Unicode, rightly decoded."""

from kg.errors import InputError
from kg.ingest.encoding import mended
from kg.ingest.options import ReadOptions


def checked(text: str, options: ReadOptions) -> str:
    """`text`, mended if its bytes were misread, with lone surrogates (JSON can spell them) as U+FFFD.

    Raises InputError if it is empty or too long.
    """
    if not text or text.isspace():
        raise InputError("is empty: there is no text in it; remove it or fetch it again")
    if len(text) > options.max_document_chars:
        raise InputError(
            f"has {len(text):,} characters and an article may have {options.max_document_chars:,}; "
            "split it, one article to a file or record"
        )
    return mended(valid(text))


def valid(text: str) -> str:
    r"""`text` with U+FFFD for lone surrogates, which no file and no RDF can hold.

    >>> valid("县长\ud800")
    '县长\ufffd'
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
