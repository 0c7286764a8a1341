"""No regular expression of the program takes more than linear time; `make torture` tries all, this every fourth."""

import re

from tests.patterns import Pattern, attacks, collect, steep


def test_patterns_are_linear() -> None:
    found = sorted(collect(), key=lambda pattern: (pattern.where, str(pattern.source)))
    assert len(found) > 300
    assert {pattern.where: fault for pattern in found[::4] if (fault := steep(pattern))} == {}


def test_bad_patterns_are_noticed() -> None:
    for source in (r"(?:食+)+局", r"\s+$", "[一二三]+次", r".*食.*食x", "(?:食|食局)*x", "“[^”]*”"):
        assert steep(Pattern(source, re.compile(source).flags, "")), source
    for source in (r"食{1,9}局", "“[^”“]*”", "食局"):
        assert steep(Pattern(source, re.compile(source).flags, "")) is None, source
    assert len(list(attacks(Pattern("食+局", re.UNICODE, "")))) > 100
