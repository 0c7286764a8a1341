"""Squads of a place by their work, whose body no text names (合肥市|食品药品稽查支队, 西双版纳|边境管理支队)."""

import re
from collections.abc import Iterator

from kg.extract.anchors import either
from kg.extract.org import Org, OrgMention
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.wording import derived


def find_squads(reading: Reading, places: list[PlaceMention], bodies: list[OrgMention]) -> Iterator[OrgMention]:
    """Their mentions, but for those that begin or end as one of the `bodies` does."""
    text = reading.text
    if "队" not in text:  # only saves time
        return
    starts, ends = {m.start for m in bodies}, {m.end for m in bodies}
    for m in places:
        match = _squad().match(text, m.end) if m.place.code and m.start not in starts else None
        if match and match.end() not in ends:
            yield OrgMention(m.start, match.end(), Org(m.place.name + match[0], "Agency", m.place))


@derived
def _squad() -> re.Pattern[str]:
    """What a squad does, and its size."""
    return re.compile(
        f"(?:(?:{either('squad')}|安全生产)(?:和(?!应急))?){{1,7}}(?:[一二三四五六七八九十]|直属)?[总支大中分]队(?![长员伍列]|人马)"
    )
