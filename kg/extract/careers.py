"""A life told by its posts: the lines of a résumé (1985－1986年 某县县委书记), and 历任A、B behind the particulars."""

import re
from collections.abc import Iterator

from kg.extract.name import Name
from kg.extract.post import PAST, Post
from kg.extract.roster import Roster

_MONTH = r"(?:[.]\d{1,2}|年\d{1,2}月)?"
_SPAN = re.compile(
    rf"[（(]?(?P<since>(?:19|20)\d\d{_MONTH})年?\s?[-—－–~～至]{{1,2}}\s?(?P<until>(?:19|20)\d\d{_MONTH})?"
    r"(?:至?今|现在)?[年月]?[ \u3000，、：:]{0,4}"
)
_TOLD = re.compile("(?:曾?先后(?:担?任|在)|历任|曾任|曾担任|现任|拟任|[是第][一二三四五六七八九十]{1,3}届)")
_BEFORE = ("曾", "历任", "先后")
_ISO = re.compile(r"(\d{4})(?:\D+(\d{1,2}))?")


def follow_career(roster: Roster, name: Name, start: int, end: int) -> None:
    """Give somebody the posts that the lines and sentences of `text[start:end]` tell of their life."""
    told: dict[tuple[str, str], list[Post]] = {}
    pieces = list(_pieces(roster, start, end))
    for chain in roster.chains if pieces else ():
        for low, high, since, until in pieces:
            if low <= chain.start < high:
                for post in chain.posts:
                    key = (post.title, post.org.label if post.org else "")
                    told.setdefault(key, []).append(post._replace(since=since, until=until))
    for posts in told.values():
        for post in _bounds(posts):
            roster.add(name, post)


def _pieces(roster: Roster, start: int, end: int) -> Iterator[tuple[int, int, str | None, str | None]]:
    """What tells of posts: where the time in front of it ends, its own end, and since and until when they were held."""
    text, others = roster.text, roster.named_at
    for sentence in roster.reading.sentences:
        low, high = sentence.start, sentence.end
        if not start <= low < end or any(low <= at < high for at in others):
            continue
        span = _SPAN.match(text, low)
        if span:
            yield span.end(), high, _iso(span["since"]), _iso(span["until"]) if span["until"] else None
        elif _TOLD.match(text, low):
            yield low, high, None, PAST if text.startswith(_BEFORE, low) else None


def _bounds(posts: list[Post]) -> Iterator[Post]:
    """A post that several lines tell of: when it began, and when it was over unless a line says that it goes on."""
    first = min((post for post in posts if post.since), key=lambda post: post.since or "", default=None)
    if first:
        yield first._replace(until=None)
    if all(post.until is not None for post in posts):
        yield max(posts, key=lambda post: post.until or "")._replace(since=None)
    else:
        yield next(post for post in posts if post.until is None)._replace(since=None)


def _iso(time: str) -> str:
    """2002.10 and 2002年10月 as 2002-10, 2002 as it is."""
    found = _ISO.match(time)
    year, month = found.groups() if found else (time, None)
    return f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 else year
