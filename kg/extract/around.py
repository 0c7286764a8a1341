"""What stands between two offsets of a reading: bodies, places and people."""

from bisect import bisect_left

from kg.extract.organizations import OrgMention
from kg.extract.people import Person
from kg.extract.place import Place, PlaceMention
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers


class Around:
    """The mentions of one reading by where they start."""

    def __init__(
        self,
        reading: Reading,
        orgs: list[OrgMention],
        places: list[PlaceMention],
        people: dict[str, Person],
    ) -> None:
        """`orgs` and `places` ascending by start."""
        self.reading, self.text = reading, reading.text
        self.speakers = Speakers(reading, people)
        self._orgs = [m for m in orgs if m.org.kind != "Enterprise"]
        self._places = places
        self._org_starts = [m.start for m in self._orgs]
        self._place_starts = [m.start for m in places]

    def orgs(self, low: int, high: int) -> list[OrgMention]:
        """Bodies, companies aside, that begin in `text[low:high]`."""
        return self._orgs[bisect_left(self._org_starts, low) : bisect_left(self._org_starts, high)]

    def orgs_before(self, low: int, end: int) -> list[OrgMention]:
        """Those that begin at `low` or later and end at `end` or one character behind it at most."""
        return [m for m in self.orgs(low, end + 1) if m.end <= end + 1]

    def places(self, low: int, high: int) -> list[PlaceMention]:
        """Places that begin in `text[low:high]`."""
        return self._places[bisect_left(self._place_starts, low) : bisect_left(self._place_starts, high)]

    def place_in(self, low: int, high: int) -> tuple[Place, int] | None:
        """The last venue that begins in `text[low:high]`, else the last place, and where."""
        inside = self.places(low, high)
        if not inside:
            return None
        mention = next((m for m in reversed(inside) if m.place.level == "venue"), inside[-1])
        return mention.place, mention.start
