"""Writes the pages; everything that comes from the graph or from a user is escaped by the template engine."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg import vocab
from kg.ids import document_iri
from kg.serve.home import Home
from kg.serve.links import link
from kg.serve.reply import Reply
from kg.serve.static import asset

_OTHERS = {"identifier": ("identifier", "编号"), "issued": ("issued", "发布日期"), "publisher": ("publisher", "发布者")}
_OTHERS |= {"source": ("source", "出处"), "title": ("title", "标题")}
_HTML = "text/html; charset=utf-8"


@cache
def _environment() -> Environment:
    loader = PackageLoader("kg.serve", "templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.globals["term"] = term
    return found


def term(name: str) -> str:
    """A term of the ontology in both languages, such as "机关 agency"."""
    english, chinese = {**_OTHERS, **vocab.LABELS}.get(name, (name, ""))
    return f"{chinese} {english}".strip()


def render(template: str, home: Home, headers: Mapping[str, str] | None = None, **values: Any) -> Reply:
    """A page as an answer; the template has `link(iri)` and `article(identifier)` for addresses."""
    base = home.base
    text = (
        _environment()
        .get_template(template)
        .render(
            link=lambda iri: link(iri, base),
            article=lambda identifier: link(_document(identifier, base), base),
            **values,
        )
    )
    return Reply(200, _HTML, text.encode("utf-8", "replace"), {"Vary": "Accept", **(headers or {})})


def _document(identifier: str, base: str) -> str:
    """Where a document has no identifier its IRI stands for it."""
    return identifier if identifier.startswith(base) else document_iri(base, identifier)


def page(home: Home, job: dict[str, Any]) -> Reply:
    """The page of a template that needs nothing of the graph. The workbench has the editor that `make editor` built, or
    a plain one, which `?editor=plain` asks for too."""
    return render(f"{job['name']}.html", home, title="", rich=asset("yasqe.js") and job.get("editor") != "plain")
