"""The decisions of a build: which file counts, what it adds to the settings, and what became of its rows."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from kg.decisions.file import NAME, Decisions, load
from kg.decisions.model import Decision, Ruling

_TOLD = 10  # rulings that the summary lists; report.json has all


class Outcome(NamedTuple):
    """A file of decisions and what became of its rows."""

    decisions: Decisions
    rulings: tuple[Ruling, ...]

    def as_json(self) -> dict[str, Any]:
        """For report.json: the digest, counts, and every decision that was not applied, with why."""
        return {
            "digest": self.decisions.digest,
            "rows": len(self.decisions.rows),
            **self._counts(),
            "not_applied": [
                {"line": r.decision.line, "status": r.status, "decision": tell(r.decision), "why": r.note}
                for r in self._others()
            ],
        }

    def lines(self) -> list[str]:
        """For the terminal."""
        counts = self._counts()
        told = [f"{counts['applied']} applied"]
        told += [f"{counts['stale']} no longer apply"] if counts["stale"] else []
        told += [f"{counts['conflict']} contradict others"] if counts["conflict"] else []
        others = self._others()
        lines = [f"decisions: {len(self.decisions.rows)} in {self.decisions.path}, {', '.join(told)}"]
        lines += [
            f"{self.decisions.path}:{r.decision.line}: not applied: {tell(r.decision)}: {r.note}"
            for r in others[:_TOLD]
        ]
        return lines + ([f"… and {len(others) - _TOLD} more in report.json"] if len(others) > _TOLD else [])

    def _counts(self) -> dict[str, int]:
        counts = Counter(ruling.status for ruling in self.rulings)
        replaced = len(self.decisions.rows) - len(self.rulings)
        return {**{status: counts[status] for status in ("applied", "stale", "conflict")}, "replaced": replaced}

    def _others(self) -> list[Ruling]:
        return [ruling for ruling in self.rulings if ruling.status != "applied"]


def tell(decision: Decision) -> str:
    """A decision in short: what, whom, to."""
    return " ".join(
        filter(None, (decision.what, decision.whom.iri, decision.to.iri if decision.to else decision.value))
    )


def chosen(given: Path | None, output: Path) -> Decisions | None:
    """The decisions that count: the file that is given, else the output folder's own, else none.

    Raises DecisionError if the file is bad, or is given and missing.
    """
    own = output / NAME
    path = given if given is not None else own if own.is_file() else None
    return load(path) if path is not None else None


def settings(decisions: Decisions | None) -> tuple[tuple[str, str], ...]:
    """What the decisions add to the settings of a build."""
    return (("decisions", decisions.digest),) if decisions else ()
