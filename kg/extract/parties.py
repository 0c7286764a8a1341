"""Committees of the democratic parties by their place: 民革|北京市|委会, 农工党|上海市|委."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.org import Org, OrgMention
from kg.extract.place import PlaceMention
from kg.extract.rows import behind_places

_PARTIES = frozenset(
    "中国国民党革命委员会 中国民主同盟 中国民主建国会 中国民主促进会 "
    "中国农工民主党 中国致公党 九三学社 台湾民主自治同盟".split()
)
_COMMITTEE = re.compile("委(?:员会|会)?(?!员)")


def with_parties(text: str, places: list[PlaceMention], bodies: Sequence[OrgMention]) -> list[OrgMention]:
    """The bodies, with such committees in place of what is found in them (民革, 中共北京市委)."""
    found = list(_committees(text, places, bodies))
    return [*(m for m in bodies if not any(own.start <= m.start < own.end for own in found)), *found]


def _committees(text: str, places: list[PlaceMention], bodies: Sequence[OrgMention]) -> Iterator[OrgMention]:
    at, ends = {m.start: m for m in places}, {m.end: m for m in places}
    for party in bodies:
        if party.org.label not in _PARTIES:
            continue
        behind = behind_places(at, party.end, len(text))
        committee = _COMMITTEE.match(text, behind)
        if behind > party.end and committee:
            place = ends[behind].place
            org = Org(f"{party.org.label}{place.name}委员会", "Association", place, party.org.label)
            yield OrgMention(party.start, committee.end(), org)
