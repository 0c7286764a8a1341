"""Resolves documents: all at once, or with what the build before has left."""

from collections.abc import Iterable, Sequence

from kg.decisions.model import Decision
from kg.model import Facts, World
from kg.resolve.before import Before
from kg.resolve.reprints import Prints
from kg.resolve.world import Resolver
from kg.spool.documents import Documents


def resolve(
    documents: Iterable[Facts],
    base: str,
    decisions: Sequence[Decision] = (),
    prints: Prints | None = None,
    before: Before | None = None,
) -> World:
    """The world of all documents. Needs them all at once; `base` is the IRI that things are named under.

    `prints`: fingerprints of articles (`kg.resolve.reprints`) that are known already; the others are put into it.

    `before`: what the build before has left, which becomes what this one leaves (`kg.resolve.again`).

    `decisions` of people are applied in the order of the world: places, bodies, people, happenings.
    """
    if not isinstance(documents, Documents):
        given, documents = documents, Documents()
        for facts in given:
            documents.append(facts)
        documents.sort()
    if before is None or decisions or documents.on_disk:
        documents.load()
        return Resolver(base, documents, decisions, prints).world()
    from kg.resolve.again import Renewal  # only who builds again pays for it

    return Renewal(base, documents, prints, before).world()
