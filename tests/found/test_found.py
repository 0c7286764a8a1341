"""What is found in the traps, the sample and the gold set's articles, to the letter."""

import pytest

from tests.found import FILES, FOLDER


@pytest.mark.parametrize("name", FILES)
def test_nothing_else_is_found_than_before(name: str) -> None:
    before = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert list(FILES[name]()) == before, "if it is better now: python -m tests.found, and look at git diff"
