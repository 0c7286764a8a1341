"""Draws Chinese names at realistic rates: a few are borne by many, most by hardly anybody."""

from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from kg.lexicon import read_table

_SINGLE, _GIVEN = 0.14, 1e6  # the share of one-character given names; what the shares of `given` are of


class _Row(NamedTuple):
    use: Literal["surname", "single", "given", "first", "second"]
    share: int
    words: str


class _Choice:
    """Words with weights."""

    def __init__(self, rows: list[_Row], use: str) -> None:
        found = [(word, row.share) for row in rows if row.use == use for word in row.words.split()]
        self._words = [word for word, _ in found]
        self._sums = list(accumulate(share for _, share in found))
        self.total = self._sums[-1]

    def draw(self, random: Random) -> str:
        return random.choices(self._words, cum_weights=self._sums)[0]


class Names:
    """Draws full names."""

    def __init__(self) -> None:
        rows = read_table(Path(__file__).with_name("names.tsv"), _Row)
        self._of = {use: _Choice(rows, use) for use in ("surname", "single", "given", "first", "second")}

    def draw(self, random: Random) -> str:
        """A surname and a given name."""
        return self._of["surname"].draw(random) + self._given(random)

    def _given(self, random: Random) -> str:
        if random.random() < _SINGLE:
            return self._of["single"].draw(random)
        if random.random() < self._of["given"].total / _GIVEN:
            return self._of["given"].draw(random)
        first = second = self._of["first"].draw(random)
        while second == first:
            second = self._of["second"].draw(random)
        return first + second
