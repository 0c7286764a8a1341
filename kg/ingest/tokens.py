"""HTML source cut into tags and text with their offsets, as browsers cut it, in linear time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TAG: Final = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_STOP: Final = re.compile(r"=\s{0,100}(?P<quote>[\"'])|>")
# Elements whose content is no markup; what is in them is not text of the page either, but for the title.
_RAW: Final = frozenset(
    {"iframe", "math", "noembed", "noframes", "noscript", "object", "script", "style", "svg", "template"}
    | {"textarea", "title", "xmp"}
)
_TO_THE_END: Final = frozenset({"script", "style"})  # even if they are never closed


@dataclass(frozen=True, slots=True)
class Token:
    """kind: text | open | close | raw. Half-open offsets of the source; `name` is the tag's, in lower case.

    A raw token is the content of an element such as <script> or <title>; it follows the element's open token.
    """

    kind: str
    name: str
    start: int
    end: int


def tokens(source: str) -> Iterator[Token]:
    """The tags and texts of `source` in order; comments and declarations are left out."""
    at = text = 0
    unclosed: set[str] = set()
    while (less := source.find("<", at)) >= 0:
        match = _TAG.match(source, less + 1)
        if match is None:
            at = _after_comment(source, less)
            if at == less + 1:  # a "<" that is text
                continue
            if text < less:
                yield Token("text", "", text, less)
            text = at
            continue
        if text < less:
            yield Token("text", "", text, less)
        name, closing = match[1].lower(), source[less + 1] == "/"
        text = at = _tag_end(source, match.end())
        yield Token("close" if closing else "open", name, less, at)
        if not closing and name in _RAW and name not in unclosed:
            end = _raw_end(source, name, at)
            if end < 0:
                unclosed.add(name)
            else:
                yield Token("raw", name, at, end)
                text = at = end
    if text < len(source):
        yield Token("text", "", text, len(source))


def _after_comment(source: str, less: int) -> int:
    """Where the comment or declaration at `less` ends; `less` + 1 if there is none."""
    if source.startswith("<!--", less):
        end = source.find("-->", less + 2)
        return end + 3 if end >= 0 else len(source)
    if source.startswith(("<!", "<?", "</"), less):
        end = source.find(">", less)
        return end + 1 if end >= 0 else len(source)
    return less + 1


def _tag_end(source: str, at: int) -> int:
    """The offset after the ">" that ends a tag; one inside a quoted value does not."""
    while (stop := _STOP.search(source, at)) is not None:
        if stop["quote"] is None:
            return stop.end()
        close = source.find(stop["quote"], stop.end())
        if close < 0:  # the quote is never closed: end at the next bracket
            end = source.find(">", stop.end())
            return end + 1 if end >= 0 else len(source)
        at = close + 1
    return len(source)


def _raw_end(source: str, name: str, at: int) -> int:
    """Where "</name" begins, the end of the source for a script that is never closed, or -1."""
    match = re.compile(f"</{name}", re.IGNORECASE).search(source, at)
    if match is not None:
        return match.start()
    return len(source) if name in _TO_THE_END else -1
