"""Compares a built world with the synthetic one: pairs of people and of agencies, and the bounds of times in office."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Facts, TenureSpan, World
from synthetic import careers
from synthetic.articles import Story

Place = tuple[str, str, int]  # story, kind, gold id
Key = tuple[int, int, str]  # person, agency, title


@dataclass(frozen=True, slots=True)
class Pairs:
    """Of all pairs of sightings: said to be one rightly, wrongly, and not said though they are."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def found_places(world: World, stories: Sequence[Story]) -> dict[Place, str | None]:
    """The IRI that the build gave each person and agency of each story: that of most of its mentions, None if none."""
    by_id = {story.id: story for story in stories}
    found: dict[Place, str | None] = {}
    for facts in world.documents:
        story = by_id[facts.article.id]
        at = _mentions(facts)
        votes: dict[Place, Counter[str]] = defaultdict(Counter)
        for named in story.named:
            votes[story.id, named.kind, named.number].update(at.get((named.kind, named.start, named.end), ()))
        for place, counted in votes.items():
            found[place] = min(counted, key=lambda iri: (-counted[iri], iri)) if counted else None
    return found


def _mentions(facts: Facts) -> dict[tuple[str, int, int], list[str]]:
    """IRIs by kind and span of the original text; a mention counts for all spans that share its end."""
    kinds = {entity.id: entity.kind for entity in facts.entities}
    found: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for mention in facts.mentions:
        kind = "person" if kinds[mention.entity] in ("Person", "Official") else "agency"
        where, start, end = facts.article.locate(mention.start, mention.end)
        if where == "text":
            found[kind, start, end].append(mention.entity)
    return found


def pairs(found: dict[Place, str | None], kind: str, *, missing: bool) -> Pairs:
    """Pairs of one kind. With `missing`, what the extraction did not find counts as missed; else it does not count."""
    gold: Counter[Hashable] = Counter()
    said: Counter[Hashable] = Counter()
    both: Counter[Hashable] = Counter()
    for (_, of, number), iri in found.items():
        if of == kind and (iri or missing):
            gold[number] += 1
            if iri:
                said[iri] += 1
                both[number, iri] += 1
    right = _pairs(both.values())
    return Pairs(right, _pairs(said.values()) - right, _pairs(gold.values()) - right)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def names_of(found: dict[Place, str | None], kind: str) -> dict[int, str]:
    """The IRI that most sightings of each gold id have."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for (_, of, number), iri in found.items():
        if of == kind and iri:
            votes[number][iri] += 1
    return {number: min(counted, key=lambda iri: (-counted[iri], iri)) for number, counted in votes.items()}


@dataclass(slots=True)
class Bounds:
    """First and last day shown, and what those before and after show; ISO days, None if unknown."""

    first: str | None = None
    last: str | None = None
    before: str | None = None
    after: str | None = None


def true_bounds(stories: Sequence[Story], one_holder: Iterable[str]) -> dict[Key, Bounds]:
    """What the stories show of each time in office; `one_holder`: titles that one person has at a time."""
    seen: dict[Key, list[str]] = defaultdict(list)
    over: dict[Key, list[str]] = defaultdict(list)
    for story in stories:
        for shown in story.shown:
            (over if shown.former else seen)[shown.person, shown.agency, shown.title].append(story.day)
    holders: dict[tuple[int, str], list[tuple[str, str, int]]] = defaultdict(list)
    single = set(one_holder)
    for (person, agency, title), days in seen.items():
        if title in single:
            holders[agency, title].append((min(days), max(days), person))
    found: dict[Key, Bounds] = {}
    for key in sorted(seen.keys() | over.keys()):
        days = seen.get(key, [])
        bounds = found[key] = Bounds(min(days, default=None), max(days, default=None))
        ends = [day for day in over.get(key, []) if not days or day >= max(days)]
        others = holders.get((key[1], key[2]), []) if days else []
        bounds.before = max((last for _, last, _ in others if last < min(days)), default=None)
        bounds.after = min([first for first, _, _ in others if first > max(days)] + ends, default=None)
    return found


def holds(bounds: Bounds, begin: str, end: str) -> bool:
    """Whether bounds are true of a time in office: of its first day, and of the day after its last."""
    return (
        (bounds.first is None or begin <= bounds.first)
        and (bounds.last is None or bounds.last < end)
        and (bounds.before is None or bounds.before < begin)
        and (bounds.after is None or end <= bounds.after)
    )


def careers_of(made: careers.World) -> dict[Key, tuple[str, str]]:
    """The first day of each time in office and the day after its last; of several the first and the last."""
    found: dict[Key, tuple[str, str]] = {}
    for stint in (stint for stints in made.stints.values() for stint in stints):
        begin, end = (date.fromordinal(day).isoformat() for day in (stint.begin, stint.end))
        for title in stint.titles:
            key = (stint.person.number, stint.agency.number, title)
            known = found.get(key, (begin, end))
            found[key] = min(known[0], begin), max(known[1], end)
    return found


def built_bounds(spans: Iterable[TenureSpan]) -> dict[tuple[str, str, str], Bounds]:
    """What a build says, by IRIs and title."""
    return {
        (span.person, span.organization, span.title): Bounds(
            span.in_office_by, span.still_in_office, span.not_before, span.not_after
        )
        for span in spans
    }
