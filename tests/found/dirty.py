"""Dirty pages by dice: a short article with the dirt of converters, pages and editors put in, a few kinds at a time."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random

from opencc import OpenCC

from kg.model import Source
from kg.text import MappedText
from tests.dirt import lose_byte, lose_bytes, pinyin_notes

PAGES = 5000
_PIECES: dict[str, list[str]] = json.loads(Path(__file__).with_name("dirt.json").read_text(encoding="utf-8"))


def pages() -> Iterator[Source]:
    """The pages, by number."""
    for number in range(PAGES):
        yield _page(number, Random(number))


@cache
def _converters() -> tuple[OpenCC, ...]:
    return OpenCC("s2t"), OpenCC("s2hk"), OpenCC("s2twp")


def _page(number: int, dice: Random) -> Source:
    body = _article(dice)
    for _ in range(dice.choice((1, 1, 2, 3))):
        body = dice.choice(_DIRT)(body, dice)
    title = dice.choice((None, None, dice.choice(_PIECES["titles"]), f"{dice.choice(_PIECES['titles'])}\n续", " "))
    address = dice.choice(_PIECES["addresses"])
    name = dice.choice((f"{number}.txt", f"a/2021/03/05/{number}.html"))
    return Source(name, name, body, MappedText.identity(body), title, dice.choice(_PIECES["published"]), address)


def _article(dice: Random) -> str:
    paragraphs = [
        "".join(dice.sample(_PIECES["sentences"], dice.choice((1, 2, 3)))) for _ in range(dice.choice((1, 2, 3)))
    ]
    if dice.random() < 0.4:
        paragraphs.insert(0, dice.choice(_PIECES["titles"]))
    return "\n".join(paragraphs)


def _line(lines: list[str]) -> Callable[[str, Random], str]:
    def put(text: str, dice: Random) -> str:
        """A line of the kind somewhere, or glued to one."""
        found = text.split("\n")
        at = dice.choice((0, len(found), dice.randint(0, len(found))))
        found[at:at] = [dice.choice(lines) for _ in range(dice.choice((1, 1, 2)))]
        glue = dice.choice(("\n", "\n", "\n", "", " ", "　"))
        return "\n".join([*found[:at], glue.join(found[at : at + 2]), *found[at + 2 :]])

    return put


def _inside(pieces: list[str], most: int) -> Callable[[str, Random], str]:
    def put(text: str, dice: Random) -> str:
        """Pieces of the kind anywhere."""
        for _ in range(dice.randint(1, most)):
            at = dice.randint(0, len(text))
            text = text[:at] + dice.choice(pieces) + text[at + dice.choice((0, 0, 1)) :]
        return text

    return put


def _half_width(text: str, dice: Random) -> str:
    table = str.maketrans("，：；！？（）“”", ',:;!?()""')
    return (
        text.translate(table)
        if dice.random() < 0.5
        else "".join(c if dice.random() < 0.5 else c.translate(table) for c in text)
    )


def _traditional(text: str, dice: Random) -> str:
    whole = str(dice.choice(_converters()).convert(text))
    if dice.random() < 0.5:
        return whole
    lines = zip(text.split("\n"), whole.split("\n"), strict=True)
    return "\n".join(dice.choice(line) for line in lines)


def _converted(text: str, dice: Random) -> str:
    """What a converter to Traditional leaves: notes behind characters, lost bytes, a place of which one is left."""
    old = _converters()[0].convert(text.replace("平凉市", dice.choice(("平凉市", "平鍪"))))
    old = (
        pinyin_notes(old, dice.sample("會議縣長監進樓辦從業員訓練", dice.choice((0, 3, 8))))
        if dice.random() < 0.8
        else old
    )
    if dice.random() < 0.5:
        return lose_bytes(old, dice.choice((1, 3)))
    stops = [at for at, char in enumerate(old) if char == "。"]
    at = dice.choice(stops) if stops else -1
    return (lose_byte(old, at) or old.replace("。", "?", 1)) if at >= 0 else old


def _spaced(text: str, dice: Random) -> str:
    for name in _PIECES["names"]:
        if dice.random() < 0.5:
            text = text.replace(name, dice.choice((" ", "  ", "　")).join((name[:1], name[1:])))
    return text


def _broken(text: str, dice: Random) -> str:
    """Line breaks inside sentences."""
    for _ in range(dice.choice((1, 2, 4))):
        at = dice.randint(0, len(text))
        text = f"{text[:at]}\n{text[at:]}"
    return text


def _repeated(text: str, dice: Random) -> str:
    lines = text.split("\n")
    again = dice.choice(lines)
    if dice.random() < 0.4:
        again = dice.choice(_PIECES["summaries"]) + again[: dice.choice((20, 40, 200))]
    elif dice.random() < 0.3:
        return f"{text}\n{text}"
    elif dice.random() < 0.5:
        again = f"{dice.choice(_PIECES['sentences'])}{again}{dice.choice(_PIECES['sentences'])}"
    lines.insert(dice.randint(0, len(lines)), again)
    return "\n".join(lines)


def _glued(text: str, dice: Random) -> str:
    """A date or a list of keywords glued in front of the text."""
    front = (
        "食品安全，检查，监管，",
        "市场监管 食品 安全 检查 缙云县",
        "我县召开会议2021.01.05",
        "缙云县开展检查2021-01-05 10:00来源：县局",
    )
    return dice.choice(front) + text


_DIRT: tuple[Callable[[str, Random], str], ...] = (
    *(_line(_PIECES[kind]) for kind in ("headers", "bylines", "furniture") for _ in range(2)),
    *(
        _inside(_PIECES[kind], most)
        for kind, most in (("spam", 9), ("odd", 6), ("html", 5), ("marks", 6), ("bylines", 2))
    ),
    *(_half_width, _traditional, _converted, _converted, _spaced, _broken, _repeated, _repeated, _glued),
)
