"""Extraction: from a cleaned article to its facts."""

from collections.abc import Generator, Iterable, Iterator
from operator import attrgetter

from kg.extract.abroad import find_missions, with_foreign
from kg.extract.anchors import EVENTS
from kg.extract.around import Around
from kg.extract.brigades import find_brigades
from kg.extract.called import find_called
from kg.extract.campaigns import CampaignFinder, tells_of_campaigns
from kg.extract.chains import find_chains
from kg.extract.cited import find_cited
from kg.extract.context import Context
from kg.extract.counties import with_counties
from kg.extract.credits import find_credits, without_houses
from kg.extract.event import Event
from kg.extract.events import EventFinder, is_occasion
from kg.extract.facts import Builder
from kg.extract.firms import one_firm, one_seat, without_fronts
from kg.extract.minor_parties import with_local
from kg.extract.named import NamedFinder
from kg.extract.org import OrgMention
from kg.extract.organizations import OrganizationFinder
from kg.extract.part import Part
from kg.extract.parts import find_parts, seats
from kg.extract.party_groups import find_groups
from kg.extract.people import PeopleFinder
from kg.extract.person import Person
from kg.extract.place import Place, PlaceMention
from kg.extract.places import find_places
from kg.extract.posts import PostFinder
from kg.extract.reading import Reading
from kg.extract.roles import RoleFinder
from kg.extract.scan import Token
from kg.extract.schools import find_numbered
from kg.extract.sessions import find_sessions
from kg.extract.shortened import with_short
from kg.extract.siblings import find_siblings
from kg.extract.special import with_special
from kg.extract.terms import with_committees
from kg.extract.titled import with_titled
from kg.extract.troops import find_troops
from kg.extract.unify import as_parts, in_full, one_site, unify, with_brands
from kg.extract.unlisted import find_unlisted
from kg.extract.venues import find_held, find_ports
from kg.extract.visits import find_visited
from kg.extract.words import surnames
from kg.model import Article, Facts
from kg.together import together

_START, _END = attrgetter("start"), attrgetter("end")


def extract(article: Article) -> Facts:
    """Everything that an article states: entities with local ids, mentions and claims by spans of its cleaned text."""
    return extract_all([article])[0]


def extract_all(articles: Iterable[Article]) -> list[Facts]:
    """The same for several articles, which go through the steps together: what a step needs, the scanner's automaton
    above all, is then still in the processor's cache."""
    return together(map(_steps, articles))


def _steps(article: Article) -> Generator[None, None, Facts]:
    reading = Reading(article)
    yield
    places = find_places(reading)
    yield
    places = with_counties(places, Context(reading, places))
    context = Context(reading, places)
    organizations = OrganizationFinder(reading, places, context)
    bodies = unify(without_houses(article, organizations.find()))
    yield
    bodies = [*find_parts(reading, bodies, places, context), *find_missions(reading), *find_sessions(reading)]
    bodies = [*with_special(reading, bodies), *find_troops(reading, places), *find_numbered(reading, places, context)]
    bodies += [*find_unlisted(reading, bodies, places, context), *find_groups(reading, bodies)]
    bodies += find_siblings(reading, bodies, find_brigades(reading, sorted(bodies, key=_START), context))
    bodies = with_foreign(reading, as_parts(with_local(reading, with_committees(reading, places, bodies), context)))
    yield
    named = _named(reading, places, context, bodies)
    yield
    orgs, places = _sorted([*with_brands(reading.text, bodies, named), *places, *named])
    places = _with(places, [*_academies(orgs), *_unmarked(seats(reading, orgs), places)])
    places = _with(places, [*find_visited(reading, places), *find_ports(reading, places)])
    places = one_site(_with(places, list(find_held(reading, orgs, places))))
    orgs = with_titled(reading, one_seat(one_firm(without_fronts(with_short(reading, orgs), places))), places, context)
    yield
    chains = PostFinder(reading, orgs, places, context, organizations.own_bureau).chains() if reading.titles else []
    yield
    people = yield from PeopleFinder(reading, chains, _taken(reading, places, orgs), orgs).find()
    yield
    places, orgs = _outside(people.values(), places, orgs)
    campaigns = CampaignFinder(reading, orgs, places, context).find() if tells_of_campaigns(reading) else []
    yield
    events, parts = list[Event](), list[Part]()
    if reading.has_any(EVENTS) or (campaigns and "启动" in reading.text):  # only saves time
        around = Around(reading, orgs, places, people, context)
        yield
        events = EventFinder(around, (span for c in campaigns for span in c.mentions)).find()
        campaigns = [c for c in campaigns if not is_occasion(c, events, reading.text)]
        yield
        parts = RoleFinder(reading, events, around.speakers, orgs).find() if events else []
        yield
    credits = list(find_credits(article))
    yield
    builder = Builder(reading)
    builder.add_places([*places, *(m for m in credits if isinstance(m, PlaceMention))])
    builder.add_orgs([*orgs, *(m for m in credits if isinstance(m, OrgMention))])
    builder.add_people(people.values())
    campaign_ids = builder.add_campaigns(campaigns)
    event_ids = builder.add_events(events, campaigns, campaign_ids)
    builder.add_parts(parts, event_ids)
    return builder.facts()


