"""Shops and firms called by their brand behind a place (西安|沃尔玛, 佛山|大润发桂城店), where no longer
name holds it."""

from collections.abc import Iterable, Iterator

from kg.extract.branches import brand_branch
from kg.extract.brands import wares
from kg.extract.endings import is_begun
from kg.extract.org import OrgMention, national_org
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.words import National

_FIRM = "Enterprise"


def find_chains(
    reading: Reading, named: Iterable[OrgMention | PlaceMention], places: list[PlaceMention]
) -> Iterator[OrgMention]:
    """The brands, and shops of a brand, that stand right behind a place and in no organization of `named`."""
    tokens = [t for t in reading.tokens.get("national", ()) if isinstance(t.value, National) and t.value.kind == _FIRM]
    ends = {m.end: m for m in places} if tokens else {}
    tokens = [t for t in tokens if t.start in ends]
    if not tokens:  # only saves time
        return
    taken = {at for m in named if isinstance(m, OrgMention) for at in range(m.start, m.end)}
    for start, end, brand in tokens:
        surface = reading.text[start:end]
        if start in taken or is_begun(reading.text, surface, end) or wares().match(reading.text, end):
            continue
        mention = OrgMention(start, end, national_org(brand))
        shop = brand_branch(reading.text, mention)
        if shop:
            front = ends[start]
            label = reading.text[front.start : start] + shop.org.label
            shop = shop._replace(start=front.start, org=shop.org._replace(label=label, place=front.place))
        yield shop or mention
