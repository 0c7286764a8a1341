"""Whose bureau a bare name means (市教育局, 县公安局) where the document does not tell: whose officials it names.

Two cases come into question: the document names both a city and a county-level city in it, so that 市 may be either;
and the document names no place at all that fits. Who holds which post where is known from all other documents.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.bodies import LEVELS, is_placeless
from kg.gazetteer import Division, Gazetteer
from kg.model import Entity, Facts
from kg.resolve.evidence import Reason, has_one_holder, reason, score, weights
from kg.resolve.officials import SLOT, Officials, seats
from kg.resolve.rarity import Rarity
from kg.resolve.retell import Part

_REACH = 24  # characters between the name of a body and that of its official
_SPOKEN = 2  # officials that count
CITY = "市"


class Question(NamedTuple):
    """A bare name in a document: `read` is the division that was read, None if none was; `rivals` those that it may be
    as well; `people` are named right behind it, with titles; `near` the codes of what the text names, and around."""

    document: int
    id: str
    shown: str
    part: Part
    level: str
    read: str | None
    rivals: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    near: frozenset[str]


class Answer(NamedTuple):
    """The division that is meant, and why."""

    question: Question
    code: str
    reasons: tuple[Reason, ...]


class Survey:
    """Reads all documents: who is known where, and where the document alone does not tell."""

    def __init__(self) -> None:
        self.officials = Officials()
        self.questions: list[Question] = []

    def add(self, number: int, facts: Facts) -> None:
        """A document, by its number."""
        tenured = {tenure.organization for tenure in facts.tenures}
        if not tenured - {None}:
            return
        document = _Document(number, facts)
        found = {seat.body.id: seat for seat in seats(facts)}
        for body, seat in found.items():
            if body in tenured:
                rivals = document.rivals(seat.place)
                asked = document.questions(seat.body, seat.bare, seat.place.code, rivals) if rivals else []
                self.questions += asked
                open_ = {at for question in asked for at in question.part.tenures}
                for at, tenure in enumerate(facts.tenures):
                    if tenure.organization == body and at not in open_:
                        self.officials.add(document.labels[tenure.person], seat.bare, seat.place.code or "")
        for entity in facts.entities:
            if entity.id in tenured and entity.id not in found and entity.kind == "Agency":
                bare = _bare(entity.label) if entity.id not in document.seated else None
                if bare:
                    self.questions += document.questions(entity, bare, None, ())

    def answers(self) -> list[Answer]:
        """Those questions that the officials answer clearly."""
        rarity = Rarity(self.officials.names())
        together: dict[tuple[int, str], list[Question]] = defaultdict(list)
        for question in self.questions:
            together[question.document, question.part.body].append(question)
        return [answer for asked in together.values() for answer in _answered(asked, self.officials, rarity)]


def _bare(label: str) -> str | None:
    """The name with a slot instead of a bare level word; None if it says of which place it is."""
    if not is_placeless(label):
        return None
    level = _level(label)
    return label.replace(level, SLOT, 1) if level else SLOT + label


def _level(label: str) -> str:
    return next((level for level in LEVELS if level and label.removeprefix("中共").startswith(level)), "")


class _Document:
    """What the questions of one document have in common."""

    def __init__(self, number: int, facts: Facts) -> None:
        self._number, self._facts = number, facts
        self.labels = {entity.id: entity.label for entity in facts.entities}
        self.seated = {link.subject for link in facts.links if link.predicate in ("jurisdiction", "parent")}

    def _near(self) -> frozenset[str]:
        gazetteer = Gazetteer.load()
        named = (gazetteer.by_code[e.code] for e in self._facts.entities if e.mentioned and e.code)
        return frozenset(d.code for division in named for d in (division, *gazetteer.ancestors(division)))

    def rivals(self, place: Entity) -> tuple[str, ...]:
        """The other cities that 市 may mean: that around a county-level city, those in a city that the text names."""
        if not place.label.endswith(CITY):
            return ()
        by_code = Gazetteer.load().by_code
        around = by_code[place.code or ""].parent
        if place.level == "county":
            return (around,) if around and _is_city(by_code[around]) else ()
        inside = (e for e in self._facts.entities if e.level == "county" and e.label.endswith(CITY) and e.mentioned)
        return tuple(sorted(e.code for e in inside if e.code and by_code[e.code].parent == place.code))

    def questions(self, body: Entity, bare: str, read: str | None, rivals: tuple[str, ...]) -> list[Question]:
        """A question for each bare mention of a body with officials, and one for officials without a mention."""
        behind: dict[int | None, set[int]] = defaultdict(set)
        for at, tenure in enumerate(self._facts.tenures):
            if tenure.organization == body.id:
                behind[self._mention(body.id, at)].add(at)
        rest = (self._near(),)
        level = CITY if rivals else _level(body.label)
        asked: list[Question] = []
        for mention, held in sorted(behind.items(), key=lambda item: -1 if item[0] is None else item[0]):
            text = "" if mention is None else self._facts.mentions[mention].text
            if read is not None and text and not self._is_bare(text, body):
                continue
            part = Part(body.id, bare, frozenset(() if mention is None else (mention,)), frozenset(held))
            people = sorted(
                {(self.labels[self._facts.tenures[at].person], self._facts.tenures[at].title) for at in held}
            )
            asked.append(
                Question(self._number, self._facts.article.id, text, part, level, read, rivals, tuple(people), *rest)
            )
        return asked

    def _is_bare(self, text: str, body: Entity) -> bool:
        return text.removeprefix("中共").startswith(CITY) and not body.label.removeprefix("中共").startswith(text[:2])

    def _mention(self, body: str, tenure: int) -> int | None:
        """The mention of a body that stands nearest before the person who holds a post there."""
        found = self._facts.tenures[tenure]
        first, last = found.claim.evidence
        said = [m.start for m in self._facts.mentions if m.entity == found.person and first <= m.start < last]
        before = [
            (start - m.end, at)
            for at, m in enumerate(self._facts.mentions)
            if m.entity == body
            for start in said
            if 0 <= start - m.end <= _REACH
        ]
        return min(before)[1] if before else None


def _is_city(division: Division) -> bool:
    return division.level == "prefecture" and division.name.endswith(CITY)


def _answered(asked: Sequence[Question], officials: Officials, rarity: Rarity) -> Iterator[Answer]:
    """The answers to the questions about one body of a document; nobody heads two bodies."""
    weighed = [_rival(q, officials) if q.read else _anywhere(q, officials, rarity) for q in asked]
    first = [_clear(sums) for sums in weighed]
    for number, question in enumerate(asked):
        for other, code in enumerate(first):
            if other != number and code and code in weighed[number] and question.read:
                head = _head(asked[other])
                if head and _head(question) not in (None, head):
                    weighed[number][code].append(reason("other_head", head))
    for question, sums in zip(asked, weighed, strict=True):
        code = _clear(sums)
        if code is not None and code != question.read:
            yield Answer(question, code, tuple(sums[code]))


def _head(question: Question) -> str | None:
    """Who holds a post there that one person holds."""
    return next((name for name, title in question.people if has_one_holder(title)), None)


def _clear(sums: dict[str, list[Reason]]) -> str | None:
    ranked = sorted(sums, key=lambda code: (-score(sums[code]), code))
    if not ranked:
        return None
    others = max((score(sums[code]) for code in ranked[1:]), default=0.0)
    return ranked[0] if score(sums[ranked[0]]) - max(others, 0.0) >= weights()["clear"].weight else None


def _rival(question: Question, officials: Officials) -> dict[str, list[Reason]]:
    """What speaks for the division that was read and for its rivals."""
    sums: dict[str, list[Reason]] = {code: [] for code in (question.read or "", *question.rivals)}
    sums[question.read or ""].append(reason("as_read"))
    for name, _ in question.people[:_SPOKEN]:
        for code in officials.codes(name, question.part.bare).keys() & sums.keys():
            sums[code].append(reason("official_there", name))
    return sums


def _anywhere(question: Question, officials: Officials, rarity: Rarity) -> dict[str, list[Reason]]:
    """What speaks for each division whose officials are named: the rarer their names, the more."""
    by_code = Gazetteer.load().by_code
    sums: dict[str, list[Reason]] = defaultdict(list)
    for name, _ in question.people[:_SPOKEN]:
        for code in sorted(officials.codes(name, question.part.bare)):
            if by_code[code].name.endswith(question.level):
                sums[code] += [reason("official_named", name), _rare(name, rarity)]
    for code, reasons in sums.items():
        around = (by_code[code], *Gazetteer.load().ancestors(by_code[code]))
        named = [division.name for division in around[:2] if division.code in question.near]
        if named:
            reasons.append(reason("text_names", named[0]))
        elif question.near:
            reasons.append(reason("text_elsewhere"))
    return sums


def _rare(name: str, rarity: Rarity) -> Reason:
    return reason("name", f"{rarity.bearers(name):.2g}", rarity.weight(name))
