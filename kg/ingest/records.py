"""Articles that are records: one JSON object a line, or one row of a CSV file."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import InputError
from kg.ingest.content import checked, valid
from kg.ingest.files import File
from kg.ingest.lines import LineError, Lines
from kg.ingest.options import FIELDS, ReadOptions
from kg.ingest.rows import Rows
from kg.model import Rejected, Source
from kg.text import MappedText

_DECODER = json.JSONDecoder(strict=False)  # raw tabs in a string do no harm
_LISTED = 200  # characters of a record's field names that a message shows


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as it was parsed, with the line (1-based) on which it begins."""

    line: int
    values: Mapping[str, object]
    encoding: str


def jsonl(file: File, options: ReadOptions) -> Iterator[Source | Rejected]:
    """The articles of a .jsonl file; a line that is none is rejected by itself.

    Raises InputError where the file can be read no further.
    """
    lines = Lines(file.stream, options.max_line_bytes)

    def following() -> _Record:
        line = next(lines)
        while line.isspace():
            line = next(lines)
        return _Record(lines.number, _object(line, lines.number), lines.encoding)

    return _articles(following, file, options)


def csv(file: File, options: ReadOptions) -> Iterator[Source | Rejected]:
    """The articles of a .csv file with a header row; a bad row is rejected by itself.

    Raises InputError if there is no header with a text column, or the file can be read no further.
    """
    lines = Lines(file.stream, options.max_line_bytes)
    rows = Rows(lines, options.max_document_chars)
    header = rows.header
    if header and not any(name in header for name in options.names("text")):
        raise InputError(f"has no article: {_lacks_text(header, options)}")

    def following() -> _Record:
        row = next(rows)
        if len(row) > len(header):
            raise LineError(rows.start, f"has {len(row)} cells and the header {len(header)}; put quotes round commas")
        return _Record(rows.start, dict(zip(header, row, strict=False)), lines.encoding)

    return _articles(following, file, options)


def _articles(following: Callable[[], _Record], file: File, options: ReadOptions) -> Iterator[Source | Rejected]:
    """The articles of the records that `following` gives until it raises StopIteration."""
    empty = True
    while True:
        try:
            yield _source(file, following(), options)
        except StopIteration:
            break
        except LineError as error:
            yield Rejected(file.path, f"{file.id}#{error.line}", str(error))
        empty = False
    if empty:
        raise InputError("is empty: there is no record in it; remove it or fetch it again")


def _object(line: str, number: int) -> Mapping[str, object]:
    """The JSON object of a line, or LineError."""
    try:
        value = _DECODER.decode(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        raise LineError(number, f"no JSON at column {error.colno}: {error.msg}; mend or remove the line") from error
    except (RecursionError, ValueError) as error:
        reason = "JSON that is nested too deeply or has too long a number; mend or remove the line"
        raise LineError(number, reason) from error
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise LineError(number, f'JSON, but no object ({kind}); a line has to be like {{"text": "..."}}')
    return value


def _source(file: File, record: _Record, options: ReadOptions) -> Source | Rejected:
    """The article of a record, or why there is none."""
    named = {field: _scalar(options.value(field, record.values)) for field in FIELDS if field != "text"}
    name = named["id"] or f"{file.id}#{record.line}"
    text = options.value("text", record.values)
    try:
        if not isinstance(text, str):
            raise InputError(_lacks_text(list(record.values), options))
        text = checked(text, options)
    except InputError as error:
        return Rejected(file.path, name, f"line {record.line}: {error}")
    body = MappedText.identity(text)
    return Source(
        name, file.path, text, body, named["title"], named["published"], named["source"], encoding=record.encoding
    )


def _scalar(value: object) -> str | None:
    """A field as text; None if it is empty or no single value."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return None
    return valid(str(value).strip()) or None


def _lacks_text(there: list[str], options: ReadOptions) -> str:
    """That there is no text, which fields there are, and what to do."""
    listed = valid(", ".join(there)[:_LISTED]) or "none"
    return f"no text in field {options.name('text')!r}; the fields are: {listed}; name it with --field text=NAME"
