"""Who goes along to look (陪同检查) where the text is at a meeting by then: that is a part in the tour."""

import re

from kg.extract.event import Event
from kg.extract.reading import Reading, Sentence
from kg.extract.scan import Token

_TO_LOOK = re.compile("检查|督查|调研|走访|慰问|考察|督导|视察|察看")  # 陪同|检查: at no meeting
GOING = frozenset({"attend", "visit", "lead"})  # uses of cues


class Looks:
    """Follows the inspections of one reading."""

    def __init__(self, reading: Reading, events: list[Event]) -> None:
        self.reading, self.text = reading, reading.text
        tours = [(event.start, index) for index, event in enumerate(events) if event.kind == "Inspection"]
        self._latest_first = sorted(tours, reverse=True)

    def is_one(self, verb: Token) -> bool:
        """Whether a verb tells who goes somewhere to look (带队检查, 陪同检查), which is no meeting."""
        along = verb.value == "attend" and _TO_LOOK.match(self.text, verb.end) is not None
        return along or verb.value in ("visit", "lead")

    def joined(self, verb: Token, sentence: Sentence) -> list[int]:
        """The tour that 陪同检查 means, told last before a sentence of the same story, if there is one."""
        if verb.value != "attend" or not self._latest_first:
            return []
        low = self.reading.story_of(sentence.start)[0]
        return [index for start, index in self._latest_first if low <= start < sentence.start][:1]
