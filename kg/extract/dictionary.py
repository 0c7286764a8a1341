"""jieba's dictionary, searched straight in its file: how usual a word is, and text cut into words.

jieba itself would take fifty times as long to load it and leave a cache in the folder for temporary files.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from kg.lean import NO_RESOURCES, placed
from kg.text import pair_across

_REMEMBERED = 1 << 17  # words whose rows are kept once they were looked up: only saves time
_PEOPLE = "nr"  # what the tags of people's names begin with
_NAMES = ("nr", "ns", "nt", "nz")  # ... and of names of anything
_ACTING = frozenset("vdpcr")  # ... and of what is no part of any name
_IN_USE = 20
_SAYING = 10  # the same of a saying of four characters
_TOTALS = {5_071_852: 60_101_967}  # the sum of all counts by the size of the file: to add them up takes longer


class _Segmenter(Protocol):
    def lcut(self, sentence: str) -> list[str]: ...


@cache
def _file() -> bytes:
    spec = find_spec("jieba")  # finds the package without running it
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba", name="jieba")
    return Path(spec.origin).with_name("dict.txt").read_bytes()


@cache
def _rows() -> list[bytes]:
    """The rows of the file, each a word, its count and its tag with spaces between, ascending."""
    return sorted(_file().splitlines())


@cache
def _range(char: str) -> tuple[int, int]:
    """Where the rows stand whose words begin with a character: to search among these is three times as fast."""
    rows, opening = _rows(), char.encode("utf-8", "surrogatepass")
    low = bisect_left(rows, opening)
    return low, bisect_left(rows, opening + b"\xff", low)  # no character has that byte


def _row(word: str) -> tuple[int, str]:
    """The count and the tag of a word; 0 and none if it is no word."""
    low, high = _range(word[:1])
    opening = f"{word} ".encode("utf-8", "surrogatepass")
    rows = _rows()
    at = bisect_left(rows, opening, low, high)
    if at == high or not rows[at].startswith(opening) or " " in word:
        return 0, ""
    count, tag = rows[at][len(opening) :].split(b" ")
    return int(count), tag.decode()


@lru_cache(maxsize=_REMEMBERED)
def word_frequency(word: str) -> int:
    """How often the dictionary has seen a word that is no person's name; 0 if it is none."""
    count, tag = _row(word)
    return 0 if tag.startswith(_PEOPLE) else count


@lru_cache(maxsize=_REMEMBERED)
def plain_tag(word: str, least: int = _IN_USE) -> str:
    """The part of speech of a word of two characters or more that is no name (建设: vn) and was seen at least so often;
    empty for others."""
    count, tag = _row(word)
    return "" if len(word) < 2 or count < least or tag.startswith(_NAMES) else tag


def is_phrase(word: str) -> bool:
    """Whether the dictionary has a word of four characters or more that is no name, however rare (室内设计)."""
    return len(word) >= 4 and plain_tag(word, 1) != ""


@lru_cache(maxsize=_REMEMBERED)
def acts(word: str) -> bool:
    """Whether a word of two characters is a verb, an adverb or a particle that is in use (通话, 毕竟, 由于)."""
    return plain_tag(word, 100)[:1] in _ACTING


def starts_word(text: str, at: int) -> bool:
    """Whether a word of two or three characters that is in use, or a saying of four, starts at an offset."""
    opening = text[at : at + 2]
    if word_frequency(opening) > 50:
        return True
    longer = len(opening) == 2 and _opens_longer(opening)
    return longer and (word_frequency(text[at : at + 3]) > 50 or word_frequency(text[at : at + 4]) > _SAYING)


@lru_cache(maxsize=_REMEMBERED)
def _opens_longer(opening: str) -> bool:
    """Whether a longer word begins with two characters."""
    rows, start = _rows(), opening.encode("utf-8", "surrogatepass")
    low, high = _range(opening[:1])
    at = bisect_left(rows, start + b"!", low, high)  # behind the row of the word itself
    return at < high and rows[at].startswith(start)


def crosses_word(text: str, at: int) -> bool:
    """Whether a common word stands across an offset: its first character before, its last behind."""
    return word_frequency(pair_across(text, at)) > 500


def is_proper_name(word: str) -> bool:
    """Whether the dictionary has a word as the name of something that is no place (中信)."""
    return _row(word)[1] in ("nz", "nt")


def is_name_of_place(word: str) -> bool:
    """Whether the dictionary has a word of four characters or more as the name of a place or site (北海公园)."""
    return len(word) >= 4 and _row(word)[1] in ("ns", "nt", "nz")


def is_known_body(word: str) -> bool:
    """Whether the dictionary has a word as the name of an institution (清华大学)."""
    return _row(word)[1] == "nt"


def total() -> int:
    """The sum of all counts."""
    return _TOTALS.get(len(_file())) or sum(int(row.split(b" ")[1]) for row in _rows())


def _words(text: str, start: int) -> Iterator[tuple[int, str, int]]:
    """The words that begin at an offset, ascending: where each ends, the word, its count."""
    rows = _rows()
    at, high = _range(text[start])
    for end in range(start + 1, len(text) + 1):
        opening = text[start:end].encode("utf-8", "surrogatepass")
        at = bisect_left(rows, opening, at, high)
        if at == high or not rows[at].startswith(opening):
            return
        if rows[at].startswith(b" ", len(opening)):  # the row of the word comes before those of longer ones
            yield end, text[start:end], int(rows[at].split(b" ")[1])


@lru_cache(maxsize=_REMEMBERED)
def is_known_name(word: str) -> bool:
    """Whether the dictionary has a word of three characters as somebody's name (习近平)."""
    return len(word) == 3 and _row(word)[1].startswith(_PEOPLE)


@cache
def _segmenter() -> _Segmenter:
    with placed(NO_RESOURCES):
        from kg.extract.segmenter import Segmenter  # here, since only names of companies and the like need it

    return Segmenter(_words, total())


@lru_cache(maxsize=4096)
def segment(text: str) -> tuple[str, ...]:
    """A short stretch cut into words by jieba."""
    return tuple(_segmenter().lcut(text))
