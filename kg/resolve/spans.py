"""From posts as documents show them to time in office: earliest, latest, and bounds from those before and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.model import Facts, Tenure, TenureSpan
from kg.resolve.calendar import days
from kg.resolve.evidence import has_one_holder, post_of
from kg.resolve.sighting import FORMER
from kg.spool.groups import Groups
from kg.spool.rows import rows

_Key = tuple[str, str, str]  # person, organization, title
Seen = tuple[str, Tenure]  # document id and what it shows


class _Time(NamedTuple):
    """When a holder of a post was seen: days and the dates as documents have them."""

    person: str
    first: int
    last: int
    since: str
    until: str


class Spans:
    """Collects the posts that documents, with IRIs for ids, show."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: for what does not fit into the memory."""
        self._folder = folder
        self._held: Groups[Seen] = Groups(folder)  # by organization and post

    def add(self, facts: Facts) -> None:
        """Those of one document."""
        for tenure in facts.tenures:
            if tenure.organization and days(tenure.observed_on):
                key = f"{tenure.organization} {post_of(tenure.title)}"
                self._held.add(key, (facts.article.id, tenure))

    def found(self) -> Sequence[TenureSpan]:
        """One for each person, organization and title with a date."""
        ordered: Groups[TenureSpan] = Groups(self._folder)
        for _, seen in self._held.drain():
            for span in spans_of(seen):
                ordered.add(order(span), span)
        return rows((span for _, spans in ordered.drain() for span in spans), self._folder)


def order(span: TenureSpan) -> str:
    """What spans are sorted by."""
    return "\0".join(span[:3])


def spans_of(seen: Iterable[Seen]) -> Iterator[TenureSpan]:
    """Those of one post of an organization."""
    held: dict[_Key, list[Seen]] = defaultdict(list)
    for one in seen:
        held[one[1].person, one[1].organization or "", one[1].title].append(one)
    holders = _holders(held)
    for key, found in held.items():
        yield _span(key, found, holders)


def _holders(held: dict[_Key, list[Seen]]) -> list[_Time]:
    """The holders of a post that has one at a time, in the order of time."""
    people: dict[str, list[Seen]] = defaultdict(list)
    for (person, _, title), found in held.items():
        if has_one_holder(title):
            people[person] += found
    times = (time for person, found in people.items() for time in _time(person, found))
    return sorted(times, key=lambda time: (time.first, time.last, time.person))


def _time(person: str, found: Sequence[Seen]) -> Iterable[_Time]:
    """When somebody was seen in office, if ever: "2021" shows that they were by its end, and still at its beginning."""
    held = {(document, t.observed_on) for document, t in found if t.claim.rule != FORMER and t.observed_on}
    told = {document for document, _ in held}  # who tells since when tells until when it was held
    dates = {date for _, date in held} | {t.observed_on for d, t in found if d in told and t.observed_on}
    if dates:
        first, since = min((*(days(date) or (0, 0))[::-1], date) for date in dates)[0:3:2]
        last, until = max((*(days(date) or (0, 0)), date) for date in dates)[0:3:2]
        yield _Time(person, min(first, last), max(first, last), since, until)


def _span(key: _Key, found: list[Seen], holders: Sequence[_Time]) -> TenureSpan:
    person, organization, title = key
    own = next(iter(_time(person, found)), None)
    over = min((_late(t.observed_on) for _, t in found if t.claim.rule == FORMER), default=None)
    whole = next((time for time in holders if time.person == person), None)
    before, after = _neighbours(whole, holders) if whole else (None, None)
    ends = [end for end in (over, (after.first, after.since) if after else None) if end]
    if own:
        ends = [end for end in ends if end[0] >= own.last]
    return TenureSpan(
        person, organization, title,
        own.since if own else None, own.until if own else None,
        before.until if before else None, min(ends)[1] if ends else None,
        before.person if before else None, after.person if after else None,
        tuple(sorted(found, key=lambda seen: (seen[1].observed_on or "", seen[0], seen[1].claim.evidence))),
    )  # fmt: skip


def _late(date: str | None) -> tuple[int, str]:
    """The last day of a date, with the date."""
    return (days(date) or (0, 0))[1], date or ""


def _neighbours(whole: _Time, holders: Sequence[_Time]) -> tuple[_Time | None, _Time | None]:
    """Who held the post last before and first after; those who were seen during the same time tell nothing."""
    before = [time for time in holders if time.last < whole.first]
    after = [time for time in holders if time.first > whole.last]
    latest = max(before, key=lambda time: (time.last, time.person), default=None)
    return latest, min(after, key=lambda time: (time.first, time.person), default=None)
