"""Answers searches: entities by any of their names, sentences by their words; names for completion."""

import json
import re
from typing import Any

from kg import vocab
from kg.query.terms import PREFIXES
from kg.serve import lookup, media
from kg.serve.formats import SHORT
from kg.serve.home import Home
from kg.serve.parameters import number, text, words
from kg.serve.reply import Reply, as_json

_MOST = 200
_COUNTED = {"class": "classes", "property": "properties"}
_TERM = re.compile(r"^[a-z]")


def search(home: Home, job: dict[str, Any]) -> Reply:
    """`q`, `limit`, `start`, `kind`: JSON, or a page for people."""
    asked, limit = text(job, "q", ""), number(job, "limit", 20, _MOST)
    start, kinds = number(job, "start", 0, 100_000), words(job, "kind")
    found = {
        "q": asked,
        "entities": [hit.record() for hit in lookup.entities(home.search, asked, limit, kinds)] if asked else [],
        "sentences": [s.record() for s in lookup.sentences(home.search, asked, limit, start)] if asked else [],
    }
    wanted = SHORT.get(job.get("format", ""), "") or media.choose(job["accept"], ("application/json", "text/html"))
    if wanted == "text/html":
        from kg.serve import pages  # programs do not wait for the template engine

        return pages.render("search.html", home, found=found, title=asked)
    return as_json(found)


def complete(home: Home, job: dict[str, Any]) -> Reply:
    """`q` and `type` (class, property, prefix, entity): what the editor may offer, as `{value, label, note, name}`."""
    asked, kind = text(job, "q", ""), text(job, "type", "entity")
    limit = number(job, "limit", 30, _MOST)
    if kind == "entity":
        hits = lookup.entities(home.search, asked, limit) if asked else []
        return as_json([{"value": hit.iri, "label": hit.label, "note": hit.kind, "name": hit.name} for hit in hits])
    if kind == "prefix":
        return as_json([_offer(iri, f"{name}:", "") for name, iri in PREFIXES.items()])
    return as_json(_terms(home, asked.casefold(), kind)[:limit])


def _offer(value: str, label: str, note: str) -> dict[str, str]:
    return {"value": value, "label": label, "note": note, "name": ""}


def _terms(home: Home, asked: str, kind: str) -> list[dict[str, str]]:
    """Terms that begin with `asked` (with a prefix or without), then those that have it in them, in English or in
    Chinese; the most used first."""
    prefix, colon, name = asked.rpartition(":")
    uses = json.loads(home.meta["counts"])[_COUNTED.get(kind, "classes")]
    ours = (vocab.KG + each for each in vocab.LABELS if bool(_TERM.match(each)) == (kind == "property"))
    found = []
    for iri in {**uses, **dict.fromkeys(ours)}:
        label, said, number = _short(iri), vocab.LABELS.get(iri.removeprefix(vocab.KG), ()), uses.get(iri, 0)
        space, _, local = label.casefold().partition(":")
        if (not colon or space == prefix) and any(name in each.casefold() for each in (local, *said)):
            note = " · ".join((*said, *([f"{number:,}"] if number else ())))
            found.append((not local.startswith(name), -number, label, _offer(iri, label, note)))
    return [offer for *_, offer in sorted(found, key=lambda each: each[:3])]


def _short(iri: str) -> str:
    """`prefix:name` where there is a prefix for it."""
    found = next((prefix for prefix, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{found}:{iri.removeprefix(PREFIXES[found])}" if found else f"<{iri}>"
