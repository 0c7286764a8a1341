"""Writes a difference for people (text) and programs (JSON)."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from kg import vocab
from kg.comparison.difference import Change, Changed, Difference, Part
from kg.errors import QueryError

FORMATS: Final = ("text", "json")
_LISTED = 50  # of each sort of change; JSON has all
_SECTIONS: Final = (
    ("documents", "Documents 文档"),
    ("entities", "Entities 实体"),
    ("statements", "Statements 陈述"),
)
_SIGNS: Final = (("added", "+"), ("removed", "-"), ("changed", "~"))


def write(difference: Difference, name: str) -> str:
    """The difference as "text" or "json". Raises QueryError for another format."""
    if name not in FORMATS:
        raise QueryError(f'no format "{name}"; there are {", ".join(FORMATS)}')
    if name == "json":
        return json.dumps(_as_json(difference), ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_lines(difference)) + "\n"


def _as_json(difference: Difference) -> dict[str, Any]:
    found: dict[str, Any] = {"settings": [_change(change) for change in difference.settings]}
    for section, _ in _SECTIONS:
        changed: Changed = getattr(difference, section)
        counts = {sign: len(getattr(changed, sign)) for sign, _ in _SIGNS}
        found[section] = {"counts": counts, **{sign: _parts(getattr(changed, sign)) for sign, _ in _SIGNS}}
    return found


def _parts(parts: tuple[Part, ...]) -> list[dict[str, Any]]:
    return [
        {
            "kind": part.kind,
            "words": part.words,
            **({"document": part.document} if part.document else {}),
            "iri": part.iri,
            **({"changes": [_change(change) for change in part.changes]} if part.changes else {}),
        }
        for part in parts
    ]


def _change(change: Change) -> dict[str, Any]:
    return {"property": change.property, "old": list(change.old), "new": list(change.new)}


def _lines(difference: Difference) -> Iterator[str]:
    for change in difference.settings:
        yield f"build: {_told(change)}"
    for section, heading in _SECTIONS:
        changed: Changed = getattr(difference, section)
        yield f"{heading}: " + ", ".join(f"{len(getattr(changed, name))} {name}" for name, _ in _SIGNS)
        for name, sign in _SIGNS:
            parts: tuple[Part, ...] = getattr(changed, name)
            called = Counter(part.words for part in parts)
            yield from (f"  {sign} {_part(part, alike=called[part.words] > 1)}" for part in parts[:_LISTED])
            if len(parts) > _LISTED:
                yield f"  {sign} … {len(parts) - _LISTED} more {name}; --format json has all"


def _part(part: Part, *, alike: bool) -> str:
    """In words; of several things of one name with its IRI."""
    kind = " ".join(vocab.LABELS.get(part.kind, (part.kind,)))
    document = f" — {_one_line(part.document)}" if part.document else ""
    changes = "; ".join(_told(change) for change in part.changes)
    iri = f" <{part.iri}>" if alike and not document else ""
    return f"{kind}: {_one_line(part.words)}{iri}{document}" + (f": {changes}" if changes else "")


def _told(change: Change) -> str:
    label = " ".join(vocab.LABELS.get(change.property, (change.property,)))
    old, new = (_one_line("、".join(values)) for values in (change.old, change.new))
    if old and new:
        return f"{label} {old} → {new}"
    return f"{label} + {new}" if new else f"{label} - {old}"


def _one_line(text: str) -> str:
    """Text of articles, without anything that ends or reorders a line of a terminal."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in text)
