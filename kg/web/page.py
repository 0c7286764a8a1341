"""Writes the page: template, styles, scripts and data in one HTML file which asks nothing of any network."""

import json
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kg.errors import OutputError
from kg.model import World
from kg.web.assets import embed_json, page_part, page_script, page_style, policy, vis_script
from kg.web.columns import pack
from kg.web.display import one_line
from kg.web.newest import newest
from kg.web.past import Past
from kg.web.payload import build_payload


@dataclass(frozen=True, slots=True)
class PageOptions:
    """title: the heading, for both languages (None: the page's own). limit: entities that are drawn at first."""

    title: str | None = None
    limit: int = 200


def write_page(
    world: World,
    path: Path,
    options: PageOptions = PageOptions(),
    past: Past | None = None,
) -> dict[str, int]:
    """Write the page of `world` to `path`; the same world gives the same bytes, whatever the `past`.

    Of a large world it shows the newest documents (`kg.web.newest`).
    Returns counts: documents, entities, statements, mentions, drawn (nodes at first), bytes. Raises OutputError if the
    file cannot be written.
    """
    shown = newest(world)
    payload = build_payload(shown, max(options.limit, 0), past if shown is world else None)
    world = shown
    counts = {
        "documents": len(world.documents),
        "entities": len(world.entities),
        "statements": len(payload.columns["subject"]),
        "mentions": len(payload.columns["mention_entity"]),
        "drawn": len(payload.header["view"]["nodes"]),
    }
    title = one_line(options.title or "")
    content = render(pack({**payload.header, "counts": counts, "title": title}, *payload[1:]), title).encode()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{path}: cannot write the page ({error.strerror}); choose another output folder") from error
    return {**counts, "bytes": len(content)}


def render(packed: str, title: str) -> str:
    """The page's HTML around packed data."""
    vis, script, style = vis_script(), page_script(), page_style()
    words = json.loads(page_part("words.json"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(page_part("template.html")).render(
        title=title,
        default_title=words["en"]["title"],
        policy=policy([vis, script], [style]),
        style=Markup(style),
        vis=Markup(vis),
        script=Markup(script),
        words=embed_json(words),
        data=Markup(packed),
    )
