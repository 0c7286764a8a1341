"""The committees that the minor parties have in places: 农工党|浙江省委, 民盟|市委会, 民建|县支部."""

import re

from kg.extract.context import Context
from kg.extract.org import Org, OrgMention
from kg.extract.reading import Reading
from kg.extract.rows import behind_places, last_place

_PARTIES = frozenset(
    "中国国民党革命委员会 中国民主同盟 中国民主建国会 中国民主促进会 中国农工民主党 中国致公党 九三学社 "
    "台湾民主自治同盟".split()
)
_RULING = {"中国共产党": "中共", "中国共产主义青年团": "共青团"}
_COMMITTEE = re.compile(
    "(?P<level>[省市县区]?)(?P<what>委(?:员?会(?!议))?|总支(?:部|委员会)?|支部|基层委员会)(?![局办厅员])"
)
_NAMES = {
    "委": "委员会",
    "委会": "委员会",
    "总支": "总支部委员会",
    "总支部": "总支部委员会",
    "总支委员会": "总支部委员会",
}


def with_local(reading: Reading, bodies: list[OrgMention], context: Context) -> list[OrgMention]:
    """The bodies, with such a committee in place of the party and of the committee that it looks like (浙江省委)."""
    found = []
    parties = [m for m in bodies if m.org.label in _PARTIES or m.org.label in _RULING]
    fronts = {m.start: m for m in context.mentions} if parties else {}
    for m in parties:
        at = behind_places(fronts, m.end, len(reading.text))
        match = _COMMITTEE.match(reading.text, at)
        place = fronts[last_place(fronts, m.end, at)].place if m.end in fronts else None
        place = place or (context.resolve(match["level"], at) if match and match["level"] else None)
        if match and place and (party := _RULING.get(m.org.label)):  # 中国共产党|青田县委员会
            org = Org(f"{party}{place.name}{_NAMES.get(match['what'], match['what'])}", m.org.kind, place)
            found.append(OrgMention(m.start, match.end(), org))
        elif match and (place or match["level"]):
            name = _NAMES.get(match["what"], match["what"])
            org = Org(m.org.label + (place.name if place else match["level"]) + name, m.org.kind, place, m.org.label)
            found.append(OrgMention(m.start, match.end(), org))
    if not found:
        return bodies
    inside = {at for m in found for at in range(m.start, m.end)}
    return [*(m for m in bodies if m.start not in inside), *found]
