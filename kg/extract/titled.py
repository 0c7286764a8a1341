"""Bodies that no list knows, by the title of their head behind them: 县创卫办|主任X, 区教育局安保办|主任X."""

from collections.abc import Iterator
from operator import attrgetter

from kg.extract.context import Context
from kg.extract.dictionary import word_frequency
from kg.extract.edges import STOPS, balanced, is_han, left_edge
from kg.extract.org import Org, OrgMention, with_part
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading
from kg.extract.scan import Token, longest
from kg.extract.words import bodies_of_titles, generic_words, heads, surname_initials
from kg.wording import derived

_LIMIT = 24  # characters of the longest name
_LEVELS = ("自治区", "省", "市", "县", "区", "州", "旗", "镇", "乡")
_SHORT_CORE = 2  # characters before the last word of a name without a place
_USUAL = 200  # how often the dictionary has seen a word that names nobody (医院|办公室主任)
_BEHIND = frozenset("、兼（")  # and surnames
_PREFIXES = ("常务副", "第一副", "副", "代", "第一")


def with_titled(
    reading: Reading, orgs: list[OrgMention], places: list[PlaceMention], context: Context
) -> list[OrgMention]:
    """The mentions of `orgs` and of the bodies that only a title tells of; ascending."""
    more = list(_Titled(reading, orgs, places, context).find()) if reading.titles else []
    return sorted([*orgs, *more], key=attrgetter("start")) if more else orgs


class _Titled:
    """Finds them in one reading."""

    def __init__(self, reading: Reading, orgs: list[OrgMention], places: list[PlaceMention], context: Context) -> None:
        self.reading, self.text, self.context = reading, reading.text, context
        self._org_ends = {m.end: m for m in orgs}
        self._inside = {at for m in orgs for at in range(m.start, m.end)}
        self._place_at = {m.start: m for m in places if m.place.level != "venue"}
        self._place_ends = {m.end for m in places}
        self._atoms = {m.end: m.start for m in (*places, *orgs)}

    def find(self) -> Iterator[OrgMention]:
        """The mentions, ascending."""
        for token in longest(self.reading.tokens["title"]):
            start = token.start
            if start in self._org_ends or start in self._inside or start in self._place_ends or not self._held(token):
                continue
            tail = self._tail(token)
            mention = self._body(start - len(tail), start) if tail else None
            if mention:
                self._org_ends[mention.end] = mention
                yield mention

    def _held(self, token: Token) -> bool:
        """Whether somebody's name or one more title may follow a title."""
        following = self.text[token.end : token.end + 1]
        return following in _BEHIND or following in surname_initials()

    def _tail(self, token: Token) -> str:
        """The last word of the body that stands in front of a title and may have such a head; "" if none does."""
        title = token.value.title
        title = next((title.removeprefix(front) for front in _PREFIXES if title.startswith(front)), title)
        ends = bodies_of_titles().get(title, ())
        return max((end for end in ends if self.text.endswith(end, 0, token.start)), key=len, default="")

    def _body(self, head: int, end: int) -> OrgMention | None:
        edge = left_edge(self.reading, head, _LIMIT, self._atoms, STOPS)
        edge = balanced(self.text, edge, end)
        above = [at for at in range(edge + 1, end) if at in self._org_ends]
        if above:
            owner, part = self._org_ends[above[-1]], self.text[above[-1] : end]
            titled = any(at in self.reading.titles for at in range(above[-1], head))
            if titled or len(part) < 2 or not all(map(is_han, part)):
                return None
            return OrgMention(owner.start, end, with_part(owner.org, part), True, "part by its head's title", 0.75)
        front = self._place_at.get(edge)
        if front:
            while front.end in self._place_at and self._place_at[front.end].end < head:
                front = self._place_at[front.end]
            if front.end >= end - 1:
                return None
            org = Org(front.place.name + self.text[front.end : end], _kind(self.text[head:end]), front.place)
            return OrgMention(edge, end, org, True, "body by its head's title", 0.75)
        return self._of_level(edge, head, end) or self._alone(edge, head, end)

    def _of_level(self, edge: int, head: int, end: int) -> OrgMention | None:
        """县创卫办: of the place that a level word means."""
        level = next((level for level in _LEVELS if self.text.startswith(level, edge)), "")
        rest = self.text[edge + len(level) : end]
        if not level or edge + len(level) >= head:
            return None
        place = self.context.resolve(level, edge)
        org = Org((place.name if place else level) + rest, _kind(self.text[head:end]), place)
        return OrgMention(edge, end, org, True, "body by its head's title", 0.7 if place else 0.6)

    def _alone(self, edge: int, head: int, end: int) -> OrgMention | None:
        """北方投资公司董事长: a body of its own without a place, where its last word is no agency's."""
        name, core = self.text[edge:end], self.text[edge:head]
        if len(core) < _SHORT_CORE or name.startswith(generic_words()) or word_frequency(name) > _USUAL:
            return None
        if edge and is_han(self.text[edge - 1]) and edge not in self.reading.cue_ends:
            return None
        kind = _kind(self.text[head:end])
        return (
            None if kind == "Agency" else OrgMention(edge, end, Org(name, kind), True, "body by its head's title", 0.6)
        )


@derived
def _kinds() -> dict[str, str]:
    return {head.head: head.kind for head in heads() if head.kind != "Venue"}


def _kind(tail: str) -> str:
    """The class of a body by the last word of its name."""
    return _kinds().get(tail, "Agency")
