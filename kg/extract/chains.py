"""Shops and firms called by their brand behind a place (西安|沃尔玛), where no longer name holds it."""

from collections.abc import Iterable, Iterator

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
    """The brands that stand right behind a place and in no organization of `named`."""
    tokens = [t for t in reading.tokens.get("national", ()) if isinstance(t.value, National) and t.value.kind == _FIRM]
    ends = {m.end for m in places} if tokens else set()
    tokens = [t for t in tokens if t.start in ends]
    if not tokens:  # only saves time
        return
    taken = {at for m in named if isinstance(m, OrgMention) for at in range(m.start, m.end)}
    for start, end, brand in tokens:
        surface = reading.text[start:end]
        if start not in taken and not is_begun(reading.text, surface, end) and not wares().match(reading.text, end):
            yield OrgMention(start, end, national_org(brand))
