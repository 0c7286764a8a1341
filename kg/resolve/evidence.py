"""The table of what speaks for and against one person behind two sightings, and the words that explain a sum of it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from kg.lexicon import read_table

_HERE = Path(__file__).parent


class Weight(NamedTuple):
    """A row of evidence.tsv: a natural logarithm of odds, and what to say of it; `{}` is what it rests on."""

    evidence: str
    weight: float
    en: str
    zh: str


class Reason(NamedTuple):
    """A piece of evidence that holds for a pair: its row, what it rests on, and what it adds to the score."""

    evidence: str
    of: str
    weight: float

    @property
    def en(self) -> str:
        """In English: `both within 丽水市 +2.6`."""
        return f"{weights()[self.evidence].en.format(self.of)} {self.weight:+.1f}"

    @property
    def zh(self) -> str:
        """In Chinese."""
        return f"{weights()[self.evidence].zh.format(self.of)} {self.weight:+.1f}"


class _Title(NamedTuple):
    title: str
    holders: Literal["one", "many"]
    at: str | None


@cache
def weights() -> dict[str, Weight]:
    """evidence.tsv by the name of the evidence."""
    return {row.evidence: row for row in read_table(_HERE / "evidence.tsv", Weight, ("evidence",))}


@cache
def _holders() -> dict[str, _Title]:
    return {row.title: row for row in read_table(_HERE / "posts.tsv", _Title, ("title",))}


def threshold() -> float:
    """The score from which on a pair is joined."""
    return weights()["threshold"].weight


def reason(evidence: str, of: str = "", times: float = 1.0) -> Reason:
    """The evidence with its weight; `times` where the row says that it is multiplied."""
    return Reason(evidence, of, weights()[evidence].weight * times)


def score(reasons: Iterable[Reason]) -> float:
    """The sum of the weights, to two places."""
    return round(sum(reason.weight for reason in reasons), 2)


def post_of(title: str) -> str:
    """The title without the word for an acting holder: 代县长 and 县长 are one post."""
    for acting in ("代理", "代"):
        bare = title.removeprefix(acting)
        if bare != title and bare in _holders():
            return bare
    return title


def has_one_holder(title: str) -> bool:
    """Whether a body has one holder of the title at a time: 局长, 代局长, but not 副局长."""
    row = _holders().get(post_of(title))
    return row is not None and row.holders == "one"


def has_many_holders(title: str, body: str) -> bool:
    """Whether a body (its name) has so many of the title that it does not tell people of one name apart: 人大代表."""
    row = _holders().get(title)
    return row is not None and row.holders == "many" and (row.at is None or row.at in body)
