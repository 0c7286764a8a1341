"""Writes changed IRIs, kinds and labels into the resolver's tables, and takes out what is dropped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, Facts
from kg.resolve.nodes import Node, State


@dataclass(frozen=True, slots=True)
class Amendments:
    """What to change, all by the IRI that a thing has so far: its new IRI, kind and label, or that it goes."""

    renamed: dict[str, str]
    kinds: dict[str, str]
    labels: dict[str, str]
    dropped: set[str]


def amend(state: State, changes: Amendments, nodes: Sequence[Node], former: dict[str, set[str]]) -> None:
    """Change the tables in place. `nodes` are all of a family, by document; `former` gets the names that go."""
    _take_away(state, nodes)
    changed: dict[str, dict[str, Entity | None]] = defaultdict(dict)  # document -> local id -> as it is now
    for node in nodes:
        entity = node.entity
        key = (node.document, entity.id)
        if node.iri in changes.dropped:
            changed[node.document][entity.id] = None
            continue
        iri = changes.renamed.get(node.iri, node.iri)
        now = _relabelled(entity, changes.labels.get(node.iri, entity.label))
        now = now._replace(kind=changes.kinds.get(node.iri, entity.kind))
        former[iri].add(entity.label)
        state.iris[key] = iri
        if iri not in state.places.entities:
            state.locals[iri].append(now)
        if now != entity or iri != node.iri:
            changed[node.document][entity.id] = now
    _amend_places(state, changes)
    for at, facts in enumerate(state.documents.light()):
        if facts.article.id in changed:
            state.documents.replace(at, _amended(facts, changed[facts.article.id], state))


def _take_away(state: State, nodes: Iterable[Node]) -> None:
    """Forget the IRIs of all nodes, those from before any split too."""
    for node in nodes:
        before = state.iris.pop((node.document, node.entity.id))
        state.locals.pop(before, None)


def _relabelled(entity: Entity, label: str) -> Entity:
    if label == entity.label:
        return entity
    return entity._replace(label=label, aliases=tuple(sorted({*entity.aliases, entity.label} - {label})))


def _amend_places(state: State, changes: Amendments) -> None:
    """The same for the entities of places; what lay in one that goes lies in what that lay in."""
    places = state.places.entities
    for iri in sorted((changes.labels.keys() | changes.kinds.keys()) & places.keys()):
        label, kind = changes.labels.get(iri, places[iri].label), changes.kinds.get(iri, places[iri].kind)
        places[iri] = _relabelled(places[iri], label)._replace(kind=kind)
    instead: dict[str, str | None] = {iri: to for iri, to in changes.renamed.items() if iri in places}
    instead |= {iri: places[iri].within for iri in changes.dropped & places.keys()}
    if not instead:
        return
    for iri, place in list(places.items()):
        within = place.within
        while within in instead:
            within = instead[within]
        if within != place.within:
            places[iri] = place._replace(within=within if within != iri else None)
    for iri in instead:
        del places[iri]


def _amended(facts: Facts, changed: dict[str, Entity | None], state: State) -> Facts:
    """The facts of a document with some entities changed or (None) gone, and what is said of those."""
    gone = {local for local, entity in changed.items() if entity is None}

    def one(first: str, second: str) -> bool:
        """Whether two that were told apart are now the same."""
        iris = [state.iris.get((facts.article.id, local)) for local in (first, second)]
        return iris[0] is not None and iris[0] == iris[1]

    entities = (changed.get(entity.id, entity) for entity in facts.entities)
    return replace(
        facts,
        entities=tuple(entity for entity in entities if entity is not None),
        mentions=tuple(mention for mention in facts.mentions if mention.entity not in gone),
        tenures=tuple(
            tenure._replace(organization=None) if tenure.organization in gone else tenure
            for tenure in facts.tenures
            if tenure.person not in gone
        ),
        participations=tuple(p for p in facts.participations if not {p.participant, p.event} & gone),
        links=tuple(k for k in facts.links if not {k.subject, k.object} & gone and not one(k.subject, k.object)),
    )
