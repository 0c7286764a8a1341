"""Writes index.html, the ontology to be read in English and Chinese, from kg.ttl: python ontology/page.py [--check]."""

import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from made import made
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

HERE = Path(__file__).parent
TARGET = HERE / "index.html"
KG = Namespace("https://w3id.org/govkg/ontology#")
ONTOLOGY = URIRef("https://w3id.org/govkg/ontology")
SCHEMA = Namespace("http://schema.org/")
ENGLISH, CHINESE = "en", "zh-Hans"
# Sections: anchor, what they hold, headings
SECTIONS = (
    ("classes", (OWL.Class,), "Classes", "类"),
    ("roles", (OWL.NamedIndividual,), "Roles", "角色"),
    ("properties", (OWL.ObjectProperty, OWL.DatatypeProperty), "Properties", "属性"),
)
# What is told of a term: property, heading in both languages
FACTS = (
    (RDFS.subClassOf, "Subclass of 上位类"),
    (RDFS.subPropertyOf, "Subproperty of 上位属性"),
    (RDFS.domain, "Of 主体"),
    (SCHEMA.domainIncludes, "Of 主体"),
    (RDFS.range, "Value 取值"),
    (SCHEMA.rangeIncludes, "Value 取值"),
    (OWL.disjointWith, "Never also a 互斥"),
    (SKOS.closeMatch, "Close to 近义"),
    (RDFS.seeAlso, "See also 参见"),
)
KINDS = {
    OWL.TransitiveProperty: "transitive 传递",
    OWL.FunctionalProperty: "one value at most 单值",
}
# (property, heading) -> whose values point back to the class
BACK = (((RDFS.subClassOf,), "Subclasses 下位类"), ((RDFS.domain, SCHEMA.domainIncludes), "Has 所具属性"))


