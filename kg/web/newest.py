"""The part of a large world that one page can hold: its newest documents with all that they speak of."""

from dataclasses import replace
from heapq import nlargest

from kg.model import Entity, World
from kg.spool.documents import light

_AROUND = "AdministrativeDivision"  # what places lie in
MOST = 40_000  # documents of a page: it is some sixty megabytes then, and a browser opens it in seconds


def newest(world: World, most: int = MOST) -> World:
    """The world of its `most` newest documents, in their order; the world itself if it has no more.

    Documents of one day count by id, those without a date as older than all others.
    """
    if len(world.documents) <= most:
        return world
    dated = ((facts.article.published or "", facts.article.id, at) for at, facts in enumerate(light(world.documents)))
    documents = tuple(world.documents[at] for at in sorted(at for *_, at in nlargest(most, dated)))
    called = {entity.id for facts in documents for entity in facts.entities}
    by_id = {entity.id: entity for entity in world.entities if entity.id in called or entity.kind == _AROUND}
    named: dict[str, Entity] = {}
    for facts in documents:
        for entity in facts.entities:
            at: str | None = entity.id
            while at in by_id and at not in named:
                named[at] = by_id[at]
                at = by_id[at].within
    entities = tuple(named[iri] for iri in sorted(named))
    return replace(world, entities=entities, documents=documents)
