"""No regular expression of the program takes more than linear time; `make torture` tries all, this every fourth."""

import json
import re
import subprocess
import sys

from tests.patterns import ROOT, Pattern, attacks, steep

_COLLECT = (
    "import json; from tests.patterns import collect; "
    "print(json.dumps([pattern for pattern in collect() if isinstance(pattern.source, str)]))"
)


def collected() -> list[Pattern]:
    """The patterns that a process of its own compiles; here modules are imported already."""
    done = subprocess.run([sys.executable, "-c", _COLLECT], cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    return [Pattern(*row) for row in json.loads(done.stdout)]


def test_patterns_are_linear() -> None:
    found = sorted(collected(), key=lambda pattern: (pattern.where, str(pattern.source)))
    assert len(found) > 300
    assert {pattern.where: fault for pattern in found[::4] if (fault := steep(pattern))} == {}


def test_bad_patterns_are_noticed() -> None:
    for source in (r"\s+$", "[一二三]+次", "“[^”]*”"):
        assert steep(Pattern(source, re.compile(source).flags, "")), source
    for source in (r"食{1,9}局", "“[^”“]*”", "食局"):
        assert steep(Pattern(source, re.compile(source).flags, "")) is None, source
    assert len(list(attacks(Pattern("食+局", re.UNICODE, "")))) > 100
