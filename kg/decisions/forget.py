"""People who are to be forgotten: their names, and texts in which these are blanked."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from kg import ids
from kg.decisions.model import FORGET, Decision, Reference, Ruling
from kg.decisions.references import named
from kg.decisions.rows import SHORTEST
from kg.model import Facts, Rejected

BLANK = "■"


class Forgotten:
    """The names of the people that decisions let be forgotten, and where they are blanked.

    A blanked text is as long as it was, so that offsets stay what they are.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(
            sorted({name for name in names if len(name) >= SHORTEST}, key=lambda name: (-len(name), name))
        )

    @classmethod
    def by(cls, decisions: Iterable[Decision]) -> "Forgotten":
        """The names that the rows of decisions themselves have."""
        return cls(name for each in decisions if each.what == FORGET for name in names_of(each.whom))

    def __bool__(self) -> bool:
        return bool(self.names)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.names)) or "(?!)")

    def stand_in(self, *texts: str | None) -> bool:
        """Whether a name stands in any of the texts."""
        return any(name in text for text in texts if text for name in self.names)

    def stand_in_bytes(self, data: bytes | memoryview) -> bool:
        """Whether a name stands in a text in UTF-8."""
        content = bytes(data)
        return any(name.encode("utf-8", "surrogatepass") in content for name in self.names)

    def blank(self, text: str, kept: Iterable[str] = ()) -> str:
        """The text without the names, but where they are part of names that are `kept` (高峰 in 高峰村)."""
        if not self.stand_in(text):
            return text
        longer = "|".join(map(re.escape, sorted(kept, key=lambda name: (-len(name), name))))
        pattern = re.compile(f"({longer})|{self._pattern.pattern}") if longer else self._pattern
        return pattern.sub(lambda found: found[0] if longer and found[1] else BLANK * len(found[0]), text)

    def identifier(self, text: str) -> str:
        """The same for what must stay unlike others: the id of a document, the path of a file."""
        blanked = self.blank(text)
        return text if blanked == text else f"{blanked}~{ids.digest(text)}"

    def from_facts(self, facts: Facts) -> Facts:
        """The facts of a document whose id and path do not have the names."""
        article = facts.article
        if not self.stand_in(article.id, article.path):
            return facts
        path = self.identifier(article.path)
        return replace(facts, article=replace(article, id=self.identifier(article.id), path=path))

    def from_rejected(self, rejected: Rejected) -> Rejected:
        """What was rejected, told without the names."""
        if not self.stand_in(rejected.path, rejected.id, rejected.reason):
            return rejected
        name = None if rejected.id is None else self.identifier(rejected.id)
        reason = self.blank(rejected.reason)
        return replace(rejected, path=self.identifier(rejected.path), id=name, reason=reason)

    def from_ruling(self, ruling: Ruling) -> Ruling:
        """What became of a decision, told without the names: of one about these people no more than what it is."""
        decision = ruling.decision
        ends = [decision.whom, *([decision.to] if decision.to else [])]
        if decision.what == FORGET or self.stand_in(decision.value, *(text for end in ends for text in _texts(end))):
            told = Decision(decision.what, Reference(f"{decision.whom.iri.partition('/')[0]}/{BLANK}"))
            return Ruling(told._replace(line=decision.line), ruling.status, (), self.blank(ruling.note), hidden=True)
        told = decision._replace(why=self.blank(decision.why), who=self.blank(decision.who))
        return ruling._replace(decision=told)


def names_of(reference: Reference) -> tuple[str, ...]:
    """All names of a reference."""
    return named(reference.iri)[0], reference.label, *reference.aliases


def _texts(reference: Reference) -> tuple[str, ...]:
    return (*names_of(reference), *reference.contexts, *named(reference.iri)[1])