def _named(
    reading: Reading, places: list[PlaceMention], context: Context, bodies: list[OrgMention]
) -> list[OrgMention | PlaceMention]:
    """Organizations and sites with a name of their own."""
    named = in_full(without_houses(reading.article, list(NamedFinder(reading, places, context, bodies).find())))
    named = [*named, *find_called(reading, [*bodies, *named])]
    orgs = [*bodies, *(m for m in named if isinstance(m, OrgMention))]
    chains = list(find_chains(reading, orgs, places))
    shops = [m for m in chains if m.org.parent]
    named = in_full([*named, *shops]) if shops else named  # 大润发洪楼店, 济南大润发洪楼店
    return [*named, *(m for m in chains if not m.org.parent), *find_cited(reading, orgs)]


def _sorted(mentions: Iterable[OrgMention | PlaceMention]) -> tuple[list[OrgMention], list[PlaceMention]]:
    """The organizations, a whole before its parts, and the places, the longest first; each by where they stand."""
    both = list(mentions)
    orgs = sorted([m for m in both if isinstance(m, OrgMention)], key=_START)
    return orgs, _longest_first([m for m in both if isinstance(m, PlaceMention)])


def _outside(
    people: Iterable[Person], places: list[PlaceMention], orgs: list[OrgMention]
) -> tuple[list[PlaceMention], list[OrgMention]]:
    """The places and bodies that are no part of a person's name."""
    whole = {span for p in people for span in p.mentions}
    inside = {at for start, end in whole for at in range(start + 1, end)}
    ends = dict(sorted(whole)) if whole else {}
    kept = [m for m in places if m.start not in inside and (m.start not in ends or m.end > ends[m.start])]
    return kept, [m for m in orgs if m.start not in inside]


def _longest_first(places: list[PlaceMention]) -> list[PlaceMention]:
    """In the order of the text, of those that start together the longest first; two sorts without a lambda."""
    places.sort(key=_END, reverse=True)
    places.sort(key=_START)
    return places


def _with(places: list[PlaceMention], more: list[PlaceMention]) -> list[PlaceMention]:
    """Both in order."""
    return _longest_first([*places, *more]) if more else places


def _unmarked(more: Iterable[PlaceMention], places: list[PlaceMention]) -> list[PlaceMention]:
    """Those of `more` that no mention begins with."""
    starts = {m.start for m in places}
    return [m for m in more if m.start not in starts]


def _masks(reading: Reading, token: Token) -> bool:
    """Whether a river, a mountain or a foreign place is meant, and not 副局|长江山, 巡视员|祁连山 or 主席|黄海波."""
    own = token.end - token.start > 2 or (reading.text[token.start] in surnames() and not token.value)
    return not (own and token.start in reading.title_ends) and token.start + 1 not in reading.title_ends


def _academies(orgs: list[OrgMention]) -> Iterator[PlaceMention]:
    """Party schools, where so many meetings are held, as venues."""
    for m in orgs:
        if m.org.label.endswith("党校") and m.org.place:
            yield PlaceMention(
                m.start, m.end, Place(f"{m.org.place.name}委党校", "venue", None, m.org.place.code), True
            )


def _taken(reading: Reading, places: list[PlaceMention], orgs: list[OrgMention]) -> Iterator[tuple[int, int]]:
    """The stretches in which no person's name begins; in a place of two characters one may begin with the first."""
    spans = [*((m.start, m.end) for m in places), *((m.start, m.end) for m in orgs)]
    spans = [(start + (end - start == 2), end) for start, end in spans]
    masks = ((t.start, t.end) for t in reading.tokens.get("mask", ()) if _masks(reading, t))
    return iter([*spans, *masks])
