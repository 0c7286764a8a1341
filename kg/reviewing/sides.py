"""Makes the sides of questions: references that will hold in later builds, and the sentences to judge by."""

from collections import Counter
from collections.abc import Collection, Sequence

from kg import ids
from kg.decisions.model import Reference
from kg.decisions.references import named
from kg.reviewing.candidate import Side
from kg.reviewing.snapshot import Claim, Snapshot, Thing

_POSTS = 6  # told of a side
_NODES = 3  # sentences shown


def side_of(snapshot: Snapshot, thing: Thing, claims: Sequence[Claim] | None = None) -> Side:
    """The side of a thing, or of the part of it that some of its claims show."""
    chosen = thing.claims if claims is None else claims
    documents = {claim.document for claim in chosen} if claims is not None else thing.documents
    contexts = contexts_of(snapshot, thing, chosen, documents)
    iri = _iri(thing, contexts, part=claims is not None)
    reference = Reference(iri, thing.kind, thing.label, contexts, tuple(sorted(thing.aliases)))
    surest = sorted(chosen, key=lambda claim: (-claim.confidence, claim.node))
    nodes = tuple(claim.node for claim in surest[:_NODES])
    return Side(reference, max(len(documents), 1), _about(snapshot, chosen), nodes, snapshot.base + thing.iri)


def contexts_of(
    snapshot: Snapshot, thing: Thing, claims: Sequence[Claim], documents: Collection[str]
) -> tuple[str, ...]:
    """Names of what it is tied to, those that most documents tie it to first; else the first document."""
    counts: Counter[str] = Counter()
    for claim in claims:
        if claim.tie and claim.other:
            counts[snapshot.label(claim.other)] += 1
    bodies = sorted(counts, key=lambda name: (-counts[name], name))
    seats = {seat for claim in claims if claim.other in snapshot.things for seat in seats_of(snapshot, claim.other)}
    found = [*bodies, *sorted({snapshot.label(seat) for seat in seats} - set(bodies))]
    if thing.within:
        found.append(snapshot.label(thing.within))
    if not found and documents:
        found = [min(snapshot.identifiers.get(document, document) for document in documents)]
    return tuple(found)


def seats_of(snapshot: Snapshot, body: str) -> set[str]:
    """The places that a body is said to be of; none for what is no body."""
    found = snapshot.seats.get(body)
    if found is None:
        known = snapshot.things.get(body)
        ties = {c.other for c in known.claims if c.tie} if known and known.family == "Organization" else set()
        places = {iri for iri in ties if iri in snapshot.things and snapshot.things[iri].family == "Place"}
        found = snapshot.seats[body] = places
    return found


def _iri(thing: Thing, contexts: Sequence[str], *, part: bool) -> str:
    """A person's says what tells them from others, so that it means the same when others of the name turn up."""
    name, said = named(thing.iri)
    if thing.family != "Person" or not contexts or (said and not part):
        return thing.iri
    return ids.person_iri("", name, contexts[0])


def _about(snapshot: Snapshot, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Posts and ties in words, the most frequent first."""
    counts: Counter[str] = Counter()
    for claim in claims:
        if claim.title or claim.tie:
            label = snapshot.label(claim.other) if claim.other else ""
            counts[" ".join(filter(None, (label, claim.title)))] += 1
    return tuple(sorted(counts, key=lambda text: (-counts[text], text))[:_POSTS])
