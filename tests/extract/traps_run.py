"""Runs one trap through the extractor and says what differs from the expectation."""

from collections.abc import Iterable, Iterator

from kg.clean import clean
from kg.extract import extract
from kg.model import Article, Entity, Facts, Rejected, Source
from kg.text import MappedText
from tests.traps import Event, Expected, Person, Trap

ORGANIZATIONS = frozenset({"Agency", "Institution", "Enterprise", "Association", "MediaOutlet", "Organization"})


def facts(trap: Trap[Person] | Trap[Expected] | Trap[Event]) -> Facts:
    """The facts of a trap's sentence, read as an article from the trap's place or body."""
    source = trap.body or "".join(trap.place) or None
    text = MappedText.identity(trap.sentence)
    article = clean(Source("trap", "trap", trap.sentence, text, None, trap.published, source))
    if isinstance(article, Rejected):  # nothing but credits: there is nothing to find
        return Facts(Article(trap.sentence, "trap", trap.sentence, text, ()))
    return extract(article)


def names(found: Facts, kinds: Iterable[str]) -> dict[str, Entity]:
    """The mentioned entities of some kinds by label."""
    return {e.label: e for e in found.entities if e.kind in kinds and e.mentioned}


def unlike(expected: Iterable[Expected], found: Iterable[str], also: Iterable[str] = ()) -> Iterator[str]:
    """What is missed and what is spurious among labels; `also` may be found too."""
    left = set(found)
    for each in expected:
        hit = next((name for name in each.names if name in left), None)
        left -= set(each.names)
        if hit is None and not each.optional:
            yield f"missed {each.names[0]}"
    yield from (f"spurious {name}" for name in sorted(left - set(also)))


def person_faults(trap: Trap[Person]) -> list[str]:
    """What is wrong with the people and posts of a trap."""
    found = facts(trap)
    labels = {e.id: e.label for e in found.entities}
    people = names(found, ("Person", "Official"))
    faults = list(unlike((Expected((p.name,)) for p in trap.expected), people))
    for person in trap.expected:
        entity = people.get(person.name)
        if entity is None:
            continue
        if (entity.kind == "Official") != person.official and person.posts:
            faults.append(f"{person.name} is {entity.kind}")
        held = {(t.title, labels.get(t.organization or "")) for t in found.tenures if t.person == entity.id}
        for post in person.posts:
            hits = {(t, o) for t, o in held if t in post.titles and (not post.bodies or o in post.bodies)}
            held -= hits
            if not hits and not post.optional:
                faults.append(f"{person.name}: missed {post.titles[0]} at {'/'.join(post.bodies) or 'any'}")
        faults += [f"{person.name}: spurious {title} at {body}" for title, body in sorted(held, key=str)]
    return faults


def organization_faults(trap: Trap[Expected]) -> list[str]:
    """What is wrong with the organizations of a trap; parents and those that only a title shows may be found too."""
    found = facts(trap)
    labels = {e.id: e.label for e in found.entities}
    parents = {labels[k.object] for k in found.links if k.predicate == "parent"}
    return list(unlike(trap.expected, names(found, ORGANIZATIONS), parents))


def place_faults(trap: Trap[Expected]) -> list[str]:
    """What is wrong with the places of a trap; venues may be found too where they are not asked for."""
    found = facts(trap)
    wanted = [Expected(tuple(_place(n) for n in e.names), e.optional) for e in trap.expected]
    venues = names(found, ("Venue",))
    return list(unlike(wanted, names(found, ("AdministrativeDivision", "Place", "Venue")), venues))


def _place(name: str) -> str:
    """The last of a path of divisions, or a venue."""
    return name.removeprefix("venue:").rsplit(">", 1)[-1]


def campaign_faults(trap: Trap[Expected]) -> list[str]:
    """What is wrong with the campaigns of a trap."""
    return list(unlike([_quoteless(e) for e in trap.expected], {_bare(n) for n in names(facts(trap), ("Campaign",))}))


def event_faults(trap: Trap[Event]) -> list[str]:
    """What is wrong with the events of a trap: names, and the facts that the trap tests."""
    found = facts(trap)
    events = names(found, ("Meeting", "Inspection", "Event"))
    left, faults = dict(events), []
    for event in trap.expected:
        wanted = [_bare(n) for n in event.names]
        label = next((n for n in left if not wanted or _bare(n) in wanted), None)
        if label is None:
            label = next((n for n in left if event.inspection and left[n].kind == "Inspection"), None)
        if label is None:
            if not event.optional:
                faults.append(f"missed {event.names[0] if event.names else 'an event'}")
            continue
        faults += _event_facts(found, left.pop(label), event)
    return faults + [f"spurious {name}" for name in sorted(left)]


def _event_facts(found: Facts, entity: Entity, event: Event) -> Iterator[str]:
    labels = {e.id: e.label for e in found.entities}
    said: dict[str, set[str]] = {}
    for link in found.links:
        if link.subject == entity.id:
            said.setdefault(link.predicate, set()).add(_bare(labels.get(link.object, link.object)))
    for part in found.participations:
        if part.event == entity.id:
            said.setdefault(part.role, set()).add(_bare(labels[part.participant]))
    for key, values in event.facts.items():
        if key in ("kind", "campaign"):
            continue
        for fault in unlike([_quoteless(v) for v in values], said.get(key, set())):
            yield f"{event.names[0] if event.names else '*'}: {key} {fault}"


def _quoteless(expected: Expected) -> Expected:
    return Expected(tuple(_bare(n) for n in expected.names), expected.optional)


def _bare(name: str) -> str:
    return name.translate(str.maketrans("", "", "“”"))
