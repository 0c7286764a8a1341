"""What stands between two offsets of a reading: bodies, places and people."""

import re
from bisect import bisect_left
from functools import cached_property

from kg.extract.context import Context
from kg.extract.dates import Clock, wired_on, year_of
from kg.extract.org import OrgMention
from kg.extract.person import Person
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers

_ROOM = re.compile("会议室|多功能厅|会议厅|报告厅|会议大厅")
_OFFICE = re.compile(
    "([省市县区州旗镇乡]|街道)(?:政府|府|委|党委|行政|机关|[大小]|[一二三四五六七八九十]{1,2}楼|(?=会议[室厅]))"
)
_OURS = re.compile("我(?P<level>[省市县区州旗镇乡])|(?P<first>[一-鿿])")


class Around:
    """The mentions of one reading by where they start."""

    def __init__(
        self,
        reading: Reading,
        orgs: list[OrgMention],
        places: list[PlaceMention],
        people: dict[str, Person],
        context: Context,
    ) -> None:
        """`orgs` and `places` ascending by start."""
        self._context = context
        self.reading, self.text = reading, reading.text
        self.speakers = Speakers(reading, people)
        self._orgs = [m for m in orgs if m.org.kind != "Enterprise"]
        self._places = places
        self._org_starts = [m.start for m in self._orgs]
        self._every, self._every_starts = orgs, [m.start for m in orgs]
        self._place_starts = [m.start for m in places]

    @cached_property
    def clock(self) -> Clock:
        """When the text was written: its publication, else the year that it names, on the day of its wire."""
        published = self.reading.article.published
        year = None if published else year_of(self.text)
        return Clock(wired_on(self.text, year) if year else published, year)

    def orgs(self, low: int, high: int) -> list[OrgMention]:
        """Bodies, companies aside, that begin in `text[low:high]`."""
        return self._orgs[bisect_left(self._org_starts, low) : bisect_left(self._org_starts, high)]

    def hosts(self, low: int, high: int) -> list[OrgMention]:
        """The same with companies, which host meetings too."""
        return self._every[bisect_left(self._every_starts, low) : bisect_left(self._every_starts, high)]

    def orgs_before(self, low: int, end: int) -> list[OrgMention]:
        """Those that begin at `low` or later and end at `end` or one character behind it at most."""
        return [m for m in self.orgs(low, end + 1) if m.end <= end + 1]

    def places(self, low: int, high: int) -> list[PlaceMention]:
        """Places that begin in `text[low:high]`."""
        return self._places[bisect_left(self._place_starts, low) : bisect_left(self._place_starts, high)]

    def own(self, level: str | None, first: str, at: int) -> Place | None:
        """The place of a level that a text is of at an offset (来|我县|督查); without a level the county or city whose
        name begins so (来|青|调研)."""
        if level:
            return self._context.resolve(level, at, own=True)
        told = (self._context.resolve(level, at) for level in "县区市旗")
        return next((place for place in told if place and place.name.startswith(first)), None)

    def held_in(self, low: int, high: int) -> tuple[Place, int] | None:
        """The place that `text[low:high]`, which stands behind 在, says a meeting is held in: one named, else the own
        (在|我县|召开, 在|青|召开)."""
        ours = _OURS.match(self.text, low, high)
        if ours is None or (ours["first"] and ours.end() < high):
            return self.place_in(low, high)
        named = self.place_in(low, high)
        own = self.own(ours["level"], ours["first"] or "", low) if named is None else None
        return (own, low) if own else named

    def place_in(self, low: int, high: int) -> tuple[Place, int] | None:
        """The last venue that begins in `text[low:high]`, else the last place, and where; of a room in an office
        (市教育局会议室, 县府多功能厅) the place that the office is of."""
        inside = self.places(low, high)
        if _ROOM.search(self.text, low, high) and not self._in_house(low, high, inside):
            office = self._office_in(low, high)
            if office:
                return office
        if inside and self.text.find("《", low, high) >= 0:  # 《浙江省食品安全条例》
            inside = [m for m in inside if self.text.rfind("《", low, m.start) <= self.text.rfind("》", low, m.start)]
        if inside and self.text.find("公司", low, high + 8) >= 0:  # 浙江某某公司 need not lie where its name says
            firms = [m for m in self.hosts(low, high) if m.org.kind == "Enterprise"]
            inside = [m for m in inside if not any(f.start <= m.start and m.end < f.end for f in firms)]
        if not inside:
            return None
        mention = next((m for m in reversed(inside) if m.place.level == "venue"), inside[-1])
        mention = next(m for m in inside if m.start == mention.start)  # 县体育馆广场, not its beginning
        return mention.place, mention.start

    def _in_house(self, low: int, high: int, inside: list[PlaceMention]) -> bool:
        """Whether one of the venues is a school's, hospital's or company's house (县藏文中学|会议室)."""
        houses = {m.start for m in self.orgs(low, high) if m.org.kind != "Agency"}
        return any(m.place.level == "venue" and m.start in houses for m in inside)

    def _office_in(self, low: int, high: int) -> tuple[Place, int] | None:
        for mention in reversed(self.orgs(low, high)):
            if mention.org.place:
                return mention.org.place, mention.start
        level = _OFFICE.search(self.text, low, high)
        place = self._context.resolve(level[1], level.start()) if level else None
        return (place, level.start()) if level and place else None
