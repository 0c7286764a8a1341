"""Text that knows where it came from: a string with a map from its offsets to those of the original."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

Edit = tuple[int, int, str]


def char_before(text: str, at: int) -> str:
    """The character before an offset, empty at the beginning.

    >>> char_before("县局", 1), char_before("县局", 0)
    ('县', '')
    """
    return text[at - 1 : at]


def char_at(text: str, at: int) -> str:
    """The character at an offset, empty at the end.

    >>> char_at("县局", 1), char_at("县局", 2)
    ('局', '')
    """
    return text[at : at + 1]


def pair_across(text: str, at: int) -> str:
    """The characters on both sides of an offset.

    >>> pair_across("市县局", 1), pair_across("市县局", 0)
    ('市县', '')
    """
    return text[at - 1 : at + 1]


class MappedText:
    """A string whose every offset maps back to an original string.

    The map is a list of runs. A run covers `text[t : t + n]` and `original[o : o + m]`; where `n == m` it is linear
    (offset by offset), otherwise opaque (any part of it maps to the whole of the original run). Original stretches
    between runs were dropped. Offsets are half-open code points.
    """

    __slots__ = ("_starts", "runs", "text")

    def __init__(self, text: str, runs: Sequence[tuple[int, int, int, int]]) -> None:
        """`runs`: (t, n, o, m), ascending and contiguous in t, ascending in o."""
        self.text = text
        self.runs = tuple(runs)
        self._starts = [run[0] for run in self.runs]

    @classmethod
    def identity(cls, text: str, offset: int = 0) -> "MappedText":
        """`text` as a piece of an original in which it starts at `offset`."""
        return cls(text, [(0, len(text), offset, len(text))] if text else [])

    def __len__(self) -> int:
        return len(self.text)

    def __reduce__(self) -> tuple[type["MappedText"], tuple[str, tuple[tuple[int, int, int, int], ...]]]:
        return MappedText, (self.text, self.runs)

    def __repr__(self) -> str:
        return f"MappedText({self.text[:30]!r}, {len(self.runs)} runs)"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of `text[start:end]`; an empty span maps to an empty one.

        >>> MappedText.identity("推進會").edit([(1, 2, "进")]).span(1, 3)
        (1, 3)
        """
        if not self.runs:
            return (0, 0)
        t, n, o, m = self.runs[max(bisect_right(self._starts, start) - 1, 0)]
        if n == m and t <= start < end <= t + n:  # in one linear run, as nearly all spans are
            return start - t + o, end - t + o
        first = self._point(start, upper=False)
        return (first, first) if end <= start else (first, self._point(end - 1, upper=True))

    def _point(self, index: int, *, upper: bool) -> int:
        t, n, o, m = self.runs[max(bisect_right(self._starts, index) - 1, 0)]
        if n == m:
            return o + min(index - t, n) + (1 if upper else 0)
        return o + m if upper else o

    def edit(self, edits: Iterable[Edit]) -> "MappedText":
        """Replace spans of this text; `edits` are (start, end, new), ascending and not overlapping.

        >>> t = MappedText.identity("推進(jìn)會").edit([(2, 7, "")])
        >>> t.text, t.span(1, 3)
        ('推進會', (1, 8))
        """
        out: list[str] = []
        runs: list[tuple[int, int, int, int]] = []
        at = length = 0
        for start, end, new in edits:
            if start < at:
                raise ValueError(f"edits overlap or descend at {start}")
            length = self._copy(at, start, length, out, runs)
            if new:
                first, last = self.span(start, end)
                runs.append((length, len(new), first, last - first))
                out.append(new)
                length += len(new)
            at = end
        if not out and at == 0:
            return self
        self._copy(at, len(self.text), length, out, runs)
        return MappedText("".join(out), runs)

    def _copy(self, start: int, end: int, length: int, out: list[str], runs: list[tuple[int, int, int, int]]) -> int:
        """Append `text[start:end]` and its runs; returns the new length."""
        if start >= end:
            return length
        out.append(self.text[start:end])
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self.runs) and self.runs[index][0] < end:
            t, n, o, m = self.runs[index]
            low, high = max(start, t), min(end, t + n)
            if n == m:
                runs.append((length + low - start, high - low, o + low - t, high - low))
            else:
                runs.append((length + low - start, high - low, o, m))
            index += 1
        return length + end - start

    def slice(self, start: int, end: int) -> "MappedText":
        """`text[start:end]` with its map."""
        out: list[str] = []
        runs: list[tuple[int, int, int, int]] = []
        self._copy(start, end, 0, out, runs)
        return MappedText("".join(out), runs)

    def translate(self, new: str) -> "MappedText":
        """The same map over another string of the same length (a character-by-character conversion).

        Raises ValueError if the lengths differ.
        """
        if len(new) != len(self.text):
            raise ValueError(f"length {len(new)} is not {len(self.text)}")
        return MappedText(new, self.runs)

    @staticmethod
    def join(parts: Iterable["MappedText"], separator: str = "\n") -> "MappedText":
        """One text of several; the separators are opaque runs without original characters."""
        out: list[str] = []
        runs: list[tuple[int, int, int, int]] = []
        length = last = 0
        for number, part in enumerate(parts):
            if number and separator:
                runs.append((length, len(separator), last, 0))
                out.append(separator)
                length += len(separator)
            length = part._copy(0, len(part.text), length, out, runs)
            if part.runs:
                last = part.runs[-1][2] + part.runs[-1][3]
        return MappedText("".join(out), runs)
