"""The Reconciliation Service API, as OpenRefine uses it: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/

A name gets the entities that it may mean, with scores; properties of the row (the body of a person, the place of a
body) count as further evidence.
"""

import json
from difflib import SequenceMatcher
from typing import Any, Final

from pyoxigraph import NamedNode

from kg import vocab
from kg.query.names import label_of
from kg.serve import lookup, pages
from kg.serve.folding import fold
from kg.serve.home import Home
from kg.serve.parameters import number, text
from kg.serve.protocol import Refused
from kg.serve.reply import Reply, as_json

_MOST_QUERIES, _MOST, _LIMIT, _LONGEST = 100, 50, 10, 500
_SURE, _AHEAD = 90.0, 5.0  # a match is certain from this score, so much before the next
_EVIDENCE = 8.0  # points for a property of the row that fits
# Types that can be asked for: local name of a class -> kinds of entities below it
_TYPES: Final = {
    name: tuple(kind for kind, classes in vocab.KINDS.items() if name in classes) for name in sorted(vocab.KINDS)
}
# What a row may say besides the name: local names of properties from the entity to something that has a name.
_PROPERTIES: Final = ("jurisdiction", "worksFor", "within", "parent", "organizer", "place", "campaign", "tookPart")
_VALUES: Final = ("divisionCode", "date", "level", "title")


def reconcile(home: Home, job: dict[str, Any]) -> Reply:
    """The manifest, or with `queries` candidates for each. Raises Refused."""
    asked, extend = text(job, "queries", ""), text(job, "extend", "")
    if extend:
        raise Refused(400, "data extension is not offered; ask /sparql")
    found = _answers(home, _read(asked)) if asked else _manifest(job["origin"], home.base)
    return as_json(found)


