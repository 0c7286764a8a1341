"""Articles that repeat another one, nearly word for word: found by the clauses that they share, in linear time.

An article's fingerprint is the set of its clauses' hashes (runs of Han characters and digits, so that punctuation,
layout and bylines in Latin do not matter); its keys are the smallest of them (bottom-k MinHash). Two articles are
compared only if they share a key, and each joins the group of the first one that it repeats: groups are never chained.
Source: Broder, "On the resemblance and containment of documents", 1997.
"""

import re
from array import array
from collections.abc import Iterable
from typing import NamedTuple
from zlib import crc32

from kg.model import Article, Facts
from kg.resolve.days import days_between

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
    by_key: dict[int, list[int]] = {}  # numbers of first articles
    firsts: list[_Print] = []
    found: dict[str, str] = {}
    known = prints if prints is not None else {}
    for own in sorted([_print(facts, known) for facts in documents], key=_age):
        if len(own.clauses) < _LEAST:
            continue
        keys = own.clauses[:_KEYS]
        tried = {number for key in keys for number in by_key.get(key, ())[:_TRIES]}
        first = next((firsts[number] for number in sorted(tried) if _repeats(own, firsts[number])), None)
        if first is not None:
            found[own.id] = first.id
            continue
        for key in keys:
            by_key.setdefault(key, []).append(len(firsts))
        firsts.append(own)
    return dict(sorted(found.items()))


class _Print(NamedTuple):
    """An article and the hashes of its clauses, ascending: all that is held of it, however many there are."""

    id: str
    published: str | None
    clauses: "array[int]"


def _print(facts: Facts, known: Prints) -> _Print:
    article = facts.article
    clauses = known.get(article.id)
    if clauses is None:
        clauses = known[article.id] = array("I", sorted(_fingerprint(article)))
    return _Print(article.id, article.published, clauses)


def _age(own: _Print) -> tuple[str, str]:
    return own.published or "9999", own.id


def _fingerprint(article: Article) -> set[int]:
    return set(map(crc32, [clause.encode() for clause in _CLAUSE.findall(article.text.text)]))


def _repeats(later: _Print, first: _Print) -> bool:
    return _alike(set(later.clauses), set(first.clauses)) and _same_time(later.published, first.published)


def _same_time(one: str | None, other: str | None) -> bool:
    """Not months apart: some articles are written anew each year with the words of the last."""
    apart = days_between(one, other)
    if apart is None:
        return one is None or other is None or one[:4] == other[:4]
    return apart <= _MONTHS


def _alike(one: set[int], other: set[int]) -> bool:
    shared = len(one & other)
    less, more = sorted((len(one), len(other)))
    return shared >= _ALIKE * (less + more - shared) or (shared >= _HELD * less and less >= _SIZE * more)
