"""The examples in docstrings print what they say."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_HELD = [path.relative_to(ROOT) for folder in ("kg", "tests") for path in sorted((ROOT / folder).rglob("*.py"))]
MODULES = [
    ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    for path in _HELD
    if ">>> " in (ROOT / path).read_text(encoding="utf-8") and path != Path(__file__).relative_to(ROOT)
]


def test_there_are_some() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module(name: str) -> None:
    told: list[str] = []
    for test in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name)):
        doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)
