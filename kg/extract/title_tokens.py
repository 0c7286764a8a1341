"""The title words of a text that are titles, with their grades (首席宏观|分析师)."""

import re
from bisect import bisect_left
from collections.abc import Container

from kg.extract.reading import Reading
from kg.extract.scan import Token, longest
from kg.extract.titled import GRADE, GRADED
from kg.extract.words import Title
from kg.text import char_at

_SENT_BY = re.compile("(?:国家主席[一-鿿]{2,3}|习近平主席)的?$")  # in front of 特别代表, which is no post then
_ADDRESSED = ("总统先生", "总理先生", "主席先生", "首相先生")  # whoever is spoken to: 我同|总统先生会谈
_LASTING = frozenset("期篇途短")  # 社会|长期; no surnames


def title_tokens(reading: Reading, org_ends: Container[int], inside_orgs: Container[int]) -> list[Token]:
    """Every one, ascending, but for those in words that only look like titles, and in bodies (书记 in 中央书记处).

    `org_ends`: where bodies end; `inside_orgs`: the offsets of their characters but the last.
    """
    text, words = reading.text, reading.titles
    told = (t for t in reading.tokens.get("title", ()) if not _over_body(t, words, org_ends, inside_orgs))
    titles = longest(told)
    if "特别代表" in text:
        titles = [t for t in titles if not _is_sent(text, t)]
    if "先生" in text:
        titles = [t for t in titles if not text.startswith(_ADDRESSED, t.end - 2)]
    titles = [_graded(text, t) if t.value.title in GRADED else t for t in titles]
    titles = [t for t in titles if t.start not in inside_orgs or t.end - 1 not in inside_orgs]
    titles = [t for t in titles if char_at(text, t.end) not in _LASTING or not _lasts(text, t.end)]
    traps = longest(reading.tokens.get("trap", ()))
    if not traps:  # only saves time
        return titles
    starts = [trap.start for trap in traps]
    kept = []
    for token in titles:
        index = bisect_left(starts, token.end) - 1
        trap = traps[index] if index >= 0 else None
        if trap is None or trap.start > token.start + 1 or trap.end < token.end:
            kept.append(token)
    return kept


def _over_body(token: Token, words: Container[int], org_ends: Container[int], inside_orgs: Container[int]) -> bool:
    """Whether a title begins inside a body behind which a shorter one begins (中央书记处|书记)."""
    inner = range(token.start + 1, token.end)
    return token.start in inside_orgs and any(at in org_ends and at in words for at in inner)


def _is_sent(text: str, token: Token) -> bool:
    """Whether a title says but who has sent somebody (习近平主席|特别代表、国务院副总理X)."""
    return token.value.title == "特别代表" and _SENT_BY.search(text, max(token.start - 8, 0), token.start) is not None


def _graded(text: str, token: Token) -> Token:
    """A title with the grade and the field in front of it (首席宏观|分析师)."""
    title: Title = token.value
    grade = GRADE.search(text, token.start - 6, token.start)
    if grade is None or not grade.group("grade"):
        return token
    return Token(grade.start(), token.end, title._replace(title=grade.group() + title.title))


def _lasts(text: str, end: int) -> bool:
    """Whether a title ends with the beginning of another word (社会|长期)."""
    return text[end - 1] == "长" and not text.startswith("期间", end)
