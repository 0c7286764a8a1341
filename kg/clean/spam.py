"""Keeps out pages that are no articles: machine-spun text and pages made for search engines."""

import re
from typing import NamedTuple

from kg.clean.openings import finder
from kg.lexicon import read_table, read_words


class _Spun(NamedTuple):
    spun: str
    proper: str


_SPUN = {row.spun: row.proper for row in read_table("clean_spun.tsv", _Spun, unique=["spun"])}
_SPUN_WORD = re.compile("|".join(sorted(map(re.escape, _SPUN), key=lambda word: (-len(word), word))))
_SPAM = re.compile("|".join(sorted(map(re.escape, read_words("clean_spam.txt")), key=lambda word: (-len(word), word))))
_MAYBE = finder((*_SPUN, *read_words("clean_spam.txt")))
_KINDS, _TIMES = 2, 3  # so many different words, and so many in all, make a page spun
_SPAM_KINDS, _SPAM_SHARE = 3, 0.02  # different words, and their share of the text


def reason_to_reject(text: str) -> str | None:
    """Why the text is kept out, or None."""
    if not _MAYBE.search(text):
        return None
    spun = _SPUN_WORD.findall(text)
    if len(set(spun)) >= _KINDS and len(spun) >= _TIMES and len(spun) > sum(text.count(_SPUN[w]) for w in set(spun)):
        words = "、".join(f"{word}（{_SPUN[word]}）" for word in sorted(set(spun))[:3])
        return f"spun text: {words}; find the article where it was first published"
    spam = _SPAM.findall(text)
    if len(set(spam)) >= _SPAM_KINDS and sum(map(len, spam)) >= _SPAM_SHARE * len(text):
        return f"spam: {'、'.join(sorted(set(spam))[:3])}; remove the page or clean its site"
    return None
