"""The rows of a CSV file: a row with broken quotes costs only its first line, not all that the quote swallowed."""

import csv
from collections.abc import Iterator
from typing import Final

from kg.ingest.lines import LineError, Lines

_DELIMITERS: Final = (",", "\t", ";")


class Rows(Iterator[list[str]]):
    """Iterates over the rows below the header; `start` is the line on which the row given last begins.

    Raises LineError for a bad row (go on with the next), InputError when the file can be read no further.
    """

    def __init__(self, lines: Lines, limit: int) -> None:
        """Reads the header; `limit` is the longest cell in characters."""
        # The limit belongs to the whole process, so it is only ever raised.
        csv.field_size_limit(max(csv.field_size_limit(), limit + 1))
        self.start = 0
        self._lines = lines
        self._taken: list[str] = []  # lines of the row that is being read
        self._again: list[str] = []  # lines to be read again, the next one last
        first = next(lines, "")
        self._delimiter = max(_DELIMITERS, key=first.count)
        self._again.append(first)
        self.header = [name.strip() for name in next(self, [])]

    def __next__(self) -> list[str]:
        row: list[str] = []
        while not row:  # a blank line is no row
            self._taken.clear()
            self.start = self._lines.number - len(self._again) + 1
            try:
                row = next(csv.reader(self._feed(), delimiter=self._delimiter, strict=True))
            except csv.Error as error:
                self._back()
                remedy = "put quotes round the cell and double those inside"
                raise LineError(self.start, f"no CSV row: {error}; {remedy}") from error
            except LineError:
                self._back()
                raise
        return row

    def _feed(self) -> Iterator[str]:
        """Lines for one row: those given back first."""
        while True:
            line = self._again.pop() if self._again else next(self._lines, None)
            if line is None:
                return
            self._taken.append(line)
            yield line

    def _back(self) -> None:
        """Give back all lines of a broken row but the first."""
        self._again.extend(reversed(self._taken[1:]))
