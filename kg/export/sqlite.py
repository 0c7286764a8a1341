"""SQLite: tables, views and indexes in one file, for SQL and for Datasette."""

from collections.abc import Iterator

from kg.export.source import Source

_CHUNK = 1 << 20


def write(source: Source) -> Iterator[bytes]:
    """The bytes of a database without gaps: equal tables give equal bytes, with one version of SQLite."""
    copy = source.folder / "export.db"
    source.tables.execute("VACUUM INTO ?", (str(copy),))
    with copy.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
    copy.unlink()
