"""All regular expressions of the program, and texts that would keep a bad one busy.

    python -m tests.patterns [SIZE]     # tries them all; tells those whose time grows faster than the text

Patterns are taken down as they are compiled: while every module is imported, a sample is built, asked and exported.
"""

import importlib
import pkgutil
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
SIZE = 100_000  # characters
_NOTICED, _ENOUGH = 0.004, 0.2  # seconds of a processor: what is looked at, and what is enough to tell
_STEEP = 3.0  # times as long for twice the text: 2 is linear, 4 quadratic
_FROM = 2_000  # characters
_ALPHABET = "食局县0a （）()“”，。、：:/ \n\t·-年月日?王<>&\"'\\|#.@%～【】　"
_MANY = 20  # repeats of so many and more are taken for endless


class Pattern(NamedTuple):
    """A regular expression, and where it was compiled."""

    source: str | bytes
    flags: int
    where: str


def collect() -> list[Pattern]:
    """Every pattern that the program compiles."""
    found: dict[tuple[str | bytes, int], str] = {}
    compile_ = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> Any:
        compiled = compile_(pattern, flags)
        frame = sys._getframe(1)
        while frame and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back  # type: ignore[assignment]
        name = frame.f_code.co_filename if frame else ""
        if f"{ROOT}/kg/" in name and isinstance(compiled, re.Pattern):
            found.setdefault((compiled.pattern, compiled.flags), f"{name.split('/kg/')[-1]}:{frame.f_lineno}")
        return compiled

    re._compile = noted  # type: ignore[attr-defined]
    try:
        _exercise()
    finally:
        re._compile = compile_  # type: ignore[attr-defined]
    return [Pattern(*key, where) for key, where in found.items()]


def _exercise() -> None:
    import kg

    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.startswith("kg.lexicons.generate"):
            importlib.import_module(module.name)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        kg.build(ROOT / "data" / "sample", output)
        graph = kg.open(output)
        graph.explain("敬亭")
        graph.query("posts-of-person", person="敬亭")
        graph.export("csv", Path(folder) / "csv")


class Attack(NamedTuple):
    """A text that makes many beginnings of a match and no end: `pump` over and over between two ends."""

    start: str
    pump: str
    end: str

    def text(self, size: int) -> str:
        """The text of so many characters."""
        return self.start + (self.pump * (size // len(self.pump) + 1))[:size] + self.end


def attacks(pattern: Pattern) -> Iterator[Attack]:
    """Attacks with the characters of each repeat, and with those that are everywhere in articles."""
    tree = _parser.parse(pattern.source, pattern.flags & ~re.LOCALE)
    pumps = {*_ALPHABET, "食局", "食 ", "（食", "“食", "食、", "0-", "a.", "<a ", "食，", "县局", "王 ", *_pumps(tree)}
    start = _sample(tree)
    for pump in sorted(pumps - {""}):
        yield Attack("", pump, "")
        yield Attack(start[:20], pump, "\x00")
        if len(start) > 1:
            yield Attack(start[:-1], pump, "")


def _pumps(tree: Any) -> Iterator[str]:
    """Samples of the bodies of all repeats that may go on, and of what stands around two neighbours."""
    items = list(tree)
    for at, (op, value) in enumerate(items):
        for inner in _inner(op, value):
            yield from _pumps(inner)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] >= _MANY:
            body = _sample(value[2])
            yield body
            after = items[at + 1 :]
            yield body + "".join(_one(*item) for item in after)[:8]
            yield "".join(_one(*item) for item in items[:at])[-8:] + body
    yield "".join(_one(*item) for item in items)[:-1][:12]


def _inner(op: Any, value: Any) -> list[Any]:
    if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)):
        return [value[2]]
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op is sre.BRANCH:
        return list(value[1])
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if op is getattr(sre, "ATOMIC_GROUP", None) else []


def _sample(tree: Any) -> str:
    """A short text of a kind that the tree matches."""
    return "".join(_one(op, value) for op, value in tree)


def _one(op: Any, value: Any) -> str:
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.NOT_LITERAL:
        return "食" if value != ord("食") else "局"
    if op is sre.ANY:
        return "食"
    if op is sre.IN:
        return _of_class(value)
    if op is sre.BRANCH:
        return min((_sample(branch) for branch in value[1]), key=len)
    inner = _inner(op, value)
    if op in (sre.ASSERT, sre.ASSERT_NOT) or not inner:
        return ""
    least = max(value[0], 1) if isinstance(value, tuple) and op is not sre.SUBPATTERN else 1
    return _sample(inner[0]) * min(int(least), 4)


def _of_class(items: Any) -> str:
    negated = bool(items) and items[0][0] is sre.NEGATE
    text = "".join(f"[{''.join(_class_part(*item) for item in items if item[0] is not sre.NEGATE)}]")
    matcher = re.compile(f"[{'^' if negated else ''}{text[1:-1]}]", re.DOTALL) if text != "[]" else None
    candidates = _ALPHABET + "".join(chr(v) for op, v in items if op is sre.LITERAL)
    candidates += "".join(chr(v[0]) for op, v in items if op is sre.RANGE)
    return next((char for char in candidates if matcher is None or matcher.fullmatch(char)), "食")


def _class_part(op: Any, value: Any) -> str:
    if op is sre.LITERAL:
        return re.escape(chr(value))
    if op is sre.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    names = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w",
             "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_NOT_SPACE": r"\S", "CATEGORY_NOT_WORD": r"\W"}  # fmt: skip
    return names.get(str(value), "")


def seconds(pattern: Pattern, text: str) -> float:
    """The processor's time to look for all matches in a text."""
    compiled = re.compile(pattern.source, pattern.flags & ~re.DEBUG)
    data: Any = text.encode("utf-8", "replace") if isinstance(pattern.source, bytes) else text
    begun = process_time()
    for _ in compiled.finditer(data):
        pass
    return process_time() - begun


def steep(pattern: Pattern, size: int = SIZE) -> tuple[str, float, float] | None:
    """An attack (its beginning), the ratio of times at twice the size and the time, if the time grows too fast."""
    for attack in attacks(pattern):
        length, before = _FROM, seconds(pattern, attack.text(_FROM))
        while before > _NOTICED and length < size and before < _ENOUGH:
            length *= 2
            now = seconds(pattern, attack.text(length))
            if now > _ENOUGH and now / before > _STEEP:
                return attack.text(20), now / before, now
            before = now
    return None


def main() -> None:
    """Try all patterns."""
    found = collect()
    tried = bad = 0
    for pattern in found:
        tried += sum(1 for _ in attacks(pattern))
        if fault := steep(pattern):
            bad += 1
            print(f"{pattern.where}: {fault}: {str(pattern.source)[:150]}", flush=True)
    print(f"{len(found)} patterns, {tried} texts of up to {SIZE} characters, {bad} too slow")


if __name__ == "__main__":
    main()
