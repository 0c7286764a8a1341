"""Values by key, in the order of the keys: in a dictionary, or sorted on disk where there are too many."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count, groupby
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, dumps, loads
from typing import Generic, TypeVar

from kg.spool.records import Records

Value = TypeVar("Value")
_LIMIT = 24 << 20  # bytes that the values of one group-by may take in memory
_END = b"\0\0"  # of a key
_numbers = count()


class Groups(Generic[Value]):
    """Adds values in any order and gives them once by key, keys ascending by code points.

    With a `folder` they go there; values come back equal, not identical, and those of one key in a fixed order of their
    own. Without, they come in the order in which they were added.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.held: defaultdict[str, list[Value]] = defaultdict(list)  # those in memory
        self._records = Records(folder, f"groups{next(_numbers)}", _LIMIT) if folder else None

    @property
    def on_disk(self) -> bool:
        """Whether they go to a folder."""
        return self._records is not None

    def add(self, key: str, value: Value) -> None:
        """Add one."""
        if self._records is None:
            self.held[key].append(value)
        else:
            self._records.append(_bytes(key) + dumps(value, HIGHEST_PROTOCOL))

    def drain(self) -> Iterator[tuple[str, list[Value]]]:
        """All, for the last time: each key with its values. None may be added meanwhile."""
        if self._records is None:
            for key in sorted(self.held):
                yield key, self.held.pop(key)
            return
        for own, records in groupby(self._records.drain(), key=_key):
            yield _text(own), [loads(memoryview(record)[len(own) :]) for record in records]


def _bytes(key: str) -> bytes:
    """Bytes that sort as keys do, none of which begins with another."""
    return key.encode("utf-8", "surrogatepass").replace(b"\0", b"\0\1") + _END


def _key(record: bytes) -> bytes:
    return record[: record.index(_END) + len(_END)]


def _text(own: bytes) -> str:
    return own[: -len(_END)].replace(b"\0\1", b"\0").decode("utf-8", "surrogatepass")
