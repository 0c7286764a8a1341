"""What a worker works with: the store and the search index of one edition of a graph, opened at first use."""

import sqlite3
from functools import cached_property
from pathlib import Path

from pyoxigraph import Store

from kg.output import INDEX, STORE


class Home:
    """A folder that `kg.serve.snapshot` made; read-only. `limit` is the largest answer in bytes."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit

    @cached_property
    def store(self) -> Store:
        """The graph."""
        return Store.read_only(str(self.folder / STORE))

    @cached_property
    def search(self) -> sqlite3.Connection:
        """The index of names and sentences, as in schema.sql."""
        return sqlite3.connect(f"file:{self.folder / INDEX}?mode=ro&immutable=1", uri=True)

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the index says of itself: base, counts, edition, mark."""
        return dict(self.search.execute("SELECT key, value FROM meta"))

    @property
    def base(self) -> str:
        """What names of things begin with."""
        return self.meta["base"]
