"""The facts of documents and what follows from them as statements between numbered entities."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.model import Claim, Facts, Span, World
from kg.web.display import one_line

# What a statement may say, in the order that the page knows them by number.
PREDICATES = (
    "tenure",
    "chair",
    "speaker",
    "attendee",
    "instructor",
    "organizer",
    "place",
    "campaign",
    "date",
    "jurisdiction",
    "parent",
    "within",
    "succession",
    "reform",
)
NUMBER = {predicate: number for number, predicate in enumerate(PREDICATES)}
NOBODY = -1
COLUMNS = ("subject", "predicate", "object", "text", "date", "document", "start", "end", "rule", "confidence")
_NOWHERE = Span(0, 0)


class Words:
    """Texts by number, each as one line; the empty one is 0."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """`known`: what `known` of another gave."""
        self._numbers: dict[str | None, int] = {None: 0, "": 0}
        self.texts = [""]
        for text in known:
            self(text)

    def __call__(self, text: str | None) -> int:
        """The number of a text."""
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self.texts)
            self.texts.append(one_line(text or ""))
        return found

    def known(self) -> list[str]:
        """The texts as they were given, by number."""
        return [text for text in self._numbers if text is not None]


class _Row(NamedTuple):
    """A statement: text is the title of a tenure or succession, the value of a date or the name of a reform."""

    subject: str
    predicate: str
    object: str | None
    text: str
    date: str | None
    claim: Claim


def of_document(facts: Facts, numbers: Mapping[str, int], words: Words) -> Iterator[tuple[int, ...]]:
    """What a document states, in the columns `kg.web.told.STATED`."""
    return numbered(_stated(facts), numbers, words)


def numbered(rows: Iterable[_Row], numbers: Mapping[str, int], words: Words) -> Iterator[tuple[int, ...]]:
    """Statements by number: all `COLUMNS` but the document."""
    for subject, predicate, object_, text, date, ((start, end), rule, confidence) in rows:
        first = numbers.get(subject)
        second = NOBODY if object_ is None else numbers.get(object_)
        if first is not None and second is not None:
            said = NUMBER[predicate], second, words(text), words(date)
            yield first, *said, start, end, words(rule), round(confidence * 100)


def _stated(facts: Facts) -> Iterator[_Row]:
    for tenure in facts.tenures:
        yield _Row(tenure.person, "tenure", tenure.organization, tenure.title, tenure.observed_on, tenure.claim)
    for part in facts.participations:
        yield _Row(part.participant, part.role, part.event, "", None, part.claim)
    for link in facts.links:
        if link.predicate == "date":
            yield _Row(link.subject, "date", None, link.object, None, link.claim)
        else:
            yield _Row(link.subject, link.predicate, link.object, "", None, link.claim)


def following(world: World) -> Iterator[_Row]:
    """Inferences, reforms, and who followed whom in a post."""
    for inference in world.findings.inferences:
        claim = Claim(_NOWHERE, inference.rule, inference.confidence)
        yield _Row(inference.subject, inference.predicate, inference.object, "", None, claim)
    for reform in world.findings.reforms:
        for old in reform.original:
            for new in reform.resulting:
                yield _Row(old, "reform", new, reform.label, reform.latest, Claim(_NOWHERE, reform.rule, 1.0))
    for span in world.spans:
        if span.successor:
            claim = Claim(_NOWHERE, "succession in a post with one holder", 1.0)
            yield _Row(span.person, "succession", span.successor, span.title, span.not_after, claim)


def gazetteer(world: World, numbers: Mapping[str, int], known: set[tuple[int, ...]]) -> Iterator[_Row]:
    """Which division lies in which, where no document says so already."""
    within = NUMBER["within"]
    claim = Claim(_NOWHERE, "gazetteer", 1.0)
    for entity in world.entities:
        if not entity.within or entity.within not in numbers:
            continue
        if (numbers[entity.id], within, numbers[entity.within]) not in known:
            yield _Row(entity.id, "within", entity.within, "", None, claim)
