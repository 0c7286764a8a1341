"""Names are numbered in their order."""

import pytest

from kg.spool import numbers
from kg.spool.numbers import Numbers

NAMES = [f"https://example.org/{number}/局" for number in range(1000)]


def test_each_has_its_number() -> None:
    found = Numbers(iter(NAMES))
    assert [found[name] for name in NAMES] == list(range(1000))
    assert len(found) == 1000


def test_what_is_none_of_them_has_none() -> None:
    found = Numbers(NAMES)
    assert found.get("x") == -1
    assert found.get("x", 7) == 7
    with pytest.raises(KeyError):
        found["x"]
    assert Numbers([]).get("x") == -1


def test_two_of_one_hash_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "_hash", len)
    with pytest.raises(ValueError, match="one hash"):
        Numbers(["ab", "cd"])
