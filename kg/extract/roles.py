"""Who took part in an event and how: chair, speaker, attendee, instructor."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.events import Event
from kg.extract.organizations import Org, OrgMention
from kg.extract.people import Speakers
from kg.extract.reading import Reading
from kg.extract.scan import Token

ROLE = {"chair": "chair", "say": "speaker", "attend": "attendee", "instruct": "instructor", "lead": "attendee", "visit": "attendee"}
_RANK = {"speaker": 2, "attendee": 1}
_ORG_SPEAKS = re.compile(r"(?:等[^，。；]{0,8}?)?(?:[^，。；]{0,40}?)(?:作了?|进行了?|汇报了?|通报了?|发了|分别|先后|依次|相继)[^，。；]{0,12}?(?:发言|汇报|表态|交流|经验|介绍|通报|情况|工作|说明)")
_SPIRIT = re.compile(r"(?:的?(?:重要)?(?:讲话|指示|批示|要求|报告)(?:和[^，。]{0,10})?(?:批示|指示)?(?:精神|要求)|精神|为核心|的)")
_REFERRING = re.compile(r"(?:学习|贯彻|落实|传达|按照|根据|遵照|围绕|以|把|沿着|在)[^，。；]{0,12}$")
_ON_THE_WAY = re.compile(r"会前|会后|此前|活动前|开班前|培训前|发布会前|仪式前|会议期间|会间")
_IN_MEETING = re.compile(r"[　 ]*(?:会上|会议|大会|开班式|启动仪式|仪式上|培训中|发布会|座谈会)")


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an event; `who` is a person's name or an organization. `at` is where the text says so."""

    who: str | Org
    event: int  # index in the list of events
    role: str
    at: int
    rule: str
    confidence: float


class RoleFinder:
    """Assigns the people and bodies of a reading to its events, sentence by sentence."""

    def __init__(self, reading: Reading, events: list[Event], speakers: Speakers, orgs: list[OrgMention]) -> None:
        self.reading, self.text = reading, reading.text
        self.events, self.speakers, self.orgs = events, speakers, orgs
        self._org_starts = [m.start for m in orgs]
        self._order = sorted(range(len(events)), key=lambda i: events[i].start)

    def find(self) -> list[Part]:
        """Every part, each role of a person in an event once; who speaks is not also an attendee."""
        parts: dict[tuple[object, int], dict[str, Part]] = {}
        for part in self._all():
            roles = parts.setdefault((part.who if isinstance(part.who, str) else part.who.label, part.event), {})
            roles.setdefault(part.role, part)
        found: list[Part] = []
        for roles in parts.values():
            if "speaker" in roles or "chair" in roles:
                roles.pop("attendee", None)
            found.extend(roles.values())
        return sorted(found, key=lambda p: (p.at, p.event, p.role))

    def _all(self) -> Iterator[Part]:
        for index, event in enumerate(self.events):
            for name, at in event.chairs:
                yield Part(name, index, "chair" if event.kind == "Meeting" else "attendee", at, "subject of the verb", 0.9)
        for sentence in self.reading.sentences:
            event_index = self._event_of(sentence.start, sentence.end)
            if event_index is None:
                continue
            yield from self._people(sentence.start, sentence.end, event_index)
            yield from self._bodies(sentence.start, sentence.end, event_index)

    def _event_of(self, low: int, high: int) -> int | None:
        """The event that a sentence tells of: the last one begun before its end, in the same story."""
        story = self.reading.story_of(low)
        current = None
        line = self.reading.sentence_at(low).line
        meeting_only = _IN_MEETING.match(self.text, low) is not None
        for index in self._order:
            event = self.events[index]
            if event.start >= high:
                break
            if event.kind == "Inspection" and current is not None and (meeting_only or self._aside(event, line)):
                continue
            if story[0] <= event.start < story[1] or (event.in_title and current is None):
                current = index
        return current

    def _aside(self, event: Event, line: int) -> bool:
        """Whether an inspection is only told in passing (会前，X一行到…) and a later paragraph is back at the meeting."""
        sentence = self.reading.sentence_at(event.start)
        return sentence.line != line and _ON_THE_WAY.search(self.text, sentence.start, event.start) is not None

    def _people(self, low: int, high: int, index: int) -> Iterator[Part]:
        pending: list[tuple[int, int, str]] = []
        spent = instructed = False
        for item in self._walk(low, high):
            if isinstance(item, Token):
                role = self._role(item, pending)
                if role is None or (instructed and role == "speaker"):
                    continue
                instructed = role == "instructor"
                for start, _, name in pending:
                    yield Part(name, index, role, start, f"{item.value} verb", 0.85)
                spent = True
            else:
                if spent and not self._continues(pending, item):
                    pending = []
                elif pending and not self._listed(pending[-1], item):
                    pending = [p for p in pending if not self._closed(p[1], item[0])]
                spent = instructed = False
                if not self._mentioned(item):
                    pending.append(item)

    def _walk(self, low: int, high: int) -> list[Token | tuple[int, int, str]]:
        people = self.speakers.between(low, high)
        inside = [t for t in self.reading.cues if low <= t.start < high and t.value in ROLE]
        merged: list[Token | tuple[int, int, str]] = [*people, *inside]
        return sorted(merged, key=lambda item: (item[0], item[1]))

    def _role(self, cue: Token, pending: list[tuple[int, int, str]]) -> str | None:
        if not pending or cue.start < pending[-1][1]:
            return None
        between = self.text[pending[-1][1] : cue.start]
        if _SPIRIT.match(self.text, pending[-1][1], cue.end + 4) and cue.value == "say" and not between.startswith(("作", "在")):
            return None
        if cue.value == "say" and _SPIRIT.match(self.text, cue.end, cue.end + 4) and self.text[cue.end : cue.end + 1] in "精的":
            return None
        if len(between) > 60 or (cue.value in ("visit", "lead") and len(between) > 20):
            return None
        return ROLE[cue.value]

    def _continues(self, pending: list[tuple[int, int, str]], item: tuple[int, int, str]) -> bool:
        return False

    def _listed(self, previous: tuple[int, int, str], item: tuple[int, int, str]) -> bool:
        return "。" not in self.text[previous[1] : item[0]]

    def _closed(self, end: int, start: int) -> bool:
        """Whether a clause ended between two people in a way that ends the list."""
        return "；" in self.text[end:start]

    def _mentioned(self, item: tuple[int, int, str]) -> bool:
        """Whether a person is only referred to (学习贯彻X讲话精神, 以X同志为核心)."""
        low = self.reading.sentence_at(item[0]).start
        return _REFERRING.search(self.text, max(low, item[0] - 16), item[0]) is not None and not self.text.startswith(
            "主持", item[1]
        )

    def _bodies(self, low: int, high: int, index: int) -> Iterator[Part]:
        """县卫健委、县公安局分别作了发言."""
        run: list[OrgMention] = []
        for mention in self.orgs[bisect_left(self._org_starts, low) : bisect_left(self._org_starts, high)]:
            if run and not re.fullmatch(r"、|和|及|与|以及", self.text[run[-1].end : mention.start]):
                run = []
            run.append(mention)
            tail = _ORG_SPEAKS.match(self.text, mention.end, min(mention.end + 64, high))
            following = self.text[mention.end : mention.end + 2]
            if tail and not self.speakers.between(mention.end, tail.end()) and not following.startswith(("的", "副", "局", "党", "、", "和")):
                if not re.search(r"负责|代表|领导|同志|主任|局长|会上|[听取]", self.text[mention.end : tail.end()]):
                    for each in run:
                        yield Part(each.org, index, "speaker", each.start, "body speaks", 0.75)
