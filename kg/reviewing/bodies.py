"""Doubts about bodies, places and happenings: nearly equal names, and names that do not say of which place."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from kg.bodies import is_placeless
from kg.reviewing.candidate import PAIR, THING, Candidate, Reason, Side
from kg.reviewing.likeness import EQUAL, LONGER, NEAR, Likeness, alike
from kg.reviewing.sides import seats_of, side_of
from kg.reviewing.snapshot import Snapshot, Thing

# How doubtful it is that two are two
_LIKE_BODIES = {EQUAL: 0.85, LONGER: 0.5, NEAR: 0.2}
_LIKE_HAPPENINGS = {EQUAL: 0.7, LONGER: 0.5, NEAR: 0.3}
_TWO_KINDS = 0.1
_NAMED_BESIDE, _PLACELESS = 0.6, 0.15
_SAME_PLACE, _NOWHERE = 0.45, 0.08


def like_bodies(snapshot: Snapshot) -> Iterator[Candidate]:
    """Bodies of one place, or of none that is known, with nearly equal names; kinds may differ."""
    bodies = snapshot.of_family("Organization")
    by_iri = {snapshot.base + body.iri: body for body in bodies}
    seats = {iri: seats_of(snapshot, iri) for iri in by_iri}
    for like in alike((iri, body.label) for iri, body in by_iri.items() if not is_placeless(body.label)):
        one, other = seats[like.one], seats[like.other]
        if one & other or not one or not other:
            yield _alike(snapshot, like, by_iri, _LIKE_BODIES)


def like_happenings(snapshot: Snapshot) -> Iterator[Candidate]:
    """Events of one day with nearly equal names, and campaigns of one place or organizer."""
    for family, key in (("Event", _day), ("Campaign", _where)):
        blocks: dict[str, list[Thing]] = defaultdict(list)
        for thing in snapshot.of_family(family):
            for value in key(snapshot, thing):
                blocks[value].append(thing)
        seen: set[frozenset[str]] = set()
        for _, things in sorted(blocks.items()):
            by_iri = {snapshot.base + thing.iri: thing for thing in things}
            for like in alike((iri, thing.label) for iri, thing in by_iri.items()):
                if frozenset(like[:2]) not in seen:
                    seen.add(frozenset(like[:2]))
                    yield _alike(snapshot, like, by_iri, _LIKE_HAPPENINGS)


def _day(snapshot: Snapshot, thing: Thing) -> set[str]:
    return {
        c.other for c in thing.claims if c.tie and c.other not in snapshot.things and len(c.other) == len("2021-03-09")
    }


def _where(snapshot: Snapshot, thing: Thing) -> set[str]:
    return {claim.other for claim in thing.claims if claim.tie and claim.other in snapshot.things}


def _alike(snapshot: Snapshot, like: Likeness, things: dict[str, Thing], doubts: dict[str, float]) -> Candidate:
    one, other = things[like.one], things[like.other]
    doubt, reasons = doubts[like.how], [Reason(f"names_{like.how}", (one.label, other.label))]
    if one.kind != other.kind:
        doubt, reasons = doubt + _TWO_KINDS, [*reasons, Reason("two_kinds", (one.kind, other.kind))]
    sides = (side_of(snapshot, one), side_of(snapshot, other))
    return Candidate(PAIR, round(doubt, 3), tuple(reasons), sides, frozenset(like[:2]))


def placeless(snapshot: Snapshot) -> Iterator[Candidate]:
    """Bodies whose name does not say of which place they are: the one that the same articles name in full?"""
    named: dict[str, list[Thing]] = defaultdict(list)
    bodies = snapshot.of_family("Organization")
    for body in bodies:
        for document in body.documents:
            named[document].append(body)
    for body in bodies:
        if is_placeless(body.label):
            beside = {other.iri: other for document in body.documents for other in named[document]}
            yield _which(snapshot, body, [o for _, o in sorted(beside.items()) if _is_full(o.label, body.label)])


def _is_full(label: str, short: str) -> bool:
    return label.endswith(short) and not is_placeless(label)


def _which(snapshot: Snapshot, body: Thing, full: list[Thing]) -> Candidate:
    side = side_of(snapshot, body)
    if len(full) != 1:
        return _alone(snapshot, body, side, _PLACELESS, Reason("placeless", (body.label,)))
    reason = Reason("named_beside", (body.label, full[0].label))
    iris = frozenset({snapshot.base + body.iri, snapshot.base + full[0].iri})
    return Candidate(PAIR, _NAMED_BESIDE, (reason,), (side, side_of(snapshot, full[0])), iris)


def places_nowhere(snapshot: Snapshot) -> Iterator[Candidate]:
    """Places that lie in no county, with the only one of the name that does."""
    by_name: dict[str, list[Thing]] = defaultdict(list)
    places = snapshot.of_family("Place")
    for place in places:
        by_name[place.label].append(place)
    for place in places:
        if place.within or not place.documents or place.iri.removeprefix("division/")[:1].isdigit():
            continue
        side = side_of(snapshot, place)
        known = [other for other in by_name[place.label] if other.within]
        if len(known) == 1:
            iris = frozenset({snapshot.base + place.iri, snapshot.base + known[0].iri})
            reason = Reason("nowhere_but", (place.label, snapshot.label(known[0].within)))
            yield Candidate(PAIR, _SAME_PLACE, (reason,), (side, side_of(snapshot, known[0])), iris)
        elif place.kind == "AdministrativeDivision":
            yield _alone(snapshot, place, side, _NOWHERE, Reason("nowhere", (place.label,)))


def _alone(snapshot: Snapshot, thing: Thing, side: Side, doubt: float, reason: Reason) -> Candidate:
    return Candidate(THING, doubt, (reason,), (side,), frozenset({snapshot.base + thing.iri}))


def weak(snapshot: Snapshot) -> Iterator[Candidate]:
    """Things of which much is said and nothing surely."""
    for thing in (thing for _, thing in sorted(snapshot.things.items())):
        best = max((claim.confidence for claim in thing.claims), default=1.0)
        if best <= _UNSURE and len(thing.documents) >= _USED:
            reason = Reason("weak", (thing.label, f"{best:g}", str(len(thing.documents))))
            yield _alone(snapshot, thing, side_of(snapshot, thing), round((1 - best) / 2, 3), reason)


_UNSURE, _USED = 0.6, 2  # the confidence that is none; articles that make it matter
Rule = Callable[[Snapshot], Iterator[Candidate]]
RULES: tuple[Rule, ...] = (like_bodies, like_happenings, placeless, places_nowhere, weak)
