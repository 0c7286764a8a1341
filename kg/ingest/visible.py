"""The visible text of an HTML page, line by line, every character mapped to where it stands in the source."""

import re
from dataclasses import dataclass
from html.entities import html5
from typing import Final

from kg.ingest.tokens import Token, tokens
from kg.text import MappedText

_BLOCK_NAMES: Final = (
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre "
    "section select summary table tbody td tfoot th thead tr ul"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_ASIDES: Final = frozenset({"aside", "button", "dialog", "footer", "nav", "select"})
_PIECE: Final = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?|[ \t\n\r\f]+")
_BAD_CODES: Final = {code: ord(bytes([code]).decode("cp1252", "replace")) for code in range(0x80, 0xA0)}


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """A line of the visible text; offsets are of that text.

    `linked` is how many of its characters are in links, `aside` whether it is in navigation, a footer or a form part,
    `heading` whether it is in an <h1>.
    """

    start: int
    end: int
    linked: int
    aside: bool
    heading: bool


def visible(source: str) -> tuple[MappedText, tuple[VisibleLine, ...]]:
    """The visible text of an HTML source, mapped onto it, and its lines; each ends with a line feed."""
    builder = _Builder(source)
    for token in tokens(source):
        if token.kind == "text":
            builder.text(token)
        elif token.kind in ("open", "close"):
            builder.tag(token)
    builder.end_line(len(source))
    return MappedText("".join(builder.parts), builder.runs), tuple(builder.lines)


def entity(reference: str) -> tuple[str, int]:
    """(characters, length used) of a character reference such as "&nbsp;" or "&#x4e2d;".

    One that is none stands for its "&": length 1. As in browsers, old names need no semicolon.
    """
    if reference[1] == "#":
        digits = reference[2:].rstrip(";")
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        code = _BAD_CODES.get(code, code)
        valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
        return (chr(code) if valid else "\ufffd"), len(reference)
    for length in range(len(reference), 1, -1):
        chars = html5.get(reference[1:length])
        if chars is not None:
            return chars, length
    return "&", 1


class _Builder:
    """Gathers text, runs and lines while the tokens go by."""

    def __init__(self, source: str) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, int, int]] = []
        self.lines: list[VisibleLine] = []
        self._source = source
        self._length = self._start = 0
        self._open = dict.fromkeys(("a", "h1", "pre", *sorted(_ASIDES)), 0)
        self._linked = 0
        self._heading = self._aside = False

    def tag(self, token: Token) -> None:
        """Block tags end a line; links, headings and asides are counted."""
        if token.name in _BLOCKS:
            self.end_line(token.start)
        if token.name in self._open:
            step = 1 if token.kind == "open" else -1
            limit = 1 if token.name in ("a", "h1") else 1000  # these do not nest: a missing end tag ends with the next
            self._open[token.name] = min(max(self._open[token.name] + step, 0), limit)

    def text(self, token: Token) -> None:
        """Add text: entities decoded, white space collapsed as browsers do."""
        before = self._length
        at = token.start
        while at < token.end:
            match = _PIECE.search(self._source, at, token.end)
            stop = match.start() if match else token.end
            if at < stop:
                self._add(self._source[at:stop], at, stop)
            if match is None:
                break
            at = self._piece(match[0], stop)
        if self._open["a"]:
            self._linked += self._length - before

    def _piece(self, found: str, at: int) -> int:
        """Add white space or an entity; returns the offset after it."""
        if found[0] == "&":
            chars, used = entity(found)
            self._add(chars, at, at + used)
            return at + used
        end = at + len(found)
        if self._open["pre"] and "\n" in found:
            self.end_line(at)
        elif self._length > self._start and not self._glued(found):
            self._add(" ", at, end)
        return end

    def _glued(self, space: str) -> bool:
        """A source line that ends in a Han character goes on without a space; nor do two spaces follow each other."""
        last = self.parts[-1][-1]
        return last == " " or ("\n" in space and last >= "\u2e80")

    def _add(self, chars: str, start: int, end: int) -> None:
        self.runs.append((self._length, len(chars), start, end - start))
        self.parts.append(chars)
        self._length += len(chars)
        self._heading = self._heading or bool(self._open["h1"])
        self._aside = self._aside or any(self._open[name] for name in _ASIDES)

    def end_line(self, at: int) -> None:
        """End the line at an offset of the source, if there is anything on it."""
        if self._length > self._start:
            self.runs.append((self._length, 1, at, 0))
            self.parts.append("\n")
            self._length += 1
            self.lines.append(VisibleLine(self._start, self._length, self._linked, self._aside, self._heading))
        self._start = self._length
        self._linked = 0
        self._heading = self._aside = False
