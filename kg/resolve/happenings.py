"""Which events and campaigns of several articles are one: by reprints, by day, place and name, by a rare name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.model import Entity
from kg.resolve.days import days_between
from kg.resolve.repeated import Repeated

SPECIFIC = 16  # characters of a name that two events seldom share
_TELLING = 6  # of a name that says what it is about, without year and place
_DAYS = 3  # between the dates that two articles give for one event
_MONTHS = 183  # days after which what looks like a reprint tells of the next time
_CROWD = 50  # events of one day and place that are compared with each other
_FRAME = re.compile(
    r"^(?:(?:19|20)\d\d年(?:度|全)?|全[国省市区县]|[我本][省市区县]|\w{2,4}[省市区县](?=[^市区县]))+|(?:召开|举行|举办)$"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十百零〇\d]{1,9}[次届]|(?:19|20)\d\d年")  # 发布会 of a series have one name
_TALK = re.compile("会[见谈晤]")  # one host sees many guests of one summit, day after day


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or campaign as one document tells it.

    `label` is without quotation marks, `date` an ISO prefix, `iri` what it would be called for itself.
    `organizers` are IRIs, and `seat` is: the place of the event or else the one that its organizer acts for.
    """

    document: str
    entity: Entity
    iri: str
    label: str
    date: str | None
    organizers: frozenset[str]
    seat: str | None

    @property
    def on(self) -> str | None:
        """Its date, if it is a day."""
        return self.date if self.date and len(self.date) == 10 else None


def unify(happenings: Iterable[Happening], reprints: Mapping[str, str]) -> dict[str, str]:
    """The IRI of each event and campaign -> the one that stands for it; those that stay themselves are left out.

    `reprints` leads from an article to the first that it repeats. Events that one document tells apart stay apart.
    The order of `happenings` does not matter.
    """
    groups = _Groups(sorted(happenings, key=lambda h: (h.iri, h.document, h.entity.id)))
    events = [h for h in groups.all if h.entity.kind != "Campaign"]
    campaigns = [h for h in groups.all if h.entity.kind == "Campaign"]
    for one, other in (*_reprinted(groups.all, reprints), *_same_day(events), *_same_name(events)):
        groups.join(one, other)
    for one, other in _campaigns(campaigns):
        groups.join(one, other, apart=False)
    return groups.result()


class _Groups:
    """IRIs that are joined, with the documents that speak of them."""

    def __init__(self, happenings: list[Happening]) -> None:
        self.all = happenings
        self.parent: dict[str, str] = {}
        self.documents: dict[str, set[str]] = {}  # of what is joined; the others' are those of their tellings
        self.starts: dict[str, int] = {}  # where the tellings of each begin
        for at, happening in enumerate(happenings):
            self.starts.setdefault(happening.iri, at)

    def tellings(self, iri: str) -> list[Happening]:
        """All of one IRI, which stand beside each other."""
        start = end = self.starts[iri]
        while end < len(self.all) and self.all[end].iri == iri:
            end += 1
        return self.all[start:end]

    def told_by(self, iri: str) -> set[str]:
        """The documents that speak of what is joined to an IRI."""
        return self.documents.get(iri) or {happening.document for happening in self.tellings(iri)}

    def root(self, iri: str) -> str:
        """What an IRI is joined to."""
        while iri in self.parent:
            iri = self.parent[iri]
        return iri

    def join(self, one: Happening, other: Happening, *, apart: bool = True) -> None:
        """Let two be one; `apart`: unless a document tells both."""
        first, second = sorted((self.root(one.iri), self.root(other.iri)))
        if first == second:
            return
        mine, its = self.told_by(first), self.told_by(second)
        if apart and mine & its:
            return
        self.parent[second] = first
        self.documents.pop(second, None)
        mine |= its
        self.documents[first] = mine

    def result(self) -> dict[str, str]:
        """Each IRI that is joined -> the best of its group."""
        members: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(self.parent):
            members[self.root(iri)].append(iri)
        found: dict[str, str] = {}
        for root, others in members.items():
            best = min((root, *others), key=self._rank)
            found |= {iri: best for iri in (root, *others) if iri != best}
        return found

    def _rank(self, iri: str) -> tuple[bool, int, int, str]:
        """A day before none, then the one that most documents tell, then the longest name."""
        told = self.tellings(iri)
        return told[0].on is None, -len(told), -len(told[0].label), iri


