"""One pass of an Aho-Corasick automaton over a text finds every word of every list at once."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.bodies import bodies
from kg.extract import words
from kg.extract.anchors import anchors
from kg.gazetteer import Division, Gazetteer, areas
from kg.wording import derived
from kg.wording import words as listed


class Token(NamedTuple):
    """A word of a list at `text[start:end]`; half-open code points of the scanned text."""

    start: int
    end: int
    value: Any


class Form(NamedTuple):
    """What a place name may mean, the most likely first, and how far it can be trusted: strong, weak, risky, or mask
    (a river or a foreign place: no division is looked for inside it)."""

    divisions: tuple[Division, ...]
    strength: str


class Site(NamedTuple):
    """A zone that is no statutory division, or a well-known venue; `host` is the code of the division around it."""

    name: str
    level: str  # county | venue
    host: str


Tokens = dict[str, list[Token]]


class Scanner:
    """The automaton over all lists. The kinds of tokens: place, mask (a place too), site, body, national, head, title,
    trap, cue, known, and those of anchors.py, whose value is where in the word the anchor stands."""

    def __init__(self, entries: Iterable[tuple[str, str, object]]) -> None:
        """`entries`: (surface, kind, value)."""
        by_surface: dict[str, list[tuple[str, object]]] = defaultdict(list)
        for surface, kind, value in entries:
            by_surface[surface].append((kind, value))
        self._values = list(by_surface.values())
        self._all_han = not any(map(str.isascii, by_surface))
        self._automaton = AhoCorasick(list(by_surface), matchkind=MatchKind.Standard)
        # An article's margins are asked for twice, and those of one publisher are alike.
        self.remembered = lru_cache(maxsize=64)(self.scan)

    def scan(self, text: str) -> Tokens:
        """Every word that stands in the text, overlapping ones too, by kind, ascending by start, longest first."""
        tokens: Tokens = defaultdict(list)
        if self._all_han and text.isascii():  # an address
            return tokens
        values, new = self._values, tuple.__new__
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        matches.reverse()  # they come ascending by end; the sort is stable
        matches.sort(key=_start)
        for index, start, end in matches:
            for kind, value in values[index]:
                tokens[kind].append(new(Token, (start, end, value)))
        return tokens


_start = itemgetter(1)


_ABROAD = "foreign_places.txt"
_MASKS = ("natural_places.txt", _ABROAD, "divisions_inside.txt")


def longest(tokens: Iterable[Token]) -> list[Token]:
    """The leftmost-longest tokens that do not overlap, of a list in scan order."""
    kept: list[Token] = []
    at = 0
    for token in tokens:
        start, end, _ = token
        if start >= at:
            kept.append(token)
            at = end
    return kept


def _entries() -> Iterable[tuple[str, str, object]]:
    gazetteer = Gazetteer.load()
    for surface, divisions in gazetteer.forms.items():
        yield surface, "place", Form(divisions, gazetteer.strength[surface])
    abroad = frozenset(listed(_ABROAD))
    for name in chain.from_iterable(map(listed, _MASKS)):
        if name not in gazetteer.forms:
            yield name, "place", Form((), "mask")
            yield name, "mask", name in abroad
    for area in areas():
        for surface in (area.name, *(form for form in area.forms if len(form) > 2)):
            yield surface, "site", Site(area.name, "county", area.host)
    for venue in words.venues():
        yield venue.name, "site", Site(venue.name, "venue", venue.host)
    for body in bodies():
        for form in {*body.forms, body.bare}:
            yield form, "body", body
    for national in words.nationals():
        for form in (national.name, *national.forms):
            yield form, "national", national
    for head in words.heads():
        if head.role != "part":
            yield head.head, "head", head
    for surface, title in words.titles().items():
        yield surface, "title", title
    for name in listed("known_names.txt"):
        yield name, "known", None
    for trap in words.title_traps():
        yield trap, "trap", None
    for cue in words.cues():
        yield cue.cue, "cue", cue.use
    for kind, found in anchors().items():
        for anchor in found:
            yield anchor.replace("|", ""), kind, max(anchor.find("|"), 0)


@derived
def scanner() -> Scanner:
    """The scanner over the project's lists."""
    return Scanner(_entries())
