"""The bureaus that a document tells of: what a bare 局 after them may mean."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from kg.bodies import Body
from kg.extract.org import Org, OrgMention, org_of_level
from kg.extract.place import Place
from kg.extract.several import BY_LEVEL, level_of

DOMAINS = frozenset({"市场监管", "食药监", "质监", "工商", "药监", "税务", "气象", "公安"})

_WITH = re.compile("[该本我][一-鿿]?局[^，。；]{0,6}?(?:联合|会同|协同|配合)(?P<whom>[^。；\n]{2,40})")

Kept = TypeVar("Kept")


class _Latest(Generic[Kept]):
    """Values by the offset where they were told; answers with the value added last among those told before."""

    def __init__(self) -> None:
        self._first: Kept | None = None
        self._ends: list[int] = []  # ascending; each value was added later than those before it
        self._values: list[Kept] = []

    def add(self, end: int, value: Kept) -> None:
        if self._first is None:
            self._first = value
        while self._ends and self._ends[-1] >= end:  # never the answer again: the new one is later and reaches as far
            self._ends.pop()
            self._values.pop()
        self._ends.append(end)
        self._values.append(value)

    def latest(self, offset: int) -> Kept | None:
        """The last value whose end is not behind the offset."""
        index = bisect_right(self._ends, offset)
        return self._values[index - 1] if index else None

    def before(self, offset: int) -> Kept | None:
        """The same, else the first of all."""
        return self.latest(offset) or self._first

    def other(self, offset: int, value: Kept) -> Kept | None:
        """The last before the offset that is not that value."""
        values = reversed(self._values[: bisect_right(self._ends, offset)])
        return next((other for other in (*values, self._first) if other != value), None)

    def told(self, offset: int) -> bool:
        """Whether a value was told before an offset."""
        return bisect_right(self._ends, offset) > 0


class Bureaus:
    """The bureaus that a document has told of so far: by name, by line of work, by place."""

    def __init__(self, mentions: Iterable[OrgMention]) -> None:
        self.named: _Latest[Org] = _Latest()
        self.domains: _Latest[str] = _Latest()
        self._national: _Latest[Org] = _Latest()
        self.of_place: dict[tuple[Place | None, str | None], Org] = {}
        for mention in mentions:
            self.add(mention)

    def meant(self, text: str, offset: int, own: Place | None) -> Org | None:
        """The bureau that 该局 at an offset means: the last told of before it, unless it acts with that, or that of the
        country where no other was, else the first of all, if it is no other than that of the document's own place
        (局党委…, 市局…)."""
        if not self.named.told(offset) and text.startswith("该", offset) and (of_all := self._national.latest(offset)):
            return of_all
        last = self.named.before(offset)
        last = self.named.other(offset, last) if last and _acts_with(text, offset, last) else last
        return last if last and (own in (None, last.place) or self.named.told(offset)) else None

    def add(self, mention: OrgMention) -> None:
        """Tell of one more."""
        org = mention.org
        if org.place and org.label.endswith("局"):
            self.named.add(mention.end, org)
        elif org.label.startswith("国家") and org.label.endswith("局"):
            self._national.add(mention.end, org)
        if org.domain in DOMAINS:
            self.domains.add(mention.end, org.domain)
        self.of_place.setdefault((org.place, org.domain), org)


def _acts_with(text: str, offset: int, bureau: Org) -> bool:
    """该局将联合|市民政局: whether it is that bureau which the one told of at an offset acts with."""
    joint = _WITH.match(text, offset)
    name = bureau.label.removeprefix(bureau.place.name) if bureau.place else bureau.label
    return joint is not None and name in joint["whom"]


def of_the_level(found: list[OrgMention], body: Body, place: Place | None) -> Org | None:
    """The body of the county or city that nobody knows and whose bodies the text has told of (县政府, then 卫健委).

    `place`: the place that the text is about, if it is known; of a province, the body is not."""
    if place and place.level != "province":
        return None
    last = next((m.org for m in reversed(found) if m.rule == BY_LEVEL and m.org.place is None), None)
    level = level_of(last) if last else None
    return org_of_level(body, level) if level in ("县", "区", "市", "旗") else None
