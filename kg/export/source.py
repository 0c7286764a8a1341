"""What an export is made from: the graph of a folder, the tables of it, and which part of them is wanted."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from kg.export import tables
from kg.export.select import Selection, select


@dataclass
class Source:
    """A graph to be exported.

    `nquads` is its graph.nq, `open_store` gives its store when it is asked for, `selection` the part of it that is
    wanted, `folder` holds what is made on the way, `bom` puts a byte order mark before tables of CSV.
    """

    nquads: Path
    open_store: Callable[[], Store]
    folder: Path
    selection: Selection = field(default_factory=Selection)
    bom: bool = False

    @cached_property
    def tables(self) -> sqlite3.Connection:
        """The tables of schema.sql with what is selected. Raises OutputError if graph.nq is damaged."""
        found = tables.load(self.nquads, self.folder / "tables.db")
        if self.selection:
            select(found, self.selection)
        return found

    def rows(self, sql: str, *values: object) -> Iterator[sqlite3.Row]:
        """The rows of a query, read as they are asked for, with names."""
        cursor = self.tables.cursor()
        cursor.row_factory = sqlite3.Row
        return iter(cursor.execute(sql, values))


@contextmanager
def opened(nquads: Path, open_store: Callable[[], Store], selection: Selection, *, bom: bool) -> Iterator[Source]:
    """A source whose files are removed when the block ends."""
    with TemporaryDirectory(prefix="govkg-export-") as folder:
        source = Source(nquads, open_store, Path(folder), selection, bom)
        try:
            yield source
        finally:
            if "tables" in source.__dict__:
                source.tables.close()
