# ruff: noqa: RUF001, RUF002
"""Texts of every length: `‹1-60›` stands for so many characters of plain words, `‹1-60·王芳、›` for so many of these.

The lengths of a text are all the same if it has more than one such place. They show where what is said of lengths (a
title has at most so many characters, a verb stands at most so far behind) begins and ends.
"""

import re
from collections.abc import Iterator
from itertools import cycle, islice

_PLACE = re.compile(r"‹(\d+)-(\d+)(?:·([^›]+))?›|‹()()()›")
_WORDS = "着力推动此项重点任务更好落地见效并且持续巩固拓展既有做法"


def ladder(text: str) -> Iterator[str]:
    """The texts.

    >>> list(ladder("县‹2-4›局"))
    ['县着力局', '县着力推局', '县着力推动局']
    >>> list(ladder("‹0-2·王、›"))
    ['', '王', '王、']
    """
    first = _PLACE.search(text)
    if first is None:
        raise ValueError(f"nothing in {text!r} has lengths")
    for length in range(int(first[1]), int(first[2]) + 1):

        def filled(match: re.Match[str], length: int = length) -> str:
            return "".join(islice(cycle(match[3] or _WORDS), length))

        yield _PLACE.sub(filled, text)
