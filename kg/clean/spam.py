"""Keeps out pages that are no articles: machine-spun text and pages made for search engines."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.clean.openings import finder
from kg.tables import SPUN
from kg.wording import derived, rows, words

_KINDS, _TIMES = 2, 3  # so many different words, and so many in all, make a page spun
_SPAM_KINDS, _SPAM_SHARE = 3, 0.02  # different words, and their share of the text


class _Lists(NamedTuple):
    """The words of both lists as patterns; `maybe` finds any of them quickly, `proper` is what spun words stand for."""

    maybe: re.Pattern[str]
    spun: re.Pattern[str]
    spam: re.Pattern[str]
    proper: dict[str, str]


@derived
def _lists() -> _Lists:
    proper = {row.spun: row.proper for row in rows(SPUN)}
    spam = words("clean_spam.txt")
    return _Lists(finder((*proper, *spam)), _any(proper), _any(spam), proper)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))


def reason_to_reject(text: str) -> str | None:
    """Why the text is kept out, or None."""
    lists = _lists()
    if not lists.maybe.search(text):  # only saves time
        return None
    spun, proper = lists.spun.findall(text), lists.proper
    if len(set(spun)) >= _KINDS and len(spun) >= _TIMES and len(spun) > sum(text.count(proper[w]) for w in set(spun)):
        told = "、".join(f"{word}（{proper[word]}）" for word in sorted(set(spun))[:3])
        return f"spun text: {told}; find the article where it was first published"
    spam = lists.spam.findall(text)
    if len(set(spam)) >= _SPAM_KINDS and sum(map(len, spam)) >= _SPAM_SHARE * len(text):
        return f"spam: {'、'.join(sorted(set(spam))[:3])}; remove the page or clean its site"
    return None
