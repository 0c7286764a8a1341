"""From posts as documents show them to time in office: earliest, latest, and bounds from those before and after."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kg.model import Facts, Tenure, TenureSpan
from kg.resolve.calendar import days
from kg.resolve.evidence import has_one_holder, post_of
from kg.resolve.sighting import FORMER

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

    def __init__(self) -> None:
        self._held: dict[tuple[str, str, str], list[Seen]] = defaultdict(list)

    def add(self, facts: Facts) -> None:
        """Those of one document."""
        for tenure in facts.tenures:
            if tenure.organization and days(tenure.observed_on):
                self._held[tenure.person, tenure.organization, tenure.title].append((facts.article.id, tenure))

    def found(self) -> tuple[TenureSpan, ...]:
        """One for each person, organization and title with a date."""
        held, holders = self._held, _holders(self._held)
        return tuple(_span(key, held[key], holders.get((key[1], post_of(key[2])), ())) for key in sorted(held))


def _holders(held: dict[tuple[str, str, str], list[Seen]]) -> dict[tuple[str, str], list[_Time]]:
    """The holders of each post that has one at a time, in the order of time."""
    seen: dict[tuple[str, str], dict[str, list[Seen]]] = defaultdict(lambda: defaultdict(list))
    for (person, organization, title), found in held.items():
        if has_one_holder(title):
            seen[organization, post_of(title)][person] += found
    times = {
        post: [time for person, found in people.items() for time in _time(person, found)]
        for post, people in seen.items()
    }
    return {post: sorted(found, key=lambda time: (time.first, time.last, time.person)) for post, found in times.items()}


def _time(person: str, found: Sequence[Seen]) -> Iterable[_Time]:
    """When somebody was seen in office, if ever: "2021" shows that they were by its end, and still at its beginning."""
    dates = {t.observed_on for _, t in found if t.claim.rule != FORMER and t.observed_on}
    if dates:
        first, since = min((*(days(date) or (0, 0))[::-1], date) for date in dates)[0:3:2]
        last, until = max((*(days(date) or (0, 0)), date) for date in dates)[0:3:2]
        yield _Time(person, min(first, last), max(first, last), since, until)


def _span(key: tuple[str, str, str], found: list[Seen], holders: Sequence[_Time]) -> TenureSpan:
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