def _manifest(origin: str, base: str) -> dict[str, Any]:
    return {
        "versions": ["0.1", "0.2"],
        "name": "govkg",
        "identifierSpace": base,
        "schemaSpace": vocab.KG,
        "defaultTypes": [_type(name) for name in _TYPES],
        "view": {"url": f"{origin}/resource?iri={{{{id}}}}"},
        "preview": {"url": f"{origin}/reconcile/preview?id={{{{id}}}}", "width": 420, "height": 220},
        "suggest": {
            kind: {"service_url": origin, "service_path": f"/reconcile/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
    }


def _type(name: str) -> dict[str, str]:
    english, chinese = vocab.LABELS[name]
    return {"id": name, "name": f"{english} {chinese}"}


def _read(asked: str) -> dict[str, dict[str, Any]]:
    try:
        queries = json.loads(asked)
    except (ValueError, RecursionError) as error:
        raise Refused(400, f"queries: is no JSON ({error})") from None
    if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
        raise Refused(400, 'queries: write {"q0": {"query": "name"}}')
    if len(queries) > _MOST_QUERIES:
        raise Refused(413, f"at most {_MOST_QUERIES} queries at a time")
    return queries


def _answers(home: Home, queries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {key: {"result": _candidates(home, query)} for key, query in queries.items()}


def _candidates(home: Home, query: dict[str, Any]) -> list[dict[str, Any]]:
    name, kinds = query.get("query"), _kinds(query)
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST:
        return []
    limit = query.get("limit", _LIMIT)
    limit = min(max(limit, 0), _MOST) if isinstance(limit, int) else _LIMIT
    hits = _hits(home, name, kinds)
    given = query.get("properties", ())
    evidence = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    scored = [(_score(name, hit) + _support(home, hit, evidence), hit) for hit in hits]
    scored.sort(key=lambda pair: (-pair[0], -pair[1].weight, pair[1].label, pair[1].iri))
    sure = len(scored) > 0 and scored[0][0] >= _SURE and (len(scored) == 1 or scored[0][0] - scored[1][0] >= _AHEAD)
    return [
        {
            "id": hit.iri,
            "name": hit.label,
            "score": round(min(score, 100.0), 1),
            "match": sure and place == 0,
            "type": [_type(kind) for kind in vocab.KINDS.get(hit.kind, (hit.kind,)) if kind in vocab.LABELS],
            "description": " · ".join(part for part in (pages.term(hit.kind), hit.pinyin) if part),
        }
        for place, (score, hit) in enumerate(scored[:limit])
    ]


def _kinds(query: dict[str, Any]) -> tuple[str, ...]:
    wanted = query.get("type") or query.get("types") or []
    names = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else []
    found: list[str] = []
    for name in names:
        local = str(name.get("id", "") if isinstance(name, dict) else name).removeprefix(vocab.KG)
        found += _TYPES.get(local, ("none",))
    return tuple(dict.fromkeys(found))


def _hits(home: Home, name: str, kinds: tuple[str, ...]) -> list[lookup.Hit]:
    """Entities of the name, or of one like it: then also those that share its beginning or end."""
    found = lookup.entities(home.search, name, _MOST, kinds)
    key = fold(name)
    if not any(hit.fit == lookup.EXACT for hit in found):
        for part in (key[:2], key[-3:], key[2:6]) if len(key) > 2 else ():
            found += lookup.entities(home.search, part, _MOST, kinds) if len(part) > 1 else []
    return list({hit.iri: hit for hit in reversed(found)}.values())


def _score(name: str, hit: lookup.Hit) -> float:
    """0 to 100: exact names by their kind, others by how much is alike."""
    if hit.fit == lookup.EXACT:
        return {"label": 100.0, "alias": 95.0, "former name": 85.0, "pinyin": 80.0}.get(hit.by, 60.0)
    key, other = fold(name), fold(hit.name)
    return 90.0 * SequenceMatcher(None, key, other, autojunk=False).ratio()


def _support(home: Home, hit: lookup.Hit, evidence: list[dict[str, Any]]) -> float:
    """Points for properties of the row: those that fit count for, those that do not count against."""
    points = 0.0
    for one in evidence:
        name, values = str(one.get("pid", "")).removeprefix(vocab.KG), _texts(one.get("v"))
        if name in (*_PROPERTIES, *_VALUES) and values:
            points += _EVIDENCE if _has(home, hit.iri, name, values) else -_EVIDENCE
    return points


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [fold(str(v.get("name") or v.get("id") or "") if isinstance(v, dict) else str(v)) for v in values[:20] if v]


def _has(home: Home, iri: str, name: str, values: list[str]) -> bool:
    quads = home.store.quads_for_pattern(NamedNode(iri), NamedNode(vocab.KG + name), None, None)
    for quad in quads:
        node = quad.object
        told = {fold(node.value)} | {fold(label_of(home.store, node))} if isinstance(node, NamedNode) else set()
        told |= {fold(getattr(node, "value", ""))}
        if any(value == one or (len(value) > 1 and value in one) for value in values for one in told if one):
            return True
    return False


def preview(home: Home, job: dict[str, Any]) -> Reply:
    """A small page about an entity, for a frame in the client. Raises Refused, 404."""
    iri = text(job, "id")
    row = home.search.execute("SELECT label, kind, pinyin, weight FROM entity WHERE iri = ?", (iri,)).fetchone()
    if row is None:
        raise Refused(404, "nothing in the graph has this name")
    label, kind, pinyin, weight = row
    found = lookup.sentences(home.search, label, 1)
    framed = "default-src 'none'; style-src 'self'"  # shown inside other pages, that is what it is for
    headers = {"Content-Security-Policy": framed, "Cross-Origin-Resource-Policy": "cross-origin"}
    told = {"iri": iri, "kind": kind, "pinyin": pinyin, "weight": weight, "sentence": found[0].text if found else ""}
    return pages.render("preview.html", home, headers, title=label, **told)


def suggest(home: Home, job: dict[str, Any]) -> Reply:
    """Entities, types or properties that begin with `prefix`. Raises Refused, 404 for other kinds."""
    prefix, start = text(job, "prefix", ""), number(job, "cursor", 0, 1000)
    if job["kind"] == "entity":
        hits = lookup.entities(home.search, prefix, start + _LIMIT) if prefix else []
        rows = [{"id": h.iri, "name": h.label, "description": pages.term(h.kind)} for h in hits[start:]]
    elif job["kind"] == "type":
        rows = [_type(name) for name in _TYPES]
    elif job["kind"] == "property":
        rows = [{"id": name, "name": pages.term(name)} for name in (*_PROPERTIES, *_VALUES)]
    else:
        raise Refused(404, "there are suggestions for entity, type and property")
    if job["kind"] != "entity":
        rows = [row for row in rows if prefix.casefold() in f"{row['id']} {row['name']}".casefold()]
    return as_json({"result": rows})
