"""Parts that the telling of an event itself gives: who convenes it, who talks with whom, who is summoned."""

from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.coordination import outermost
from kg.extract.event import Event
from kg.extract.org import OrgMention
from kg.extract.part import Part
from kg.extract.reading import Reading
from kg.extract.speakers import Speakers

_RECEPTIONS = ("欢迎宴会", "欢迎晚宴", "欢迎午宴")


def own_parts(reading: Reading, events: list[Event], speakers: Speakers, orgs: list[OrgMention]) -> Iterator[Part]:
    """Them, event by event; `orgs` ascending."""
    starts = [m.start for m in orgs]
    for index, event in enumerate(events):
        role = "chair" if event.kind == "Meeting" else "attendee"
        for name, at in event.chairs:
            yield Part(name, index, role, at, "subject of the verb", 0.9)
        for name, at in event.speakers:
            yield Part(name, index, "speaker", at, "subject of the verb", 0.8)
        for name, at in event.parties:
            yield Part(name, index, "attendee", at, "party to a talk", 0.8)
        welcome = event.label.endswith("仪式") and "欢迎" in event.label
        if welcome:
            for span in event.mentions:
                for at, _, name in speakers.between(*span):
                    yield Part(name, index, "attendee", at, "welcomed", 0.8)
        if (welcome or event.label.endswith(_RECEPTIONS)) and not event.organizers and not event.in_title:
            low = reading.sentence_at(event.start).start
            clause = max(reading.text.rfind("，", low, event.start) + 1, low)
            for at, _, name in speakers.between(clause, event.start):
                yield Part(name, index, "attendee", at, "host or guest", 0.75)
        if event.label.startswith("约谈"):
            for start, end in event.mentions:
                first, last = bisect_left(starts, start), bisect_left(starts, end)
                for mention in outermost(orgs[first:last]):
                    yield Part(mention.org, index, "attendee", mention.start, "summoned", 0.8)
