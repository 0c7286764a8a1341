"""Scripts and styles of the pages; the editor is there only if it was bundled (`make editor`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MEDIA = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent."""

    media: str
    body: bytes


@cache
def assets() -> dict[str, Asset]:
    """All of them by name."""
    folder = files("kg.serve") / "static"
    found = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        suffix = path.name[path.name.rfind(".") :]
        if path.is_file() and suffix in MEDIA:
            found[path.name] = Asset(MEDIA[suffix], path.read_bytes())
    return found


def asset(name: str) -> Asset | None:
    """One of them, None if there is none of that name."""
    return _vis() if name == "vis.js" else assets().get(name)


@cache
def _vis() -> Asset:
    """vis-network, which draws networks in the explorer too."""
    from kg.web.assets import vis_script  # workers have no use for all that comes with it

    return Asset(MEDIA[".js"], vis_script().encode())


def has_editor() -> bool:
    """Whether the editor was bundled."""
    return "editor.js" in assets() and "editor.css" in assets()
