"""A thing of the graph: everything that is said of it, as a page with evidence or as RDF."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg import vocab
from kg.errors import UnknownEntityError
from kg.query.bind import bind
from kg.query.catalogue import find
from kg.query.explain import Explanation, explain
from kg.query.explain_document import explain_document
from kg.query.explain_text import SECTIONS, section
from kg.query.names import Match, find_entities, kind_of
from kg.serve import media, pages, sparql
from kg.serve.formats import GRAPHS, SHORT
from kg.serve.home import Home
from kg.serve.links import iri_of
from kg.serve.protocol import Refused
from kg.serve.reply import Reply
from kg.serve.spans import timeline

_OFFERED = ("text/html", *GRAPHS)
_NEIGHBOURS = 40
_SHORTCUTS = ("worksFor", "tookPart")


def entity(home: Home, job: dict[str, Any]) -> Reply:
    """`path` below /id/, or `iri`. What the graph does not know is a page with 404 to people; else raises Refused."""
    iri = job["iri"] if "iri" in job else iri_of(job.get("path", ""), home.base)
    try:
        node = _known(home, iri)
    except Refused as refused:
        if job.get("format") or media.choose(job["accept"], ("text/plain", "text/html")) != "text/html":
            raise
        page = pages.render("missing.html", home, title="404", iri=iri, name=unquote(re.split("[/#]", iri)[-1]))
        return replace(page, status=refused.status)
    wanted = job.get("format") or ""
    name = SHORT.get(wanted, wanted) or media.choose(job["accept"], _OFFERED)
    if name not in _OFFERED:
        raise Refused(406, f"this can be given as {', '.join(_OFFERED)}", {"Vary": "Accept"})
    document = kind_of(home.store, node) == "Document"
    if name != "text/html":
        return _rdf(home, node, str(name), document=document)
    return _document(home, node) if document else _page(home, node)


def _known(home: Home, iri: str) -> NamedNode:
    try:
        node = NamedNode(iri)
        find_entities(home.store, f"<{iri}>")
    except (ValueError, UnknownEntityError):
        raise Refused(404, "nothing in the graph has this name; try /search?q=") from None
    return node


def _rdf(home: Home, node: NamedNode, name: str, *, document: bool) -> Reply:
    """Of a document what it states, of others what is said of them."""
    if document:
        return sparql.graph(home, {"graph": node.value, "format": name})
    text, _ = bind(home.store, find("graph-of-entity"), {"entity": f"<{node.value}>"})
    return sparql.query(home, {"query": text, "format": name})


def _page(home: Home, node: NamedNode) -> Reply:
    told = explain(home.store, f"<{node.value}>")[0]
    others = Counter(said.other for said in told.said if said.other and said.other.iri != node.value)
    return pages.render(
        "entity.html",
        home,
        title=told.entity.label,
        told=told,
        sections=_sections(told),
        neighbours=sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_NEIGHBOURS],
        timeline=timeline(home.store, node),
        plain=_plain(home, node) if not told.said else [],
        documents=_documents(told),
    )


def _sections(told: Explanation) -> list[tuple[str, list[Any]]]:
    """Headings in both languages and their statements; shortcuts only where nothing else says the same."""
    others = {said.other for said in told.said if said.property not in _SHORTCUTS}
    found = []
    for name, inverse, heading in SECTIONS:
        said = [one for one in told.said if section(one) == (name, inverse)]
        if name in _SHORTCUTS:
            said = [one for one in said if one.other not in others]
        if said:
            english, _, chinese = heading.rpartition(" ")
            found.append((f"{chinese} {english}", said))
    return found


def _documents(told: Explanation) -> list[tuple[str, str, str, int]]:
    """Articles that name it: identifier, title, date, how often; the latest first."""
    counts = Counter((m.issued, m.document, m.title) for m in told.mentions)
    return [(document, title, issued, many) for (issued, document, title), many in sorted(counts.items(), reverse=True)]


def _plain(home: Home, node: NamedNode) -> list[tuple[str, str, bool]]:
    """Of a thing that is no entity (a statement, the build): its own properties; whether the value is an IRI."""
    quads = home.store.quads_for_pattern(node, None, None, None)
    rows = {
        (quad.predicate.value, getattr(quad.object, "value", ""), isinstance(quad.object, NamedNode)) for quad in quads
    }
    return sorted(rows)[:500]


def _document(home: Home, node: NamedNode) -> Reply:
    told = explain_document(home.store, node.value)[0]
    source = dict(told.about).get("source", "")
    entities: Counter[Match] = Counter(named.entity for place in told.places for named in place.named)
    return pages.render(
        "document.html",
        home,
        title=told.title or node.value,
        told=told,
        source=source if source.startswith(("http://", "https://")) else "",
        entities=sorted(entities.items(), key=lambda pair: (-pair[1], pair[0])),
        roles=set(vocab.LABELS),
    )
