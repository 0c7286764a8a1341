"""Files that are made of parts in the order of their keys: where each part is, and new files with other parts."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO

from kg.spool.ranges import BUFFER, Content, Range, Writer

Packed = tuple[str, bytes, bytes]


class Layout:
    """Where the parts of a file are: `keys` ascending, with the offset and the length of each, in bytes."""

    def __init__(self, keys: list[str], starts: "array[int]", lengths: "array[int]") -> None:
        self.keys, self.starts, self.lengths = keys, starts, lengths

    @classmethod
    def following(cls, keys: list[str], lengths: "array[int]", head: int) -> "Layout":
        """Of parts that follow each other behind a head of so many bytes."""
        starts = array("Q", accumulate(lengths, initial=head))
        starts.pop()
        return cls(keys, starts, lengths)

    @classmethod
    def unpacked(cls, packed: Packed) -> "Layout":
        """What was packed. Raises ValueError if it cannot be."""
        keys, starts, lengths = packed
        found = cls(keys.split("\n") if keys else [], array("Q", starts), array("Q", lengths))
        if not len(found.keys) == len(found.starts) == len(found.lengths):
            raise ValueError("no layout")
        return found

    def packed(self) -> Packed:
        """For the next build; no key has a line feed in it."""
        return "\n".join(self.keys), self.starts.tobytes(), self.lengths.tobytes()

    def find(self, key: str) -> tuple[int, int]:
        """Offset and length of a part; (0, 0) if there is none."""
        at = bisect_left(self.keys, key)
        return (self.starts[at], self.lengths[at]) if at < len(self.keys) and self.keys[at] == key else (0, 0)


def write(parts: Iterable[tuple[str, Content]], path: Path, head: bytes = b"") -> Layout:
    """Write a file of parts in the order of their keys; those without content have no place. Raises OSError."""
    keys: list[str] = []
    lengths = array("Q")
    with path.open("wb", buffering=BUFFER) as file:
        writer = Writer(file)
        writer.write(head)
        for key, content in parts:
            length = content.length if isinstance(content, Range) else len(content)
            if length:
                keys.append(key)
                lengths.append(length)
                writer.write(content)
        writer.end()
    return Layout.following(keys, lengths, len(head))


def rewrite(file: BinaryIO, old: Layout, changed: Mapping[str, bytes], path: Path) -> Layout:
    """Write a file that has other parts in place of some (b"": none), and for the rest is as another. Raises OSError.

    `old` has all parts of the other `file`, which follow each other.
    """
    head = old.starts[0] if old.starts else 0
    keys: list[str] = []
    lengths = array("Q")
    at = 0
    with path.open("wb", buffering=BUFFER) as target:
        writer = Writer(target)
        writer.write(Range(file, 0, head))
        for key in (*sorted(changed), None):
            to = len(old.keys) if key is None else bisect_left(old.keys, key, at)
            if to > at:
                keys += old.keys[at:to]
                lengths += old.lengths[at:to]
                end = old.starts[to - 1] + old.lengths[to - 1]
                writer.write(Range(file, old.starts[at], end - old.starts[at]))
            at = to + (to < len(old.keys) and old.keys[to] == key)
            content = changed[key] if key is not None else b""
            if key is not None and content:
                keys.append(key)
                lengths.append(len(content))
                writer.write(content)
        writer.end()
    return Layout.following(keys, lengths, head)
