import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest.tokens import tokens

CASES = [
    ("县<b>长</b>", ["text:县", "open b", "text:长", "close b"]),
    ("<p class='a>b' x=\"<i>\">县", ["open p", "text:县"]),
    ("<p title=it's>县</p>", ["open p", "text:县", "close p"]),
    ('<a "x>县', ["open a", "text:县"]),
    ('<a href="x>县</a>', ["open a", "text:县", "close a"]),
    ("a < b <3 县", ["text:a < b <3 县"]),
    ("县<!-- <p>注</p> -->长", ["text:县", "text:长"]),
    ("县<!-->长<!--", ["text:县", "text:长"]),
    ("<!DOCTYPE html><?xml version='1'?>县", ["text:县"]),
    ("<SCRIPT>if (a<b) '<p>'</Script>县", ["open script", "raw:if (a<b) '<p>'", "close script", "text:县"]),
    ("县<script>var a = 1;", ["text:县", "open script", "raw:var a = 1;"]),
    ("<noscript>县长", ["open noscript", "text:县长"]),
    ("<title>会议</title>", ["open title", "raw:会议", "close title"]),
    ("县</>长</ x>委", ["text:县", "text:长", "text:委"]),
    ("县<a", ["text:县", "open a"]),
    ("<br/><o:p>县", ["open br", "open o:p", "text:县"]),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_tokens(source: str, expected: list[str]) -> None:
    got = [
        f"{token.kind}:{source[token.start : token.end]}"
        if token.kind in ("text", "raw")
        else f"{token.kind} {token.name}"
        for token in tokens(source)
    ]
    assert got == expected


PARTS = [*"<>/!-\"'= a县\n&", "script", "<p", "</", "<!--", "-->", "title"]


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_tokens_ascend_and_never_overlap(parts: list[str]) -> None:
    at = 0
    for token in tokens("".join(parts)):
        assert at <= token.start <= token.end
        at = token.end
    assert at <= len("".join(parts))


@pytest.mark.parametrize(
    "part", ["<", "<a", '<a b="', "<a b='\"", "<!--", "</", "<noscript>", "<title>", "<script>", "= ", "<a " + "=" * 30]
)
def test_hostile_sources_take_linear_time(part: str) -> None:
    start = time.perf_counter()
    assert sum(1 for _ in tokens(part * (100_000 // len(part)))) <= 100_000
    assert time.perf_counter() - start < 2
