"""Writes the page: template, styles, scripts and data in one HTML file which asks nothing of any network."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.errors import OutputError
from kg.model import World
from kg.web.assets import embed_json, own, page_script, policy, vis_script
from kg.web.display import one_line
from kg.web.newest import newest
from kg.web.payload import build_payload


@dataclass(frozen=True, slots=True)
class PageOptions:
    """title: the heading, for both languages (None: the page's own). limit: entities that are drawn at first."""

    title: str | None = None
    limit: int = 300


def write_page(
    world: World,
    path: Path,
    degrees: Mapping[str, int] | None = None,
    options: PageOptions = PageOptions(),
) -> dict[str, int]:
    """Write the page of `world` to `path`; the same world gives the same bytes.

    Of a large world it shows the newest documents (`kg.web.newest`). `degrees`, with how many others each entity is
    joined by IRI, decide which are drawn at first; without them the links that the page itself has.
    Returns counts: documents, entities, statements, passages, drawn (nodes at first), bytes. Raises OutputError if the
    file cannot be written.
    """
    world = newest(world)
    payload = build_payload(world, degrees, max(options.limit, 0))
    counts = {
        "documents": len(world.documents),
        "entities": len(world.entities),
        "statements": len(payload["statements"]["subject"]),
        "passages": len(payload["passages"]["text"]),
        "drawn": len(payload["view"]["nodes"]),
    }
    content = render({**payload, "counts": counts}, one_line(options.title or "")).encode()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{path}: cannot write the page ({error.strerror}); choose another output folder") from error
    return {**counts, "bytes": len(content)}


def render(payload: dict[str, Any], title: str) -> str:
    """The page's HTML around a payload."""
    vis, script, style = vis_script(), page_script(), own("page.css")
    words = json.loads(own("words.json"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(own("template.html")).render(
        title=title,
        default_title=words["en"]["title"],
        policy=policy([vis, script], [style]),
        style=Markup(style),
        vis=Markup(vis),
        script=Markup(script),
        words=embed_json(words),
        data=embed_json({**payload, "title": title}),
    )
