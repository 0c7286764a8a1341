"""The guard of a build: checks a graph while its blocks are at hand, and tells in words what it found."""

from collections.abc import Sequence
from typing import Any

from kg.graph.selfcheck import Fault, check

_SMALL = 30_000  # quads whose check is less than a thirtieth of a build's time
_EXAMPLES = 20
_ADVICE = "the graph breaks its own rules: a bug of govkg; please report it with these lines"


class Guard:
    """Checks the blocks that it is given, once: always if `wanted`, never if not, and small graphs if None."""

    def __init__(self, wanted: bool | None = None) -> None:
        self._wanted = wanted
        self.faults: tuple[Fault, ...] | None = None

    def wants(self, quads: int) -> bool:
        """Whether a graph of so many quads is checked."""
        return self._wanted or (self._wanted is None and quads <= _SMALL)

    def inspect(self, blocks: Sequence[bytes], quads: int) -> None:
        """Check `blocks`, which hold so many `quads`; `faults` stays None if that was not wanted."""
        if self.wants(quads):
            self.faults = tuple(check(blocks))

    def as_json(self) -> dict[str, Any]:
        """For report.json: whether it was checked, how many faults there are, and examples in English and Chinese."""
        found = self.faults or ()
        examples = [
            {"node": focus, "property": path, "en": en, "zh": zh} for focus, path, (en, zh) in found[:_EXAMPLES]
        ]
        told: dict[str, Any] = {"checked": self.faults is not None, "violations": len(found)}
        return {**told, "examples": examples, "advice": _ADVICE} if examples else told

    def lines(self) -> list[str]:
        """For the terminal: nothing if there is nothing to tell."""
        found = self.faults or ()
        if not found:
            return []
        first = found[0]
        return [f"self-check: {len(found)} violations: {_ADVICE}", f"  <{first.focus}>: {first.messages[0]}"]
