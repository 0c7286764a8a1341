"""What a world states of one document, in the shape that scoring compares."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Entity, Facts, World

KIND_OF = {
    **dict.fromkeys(("AdministrativeDivision", "Venue", "Place"), "places"),
    **dict.fromkeys(
        ("Agency", "Institution", "Enterprise", "Association", "MediaOutlet", "Organization"), "organizations"
    ),
    **dict.fromkeys(("Official", "Person"), "people"),
    **dict.fromkeys(("Meeting", "Inspection", "Event"), "events"),
    "Campaign": "campaigns",
}
_DROPPED = "“”\"'‘’《》「」·・"
Pair = tuple[str, str]


@dataclass(slots=True)
class View:
    """One document: entities that it mentions by kind, their labels, and relations between nodes (IRIs)."""

    kinds: dict[str, str] = field(default_factory=dict)  # node -> places | organizations | people | events | campaigns
    classes: dict[str, str] = field(default_factory=dict)  # node -> local name of its class
    labels: dict[str, set[str]] = field(default_factory=dict)
    preferred: dict[str, str] = field(default_factory=dict)
    posts: set[tuple[str, str | None, str]] = field(default_factory=set)
    participations: set[tuple[str, str, str]] = field(default_factory=set)
    links: dict[str, set[Pair]] = field(default_factory=dict)  # predicate -> (subject, object)


def norm(name: str) -> str:
    """A name without blanks, quotation marks and middle dots, in NFKC."""
    folded = unicodedata.normalize("NFKC", name)
    return "".join(char for char in folded if not char.isspace() and char not in _DROPPED)


def view(facts: Facts, entities: Mapping[str, Entity]) -> View:
    """The view of one document of a world; `entities` are the world's by IRI."""
    found = View()
    named = {m.entity for m in facts.mentions}
    for node in named:
        entity = entities[node]
        found.kinds[node], found.classes[node] = KIND_OF[entity.kind], entity.kind
        found.preferred[node] = norm(entity.label)
        found.labels[node] = {norm(entity.label)}
    for mention in facts.mentions:
        found.labels[mention.entity].add(norm(mention.text))
    for tenure in facts.tenures:
        found.posts.add((tenure.person, tenure.organization, tenure.title))
        if tenure.organization:  # an implied body, which only a post shows
            found.preferred.setdefault(tenure.organization, norm(entities[tenure.organization].label))
    for part in facts.participations:
        found.participations.add((part.participant, part.event, part.role))
    for link in facts.links:
        found.links.setdefault(link.predicate, set()).add((link.subject, link.object))
    return found


def views(world: World) -> dict[str, View]:
    """The views of all documents by id."""
    entities = {entity.id: entity for entity in world.entities}
    return {facts.article.id: view(facts, entities) for facts in world.documents}
