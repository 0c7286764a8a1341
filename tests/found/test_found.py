"""What is found in the traps, the sample and the gold set's articles, to the letter."""

import pytest

from tests.found import FILES, kept


@pytest.mark.parametrize("name", FILES)
def test_nothing_else_is_found_than_before(name: str) -> None:
    assert list(FILES[name]()) == kept(name), "if it is better now: python -m tests.found, and look at git diff"


def test_no_wording_is_lost() -> None:
    """The grid is its own input, so that nothing else shows that a merge has lost some of it."""
    assert len(kept("grid")) >= 372
    assert len(kept("varied")) >= 5040
    assert len(kept("ladders")) >= 142
    assert len(kept("stretched")) >= 145
    assert len(kept("inserted")) >= 250
