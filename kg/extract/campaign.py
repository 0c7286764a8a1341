"""A campaign as one document tells of it."""

import re
from dataclasses import dataclass, field

from kg.extract.org import Org
from kg.extract.place import Place


@dataclass
class Campaign:
    """A campaign of one document."""

    label: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    organizers: list[tuple[Org, int]] = field(default_factory=list)  # with the offset that says so
    place: Place | None = None

    @property
    def year(self) -> str:
        """The year in its name; editions of different years are different campaigns."""
        match = re.search(r"20\d{2}", self.label)
        return match.group() if match else ""
