"""Regex replacement on mapped text, the one way in which the passes change it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from kg.text import Edit, MappedText

Changes = Counter[str]
Replacement = str | Callable[[re.Match[str]], str | None]


def apply(text: MappedText, edits: Iterable[Edit]) -> MappedText:
    """`edits` on `text`; when all keep their length the map is kept as it is, which is much cheaper."""
    todo = list(edits)
    if not todo:
        return text
    if any(end - start != len(new) for start, end, new in todo):
        return text.edit(todo)
    out: list[str] = []
    at = 0
    for start, end, new in todo:
        out += (text.text[at:start], new)
        at = end
    out.append(text.text[at:])
    return text.translate("".join(out))


def substitute(text: MappedText, pattern: re.Pattern[str], new: Replacement, changes: Changes, kind: str) -> MappedText:
    """Replace the matches of `pattern`, counting them as `kind`; `new` may return None to leave a match alone."""
    edits: list[Edit] = []
    for match in pattern.finditer(text.text):
        value = new if isinstance(new, str) else new(match)
        if value is not None and value != match.group():
            edits.append((match.start(), match.end(), value))
    if edits:
        changes[kind] += len(edits)
    return apply(text, edits)
