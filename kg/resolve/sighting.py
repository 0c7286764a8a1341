"""A person as one document shows them, and how it is read from the facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.bodies import is_placeless
from kg.model import Entity, Facts, Tenure
from kg.resolve.evidence import has_many_holders
from kg.resolve.tables import Iris

PEOPLE = frozenset({"Person", "Official"})
FORMER = "former post"  # the rule of a tenure that the text says is over
_ABOUT = 2  # of the places that a text names, as many tell what it is about


class Spot(NamedTuple):
    """A division: its IRI, name and level."""

    iri: str
    label: str
    level: str | None


Chain = tuple[Spot, ...]  # a division and what it lies in, the smallest first


class Post(NamedTuple):
    """A title at a body: the body's IRI, name, the IRI of the largest body that it is part of, its seat."""

    body: str
    label: str
    title: str
    house: str = ""
    seat: Chain = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person as one document shows them.

    `posts` are those that tell people of one name apart; `loose` the titles without a body, or at one that does not
    tell (县公安局 of no known county, 全国人大代表). `former`: posts that the text says are over. `on`: the day (ISO
    prefix). `about` and `near`, only where there are no posts: the places that the text is about and the bodies that it
    names, by IRI with their names.
    """

    document: str
    local: str
    name: str
    posts: tuple[Post, ...] = ()
    loose: tuple[str, ...] = ()
    former: tuple[Post, ...] = ()
    on: str | None = None
    about: tuple[Chain, ...] = ()
    near: tuple[tuple[str, str], ...] = ()

    @property
    def ties(self) -> tuple[Post, ...]:
        """The posts that tie the person to a body: those held, or where the text has none, those that are over."""
        return self.posts or self.former

    @property
    def bodies(self) -> frozenset[str]:
        """Names of the bodies."""
        return frozenset(post.label for post in self.ties)

    @property
    def places(self) -> frozenset[str]:
        """Names of the seats of the bodies."""
        return frozenset(post.seat[0].label for post in self.ties if post.seat)


class Reader:
    """Reads sightings; `iris` are those of places and bodies by (document, local id), `places` the places by IRI."""

    def __init__(self, iris: Iris, places: Mapping[str, Entity]) -> None:
        self._iris, self._places = iris, places
        self._chains: dict[str, Chain] = {}

    def sightings(self, facts: Facts) -> Iterator[tuple[Sighting, Entity]]:
        """The people of a document."""
        people = [entity for entity in facts.entities if entity.kind in PEOPLE]
        if not people:
            return
        held: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in facts.tenures:
            held[tenure.person].append(tenure)
        document = _Document(facts, self)
        for entity in people:
            yield document.sighting(entity, held[entity.id]), entity

    def iri(self, document: str, local: str) -> str:
        """Of a place or body."""
        return self._iris[document, local]

    def chain(self, iri: str) -> Chain:
        """The division and what it lies in; () if it is no division."""
        found = self._chains.get(iri)
        if found is None:
            entity = self._places.get(iri)
            if entity is None:
                return ()
            around = self.chain(entity.within) if entity.within else ()
            own = (Spot(iri, entity.label, entity.level),) if entity.kind == "AdministrativeDivision" else ()
            found = self._chains[iri] = own + around
        return found


class _Document:
    """What the people of one document have in common."""

    def __init__(self, facts: Facts, reader: Reader) -> None:
        self._facts, self._reader = facts, reader
        self._id = facts.article.id
        self._labels = {entity.id: entity.label for entity in facts.entities}
        self._seats = {link.subject: link.object for link in facts.links if link.predicate == "jurisdiction"}
        self._parents = {link.subject: link.object for link in facts.links if link.predicate == "parent"}
        self._context: tuple[tuple[Chain, ...], tuple[tuple[str, str], ...]] | None = None

    def sighting(self, entity: Entity, tenures: Iterable[Tenure]) -> Sighting:
        """The person with what the document says of them."""
        posts: set[Post] = set()
        former: set[Post] = set()
        loose: set[str] = set()
        days = {tenure.observed_on for tenure in tenures if tenure.observed_on}
        for tenure in tenures:
            post = self._post(tenure)
            if tenure.claim.rule == FORMER:
                former.update((post,) if post else ())
            elif post:
                posts.add(post)
            else:
                loose.add(tenure.title)
        about, near = ((), ()) if posts or former else self._around()
        return Sighting(
            self._id, entity.id, entity.label, tuple(sorted(posts)), tuple(sorted(loose)), tuple(sorted(former)),
            min(days) if days else self._facts.article.published, about, near,
        )  # fmt: skip

    def _post(self, tenure: Tenure) -> Post | None:
        """None if it does not tell people of one name apart."""
        body = tenure.organization
        if body is None or has_many_holders(tenure.title, self._labels[body]):
            return None
        house, seat = self._house(body), self._seats.get(body)
        seat = seat or self._seats.get(house)
        if seat is None and is_placeless(self._labels[body]):
            return None
        chain = self._reader.chain(self._iri(seat)) if seat else ()
        return Post(self._iri(body), self._labels[body], tenure.title, self._iri(house), chain)

    def _house(self, body: str) -> str:
        """The largest body that it is part of."""
        seen = {body}
        while (parent := self._parents.get(body)) is not None and parent not in seen:
            seen.add(parent)
            body = parent
        return body

    def _iri(self, local: str) -> str:
        return self._reader.iri(self._id, local)

    def _around(self) -> tuple[tuple[Chain, ...], tuple[tuple[str, str], ...]]:
        """The places that the document is about, and the bodies that it names."""
        if self._context is None:
            named: Counter[Chain] = Counter()
            near: set[tuple[str, str]] = set()
            places = {e.id for e in self._facts.entities if e.kind == "AdministrativeDivision"}
            seated = {body: seat for body, seat in self._seats.items() if seat in places}
            for mention in self._facts.mentions:
                local = seated.get(mention.entity, mention.entity)
                if local in places:
                    named[_county(self._reader.chain(self._iri(local)))] += 1
            for body in {mention.entity for mention in self._facts.mentions} & set(seated):
                near.add((self._iri(body), self._labels[body]))
            del named[()]
            ranked = sorted(named, key=lambda chain: (-named[chain], chain))
            self._context = tuple(ranked[:_ABOUT]), tuple(sorted(near))
        return self._context


def _county(chain: Chain) -> Chain:
    """From the county up, where the chain reaches that far down; what is larger than a city tells nothing."""
    for at, spot in enumerate(chain):
        if spot.level in ("county", "prefecture"):
            return chain[at:]
    return ()
