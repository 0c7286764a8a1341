"""Articles that repeat another one, nearly word for word: found by the clauses that they share, in linear time.

An article's fingerprint is the set of its clauses' hashes (runs of Han characters and digits, so that punctuation,
layout and bylines in Latin do not matter); its keys are the smallest of them (bottom-k MinHash). Two articles are
compared only if they share a key, and each joins the group of the first one that it repeats: groups are never chained.
Source: Broder, "On the resemblance and containment of documents", 1997.
"""

import re
from array import array
from collections.abc import Iterable
from sys import intern
from zlib import crc32

from kg.model import Article, Deferred, Facts
from kg.resolve.days import days_between
from kg.resolve.repeated import Repeated
from kg.spool.documents import Documents

_CLAUSE = re.compile(r"[\u4e00-\u9fff0-9]{9,}")
_LEAST = 5  # clauses: shorter ones are too little to tell
_KEYS = 8  # two articles that are alike to the least degree share none of them less often than once in 15,000
_ALIKE = 0.7  # of all clauses of both
_HELD, _SIZE = 0.9, 0.6  # or of the shorter's, if it is at least so long: one that lost its end
_MONTHS = 183  # days
Prints = dict[str, "array[int]"]  # id -> hashes of clauses, ascending
_TRIES = 32  # first articles that one key leads to, at most: that of a page's furniture leads to many


def reprints(documents: Iterable[Facts], prints: Prints | None = None) -> dict[str, str]:
    """The id of each article that repeats another -> the id of the first, by date of publication, then by id.

    `prints`: the fingerprints that are known; the others are put into it.

    >>> reprints([])
    {}
    """
    all_ = _Prints(documents, prints)
    shared = all_.shared()
    by_key: dict[int, list[int]] = {}  # numbers of first articles
    found: dict[str, str] = {}
    for own in all_.order:
        keys = all_.clauses(own)[:_KEYS]
        if len(keys) < _LEAST:
            continue
        tried = {number for key in keys for number in by_key.get(key, ())[:_TRIES]}
        first = next((number for number in sorted(tried, key=all_.age) if all_.repeats(own, number)), None)
        if first is not None:
            found[all_.ids[own]] = all_.ids[first]
            continue
        for key in keys:
            if key in shared:
                by_key.setdefault(key, []).append(own)
    return dict(sorted(found.items()))


class _Prints:
    """Articles by number: ids, dates, and the hashes of their clauses, ascending: all that is held of them."""

    def __init__(self, documents: Iterable[Facts], known: Prints | None) -> None:
        """`known`: see `reprints`."""
        self.ids: list[str] = []
        self._published: list[str | None] = []
        self._starts, self._clauses = array("Q", [0]), array("I")
        for facts in documents.later() if isinstance(documents, Documents) else documents:
            article = facts if isinstance(facts, Deferred) else facts.article
            self.ids.append(article.id)
            self._published.append(intern(article.published) if article.published else None)
            self._clauses.extend(_clauses(facts, article.id, known))
            self._starts.append(len(self._clauses))
        ages = [
            (published or "9999", identifier) for published, identifier in zip(self._published, self.ids, strict=True)
        ]
        self.order = array("I", sorted(range(len(ages)), key=ages.__getitem__))  # by date, then by id
        self._ages = array("I", bytes(4 * len(ages)))
        for age, number in enumerate(self.order):
            self._ages[number] = age

    def shared(self) -> Repeated:
        """The keys of several articles: those of only one lead to nothing and need not be found again."""
        keys = (key for number in range(len(self.ids)) for key in self.clauses(number)[:_KEYS])
        return Repeated(keys, _KEYS * len(self.ids))

    def clauses(self, number: int) -> "array[int]":
        """The hashes."""
        return self._clauses[self._starts[number] : self._starts[number + 1]]

    def age(self, number: int) -> int:
        """How many are older."""
        return self._ages[number]

    def repeats(self, later: int, first: int) -> bool:
        """Whether one repeats another; most that share a key are so unlike in length that they cannot."""
        less, more = sorted(self._starts[number + 1] - self._starts[number] for number in (later, first))
        return (
            less >= _SIZE * more
            and _same_time(self._published[later], self._published[first])
            and _alike(set(self.clauses(later)), set(self.clauses(first)))
        )


def _clauses(facts: Facts | Deferred, name: str, known: Prints | None) -> "array[int]":
    found = known.get(name) if known is not None else None
    if found is None:
        article = (facts.load() if isinstance(facts, Deferred) else facts).article
        found = array("I", sorted(_fingerprint(article)))
        if known is not None:
            known[name] = found
    return found


def _fingerprint(article: Article) -> set[int]:
    return set(map(crc32, [clause.encode() for clause in _CLAUSE.findall(article.text.text)]))


def _same_time(one: str | None, other: str | None) -> bool:
    """Not months apart: some articles are written anew each year with the words of the last."""
    apart = days_between(one, other)
    if apart is None:
        return one is None or other is None or one[:4] == other[:4]
    return apart <= _MONTHS


def _alike(one: set[int], other: set[int]) -> bool:
    """Never if one is shorter than `_SIZE` of the other."""
    shared = len(one & other)
    less, more = sorted((len(one), len(other)))
    return shared >= _ALIKE * (less + more - shared) or (shared >= _HELD * less and less >= _SIZE * more)
