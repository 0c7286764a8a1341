"""The counties that towns lie in."""

from kg.extract.context import Context
from kg.extract.place import PlaceMention


def with_counties(mentions: list[PlaceMention], context: Context) -> list[PlaceMention]:
    """The mentions, towns with the county that they lie in; a town lies in one county throughout a document."""
    towns = [m for m in mentions if m.place.code is None and m.place.level in ("township", "village")]
    if not towns:
        return mentions
    known = {m.place.name: m.place.within for m in towns if m.place.within}
    for mention in towns:
        county = None if mention.place.name in known else context.county(mention.start)
        if county and county.code:
            known[mention.place.name] = county.code
    settled = {m: m.place._replace(within=known.get(m.place.name)) for m in towns}
    return [m._replace(place=settled[m]) if m in settled else m for m in mentions]
