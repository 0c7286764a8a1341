"""What speaks for and against two stints, or a stint and a sighting without a post, being of one person."""

from math import log

from kg.resolve.calendar import YEAR, days
from kg.resolve.evidence import Reason, reason
from kg.resolve.rarity import Rarity
from kg.resolve.sighting import Chain, Sighting, Spot
from kg.resolve.stint import Stint

_TOUCH = 31  # days that two posts in two places may overlap when somebody moves
_SOON = 3 * YEAR
_WELL_KNOWN = 150  # documents: beyond them, more make nobody better known
RELATIONS = (
    "same_county",
    "same_city_level",
    "same_province_level",
    "same_city",
    "same_province",
    "no_place",
    "elsewhere",
)  # fmt: skip; the nearest first
_NEAR = frozenset({"same_county", "same_city_level", "same_province_level"})


def of_name(name: str, rarity: Rarity) -> Reason:
    """What the name itself says."""
    return reason("name", f"{rarity.bearers(name):.2g}", rarity.weight(name))


def of_stints(one: Stint, other: Stint) -> list[Reason]:
    """All but the name. The same whichever comes first."""
    found: list[Reason] = []
    related = _relation(one, other)
    shared = sorted(one.houses.keys() & other.houses.keys())
    if shared:
        found.append(reason("same_house", one.houses[shared[0]]))
    else:
        found.append(reason(*related))
    found += _former(one, other)
    found += _time(one, other, together=bool(shared) or related[0] in _NEAR)
    return found


def _relation(one: Stint, other: Stint) -> tuple[str, str]:
    """The nearest relation of their seats: its row, and the place that they share."""
    if not one.seats or not other.seats:
        return ("no_place" if not one.seats and not other.seats else "elsewhere"), ""
    pairs = (_of_seats(a, b) for a in sorted(one.seats) for b in sorted(other.seats))
    return min(pairs, key=lambda relation: (RELATIONS.index(relation[0]), relation[1]))


def _of_seats(one: Chain, other: Chain) -> tuple[str, str]:
    mine, theirs = _levels(one), _levels(other)
    at = {level: spot for level, spot in mine.items() if level in theirs and theirs[level].iri == spot.iri}
    if "county" in at:
        return "same_county", at["county"].label
    lower = [level for level in ("county", "prefecture") if level in mine or level in theirs]
    if "prefecture" in at:
        return ("same_city" if "county" in lower else "same_city_level"), at["prefecture"].label
    if "province" in at:
        return ("same_province" if lower else "same_province_level"), at["province"].label
    return "elsewhere", ""


def _levels(chain: Chain) -> dict[str, Spot]:
    return {spot.level: spot for spot in chain if spot.level}


def _former(one: Stint, other: Stint) -> list[Reason]:
    found: list[Reason] = []
    for later, earlier in ((one, other), (other, one)):
        for body in sorted(later.former.keys() & earlier.bodies.keys()):
            found.append(reason("former_post", earlier.bodies[body]))
            same = sorted(later.former[body] & earlier.titles)
            if same:
                found.append(reason("former_title", same[0]))
            left = later.left.get(body)
            if left is not None and earlier.last is not None and earlier.last > left + _TOUCH:
                found.append(reason("left_before"))
            return found
    return found


def _time(one: Stint, other: Stint, *, together: bool) -> list[Reason]:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return []
    overlap = min(one.last, other.last) - max(one.first, other.first)
    if -_SOON <= overlap <= _TOUCH:
        return [reason("follows")]
    if overlap < 0:
        return []
    if not together:
        return [reason("two_places_at_once")]
    if one.heads and other.heads and not one.heads & other.heads:
        return [reason("two_heads_at_once")]
    return [reason("both_at_once")]


def of_sighting(sighting: Sighting, stint: Stint, others: int) -> list[Reason]:
    """A sighting without a post beside a stint, all but the name; `others`: documents of other stints of the name."""
    found = _context(sighting, stint, others)
    if sighting.loose:
        same = sorted(set(sighting.loose) & stint.titles)
        found.append(reason("same_title", same[0]) if same else reason("other_title"))
    seen = days(sighting.on)
    if seen and stint.first is not None and stint.last is not None:
        within = stint.first - YEAR <= seen[1] and seen[0] <= stint.last + YEAR
        found.append(reason("in_their_time" if within else "out_of_their_time"))
    return found


def _context(sighting: Sighting, stint: Stint, others: int) -> list[Reason]:
    """The strongest that the text around the name says, or how well known the person is."""
    named = [label for iri, label in sighting.near if iri in stint.bodies]
    about = [_of_seats(chain, seat) for chain in sighting.about for seat in sorted(stint.seats)]
    county = sorted(place for relation, place in about if relation in ("same_county", "same_city_level"))
    city = sorted(place for relation, place in about if relation == "same_city")
    known = log(min(stint.documents, _WELL_KNOWN) / (1 + others))
    choices = [
        *(reason("body_in_text", label) for label in named[:1]),
        *(reason("county_in_text", place) for place in county[:1]),
        *(reason("city_in_text", place) for place in city[:1]),
    ]
    if choices:
        return choices[:1]
    renowned = reason("well_known", str(stint.documents), max(known, -5.0))
    if not stint.seats:
        return [renowned, reason("known_everywhere")]
    return [renowned, reason("text_elsewhere")] if sighting.about else [renowned]
