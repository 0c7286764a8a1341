"""The quick part of the fuzzing: some cases of every generator; `make torture` runs a million."""

import pytest

from tests.fuzz import MAKERS, fuzz


@pytest.mark.parametrize("name", MAKERS)
def test_hostile_input_is_read_or_refused(name: str) -> None:
    assert fuzz(name, 60, seed=7)[1] < 10
