"""A question to a person, with what there is to judge by on both sides."""

from math import log2
from typing import Any, Final, NamedTuple

from kg.decisions.model import DIFFERENT, DROP, KEEP, SAME, UNSURE, Decision, Reference

PAIR, THING = "pair", "thing"
# What the answers yes, no and unsure to a question decide
ANSWERS: Final = {
    PAIR: {"y": SAME, "n": DIFFERENT, "u": UNSURE},
    THING: {"y": KEEP, "n": DROP, "u": UNSURE},
}


class Quote(NamedTuple):
    """A sentence, the document that has it and, if known, that document's title and date."""

    text: str
    document: str
    title: str
    issued: str


class Side(NamedTuple):
    """A thing, or the part of one that `reference` tells from the rest.

    `about`: posts and the like in words. `nodes`: IRIs of statement nodes whose sentences show it, the surest
    first. `thing`: its full IRI in the graph.
    """

    reference: Reference
    documents: int
    about: tuple[str, ...]
    nodes: tuple[str, ...]
    thing: str
    quotes: tuple[Quote, ...] = ()


class Reason(NamedTuple):
    """Why it is in doubt: a key of words.json, and the names for the {places} of its sentence."""

    key: str
    names: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A question: `question` is pair or thing, `doubt` from 0 to 1, `iris` are full IRIs of what it is about,
    `repeated` is 2 for the second question about a name.
    """

    question: str
    doubt: float
    reasons: tuple[Reason, ...]
    sides: tuple[Side, ...]
    iris: frozenset[str]
    repeated: int = 1

    @property
    def score(self) -> float:
        """Doubt times how much hangs on it: with two things, on the one that is named less."""
        return round(self.doubt * log2(1 + min(side.documents for side in self.sides)) / self.repeated, 3)

    @property
    def rank(self) -> tuple[float, list[str]]:
        """To be sorted by: the best first, then by name."""
        return -self.score, [side.reference.iri for side in self.sides]

    def decision(self, what: str, value: str = "") -> Decision:
        """The row that an answer makes; `value` for a kind or a label, which are of the first side."""
        sides = [side.reference for side in self.sides]
        pair = what in ANSWERS[PAIR].values() and self.question == PAIR
        return Decision(what, sides[0], sides[1] if pair else None, value)

    def as_json(self) -> dict[str, Any]:
        """All of it, for programs and for the page."""
        return {
            "question": self.question,
            "score": self.score,
            "doubt": self.doubt,
            "reasons": [{"key": reason.key, "names": list(reason.names)} for reason in self.reasons],
            "sides": [_side(side) for side in self.sides],
        }


def _side(side: Side) -> dict[str, Any]:
    reference = side.reference
    return {
        **reference._asdict(),
        "documents": side.documents,
        "about": list(side.about),
        "quotes": [quote._asdict() for quote in side.quotes],
    }
