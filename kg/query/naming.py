"""How a statement's words led to an entity: the form in its sentence, and the place that completed it."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from kg import vocab
from kg.query.names import Match
from kg.query.reading import Quotation, Reader, Where

NAME, SHORT, OTHER, ELSEWHERE, UNNAMED = "name", "short form", "other name", "named elsewhere", "not named"
_PLACE_SHOWN: Final = 2  # characters of a place's name that show it: 阆中 of 阆中市


@dataclass(frozen=True, slots=True)
class Naming:
    """How one end of a statement is named.

    `how`: "name" (its canonical name), "short form" (its characters in their order, some left out), "other name";
    of the first of `forms`, the mentions in the statement's sentences. "named elsewhere": not in them but where `forms`
    shows, the nearest before; "not named": only a title or the context shows it (县长: the county government). `place`
    completed a form that does not say of which place it is, and `place_at` is where the document names that place last
    before; None if it never does and its context decided.
    """

    entity: Match
    how: str
    forms: tuple[Quotation, ...] = ()
    place: Match | None = None
    place_at: Quotation | None = None

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to explain: the sentence has the canonical name."""
        return self.how == NAME


def naming(reader: Reader, entity: NamedNode, sentences: tuple[Quotation, ...], graph: Where) -> Naming:
    """How `entity` is named in the sentences of a statement; `graph` is the document's."""
    match = reader.match(entity)
    all_forms = reader.mentions(entity, graph)
    forms = tuple(form for form in all_forms if any(sentence.holds(form) for sentence in sentences))
    at = sentences[0] if sentences else None
    if forms:
        how = manner(forms[0].text, match.label)
    elif all_forms:
        how, forms = ELSEWHERE, (_before(all_forms, at),)
    else:
        how = UNNAMED
    place = _completing(reader, entity, forms[0].text if forms else "", match, graph)
    if place is None:
        return Naming(match, how, forms)
    places = reader.mentions(place, graph)
    before = [mention for mention in places if _place_of(mention) < _place_of(forms[0] if forms else at)]
    return Naming(match, how, forms, reader.match(place), before[-1] if before else next(iter(places), None))


def manner(form: str, label: str) -> str:
    """How a form relates to the canonical name.

    >>> manner("市市场监管局", "阆中市市场监督管理局"), manner("县政协", "中国人民政治协商会议缙云县委员会")
    ('short form', 'other name')
    """
    if form == label:
        return NAME
    rest = iter(label)
    return SHORT if all(character in rest for character in form) else OTHER


def _before(forms: tuple[Quotation, ...], at: Quotation | None) -> Quotation:
    """The nearest before a sentence, else the first."""
    earlier = [form for form in forms if _place_of(form) < _place_of(at)]
    return (earlier or forms[:1])[-1]


def _place_of(span: Quotation | None) -> tuple[bool, int]:
    """For sorting: a record's title comes before its text."""
    return (span.field != "title", span.start) if span else (True, 0)


def _completing(reader: Reader, entity: NamedNode, form: str, match: Match, graph: Where) -> NamedNode | None:
    """The place that is in the name of a body but not in its form, as the document has it."""
    for quad in sorted(reader.quads(entity, vocab.JURISDICTION, None, graph), key=str):
        if isinstance(quad.object, NamedNode):
            place = reader.match(quad.object).label
            if place in match.label and place[:_PLACE_SHOWN] not in form:
                return quad.object
    return None
