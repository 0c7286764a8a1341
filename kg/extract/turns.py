"""Which of several events a sentence goes on with: whoever led talks speaks at them again after another was told."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.event import Event
from kg.extract.reading import Reading, Sentence
from kg.text import char_before

_NAMED = re.compile(
    "(?:出席|参加|主持|在)(?:了|此次|本次|这次)?(?P<kind>仪式|论坛|开幕式|闭幕式|[一-鿿]{1,3}会(?:议)?)(?=[上，。、并；]|$)"
)
_TALKS = re.compile("会见|会谈|会晤|电话")
_IN_TALKS = re.compile("[　 ]{0,4}会[见谈晤](?:时|中)，")
_AT_TALKS = re.compile("参加(?:了)?(?:上述)?(?:会见|会谈|会晤)")

_AT_BOTH = re.compile("(?:参加|出席)(?:了)?(?:上述)?(?:会见|会谈|会晤)(?:、[^，。；]{2,8})?并(?=出席|参加|主持|在)")
_SILENT = re.compile("欢迎.{0,60}仪式$")  # nobody speaks there
_ACCOMPANIED = re.compile("陪同(?:参加)?(?:视察|考察|调研|检查|慰问|走访)[。；，]")

Mark = tuple[int, int, str]  # start, end and name of somebody in the text


def are_talks(event: Event, people: list[Mark] | None = None) -> bool:
    """Whether an event is talks between leaders; if `people` are given, whether one of them is a party to those."""
    parties = {name for name, _ in event.parties}
    ours = people is None or not parties.isdisjoint(name for _, _, name in people)
    return bool(parties) and ours and _TALKS.search(event.label) is not None


class Turns:
    """Follows the talks of one reading, sentence by sentence."""

    def __init__(self, reading: Reading, events: list[Event], order: list[int], present: dict[int, set[str]]) -> None:
        """`order`: the indices of the events as they begin; `present`: who is known so far to be at each."""
        self.reading, self.text = reading, reading.text
        self.events, self._order, self._present = events, order, present
        self._says = [token.start for token in reading.cues if token.value == "say"]
        self._toured = [i for i in order if events[i].kind == "Inspection"]
        self._spoke = -1  # the talks that the text is at
        self._any = any(are_talks(event) for event in events)  # only saves time

    def of(self, sentence: Sentence, people: list[Mark], told: int) -> int:
        """The event that a sentence is about which names people or none, where one is `told` last."""
        story = self.reading.story_of(sentence.start)
        along = self._toured and _ACCOMPANIED.search(self.text, sentence.start, sentence.end + 1)
        if along:
            toured = [i for i in self._toured if self.events[i].start < along.start()]
            return toured[-1] if toured else told
        before = [i for i in self._order if story[0] <= self.events[i].start < sentence.start and i != told]
        named = _NAMED.search(self.text, sentence.start, sentence.end) if before else None
        if named and named["kind"] not in self.events[told].label:
            told = next((i for i in reversed(before) if self.events[i].label.endswith(named["kind"])), told)
        talks = [i for i in before if are_talks(self.events[i])]
        if self._any and before and people and _AT_BOTH.search(self.text, people[0][1], sentence.end):
            return next((i for i in (told, *reversed(before)) if not are_talks(self.events[i])), told)
        if not talks or not people:
            return told
        if are_talks(self.events[told]):
            self._spoke = self._with_most([name for _, _, name in people], [*talks, told])
            return self._spoke
        if _AT_TALKS.search(self.text, people[0][1], sentence.end):
            return talks[-1]
        if _IN_TALKS.match(self.text, sentence.start):
            self._spoke = talks[-1]
            return self._spoke
        return self._again(sentence, people, told, talks)

    def met(self, sentence: Sentence, people: list[Mark], told: int) -> Iterator[tuple[Mark, int]]:
        """X参加会见|并在大会上讲话: who was at the last talks too, where the sentence goes on with what is `told`."""
        both = _AT_BOTH.search(self.text, people[0][1], sentence.end) if self._any and people else None
        low = self.reading.story_of(sentence.start)[0] if both else 0
        for index in reversed(self._order) if both else ():
            event = self.events[index]
            if low <= event.start < sentence.start and index != told and are_talks(event):
                nearest = [mark for mark in people if both and mark[1] <= both.start()][-1:]
                yield from ((mark, index) for mark in nearest)
                return

    def _again(self, sentence: Sentence, people: list[Mark], told: int, talks: list[int]) -> int:
        """The talks whose party a paragraph begins with, if it is not known that they were at what was told since."""
        led = [i for i in talks if self._leads(people[0], i)]
        if self._spoke in led and self.events[told].start < sentence.start:
            return self._spoke
        others = self._present[told]
        spoken_at = people[0][2] in others and not _SILENT.search(self.events[told].label)
        if not led or not others or spoken_at:
            return told
        high = people[1][0] if len(people) > 1 else sentence.end
        spoken = bisect_left(self._says, people[0][1]) < bisect_left(self._says, high)
        return led[-1] if spoken else told

    def _leads(self, person: Mark, event: int) -> bool:
        """Whether somebody whom a paragraph begins with is a party to talks."""
        begins = char_before(self.text, person[0]) in "\n 　"
        return begins and any(person[2] == who for who, _ in self.events[event].parties)

    def _with_most(self, names: list[str], talks: list[int]) -> int:
        """The talks of several that the first and most of these people are parties to; of equal ones the last."""

        def likely(index: int) -> tuple[bool, int, bool, int]:
            parties = {who for who, _ in self.events[index].parties}
            return names[0] in parties, len(parties.intersection(names)), index == self._spoke, index

        return max(talks, key=likely)
