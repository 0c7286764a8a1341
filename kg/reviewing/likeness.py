"""Names that are nearly the same: after the usual abbreviations are written out, or but for one character."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import combinations
from typing import NamedTuple

EQUAL, LONGER, NEAR = "equal", "longer", "near"
_SHORTEST = 5  # characters of a name in which one may differ by chance
_CROWD = 12  # names that become alike by leaving one out: more of them are a series (第一小学 …)


class Likeness(NamedTuple):
    """Two keys whose names are alike, and how: equal once written out, longer by one character, or near."""

    one: str
    other: str
    how: str


def _lines(file: str) -> list[str]:
    text = resources.files("kg.reviewing").joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _variants() -> tuple[tuple[str, str], ...]:
    rows = (line.split("\t") for line in _lines("variants.tsv")[1:])
    return tuple((short, "" if full == "-" else full) for short, full in rows)


@cache
def _telling() -> frozenset[str]:
    return frozenset("".join(_lines("telling.txt")))


def written_out(name: str) -> str:
    """A name with the usual short forms written out and what does not tell left out.

    >>> written_out("台州市市场监管局") == written_out("台州市市场监督管理局")
    True
    """
    for short, full in _variants():
        if full and full in name:
            continue
        name = name.replace(short, full)
    return name


def alike(names: Iterable[tuple[str, str]]) -> Iterator[Likeness]:
    """Pairs of (key, name) whose names are alike, each once. Linear in the length of all names, crowds aside."""
    full = {key: written_out(name) for key, name in names}
    seen: set[tuple[str, str]] = set()
    for how, blocks in ((EQUAL, _equal(full)), (NEAR, _one_less(full))):
        for _, keys in sorted(blocks.items()):
            if len(keys) > _CROWD:
                continue
            for one, other in combinations(sorted(keys), 2):
                fits = how == EQUAL or not _numbered(full[one], full[other])
                if (one, other) not in seen and fits:
                    seen.add((one, other))
                    yield Likeness(one, other, LONGER if len(full[one]) != len(full[other]) else how)


def _equal(full: dict[str, str]) -> dict[str, set[str]]:
    blocks: dict[str, set[str]] = defaultdict(set)
    for key, name in full.items():
        blocks[name].add(key)
    return blocks


def _one_less(full: dict[str, str]) -> dict[str, set[str]]:
    blocks: dict[str, set[str]] = defaultdict(set)
    for key, name in full.items():
        if len(name) >= _SHORTEST:
            for cut in (name, *(name[:at] + name[at + 1 :] for at in range(len(name)))):
                blocks[cut].add(key)
    return blocks


def _numbered(one: str, other: str) -> bool:
    """Whether what differs is a number, a direction or the like, which tells things apart on purpose."""
    start = _shared(one, other)
    first, second = one[start:], other[start:]
    end = _shared(first[::-1], second[::-1])
    differing = first[: len(first) - end] + second[: len(second) - end]
    return bool(_telling() & set(differing))


def _shared(one: str, other: str) -> int:
    """How many characters two begin with alike."""
    unlike = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, min(len(one), len(other)))
