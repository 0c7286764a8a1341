"""A person's name as it stands in a text."""

from typing import NamedTuple


class Name(NamedTuple):
    """A person's name at `text[start:end]` of the reading; score: 3 and more is safe, below 1 is no name."""

    start: int
    end: int
    text: str
    score: float = 3.0
