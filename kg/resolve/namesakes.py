"""Which division documents mean by a name that several bear (鼓楼区, 市中区): chosen over all documents.

What the text, its source and the words around the name say settles most documents. These tell of the rest: which of the
divisions the articles of a source, or all articles, mean, and whose officials are named. Each step is linear in the
number of documents that have such a name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from kg.gazetteer import Division, Gazetteer
from kg.model import Entity, Facts
from kg.resolve.evidence import Reason, reason, score, weights
from kg.resolve.officials import seats
from kg.wording import derived

_MOST = 4.0  # the logarithm of how many times more articles: beyond that, more tell nothing
_SPOKEN = 2  # officials that count
_ROUNDS = 2  # what was chosen by officials tells of other officials
Weighed = dict[str, list[Reason]]  # by code


class Case(NamedTuple):
    """A document that has such a name: its number, the local id, the code as it was read, the divisions that come into
    question, what else the text names (codes, with those around them), officials as (name, body with a slot)."""

    document: int
    id: str
    local: str
    read: str
    candidates: tuple[Division, ...]
    near: frozenset[str]
    source: str
    on: str
    officials: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name that several bear."""
        return self.candidates[0].name


class Chosen(NamedTuple):
    """What was chosen for a case: `sure` if it is clearly the one, `alone` if the document tells by itself."""

    case: Case
    code: str
    reasons: tuple[Reason, ...]
    sure: bool
    alone: bool = False


@derived
def shared_names() -> frozenset[str]:
    """Full names that several divisions in force bear."""
    counts = Counter(division.name for division in Gazetteer.load().by_code.values() if division.current)
    return frozenset(name for name, count in counts.items() if count > 1)


def cases(number: int, facts: Facts) -> list[Case]:
    """The divisions of a document whose names several bear; not those that the document itself tells apart."""
    shared = shared_names()
    found = [e for e in facts.entities if e.label in shared and e.code]
    names = Counter(entity.label for entity in found)
    return [_case(number, facts, entity) for entity in found if names[entity.label] == 1]


def _case(number: int, facts: Facts, entity: Entity) -> Case:
    gazetteer, article = Gazetteer.load(), facts.article
    named = {e.code for e in facts.entities if e.mentioned and e.code and e.label != entity.label}
    near = {above.code for code in named for above in _chain(gazetteer.by_code[code])}
    labels = {e.id: e.label for e in facts.entities}
    bodies = {seat.body.id: seat.bare for seat in seats(facts) if seat.place.id == entity.id}
    people = {(labels[t.person], bodies[t.organization]) for t in facts.tenures if t.organization in bodies}
    rest = (frozenset(near), article.source or "", article.published or "", tuple(sorted(people)))
    known = [division for division in gazetteer.forms[entity.label] if division.name == entity.label]
    candidates = tuple(dict.fromkeys((*known, gazetteer.by_code[entity.code or ""])))
    return Case(number, article.id, entity.id, entity.code or "", candidates, *rest)


@derived
def _chain(division: Division) -> tuple[Division, ...]:
    return division, *Gazetteer.load().ancestors(division)


def choose(found: Sequence[Case]) -> list[Chosen]:
    """One division for each case; the one that was read where nothing tells."""
    texts = [_of_text(case) for case in found]
    chosen = [_best(case, weighed, {}) for case, weighed in zip(found, texts, strict=True)]
    alone = [one.sure for one in chosen]
    for _ in range(_ROUNDS):
        known = _Known(one for one in chosen if one.sure)
        chosen = [_best(case, weighed, known.of(case)) for case, weighed in zip(found, texts, strict=True)]
    return [one._replace(alone=one.sure and own) for one, own in zip(chosen, alone, strict=True)]


def _of_text(case: Case) -> Weighed:
    """What the document itself says for and against each division."""
    source = _source_codes(case.source)
    weighed: Weighed = {}
    for division in case.candidates:
        around = _chain(division)[1:]
        reasons = weighed[division.code] = [reason("text_names", d.name) for d in around[:1] if d.code in case.near]
        if not reasons:
            reasons += [reason("text_names_province", d.name) for d in around[1:] if d.code in case.near]
        reasons += [reason("source_of", d.name) for d in around[:1] if d.code in source]
        if division.code == case.read != case.candidates[0].code:
            reasons.append(reason("words_say"))
        if case.on and division.valid_to and case.on[:7] > division.valid_to:
            reasons.append(reason("not_in_force"))
    return weighed


@derived
def _source_codes(source: str) -> frozenset[str]:
    """The codes of the place that a source begins with, and of those around it."""
    forms = Gazetteer.load().forms
    for size in range(min(8, len(source)), 1, -1):
        found = forms.get(source[:size], ())
        if found:
            return frozenset(above.code for division in found[: len(found) == 1] for above in _chain(division))
    return frozenset()


def _best(case: Case, weighed: Weighed, more: Weighed) -> Chosen:
    """The division with the highest sum, if it is clear of all others, else the one that was read."""
    sums = {code: (*reasons, *more.get(code, ())) for code, reasons in weighed.items()}
    ranked = sorted(sums, key=lambda code: (-score(sums[code]), code != case.read, code))
    others = max(score(sums[code]) for code in ranked[1:])
    sure = score(sums[ranked[0]]) - others >= weights()["clear"].weight
    code = ranked[0] if sure else case.read
    return Chosen(case, code, sums[code], sure)


class _Known:
    """What the cases that are settled tell of the others."""

    def __init__(self, told: Iterable[Chosen]) -> None:
        self._all: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._own: dict[tuple[int, str], str] = {}  # what a case has added itself
        for case, code, *_ in told:
            self._own[case.document, case.local] = code
            for key in _keys(case):
                self._all[key][code] += 1

    def of(self, case: Case) -> Weighed:
        """What other documents say for each division."""
        weighed: Weighed = defaultdict(list)
        self._most(weighed, case, ("told_of",), "")
        if case.source:
            self._most(weighed, case, ("same_source", case.source), case.source)
        spoken: Counter[str] = Counter()
        for official in case.officials:
            known = self._counts(case, official)
            for code in known if len(known) == 1 else ():
                spoken[code] += 1
                if spoken[code] <= _SPOKEN:
                    weighed[code].append(reason("official_there", official[0]))
        return weighed

    def _counts(self, case: Case, key: tuple[str, ...]) -> Counter[str]:
        """Articles by the code that they mean, without the case's own."""
        own = self._own.get((case.document, case.local))
        found = self._all.get((case.name, *key), Counter())
        return +(found - Counter((own,))) if own else found

    def _most(self, weighed: Weighed, case: Case, key: tuple[str, ...], of: str) -> None:
        ranked = self._counts(case, key).most_common(2)
        if not ranked:
            return
        code, count = ranked[0]
        times = log((count + 1) / (1 + sum(n for _, n in ranked[1:])))
        if times > 0:
            name = of or Gazetteer.load().path(Gazetteer.load().by_code[code])
            weighed[code].append(reason(key[0], name, min(times, _MOST)))


def _keys(case: Case) -> Iterator[tuple[str, ...]]:
    """What its article counts for: the name, the source, each official."""
    yield case.name, "told_of"
    if case.source:
        yield case.name, "same_source", case.source
    for official in case.officials:
        yield case.name, *official
