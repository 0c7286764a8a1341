"""One form of punctuation: half-width marks in Chinese context become Chinese, quotes pair up, dots in names are ·."""

import re
from collections.abc import Iterable

from kg.clean.edits import Changes, apply, substitute
from kg.clean.han import HAN
from kg.text import Edit, MappedText, char_at, char_before

_CHINESE = f"{HAN}，。、；：！？（）《》〈〉“”‘’【】\u3014\u3015…—"
_WIDE = str.maketrans(",:;!?()", "，：；！？（）")
# the mark stands first in these patterns, the look behind after it, so that the search skips from mark to mark
_MARKS = re.compile(f"[,:;!?](?:(?<=[{_CHINESE}][,:;!?])[,:;!?]{{0,19}}|[,:;!?]{{0,19}}(?=[{_CHINESE}]))")
_PAIR = re.compile(r"\(([^()\n]{0,80})\)")
_SINGLE = re.compile(f"[()](?:(?<=[{_CHINESE}][()])|(?=[{_CHINESE}]))")
_HAN = re.compile(f"[{HAN}]")
_DOUBLE = re.compile("[“”\"〝〞„‟「」『』]|(?<!')''(?!')")
_ODD_QUOTES = ('"', *"〝〞„‟「」『』", "''")
_INNER = re.compile("(?<![A-Za-z])'([^'\n]{1,40})'")
_DOT = re.compile(f"[・•‧･∙⋅](?<=[{HAN}0-9][・•‧･∙⋅])(?=[{HAN}0-9])|●(?<=[{HAN}]●)(?=[{HAN}])")
_STOP = re.compile(f"[.](?<=[{HAN}”）)][.])(?=[{HAN}“\\s]|\\Z)")  # what stands for 。 in a text without one
_LEAST_STOPS = 3
_FINAL_STOP = re.compile(f"[.](?<=[{HAN}”）)][.])(?=\\s*(?:\n|\\Z))")


def unify_punctuation(text: MappedText, changes: Changes) -> MappedText:
    """Chinese marks between Chinese text; times, decimals, addresses and Latin text keep theirs."""
    if "。" not in text.text and _FINAL_STOP.search(text.text) and len(_STOP.findall(text.text)) >= _LEAST_STOPS:
        text = substitute(text, _STOP, "。", changes, "half-width mark")
    if _any(text.text, "()"):  # only saves time
        text = substitute(text, _PAIR, _brackets, changes, "half-width mark")
        text = substitute(text, _SINGLE, _widened, changes, "half-width mark")
    if _any(text.text, ",:;!?"):  # only saves time
        text = substitute(text, _MARKS, _widened, changes, "half-width mark")
    if _any(text.text, "・•‧･∙⋅●"):  # only saves time
        text = substitute(text, _DOT, "·", changes, "dot in a name")
    if _any(text.text, _ODD_QUOTES) or not _plain_quotes(text.text):  # only saves time
        text = _unify_quotes(text, changes)
    if "'" in text.text:  # only saves time
        text = substitute(text, _INNER, _inner, changes, "quotation mark")
    return text


def _any(text: str, marks: Iterable[str]) -> bool:
    return any(map(text.__contains__, marks))  # all at the speed of C; a generator would cost more than the searches


def _plain_quotes(text: str) -> bool:
    """Whether the curly quotes of a text open and close in turn."""
    before, *quoted = text.split("“")
    return "”" not in before and all(part.count("”") == 1 for part in quoted)


def _widened(match: re.Match[str]) -> str:
    return match.group().translate(_WIDE)


def _brackets(match: re.Match[str]) -> str | None:
    around = char_before(match.string, match.start()) + match[1] + char_at(match.string, match.end())
    return f"（{match[1]}）" if _HAN.search(around) else None


def _unify_quotes(text: MappedText, changes: Changes) -> MappedText:
    edits: list[Edit] = []
    at = 0
    for line in text.text.split("\n"):
        marks = list(_DOUBLE.finditer(line))
        if marks and _HAN.search(line):
            edits += [(at + m.start(), at + m.end(), new) for m, new in _paired(line, marks) if m.group() != new]
        at += len(line) + 1
    if edits:
        changes["quotation mark"] += len(edits)
        text = apply(text, edits)
    return text


def _inner(match: re.Match[str]) -> str | None:
    return f"‘{match[1]}’" if _HAN.search(match[1]) else None


def _paired(line: str, marks: list[re.Match[str]]) -> list[tuple[re.Match[str], str]]:
    """What each double quotation mark of a line should be."""
    kinds = [mark.group() for mark in marks]
    if not _any("".join(kinds), _ODD_QUOTES) and (_balanced(kinds) or len(kinds) % 2):
        return []
    if not set(kinds) - set("“”"):
        # only curly ones, in the wrong directions: ”守底线“
        return [(mark, "“”"[number % 2]) for number, mark in enumerate(marks)]
    out: list[tuple[re.Match[str], str]] = []
    depth = 0
    for mark in marks:
        new, depth = _mark(mark.group(), depth)
        out.append((mark, new))
    return out


def _mark(kind: str, depth: int) -> tuple[str, int]:
    """The mark to write for one of `kind` at a depth of open quotes, and the depth behind it."""
    if kind in "「『“〝„":
        inside = kind == "『" and depth > 0
        return ("‘" if inside else "“"), (depth if kind == "“" and depth else depth + 1)
    if kind in "」』”〞‟":
        inside = kind == "』" and depth > 1
        return ("’" if inside else "”"), max(depth - 1, 0)
    return ("”", depth - 1) if depth else ("“", 1)


def _balanced(kinds: list[str]) -> bool:
    depth = 0
    for kind in kinds:
        depth += 1 if kind == "“" else -1
        if depth < 0:
            return False
    return depth == 0
