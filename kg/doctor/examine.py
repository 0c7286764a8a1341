"""The examination of an output folder: all checks in order, and what can be mended is mended if that is wished."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg import manifest
from kg.doctor.derived import check_cache, check_copies, check_decisions, check_leftovers, check_store
from kg.doctor.files import check_files, check_report
from kg.doctor.finding import BUILD_AGAIN, Check, Finding
from kg.doctor.graph import check_lines, check_shapes
from kg.doctor.sources import check_sources
from kg.errors import GovkgError, OutputError, QueryError
from kg.lock import Lock
from kg.output import MARK, locked, recover

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to examine: mend what can be; with SHACL itself; against these articles, whose records have these fields."""

    repair: bool = False
    shacl: bool = False
    sources: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was looked at and found; `mended` are findings that were put right."""

    folder: Path
    checks: tuple[Check, ...]
    mended: tuple[Finding, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong and still there."""
        return tuple(f for check in self.checks for f in check.findings if f.serious and f not in self.mended)

    def write(self, format_: str = "text") -> str:
        """As text, or as JSON. QueryError for another format."""
        if format_ not in FORMATS:
            raise QueryError(f'no format "{format_}"; there are {", ".join(FORMATS)}')
        return self._text() if format_ == "text" else json.dumps(self._json(), ensure_ascii=False, indent=1) + "\n"

    def _text(self) -> str:
        lines: list[str] = []
        for check in self.checks:
            lines.append(
                f"{'fine' if not check.findings else '!!  '} {check.name}" + (check.seen and f": {check.seen}")
            )
            for finding in check.findings:
                lines += [f"  {self._word(finding)}: {finding.where}: {finding.what}", f"    do: {finding.do}"]
        lines.append(f"{len(self.faults)} faults, {len(self.mended)} mended")
        return "\n".join(lines) + "\n"

    def _word(self, finding: Finding) -> str:
        return "mended" if finding in self.mended else "fault" if finding.serious else "note"

    def _json(self) -> dict[str, Any]:
        checks = [
            {
                "check": check.name,
                "seen": check.seen,
                "findings": [
                    {"state": self._word(f), "where": f.where, "what": f.what, "do": f.do} for f in check.findings
                ],
            }
            for check in self.checks
        ]
        return {"folder": str(self.folder), "faults": len(self.faults), "mended": len(self.mended), "checks": checks}


def examine(folder: Path, wishes: Wishes | None = None) -> Diagnosis:
    """Check all that a build promises of its folder.

    Raises OutputError if there is no output, a later govkg wrote it, or, with `repair`, a build is writing to it.
    """
    wishes = wishes or Wishes()
    lock: Lock | None = locked(folder.resolve()) if wishes.repair else None
    try:
        checks, mended = _examined(folder, wishes)
    finally:
        if lock:
            lock.release()
    return Diagnosis(folder, checks, mended)


def _examined(folder: Path, wishes: Wishes) -> tuple[tuple[Check, ...], tuple[Finding, ...]]:
    before = (recover(folder.resolve()),) if wishes.repair else ()
    if not folder.is_dir():
        raise OutputError(f"{folder}: no such folder; give the folder that kg build wrote")
    manifest.check_format(folder)
    checks = tuple(_checks(folder, wishes))
    mended = [Finding(str(old), "a build that was set aside was put back", "", None, False) for old in before if old]
    for finding in [f for check in checks for f in check.findings if f.mend] if wishes.repair else []:
        if finding.where == MARK and any(f.serious and not f.mend for check in checks for f in check.findings):
            continue  # what is damaged is not given new digests
        finding.mend() if finding.mend else None
        mended.append(finding)
    return checks, tuple(mended)


def _checks(folder: Path, wishes: Wishes) -> list[Check]:
    broken: tuple[Finding, ...] = ()
    try:
        told = manifest.read(folder)
    except OutputError as error:
        told, broken = {}, (Finding(MARK, str(error), BUILD_AGAIN),)
    steps: list[Callable[[], Check]] = [
        lambda: check_files(folder, told),
        lambda: Check("report", "", broken) if broken else check_report(folder, told),
        lambda: check_lines(folder, told),
        lambda: check_shapes(folder, full=wishes.shacl),
        lambda: check_store(folder),
        lambda: check_copies(folder, told),
        lambda: check_cache(folder),
        lambda: check_decisions(folder),
        lambda: check_leftovers(folder),
    ]
    if wishes.sources:
        steps.append(lambda: check_sources(folder, wishes.sources, wishes.fields))
    return [_safely(step) for step in steps]


def _safely(step: Callable[[], Check]) -> Check:
    """A check that cannot be made because of another fault is a finding, and no end of the examination."""
    try:
        return step()
    except (GovkgError, OSError, SyntaxError, ValueError) as error:
        return Check("not checked", "", (Finding("output", str(error), BUILD_AGAIN),))
