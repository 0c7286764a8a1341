"""The scripts and styles of the page, from this package and from pyvis, and the policy that admits only them."""

import base64
import hashlib
import json
import re
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup

from kg.errors import GovkgError

# In the order in which they are joined into one script: what runs at once uses only those before it.
SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        *("elements", "words", "unpack", "saving", "data", "dates", "search"),
        *("territory", "filters", "communities", "layout", "view", "supernodes", "labels", "canvas", "painting"),
        *("address", "evidence", "facts", "posts", "company", "paths", "entity", "reading", "notes"),
        *("table", "timeline", "statistics", "placetree", "timeslider", "filterbox"),
        *("pictures", "formats", "takeaway", "searchbox", "keys", "refresh", "appearance", "page"),
    )
)
STYLES = ("colours.css", "frame.css", "drawing.css", "panel.css", "tabs.css", "small.css")
_VIS = re.compile(r"^vis-(9\.\d+\.\d+)$")
_SOURCE_MAP = re.compile(r"^//[#@] sourceMappingURL=\S*$", re.MULTILINE)
_ESCAPES = tuple((char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029")


def own(name: str) -> str:
    """A file of this package as text."""
    return resources.files("kg.web").joinpath(name).read_text(encoding="utf-8")


def page_part(name: str) -> str:
    """A file of the page as text: script, style, template or words."""
    return own(f"explorer/{name}")


def page_script() -> str:
    """The page's own script: all of SCRIPTS in one strict scope, which waits for the data to be unpacked."""
    return '(async () => {\n"use strict";\n' + "\n".join(map(page_part, SCRIPTS)) + "})();\n"


def page_style() -> str:
    """The page's own style: all of STYLES."""
    return "\n".join(map(page_part, STYLES))


@cache
def vis_script() -> str:
    """The newest vis-network that the installed pyvis ships, without the source map that a browser would fetch."""
    library = resources.files("pyvis").joinpath("templates", "lib")
    versions = [folder for folder in library.iterdir() if _VIS.match(folder.name)]
    if not versions:
        raise GovkgError("pyvis is installed without vis-network (templates/lib/vis-9.*): reinstall pyvis 0.3.2")
    newest = max(versions, key=lambda folder: [int(part) for part in folder.name[4:].split(".")])
    return _SOURCE_MAP.sub("", newest.joinpath("vis-network.min.js").read_text(encoding="utf-8"))


def embed_json(value: Any) -> Markup:
    """JSON that may stand in a script element: nothing in it can end the element or start another.

    >>> embed_json(["</script>"])
    Markup('["\\\\u003c/script\\\\u003e"]')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES:  # far quicker than str.translate
        text = text.replace(char, escape)
    return Markup(text)


def source_hash(text: str) -> str:
    """A Content-Security-Policy source expression for an inline script or style."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def policy(scripts: list[str], styles: list[str]) -> str:
    """The Content-Security-Policy: nothing from anywhere but these inline texts, and no markup made from strings."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src " + " ".join(map(source_hash, scripts)),
            "style-src " + " ".join(map(source_hash, styles)),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )
