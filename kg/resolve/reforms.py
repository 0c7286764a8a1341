"""Reforms: where the articles know a body and the one that took its place, these are linked by what happened."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg import ids
from kg.model import Reform
from kg.resolve.bodies import Seats
from kg.tables import REFORMS, ReformRow
from kg.wording import rows

_COUNTRY = "全国"
Bodies = dict[str, list[str]]  # a name with {} for the place -> IRIs


def reforms(base: str, seats: Seats) -> list[Reform]:
    """One for each row of agency_reforms.tsv and place that has bodies of both sides, by IRI."""
    national, local = _by_name(seats)
    found: list[Reform] = []
    for row in rows(REFORMS):
        if row.level == "national":
            found += _applied(base, row, "", national, "")
            continue
        places = {place for name in row.before for place in local.get(name, ())}
        for place in sorted(places):
            bodies = {name: local[name].get(place, []) for name in (*row.before, *row.after) if name in local}
            found += _applied(base, row, place, bodies, seats.by_id[place].label)
    return sorted(found, key=lambda reform: reform.id)


def _by_name(seats: Seats) -> tuple[Bodies, dict[str, Bodies]]:
    """National bodies by name, and those of places by name and place."""
    national: Bodies = defaultdict(list)
    local: dict[str, Bodies] = defaultdict(lambda: defaultdict(list))
    for body in seats.agencies:
        place = seats.place(body.id)
        if place is None:
            national[body.label].append(body.id)
        else:
            local[body.label.replace(seats.by_id[place].label, "{}")][place].append(body.id)
    return national, local


def _applied(base: str, row: ReformRow, place: str, bodies: Bodies, where: str) -> Iterator[Reform]:
    original, resulting = _all(bodies, row.before), _all(bodies, row.after)
    if original and resulting:
        scope = place.removeprefix(f"{base}division/") or _COUNTRY
        iri = ids.entity_iri(base, "reform", f"{row.latest[:4]}-{row.reform}", *scope.split("/"))
        label = f"{where}{row.reform}（{_years(row)}）"
        rule = f"reform: {row.reform} ({row.level})"
        yield Reform(iri, label, rule, original, resulting, row.earliest, row.latest, row.source)


def _all(bodies: Bodies, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({iri for name in names for iri in bodies.get(name, ())}))


def _years(row: ReformRow) -> str:
    first, last = row.earliest[:4], row.latest[:4]
    return f"{first}年" if first == last else f"{first}—{last}年"
