"""Scripts and styles of the pages."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

MEDIA = {".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent; `tag` tells it from other versions."""

    media: str
    body: bytes
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """All of them by name."""
    folder = files("kg.serve") / "static"
    found = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        suffix = path.name[path.name.rfind(".") :]
        if path.is_file() and suffix in MEDIA:
            found[path.name] = _asset(suffix, path.read_bytes())
    return found


def asset(name: str) -> Asset | None:
    """One of them, None if there is none of that name."""
    return _vis() if name == "vis.js" else assets().get(name)


@cache
def _vis() -> Asset:
    """vis-network, which draws networks in the explorer too."""
    from kg.web.assets import vis_script  # workers have no use for all that comes with it

    return _asset(".js", vis_script().encode())


def _asset(suffix: str, body: bytes) -> Asset:
    return Asset(MEDIA[suffix], body, f'"{sha256(body).hexdigest()[:32]}"')
