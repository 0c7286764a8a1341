"""Doubts about people: namesakes that were kept apart, and one person who may be two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice

from kg.reviewing.candidate import PAIR, THING, Candidate, Reason
from kg.reviewing.sides import seats_of, side_of
from kg.reviewing.snapshot import Claim, Snapshot, Thing

_MOST = 6  # namesakes of whom every two are compared; of more, each with the best known
# How doubtful it is that namesakes are two, or that one person is one; what is added by what is seen
_APART, _NO_BODY, _ONE_PLACE, _ONE_TITLE = 0.3, 0.15, 0.3, 0.1
_JOINED, _TWO_PLACES, _WIDE_PLACE = 0.2, 0.3, 0.15
_ALSO_ELSE = 0.5


def namesakes(snapshot: Snapshot) -> Iterator[Candidate]:
    """People of one name that the build keeps apart."""
    blocks: dict[str, list[Thing]] = defaultdict(list)
    for person in snapshot.of_family("Person"):
        blocks[person.label].append(person)
    for people in blocks.values():
        for one, other in _pairs(people):
            yield _apart(snapshot, one, other)


def _pairs(people: Sequence[Thing]) -> Iterable[tuple[Thing, Thing]]:
    if len(people) <= _MOST:
        return combinations(people, 2)
    known = max(people, key=lambda person: (len(person.documents), person.iri))
    return ((known, person) for person in people if person is not known)


def _apart(snapshot: Snapshot, one: Thing, other: Thing) -> Candidate:
    doubt, reasons = _APART, [Reason("namesakes", (one.label,))]
    first, second = (_places(snapshot, person.claims) for person in (one, other))
    if not first or not second:
        doubt, reasons = doubt + _NO_BODY, [*reasons, Reason("no_body")]
    shared = _with_around(snapshot, first) & second | _with_around(snapshot, second) & first
    if shared:
        names = "、".join(sorted(snapshot.label(place) for place in shared))
        doubt, reasons = doubt + _ONE_PLACE, [*reasons, Reason("one_place", (names,))]
    titles = {c.title for c in one.claims} & {c.title for c in other.claims} - {""}
    if titles:
        doubt, reasons = doubt + _ONE_TITLE, [*reasons, Reason("one_title", ("、".join(sorted(titles)),))]
    sides = (side_of(snapshot, one), side_of(snapshot, other))
    return Candidate(PAIR, round(doubt, 3), tuple(reasons), sides, _iris(snapshot, one, other))


def _iris(snapshot: Snapshot, *things: Thing) -> frozenset[str]:
    return frozenset(snapshot.base + thing.iri for thing in things)


def _places(snapshot: Snapshot, claims: Iterable[Claim]) -> set[str]:
    return {seat for claim in claims if claim.other for seat in seats_of(snapshot, claim.other)}


def _with_around(snapshot: Snapshot, places: set[str]) -> set[str]:
    """The places and the next larger ones."""
    return places | {snapshot.things[place].within for place in places if place in snapshot.things} - {""}


def joined(snapshot: Snapshot) -> Iterator[Candidate]:
    """People whose articles fall into groups without a body in common: they were joined by name and place."""
    for person in snapshot.of_family("Person"):
        groups = _groups(person)
        for group in islice(groups, 1, 4):
            candidate = _one_or_two(snapshot, person, groups[0], group)
            if candidate.sides[0].reference.iri != candidate.sides[1].reference.iri:
                yield candidate


def _groups(person: Thing) -> list[list[Claim]]:
    """The posts of a person by bodies that some document tells together, the largest group first."""
    posts = [claim for claim in person.claims if claim.tie and claim.other]
    group: dict[str, set[str]] = {}
    told: dict[str, set[str]] = defaultdict(set)
    for claim in posts:
        told[claim.document].add(claim.other)
    for bodies in told.values():
        whole = set().union(bodies, *(group[body] for body in bodies if body in group))
        group.update(dict.fromkeys(whole, whole))
    found = {min(bodies): [claim for claim in posts if claim.other in bodies] for bodies in group.values()}
    return sorted(found.values(), key=lambda claims: (-len({c.document for c in claims}), claims))


def _one_or_two(snapshot: Snapshot, person: Thing, most: list[Claim], rest: list[Claim]) -> Candidate:
    doubt, reasons = _JOINED, [Reason("joined", (person.label,))]
    first, second = _places(snapshot, most), _places(snapshot, rest)
    if not first & second:
        doubt, reasons = doubt + _TWO_PLACES, [*reasons, Reason("two_places")]
    elif all(_is_wide(snapshot, place) for place in first & second):
        names = "、".join(sorted(snapshot.label(place) for place in first & second))
        doubt, reasons = doubt + _WIDE_PLACE, [*reasons, Reason("wide_place", (names,))]
    sides = (side_of(snapshot, person, most), side_of(snapshot, person, rest))
    return Candidate(PAIR, round(doubt, 3), tuple(reasons), sides, _iris(snapshot, person))


def _is_wide(snapshot: Snapshot, place: str) -> bool:
    """Whether a place is larger than a county: a province or prefecture lies in at most one other."""
    around = snapshot.things[place].within
    return not around or not snapshot.things[around].within


def names_of_others(snapshot: Snapshot) -> Iterator[Candidate]:
    """People whose name is also that of something else."""
    others = {
        name: thing
        for family in ("Place", "Organization")
        for thing in snapshot.of_family(family)
        for name in (thing.label, *sorted(thing.aliases))
    }
    for person in snapshot.of_family("Person"):
        if person.label in others:
            reason = Reason("also_else", (person.label, others[person.label].label))
            side = side_of(snapshot, person)
            yield Candidate(THING, _ALSO_ELSE, (reason,), (side,), _iris(snapshot, person))
