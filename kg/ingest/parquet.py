"""Articles that are rows of a Parquet file, read some hundred at a time."""

import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from kg.errors import InputError
from kg.extras import need
from kg.ingest.files import File
from kg.ingest.options import FIELDS, ReadOptions
from kg.ingest.records import Record, articles, lacks_text
from kg.model import Recalled, Rejected, Source

_ROWS = 512  # of a batch


def parquet(file: File, options: ReadOptions) -> Iterator[Source | Rejected | Recalled]:
    """The articles of a .parquet file; only the columns that an article has are read.

    Raises InputError if there is no text column or the file can be read no further, MissingExtra without pyarrow.
    """
    library = need("pyarrow.parquet", "formats", "a Parquet file")
    damage = need("pyarrow", "formats", "a Parquet file").ArrowInvalid
    held = file.seekable or io.BytesIO(
        file.stream.whole(options.max_nested_bytes, "a Parquet file inside an archive", "unpack it yourself")
    )
    try:
        table = library.ParquetFile(held)
        there = list(table.schema_arrow.names)
        if not any(name in there for name in options.names("text")):
            raise InputError(f"has no article: {lacks_text(there, options)}")
        wanted = [name for field in FIELDS for name in dict.fromkeys(options.names(field)) if name in there]
        rows = enumerate(_rows(table, wanted), 1)

        def following() -> Record:
            number, row = next(rows)
            return Record(number, repr(row) if options.recall else "", partial(_same, row), "utf-8")

        yield from articles(following, file, options)
    except (damage, OSError, ValueError) as error:
        raise InputError(f"is no sound Parquet file: {error}; write it again") from error


def _rows(table: Any, columns: list[str]) -> Iterator[Mapping[str, object]]:
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
        for row in batch.to_pylist():
            yield {name: _told(value) for name, value in row.items()}


def _told(value: object) -> object:
    """Dates and times as ISO text."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _same(row: Mapping[str, object]) -> Mapping[str, object]:
    return row
