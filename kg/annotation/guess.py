"""What was found in a document as an annotation, to be corrected: the names that its text has, and all facts."""

import re
from collections.abc import Mapping
from typing import Any

from kg.evaluation.view import KIND_OF, norm
from kg.model import Article, Entity, Facts

_KINDS = {
    "AdministrativeDivision": "division",
    **dict.fromkeys(("Venue", "Place"), "venue"),
    "Agency": "agency",
    **dict.fromkeys(("Institution", "Organization"), "institution"),
    "Enterprise": "enterprise",
    "Association": "association",
    "MediaOutlet": "media",
    **dict.fromkeys(("Meeting", "Event"), "meeting"),
    "Inspection": "inspection",
}
# words that stand for whatever was named before: no names, unless the text has no other
_DEICTIC = re.compile("[该本我此这].*|[省市县区州盟旗总]?局|会议|大会|仪式|论坛|全会|活动")
_SENTENCES = re.compile(r"[^。！？；]+[。！？；”’）]*")
_HIDDEN = frozenset({"furniture", "duplicate"})
Item = dict[str, Any]


def guess(facts: Facts, entities: Mapping[str, Entity]) -> Item:
    """The annotation of a document of a world; `entities` are the world's by IRI.

    A place that the text nowhere names is left out, with what is said of it, as the guidelines of gold data ask.
    """
    return _Guess(facts, entities).annotation()


def shown(article: Article) -> tuple[str, ...]:
    """The lines of an article that a form shows: its text as it was read by the program, a sentence on a line."""
    lines: list[str] = []
    for line in article.lines:
        if line.kind not in _HIDDEN:
            text = article.text.text[line.start : line.end]
            lines += [*_SENTENCES.findall(text), ""] if line.kind == "body" else [text, ""]
    return tuple(line.strip() for line in lines[:-1])


class _Guess:
    def __init__(self, facts: Facts, entities: Mapping[str, Entity]) -> None:
        self.facts, self.entities = facts, entities
        self.surfaces: dict[str, dict[str, int]] = {}  # entity -> what it is called, and where first
        for mention in facts.mentions:
            surface = "".join(mention.text.split())
            self.surfaces.setdefault(mention.entity, {}).setdefault(surface, mention.start)
        self.items: dict[str, Item] = {}
        self.sections: dict[str, list[Item]] = {
            key: [] for key in ("places", "organizations", "people", "events", "campaigns")
        }

    def annotation(self) -> Item:
        """The annotation, with the IRIs of entities as ids."""
        used = {tenure.organization for tenure in self.facts.tenures} | {link.object for link in self.facts.links}
        for entity in self._ordered():
            section = KIND_OF[entity.kind]
            if entity.id in self.surfaces or (section == "organizations" and entity.id in used):
                self._add(section, entity)
        self._statements()
        bylines = [{"name": byline.name, "role": byline.role} for byline in self.facts.article.bylines]
        return {"id": self.facts.article.id, **self.sections, "bylines": bylines}

    def _ordered(self) -> list[Entity]:
        """As the text names them first; namesakes, which scoring tells apart by their IRIs, in the order of these."""
        first: dict[str, int] = {}
        end = len(self.facts.article.text)
        for entity in self.facts.entities:
            at = min(self.surfaces.get(entity.id, {}).values(), default=end)
            first[norm(entity.label)] = min(first.get(norm(entity.label), end), at)
        distinct = {entity.id: entity for entity in self.facts.entities}.values()
        return sorted(distinct, key=lambda e: (first[norm(e.label)], norm(e.label), e.id))

    def _add(self, section: str, entity: Entity) -> None:
        item: Item = {"id": entity.id, "names": self._names(section, entity)}
        if entity.kind in _KINDS:
            item["kind"] = _KINDS[entity.kind]
        if section == "people":
            item |= {"official": self.entities[entity.id].kind == "Official", "posts": []}
        elif section == "organizations":
            item |= {"place": None, "parent": None}
            item |= {} if entity.id in self.surfaces else {"implied": True}
        elif section == "events":
            item |= {
                "date": None,
                "place": None,
                "organizers": [],
                "participants": [],
                "campaigns": [],
                "required": True,
            }
        elif section == "campaigns":
            item |= {"organizers": [], "place": None}
        self.items[entity.id] = item
        self.sections[section].append(item)

    def _names(self, section: str, entity: Entity) -> list[str]:
        """The canonical name and what else the text calls it, but for what might as well be another entity's."""
        others = {
            norm(name)
            for other in self.facts.entities
            if other.id != entity.id and KIND_OF[other.kind] == section
            for name in (other.label, self.entities[other.id].label, *self.surfaces.get(other.id, ()))
        }
        called = self.surfaces.get(entity.id, {})
        found = {norm(entity.label): entity.label}
        for name in sorted(called, key=lambda name: (-len(name), called[name])):
            if norm(name) not in others and not _DEICTIC.fullmatch(name):
                found.setdefault(norm(name), name)
        if called and not any(name in called for name in found.values()):
            name = max(called, key=len)
            found.setdefault(norm(name), name)
        return list(found.values())

    def _statements(self) -> None:
        for tenure in self.facts.tenures:
            self._append(
                tenure.person, "posts", {"org": tenure.organization, "title": tenure.title}, tenure.organization
            )
        for part in self.facts.participations:
            fact = {"who": part.participant, "role": part.role}
            self._append(part.event, "participants", fact, part.participant)
        for link in self.facts.links:
            item = self.items.get(link.subject)
            key = {"jurisdiction": "place"}.get(link.predicate, link.predicate)
            if item is None or (key != "date" and link.object not in self.items):
                continue
            many = f"{key}s"
            if many in item:
                item[many] += [] if link.object in item[many] else [link.object]
            elif key in item and item[key] is None:
                item[key] = link.object

    def _append(self, subject: str, key: str, fact: Item, other: str | None) -> None:
        item = self.items.get(subject)
        if item is not None and (other is None or other in self.items) and fact not in item[key]:
            item[key].append(fact)