Pairs = Iterator[tuple[Happening, Happening]]


def _reprinted(happenings: Iterable[Happening], reprints: Mapping[str, str]) -> Pairs:
    """What articles that repeat each other call by one name, unless one of them calls two things so."""
    firsts = set(reprints.values())
    told: dict[tuple[str, str, str], dict[str, list[Happening]]] = defaultdict(lambda: defaultdict(list))
    for h in happenings:
        first = reprints.get(h.document, h.document)
        if first in firsts:
            told[first, h.entity.kind, h.label][h.document].append(h)
    for documents in told.values():
        if all(len({h.iri for h in found}) == 1 for found in documents.values()):
            for one, other in pairwise(documents.values()):
                if (days_between(one[0].on, other[0].on) or 0) <= _MONTHS:
                    yield one[0], other[0]


def _same_day(events: Sequence[Happening]) -> Pairs:
    """Events of one kind and day by one organizer or in one place, with names of which one ends with the other."""
    repeated = Repeated((key for h in events for key in _days(h)), 2 * len(events))
    days: dict[tuple[str, str, str], list[Happening]] = defaultdict(list)
    for h in events:
        for key in _days(h):
            if key in repeated:
                days[key].append(h)
    for found in days.values():
        if len({h.iri for h in found}) > 1:
            named = {h: _core(h.label) for h in {h.iri: h for h in found[:_CROWD]}.values()}
            for one, other in combinations(named, 2):
                if _alike(named[one], named[other]) and _together(one, other):
                    yield one, other


def _days(event: Happening) -> list[tuple[str, str, str]]:
    """What events of one day have in common: kind, day, organizer or place."""
    if not event.on:
        return []
    return [(event.entity.kind, event.on, seat) for seat in sorted({*event.organizers, *filter(None, (event.seat,))})]


def _core(label: str) -> str:
    return _FRAME.sub("", label)


def _alike(one: str, other: str) -> bool:
    """全市安全生产工作会议 and 安全生产工作会议; but not a congress and the meeting of its presidium."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _TELLING and (longer.endswith(shorter) or longer.startswith(f"{shorter}暨"))


def _together(one: Happening, other: Happening) -> bool:
    """Whether two have an organizer in common, or a place and no organizers that speak against it."""
    return bool(one.organizers & other.organizers) or not (one.organizers and other.organizers)


def _same_name(events: Sequence[Happening]) -> Pairs:
    """Events with one long name: an undated one and the only dated one; if it has a number, two a few days apart."""
    named: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    repeated = Repeated(((h.entity.kind, h.label) for h in events), len(events))
    for h in events:
        if len(h.label) >= SPECIFIC and (h.entity.kind, h.label) in repeated:
            named[h.entity.kind, h.label].append(h)
    for found in named.values():
        if len({h.iri for h in found}) == 1:
            continue
        dated = sorted((h for h in found if h.on), key=lambda h: (h.on or "", h.iri, h.document))
        if len({h.on for h in dated}) == 1:
            on = dated[0].on or ""
            yield from ((dated[0], h) for h in found if h.on is None and on.startswith(h.date or ""))
        label = found[0].label
        for one, other in pairwise(dated if _NUMBERED.search(label) and not _TALK.search(label) else ()):
            apart = days_between(one.on, other.on)
            if apart is not None and apart <= _DAYS and one.seat == other.seat and _together(one, other):
                yield one, other


def _campaigns(campaigns: Iterable[Happening]) -> Pairs:
    """Campaigns of one name and place, whether an article tells the place or a body that acts for it."""
    named: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for h in campaigns:
        if h.seat:
            named[h.label, h.seat].append(h)
    for found in named.values():
        yield from pairwise(found)
