"""From what the finders found to the facts of a document: entities by local id, mentions, statements with evidence."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.extract.campaign import Campaign
from kg.extract.event import Event
from kg.extract.org import Org, OrgMention
from kg.extract.part import Part
from kg.extract.person import Person
from kg.extract.place import Place, PlaceMention
from kg.extract.post import Post
from kg.extract.reading import Reading
from kg.model import Claim, Entity, Facts, Link, Mention, Participation, Tenure

_new = tuple.__new__  # makes a NamedTuple in half the time, of all its fields
_FORMER = ("原", "时任", "曾任", "前任", "历任")  # before a title or its body
_REMOVED = re.compile("(?:免去|撤销|辞去)(?:(?!任命|当选|选举|补选).)*$", re.DOTALL)


class _Named(NamedTuple):
    """An entity without what the whole document must be known for: what it is called and whether it is mentioned."""

    id: str
    kind: str
    label: str
    code: str | None = None
    level: str | None = None
    within: str | None = None


class Builder:
    """Collects entities and statements of one document; the same thing gets the same local id."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._entities: dict[tuple[str, str], _Named] = {}
        self._orgs: dict[str, str] = {}  # label -> id, the last of namesakes
        self._mentions: set[tuple[int, int, str]] = set()  # start, end, entity
        self._tenures: dict[tuple[str, str | None, str, str | None], Tenure] = {}
        self._parts: list[Participation] = []
        self._links: dict[tuple[str, str, str], Link] = {}

    def place(self, place: Place) -> str:
        """The id of a place."""
        known = self._entities.get(place.key)
        if known:
            return known.id
        if place.level == "venue":
            return self._put(place.key, _Named(self._next("p"), "Venue", place.name, place.code, None, place.within))
        kind = "AdministrativeDivision"
        return self._put(place.key, _Named(self._next("p"), kind, place.name, place.code, place.level, place.within))

    def org(self, org: Org, at: int) -> str:
        """The id of an organization; what its name says of place and parent is stated where it first stands."""
        key = _key(org)
        known = self._entities.get(key)
        if known:
            return known.id
        found = self._put(key, _Named(self._next("o"), org.kind, org.label))
        self._orgs[org.label] = found
        parent = self._orgs.get(org.parent) if org.parent else None
        if org.place or parent:
            claim = self._claim(at, "structure of the name", 0.9)
            if org.place:
                self._link(found, "jurisdiction", self.place(org.place), claim)
            if parent:
                self._link(found, "parent", parent, claim)
        return found

    def mention(self, entity: str, start: int, end: int) -> None:
        """An entity stands at `text[start:end]`."""
        self._mentions.add((start, end, entity))

    def add_places(self, mentions: Iterable[PlaceMention]) -> None:
        """Places as they stand."""
        for m in mentions:
            self.mention(self.place(m.place), m.start, m.end)

    def add_orgs(self, mentions: Iterable[OrgMention]) -> None:
        """Organizations as they stand; deictic forms are mentions too."""
        for m in mentions:
            self.mention(self.org(m.org, m.start), m.start, m.end)

    def add_people(self, people: Iterable[Person]) -> None:
        """People with their posts."""
        for person in people:
            kind = "Official" if person.official else "Person"
            found = self._put(("person", person.name), _Named(self._next("n"), kind, person.name))
            for start, end in person.mentions:
                self.mention(found, start, end)
            for post, at in person.posts:
                self._tenure(found, post, at)

    def _tenure(self, person: str, post: Post, at: int) -> None:
        body = self.org(post.org, post.start) if post.org else None
        confidence = 0.95 if post.explicit else 0.85 if post.org else 0.6
        at = post.start if post.since or post.until else at  # a line of its own tells it
        evidence = self.reading.evidence(min(post.start, at), max(post.end, at))
        over = post.until is not None or self._is_former(post, at)
        claim = Claim(evidence, "former post" if over else "title chain", confidence)
        observed = post.since or post.until or self.reading.article.published
        key = (person, body, post.title, observed)
        self._tenures.setdefault(key, Tenure(person, body, post.title, observed, claim))

    def _is_former(self, post: Post, at: int) -> bool:
        """Whether the text says that somebody named at an offset has left a post (原局长X, 免去X的局长职务)."""
        text = self.reading.text
        if text.endswith(_FORMER, 0, post.start) or (not post.explicit and text.startswith(_FORMER, post.start)):
            return True
        if text.endswith(tuple(word + post.title for word in _FORMER), post.start, post.end):
            return True
        return at < post.start and _REMOVED.search(text, self.reading.sentence_at(at).start, post.start) is not None

    def add_campaigns(self, campaigns: list[Campaign]) -> list[str]:
        """Campaigns; gives their ids."""
        return [self._campaign(c) for c in campaigns]

    def _campaign(self, campaign: Campaign) -> str:
        found = self._put(("campaign", campaign.label), _Named(self._next("c"), "Campaign", campaign.label))
        for start, end in campaign.mentions:
            self.mention(found, start, end)
        for org, at in campaign.organizers:
            self._link(found, "organizer", self.org(org, at), self._claim(at, "campaign verb", 0.75))
        if campaign.place:
            at = campaign.mentions[0][0]
            self._link(found, "place", self.place(campaign.place), self._claim(at, "document's place", 0.6))
        if campaign.year:
            self._link(found, "date", campaign.year, self._claim(campaign.mentions[0][0], "year in the name", 0.9))
        return found

    def add_events(self, events: list[Event], campaigns: list[Campaign], ids: list[str]) -> list[str]:
        """Events with date, place, organizers and the campaigns that they serve; gives their ids."""
        found = []
        for number, event in enumerate(events):
            key = ("event", f"{event.label}#{event.date.iso if event.date else number}")
            entity = self._put(key, _Named(self._next("e"), event.kind, event.label))
            found.append(entity)
            for start, end in event.mentions:
                self.mention(entity, start, end)
            if event.date:
                self._link(entity, "date", event.date.iso, self._claim(event.date.start, "date in the sentence", 0.85))
            if event.place:
                place, at = event.place
                self._link(entity, "place", self.place(place), self._claim(at, "place in the clause", 0.8))
            for org, at in event.organizers:
                self._link(entity, "organizer", self.org(org, at), self._claim(at, "subject of the verb", 0.85))
            self._campaigns_of(entity, event, events, campaigns, ids)
        return found

    def _campaigns_of(
        self, entity: str, event: Event, events: list[Event], campaigns: list[Campaign], ids: list[str]
    ) -> None:
        """A campaign whose name stands in the event's name or in its sentences, up to the end of the paragraph."""
        if not campaigns:
            return
        later = [e.start for e in events if e.start > event.start]
        sentence = self.reading.sentence_at(event.start)
        low, story = sentence.start, self.reading.story_of(event.start)[1]
        end = next((s.start for s in self.reading.sentences if s.line > sentence.line), story)
        high = min([*later, end, story])
        for campaign, found in zip(campaigns, ids, strict=True):
            at = next((start for start, _ in campaign.mentions if low <= start < high), None)
            if at is not None:
                self._link(entity, "campaign", found, self._claim(at, "told of the event", 0.6))

    def add_parts(self, parts: Iterable[Part], events: list[str]) -> None:
        """Who took part in what."""
        for part in parts:
            who = self._entities[("person", part.who)].id if isinstance(part.who, str) else self.org(part.who, part.at)
            claim = self._claim(part.at, part.rule, part.confidence)
            self._parts.append(Participation(who, events[part.event], part.role, claim))

    def facts(self) -> Facts:
        """The document's facts, in a fixed order."""
        text = self.reading.article.text.text  # credits are blanked in the reading
        names: dict[str, set[str]] = {}
        mentions = []
        for start, end, entity in sorted(self._mentions):
            surface = text[start:end]
            names.setdefault(entity, set()).add(surface)
            mentions.append(_new(Mention, (entity, start, end, surface)))
        return Facts(
            self.reading.article,
            tuple(_entity(named, names.get(named.id)) for named in self._entities.values()),
            tuple(mentions),
            tuple(self._tenures.values()),
            tuple(self._parts),
            tuple(self._links.values()),
        )

    def _put(self, key: tuple[str, str], entity: _Named) -> str:
        return self._entities.setdefault(key, entity).id

    def _next(self, letter: str) -> str:
        return f"{letter}{len(self._entities)}"

    def _claim(self, at: int, rule: str, confidence: float) -> Claim:
        return Claim(self.reading.evidence(at), rule, confidence)

    def _link(self, subject: str, predicate: str, target: str, claim: Claim) -> None:
        self._links.setdefault((subject, predicate, target), Link(subject, predicate, target, claim))


def _key(org: Org) -> tuple[str, str]:
    """What makes it the same organization within a document: its name, and its seat where namesakes have one each."""
    code = org.place.code if org.place else None
    return ("org", f"{org.label}#{code}" if code else org.label)


def _entity(named: _Named, names: set[str] | None) -> Entity:
    """The entity with what the document calls it; None if it nowhere does."""
    name, kind, label, code, level, within = named
    aliases = tuple(sorted(names - {label})) if names and (len(names) > 1 or label not in names) else ()
    return _new(Entity, (name, kind, label, aliases, code, level, within, names is not None))
