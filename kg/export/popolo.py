"""Popolo JSON (popoloproject.com): people, organizations, the posts in them, who was seen in which, and areas."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from kg.export import rows
from kg.export.source import Source
from kg.export.text import json
from kg.ids import digest
from kg.version import VERSION
from kg.vocab import KINDS

_URL = "%/:#?&=@!$'()*+,;~-._"
Item = dict[str, object]


def write(source: Source) -> Iterator[str]:
    """One object with an array for each class of Popolo, an item a line; `first_seen` and so on are of our own."""
    yield f'{{"meta":{json({"generator": f"govkg {VERSION}"})}'
    for name, items in _ARRAYS.items():
        yield f',\n"{name}":['
        comma = "\n"
        for item in items(source):
            yield comma + json({key: value for key, value in item.items() if value not in (None, "", [])})
            comma = ",\n"
        yield "\n]"
    yield "\n}\n"


def _below(class_: str) -> list[str]:
    return [kind for kind, classes in KINDS.items() if class_ in classes]


def _of_class(source: Source, class_: str) -> Iterator[sqlite3.Row]:
    kinds = _below(class_)
    return (row for row in rows.nodes(source) if row["kind"] in kinds)


def _other_names(row: sqlite3.Row) -> list[Item]:
    return [{"name": alias} for alias in rows.strings(row["aliases"])]


def _persons(source: Source) -> Iterator[Item]:
    for row in _of_class(source, "Person"):
        yield {"id": row["iri"], "name": row["label"], "sort_name": row["pinyin"], "other_names": _other_names(row)}


def _organizations(source: Source) -> Iterator[Item]:
    parents, areas = _most_said(source, "parent"), _most_said(source, "jurisdiction")
    for row in _of_class(source, "Organization"):
        yield {
            **{"id": row["iri"], "name": row["label"], "classification": row["kind"]},
            **{
                "other_names": _other_names(row),
                "parent_id": parents.get(row["iri"]),
                "area_id": areas.get(row["iri"]),
            },
        }


def _most_said(source: Source, relation: str) -> dict[str, str]:
    """Popolo has one parent and one area: those that most statements give, of equals the first by IRI."""
    sql = """SELECT a.iri, b.iri, sum(edges.weight) AS weight FROM edges JOIN entities a ON a.id = edges.subject
        JOIN entities b ON b.id = edges.object WHERE relation = ? GROUP BY a.iri, b.iri ORDER BY weight, b.iri DESC"""
    return {row[0]: row[1] for row in source.rows(sql, relation)}


def _areas(source: Source) -> Iterator[Item]:
    for row in _of_class(source, "Place"):
        yield {
            **{"id": row["iri"], "name": row["label"], "identifier": row["code"]},
            **{"classification": row["level"] or row["kind"], "parent_id": row["within"]},
        }


def _post(organization: str, title: str) -> str:
    return f"{organization}#post/{digest(title)}"


def _posts(source: Source) -> Iterator[Item]:
    sql = """SELECT DISTINCT o.iri, o.label, s.value AS title FROM statements s JOIN entities o ON o.id = s.object
        WHERE s.type = 'tenure' ORDER BY o.iri, title"""
    for iri, label, title in source.rows(sql):
        yield {"id": _post(iri, title), "label": f"{label}{title}", "role": title, "organization_id": iri}


_SEEN = """
SELECT p.iri AS person, o.iri AS organization, s.value AS title, coalesce(s.observed_on, d.issued) AS seen,
  s.rule = 'former post' AS former, d.iri AS document, coalesce(g.text, '') AS sentence
FROM statements s JOIN entities p ON p.id = s.subject LEFT JOIN entities o ON o.id = s.object
  LEFT JOIN documents d ON d.id = s.document LEFT JOIN evidence e ON e.statement = s.id
  LEFT JOIN passages g ON g.id = e.passage
WHERE s.type = 'tenure' ORDER BY p.iri, o.iri, s.value, d.iri, sentence
"""


def _memberships(source: Source) -> Iterator[Item]:
    """When a post was seen is not when it began or ended: `start_date` and `end_date` stay out."""
    held = groupby(source.rows(_SEEN), key=lambda row: (row["person"], row["organization"], row["title"]))
    for (person, organization, title), those in held:
        rows_ = list(those)
        days = [row["seen"] for row in rows_ if row["seen"]]
        told = dict.fromkeys((row["document"], row["sentence"]) for row in rows_ if row["document"])
        yield {
            "id": f"{person}#membership/{digest(organization or '', title)}",
            **{"person_id": person, "role": title, "organization_id": organization},
            "post_id": _post(organization, title) if organization else None,
            **{"first_seen": min(days, default=None), "last_seen": max(days, default=None)},
            "former": any(row["former"] for row in rows_) or None,
            "sources": [{"url": quote(document, safe=_URL), "note": sentence} for document, sentence in told],
        }


_ARRAYS: dict[str, Callable[[Source], Iterable[Item]]] = {
    **{"persons": _persons, "organizations": _organizations, "posts": _posts},
    **{"memberships": _memberships, "areas": _areas},
}
