"""Answers searches: entities by any of their names, sentences by their words; names for completion."""

import re
from typing import Any

from kg import vocab
from kg.serve import lookup, media
from kg.serve.formats import SHORT
from kg.serve.home import Home
from kg.serve.parameters import number, text, words
from kg.serve.reply import Reply, as_json

_MOST = 200
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
    """`q` and `type` (class, property, entity): what the editor may offer, as `{value, label}`."""
    asked, kind = text(job, "q", ""), text(job, "type", "entity")
    limit = number(job, "limit", 30, _MOST)
    if kind == "entity":
        hits = lookup.entities(home.search, asked, limit) if asked else []
        return as_json([{"value": hit.iri, "label": hit.label, "note": hit.kind, "name": hit.name} for hit in hits])
    return as_json(_terms(asked.casefold(), kind)[:limit])


def _terms(asked: str, kind: str) -> list[dict[str, str]]:
    found = []
    for name, (english, chinese) in vocab.LABELS.items():
        small = bool(_TERM.match(name))
        fits = asked in name.casefold() or asked in english or asked in chinese
        if fits and small == (kind == "property"):
            found.append(
                {"value": vocab.KG + name, "label": f"kg:{name}", "note": f"{english} · {chinese}", "name": ""}
            )
    return sorted(found, key=lambda term: (not term["label"][3:].casefold().startswith(asked), term["label"]))
