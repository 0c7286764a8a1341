"""jieba's dictionary, read once straight from its file: how usual a word is, and text cut into words.

jieba itself would take three times as long to load it and leave a cache in the folder for temporary files.
"""

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, Protocol


class _Segmenter(Protocol):
    def lcut(self, sentence: str) -> list[str]: ...


class _Dictionary(NamedTuple):
    """`counts`: all words; `usual`: those that are no names of people; `total`: the sum over the rows of the file."""

    counts: dict[str, int]
    usual: dict[str, int]
    total: int


@cache
def _dictionary() -> _Dictionary:
    spec = find_spec("jieba")  # finds the package without running it
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba", name="jieba")
    cells = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").split()
    words, numbers = cells[::3], list(map(int, cells[1::3]))
    counts = dict(zip(words, numbers, strict=True))
    usual = counts.copy()
    for word, tag in zip(words, cells[2::3], strict=True):
        if tag[:2] == "nr":
            usual.pop(word, None)
    return _Dictionary(counts, usual, sum(numbers))


def usual_words() -> dict[str, int]:
    """How often the dictionary has seen each word that is no person's name. Not to be changed."""
    return _dictionary().usual


def word_frequency(word: str) -> int:
    """How often the dictionary has seen a word that is no person's name; 0 if it is none."""
    return _dictionary().usual.get(word, 0)


def is_known_name(word: str) -> bool:
    """Whether the dictionary has a word of three characters as somebody's name (习近平)."""
    known = _dictionary()
    return len(word) == 3 and word in known.counts and word not in known.usual


@cache
def _segmenter() -> _Segmenter:
    import jieba  # here, since it is slow to import and only names of companies and the like need it

    counts, _, total = _dictionary()
    longest = max(map(len, counts))

    class Segmenter(jieba.Tokenizer):  # type: ignore[misc]
        """jieba over words alone: its own graph of words wants every prefix of every word in the dictionary."""

        def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802
            """For each offset the offsets of the last characters of the words that start there."""
            graph: dict[int, list[int]] = {}
            for start in range(len(sentence)):
                ends = range(start + 1, min(start + longest, len(sentence)) + 1)
                graph[start] = [end - 1 for end in ends if counts.get(sentence[start:end])] or [start]
            return graph

    found = Segmenter()
    found.FREQ, found.total, found.initialized = counts, total, True
    return found


@lru_cache(maxsize=4096)
def segment(text: str) -> tuple[str, ...]:
    """A short stretch cut into words by jieba."""
    return tuple(_segmenter().lcut(text))
