"""Zones and well-known venues of the lists, in place of the divisions whose names they hold."""

import re

from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.scan import Site, longest

_SITE_GOES_ON = re.compile("[区监]|街道|(?<=新发地)[猪牛羊水双副蔬果菜肉特农粮海食批国长碧交百汽]")  # 新发地|牛羊肉大厅


def with_sites(reading: Reading, found: list[PlaceMention]) -> list[PlaceMention]:
    """Zones and well-known venues (雄安新区, 人民大会堂) in place of the divisions whose names they hold."""
    tokens = longest(reading.tokens.get("site", ()))
    tokens = [t for t in tokens if not _SITE_GOES_ON.match(reading.text, t.end)]
    names = {t.value.name for t in tokens}
    sites = [
        PlaceMention(
            start, end, Place(_in_full(site, names), site.level, None, site.host), reading.text[start:end] == site.name
        )
        for start, end, site in tokens
    ]
    ends = {m.end: m for m in found if m.place.code}
    sites = [_local(m, ends[m.start]) if m.start in ends else m for m in sites]
    covered = {at for m in sites for at in range(m.start, m.end)}
    # 海南 of 海南自由贸易港 is named too
    zoned = {at for m in sites if m.place.level != "venue" for at in range(m.start, m.end)}
    kept = [
        m for m in found if m.start not in covered or (m.start in zoned and m.place.level in ("province", "prefecture"))
    ]
    return sorted([*kept, *sites], key=lambda m: m.start)


def _local(site: PlaceMention, front: PlaceMention) -> PlaceMention:
    """青田县|人民大会堂: the venue of that name in another place, told by what stands in front."""
    host, code = site.place.within or "", front.place.code or ""
    if site.place.level != "venue" or host.startswith(code.rstrip("0")):
        return site
    return site._replace(place=site.place._replace(name=front.place.name + site.place.name, within=code))


def _in_full(site: Site, names: set[str]) -> str:
    """The name of a venue: the longest of the document's that begins with it (新发地 of 新发地市场)."""
    if site.level != "venue":
        return site.name
    return max((name for name in names if name.startswith(site.name)), key=len)
