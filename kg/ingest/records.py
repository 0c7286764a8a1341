"""Articles that are records: one JSON object a line or in an array, or one row of a CSV file."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from kg.errors import InputError
from kg.ingest.content import checked, valid
from kg.ingest.encoding import decode, mended
from kg.ingest.files import File
from kg.ingest.lines import LineError, Lines
from kg.ingest.options import FIELDS, ReadOptions
from kg.ingest.recall import known_by, recalled
from kg.ingest.rows import Rows
from kg.model import Recalled, Rejected, Source
from kg.text import MappedText

_DECODER = json.JSONDecoder(strict=False)  # raw tabs in a string do no harm
_HEAD = 1 << 20  # bytes in which the first line of a .json file ends if it has lines of records
_EMPTY = "is empty: there is no record in it; remove it or fetch it again"
_NESTED = 3  # objects in each other in which an array of records may lie
_LISTED = 200  # characters of a record's field names that a message shows


class Record(NamedTuple):
    """A record with the line (1-based) on which it begins; `values` parses it or raises LineError."""

    line: int
    raw: str  # what it is parsed from; "" if nobody asks
    values: Callable[[], Mapping[str, object]]
    encoding: str


def jsonl(file: File, options: ReadOptions) -> Iterator[Source | Rejected | Recalled]:
    """The articles of a .jsonl file; a line that is none is rejected by itself.

    Raises InputError where the file can be read no further.
    """
    lines = Lines(file.stream, options.max_line_bytes, file.lines)

    def following() -> Record:
        line = next(lines)
        while line.isspace():
            line = next(lines)
        return Record(lines.number, line, partial(_object, line, lines.number), lines.encoding)

    return articles(following, file, options)


def array(file: File, options: ReadOptions) -> Iterator[Source | Rejected | Recalled]:
    """The articles of a .json file: an object, an array of them, an object that holds such an array, or lines of them.

    A place in the array stands for the line. Raises InputError if it is no JSON.
    """
    if _in_lines(file.stream.head(_HEAD)):
        yield from jsonl(file, options)
        return
    data = file.stream.whole(options.max_nested_bytes, "a .json file", "give one object a line, as .jsonl")
    if not data.strip():
        raise InputError(_EMPTY)
    text, encoding = decode(data)
    try:
        value = _DECODER.decode(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        reason = f"is no JSON at line {error.lineno}, column {error.colno}: {error.msg}; mend it"
        raise InputError(reason) from error
    except (RecursionError, ValueError) as error:
        raise InputError("is JSON that is nested too deeply or has too long a number; mend it") from error
    single = isinstance(value, dict) and options.value("text", value)
    found = [value] if single else _records(value)
    objects = [value for value in found if isinstance(value, dict)]
    if not any(options.value("text", value) for value in objects):
        raise InputError(f"has no article: {lacks_text(list(objects[0]) if objects else [], options)}")
    numbered = enumerate(found, 1)

    def following() -> Record:
        number, value = next(numbered)
        raw = json.dumps(value, ensure_ascii=False) if options.recall else ""
        return Record(number, raw, partial(_checked, value, number), encoding)

    yield from articles(following, file, options)


def _in_lines(head: bytes) -> bool:
    """Whether a file begins with a line that is a JSON object by itself, with more below it."""
    line, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return line.rstrip().endswith(b"}") and line.startswith(b"{") and rest.lstrip().startswith(b"{")


def _records(value: object) -> list[object]:
    """The records of a JSON value: the longest array of objects in it, else itself."""
    if isinstance(value, list):
        return value
    return max(_arrays(value, _NESTED), key=len, default=[value])


def _arrays(value: object, depth: int) -> Iterator[list[object]]:
    """The arrays of objects that an object holds, or objects in it do: {"data": {"list": [...]}}."""
    for inner in value.values() if isinstance(value, dict) and depth else ():
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            yield inner
        yield from _arrays(inner, depth - 1)


def csv(file: File, options: ReadOptions) -> Iterator[Source | Rejected | Recalled]:
    """The articles of a .csv file with a header row; a bad row is rejected by itself.

    Raises InputError if there is no header with a text column, or the file can be read no further.
    """
    lines = Lines(file.stream, options.max_line_bytes)
    rows = Rows(lines, options.max_document_chars)
    header = rows.header
    if header and not any(name in header for name in options.names("text")):
        raise InputError(f"has no article: {lacks_text(header, options)}")

    def following() -> Record:
        row = next(rows)
        if len(row) > len(header):
            raise LineError(rows.start, f"has {len(row)} cells and the header {len(header)}; put quotes round commas")
        raw = repr((header, row)) if options.recall else ""
        return Record(rows.start, raw, partial(_named, header, row), lines.encoding)

    return articles(following, file, options)


def articles(
    following: Callable[[], Record], file: File, options: ReadOptions
) -> Iterator[Source | Rejected | Recalled]:
    """The articles of the records that `following` gives until it raises StopIteration."""
    empty = True
    while True:
        try:
            yield _article(file, following(), options)
        except StopIteration:
            break
        except LineError as error:
            yield Rejected(file.path, f"{file.id}#{error.line}", str(error))
        empty = False
    if empty and not file.lines:
        raise InputError(_EMPTY)


def _object(line: str, number: int) -> Mapping[str, object]:
    """The JSON object of a line, or LineError."""
    try:
        value = _DECODER.decode(line.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        raise LineError(number, f"no JSON at column {error.colno}: {error.msg}; mend or remove the line") from error
    except (RecursionError, ValueError) as error:
        reason = "JSON that is nested too deeply or has too long a number; mend or remove the line"
        raise LineError(number, reason) from error
    return _checked(value, number)


def _checked(value: object, number: int) -> Mapping[str, object]:
    """A JSON value that must be an object, or LineError."""
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise LineError(number, f'JSON, but no object ({kind}); a record has to be like {{"text": "..."}}')
    return value


def _named(header: list[str], row: list[str]) -> Mapping[str, object]:
    return dict(zip(header, row, strict=False))


def _article(file: File, record: Record, options: ReadOptions) -> Source | Rejected | Recalled:
    """The article of a record, as an earlier build read it if it did, or why there is none."""
    if options.recall is None:
        return _source(file, record, options)
    raw = f"{record.encoding}\0{record.raw}".encode("utf-8", "surrogatepass")
    known = recalled(file, raw, options, record.line)
    if known:
        return known
    source = _source(file, record, options)
    if isinstance(source, Rejected):
        return source
    return known_by(source, file, raw, record.line if source.id == _numbered(file, record) else 0)


def _numbered(file: File, record: Record) -> str:
    """The id of a record that has none of its own."""
    return f"{file.id}#{record.line}"


def _source(file: File, record: Record, options: ReadOptions) -> Source | Rejected:
    """The article of a record, or why there is none."""
    values = record.values()
    named = {field: _scalar(options.value(field, values)) for field in FIELDS if field != "text"}
    name = named["id"] or _numbered(file, record)
    text = options.value("text", values)
    if isinstance(text, list) and text and all(isinstance(part, str) for part in text):
        text = "\n".join(text)  # one string a paragraph
    try:
        if not isinstance(text, str):
            raise InputError(lacks_text(list(values), options))
        text = checked(text, options)
    except InputError as error:
        return Rejected(file.path, name, f"line {record.line}: {error}")
    body = MappedText.identity(text)
    published = named["published"] or options.address(values)
    return Source(name, file.path, text, body, named["title"], published, named["source"], encoding=record.encoding)


def _scalar(value: object) -> str | None:
    """A field as text; None if it is empty or no single value."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return None
    return mended(valid(str(value).strip())) or None


def lacks_text(there: list[str], options: ReadOptions) -> str:
    """That there is no text, which fields there are, and what to do."""
    listed = valid(", ".join(there)[:_LISTED]) or "none"
    return f"no text in field {options.name('text')!r}; the fields are: {listed}; name it with --field text=NAME"
