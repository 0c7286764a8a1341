"""Content negotiation: which of the media types that can be given a client likes best (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence
from functools import lru_cache

_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


@lru_cache(maxsize=1024)
def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The best of `offered` for an Accept header, None if none will do; the first one if the header is empty.

    Among equals the order of `offered` decides, not that of the header: clients list without ranking.

    >>> choose("text/csv;q=0.5, application/json", ("text/csv", "application/json"))
    'application/json'
    """
    ranges = list(_ranges(accept))
    if not ranges:
        return offered[0]
    scored = [(_quality(media, ranges), -place, media) for place, media in enumerate(offered)]
    quality, _, media = max(scored)
    return media if quality > 0 else None


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if "/" in name:
            found.append((name.lower(), _given_quality(parameters)))
    return found


def _given_quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            return float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
    return 1.0


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the most specific range which covers it."""
    family = media.partition("/")[0]
    for name in (media, f"{family}/*", "*/*"):
        found = [quality for range_, quality in ranges if range_ == name]
        if found:
            return max(found)
    return 0.0
