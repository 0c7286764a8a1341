"""Gold annotations: documents with what a careful reader learns from them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import InputError

DOCUMENTS, ANNOTATIONS = "docs.jsonl", "annotations.jsonl"
KINDS = ("places", "organizations", "people", "events", "campaigns")
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold set: annotations in the order of the file, the texts by id, and a digest of both files."""

    folder: Path
    annotations: tuple[Item, ...]
    texts: Mapping[str, str]  # id -> title, line feed, text
    digest: str


def load(folder: Path) -> Gold:
    """The gold set of a folder with docs.jsonl and annotations.jsonl. Raises InputError with file and line."""
    texts = load_documents(folder)
    annotations = _lines(folder / ANNOTATIONS)
    missing = [str(a.get("id")) for a in annotations if str(a.get("id")) not in texts]
    if missing:
        names = ", ".join(missing[:5])
        raise InputError(f"{folder / ANNOTATIONS}: annotates documents that {DOCUMENTS} lacks: {names}")
    content = b"".join((folder / name).read_bytes() for name in (DOCUMENTS, ANNOTATIONS))
    return Gold(folder, tuple(annotations), texts, sha256(content).hexdigest())


def load_documents(folder: Path) -> dict[str, str]:
    """The texts of docs.jsonl by id: title, line feed, text. Raises InputError with file and line."""
    documents = _lines(folder / DOCUMENTS)
    return {str(d.get("id")): f"{d.get('title') or ''}\n{d.get('text') or ''}" for d in documents}


def silent(item: Item) -> bool:
    """Whether neither finding nor missing an item counts."""
    return bool(
        item.get("optional") or item.get("implied") or item.get("kind") == "foreign" or item.get("required") is False
    )


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # JSON may hold other ends of lines
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); a gold folder holds {DOCUMENTS} and {ANNOTATIONS}"
        ) from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}: no JSON ({error})") from error
        if not isinstance(item, dict) or "id" not in item:
            raise InputError(f"{path}:{number}: an object with an id is needed")
        found.append(item)
    return found