class Page:
    """The parts of the page; every text goes through `escape` once."""

    def __init__(self, graph: Graph) -> None:
        """`graph` is kg.ttl with its prefixes."""
        self._graph = graph

    def text(self, term: URIRef, predicate: URIRef, language: str) -> str:
        """The text of a term in a language, escaped."""
        found = [o for o in self._graph.objects(term, predicate) if isinstance(o, Literal) and o.language == language]
        return escape(str(found[0])) if found else ""

    def terms(self, kinds: Iterable[URIRef]) -> list[URIRef]:
        """The project's terms of some kinds, by name."""
        found = {s for kind in kinds for s in self._graph.subjects(RDF.type, kind)}
        return sorted(URIRef(s) for s in found if str(s).startswith(str(KG)))

    def link(self, term: Node) -> str:
        """A term of the ontology as a link inside the page, another's as one to its definition."""
        if str(term).startswith(str(KG)):
            name = str(term).removeprefix(str(KG))
            return f'<a href="#{escape(name)}"><code>kg:{escape(name)}</code></a>'
        name = self._graph.namespace_manager.normalizeUri(str(term))
        return f'<a href="{escape(str(term))}"><code>{escape(name)}</code></a>'

    def article(self, term: URIRef) -> str:
        """All about one term."""
        name = escape(str(term).removeprefix(str(KG)))
        english, chinese = self.text(term, RDFS.label, ENGLISH), self.text(term, RDFS.label, CHINESE)
        facts = "".join(f"<dt>{heading}</dt><dd>{found}</dd>" for heading, found in self._facts(term))
        return (
            f'<article id="{name}" aria-labelledby="{name}-name">\n'
            f'<h3 id="{name}-name"><code>kg:{name}</code> '
            f'<span>{english} · <span lang="zh-Hans">{chinese}</span></span></h3>\n'
            f'<div class="texts"><p>{self.text(term, SKOS.definition, ENGLISH)}</p>'
            f'<p lang="zh-Hans">{self.text(term, SKOS.definition, CHINESE)}</p></div>\n'
            f"<dl>{facts}</dl>\n</article>"
        )

    def _facts(self, term: URIRef) -> Iterator[tuple[str, str]]:
        told: dict[str, list[Node]] = {}
        for predicate, heading in FACTS:
            told.setdefault(heading, []).extend(sorted(self._graph.objects(term, predicate)))
        for predicates, heading in BACK:
            found = {s for predicate in predicates for s in self._graph.subjects(predicate, term)}
            told.setdefault(heading, []).extend(sorted(found))
        roles = sorted(self._graph.subjects(RDF.type, term)) if (term, RDF.type, OWL.Class) in self._graph else []
        told.setdefault("They are 即", []).extend(roles)
        for heading, nodes in told.items():
            if nodes:
                yield _both(heading), ", ".join(map(self.link, nodes))
        marks = [_both(mark) for kind, mark in KINDS.items() if (term, RDF.type, kind) in self._graph]
        if marks:
            yield _both("Is 特性"), ", ".join(marks)

    def contents(self) -> str:
        """The lists of terms that lead to them."""
        lines = []
        for anchor, kinds, english, chinese in SECTIONS:
            links = "".join(f"<li>{self._entry(term)}</li>" for term in self.terms(kinds))
            lines.append(
                f'<h2><a href="#{anchor}">{english} <span lang="zh-Hans">{chinese}</span></a></h2><ul>{links}</ul>'
            )
        return "\n".join(lines)

    def _entry(self, term: URIRef) -> str:
        name = escape(str(term).removeprefix(str(KG)))
        chinese = self.text(term, RDFS.label, CHINESE)
        return f'<a href="#{name}">{name} <span class="soft" lang="zh-Hans">{chinese}</span></a>'

    def sections(self) -> str:
        """All terms."""
        lines = []
        for anchor, kinds, english, chinese in SECTIONS:
            articles = "\n".join(map(self.article, self.terms(kinds)))
            heading = f'<h2 id="{anchor}-title">{english} <span lang="zh-Hans">{chinese}</span></h2>'
            lines.append(f'<section id="{anchor}" aria-labelledby="{anchor}-title">\n{heading}\n{articles}\n</section>')
        return "\n".join(lines)


def _both(words: str) -> str:
    """ "English 中文" with the language of the Chinese marked."""
    english, _, chinese = words.rpartition(" ")
    return f'{escape(english)} <span lang="zh-Hans">{escape(chinese)}</span>'


def render(graph: Graph, style: str) -> str:
    """The text of index.html: one file, nothing of it from elsewhere."""
    page = Page(graph)
    title, chinese = page.text(ONTOLOGY, DCTERMS.title, ENGLISH), page.text(ONTOLOGY, DCTERMS.title, CHINESE)
    about, about_chinese = (page.text(ONTOLOGY, DCTERMS.description, language) for language in (ENGLISH, CHINESE))
    version = escape(str(graph.value(ONTOLOGY, OWL.versionInfo)))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="description" content="{about}">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">To the terms</a>
<header>
<h1>{title}</h1>
<p class="soft" lang="zh-Hans">{chinese}</p>
<div class="texts"><p>{about}</p><p lang="zh-Hans">{about_chinese}</p></div>
<p class="version"><code>kg: &lt;{escape(str(KG))}&gt;</code>, version <span lang="zh-Hans">版本</span> {version}:
<a href="kg.ttl">Turtle</a> · <a href="shapes.ttl">SHACL</a> · <a href="context.jsonld">JSON-LD</a></p>
<nav aria-label="Terms 术语">
{page.contents()}
</nav>
</header>
<main id="main">
{page.sections()}
</main>
<footer><p>Written by <code>ontology/page.py</code> from <code>kg.ttl</code>; MIT licence.</p></footer>
</body>
</html>
"""


if __name__ == "__main__":
    sys.exit(made(render(Graph().parse(HERE / "kg.ttl"), (HERE / "page.css").read_text(encoding="utf-8")), TARGET))
