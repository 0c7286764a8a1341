"""The files of an output: all there, as they were written, of a known format, with figures that add up."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.doctor.finding import BUILD_AGAIN, Check, Finding
from kg.manifest import DIGESTED, FORMAT, digests, format_of
from kg.output import MARK

_DOCUMENTS = ("built", "rejected", "duplicate")
_REJECTED = "rejected.jsonl"


def check_files(folder: Path, told: dict[str, Any]) -> Check:
    """`told` is the content of report.json. Raises OSError."""
    found = digests(folder)
    expected = told.get("files", {})
    findings = [Finding(name, "is missing", BUILD_AGAIN) for name in DIGESTED if name not in found]
    for name, digest in sorted(found.items()):
        if expected and digest != expected.get(name):
            findings.append(Finding(name, "is not as the build wrote it (another digest)", BUILD_AGAIN))
    size = sum((folder / name).stat().st_size for name in found)
    seen = f"{len(found)} files, {size:,} bytes" + ("" if expected else ", without digests")
    return Check("files", seen, (*findings, *_format(folder, told)))


def _format(folder: Path, told: dict[str, Any]) -> Iterator[Finding]:
    if format_of(told) < FORMAT:

        def migrate() -> None:
            write_report(folder, migrated(folder, told))

        what = f"is of format {format_of(told)}; govkg now writes format {FORMAT}, and reads both"
        yield Finding(MARK, what, "kg doctor --repair brings it up to date", migrate, serious=False)


def migrated(folder: Path, told: dict[str, Any]) -> dict[str, Any]:
    """The report of an earlier format as the present one has it. Raises OSError."""
    rows = [_marked(row) for row in told.get("rejected", [])]
    again = sum("duplicate" in row for row in rows)
    documents = {**told["documents"], "rejected": len(rows) - again, "duplicate": again}
    parts = {**told, "format": FORMAT, "documents": documents, "rejected": rows}
    _write(folder / _REJECTED, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return {**parts, "files": digests(folder)}


def _marked(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "duplicate": True} if str(row.get("reason", "")).startswith("duplicate id") else row


def write_report(folder: Path, told: dict[str, Any]) -> None:
    """Put a report in place of the one that is there, whole or not at all. Raises OSError."""
    _write(folder / MARK, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def check_report(folder: Path, told: dict[str, Any]) -> Check:
    """Whether no document is lost: read = built + rejected + duplicate, and every one that is not built is listed."""
    documents = told.get("documents")
    rows = told.get("rejected")
    if not isinstance(documents, dict) or not isinstance(rows, list):
        return Check("report", "", (Finding(MARK, "does not tell of documents", BUILD_AGAIN),))
    findings: list[Finding] = []
    parts = {name: documents.get(name, 0) for name in _DOCUMENTS}
    if documents.get("read") != sum(parts.values()):
        lost = f"{documents.get('read')} documents were read, but {_sum(parts)}"
        findings.append(Finding(MARK, lost, BUILD_AGAIN))
    if len(rows) != parts["rejected"] + parts["duplicate"]:
        findings.append(Finding(MARK, f"lists {len(rows)} of those that were not built", BUILD_AGAIN))
    if (listed := _listed(folder)) != rows:
        what = "cannot be read" if listed is None else "does not list what report.json lists"
        findings.append(Finding(_REJECTED, what, BUILD_AGAIN))
    return Check("report", f"{documents.get('read')} documents read = {_sum(parts)}", tuple(findings))


def _sum(parts: dict[str, int]) -> str:
    return " + ".join(f"{number} {name}" for name, number in parts.items())


def _listed(folder: Path) -> list[Any] | None:
    try:
        return [json.loads(line) for line in (folder / _REJECTED).read_text(encoding="utf-8").split("\n") if line]
    except (OSError, ValueError, RecursionError):
        return None
