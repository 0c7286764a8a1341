"""Values come by key, keys in order, from memory and from disk alike."""

from pathlib import Path

import pytest

from kg.spool import groups
from kg.spool.groups import Groups

KEYS = ["b", "a", "a\0b", "a\0", "ab", "", "\U00020000", "\uffff", "b", "a", "\ud800"]


@pytest.mark.parametrize("limit", [0, 100, 1 << 20])
@pytest.mark.parametrize("on_disk", [False, True])
def test_keys_are_in_the_order_of_their_characters(
    on_disk: bool, limit: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "_LIMIT", limit)
    found: Groups[tuple[str, int]] = Groups(tmp_path if on_disk else None)
    for number, key in enumerate(KEYS):
        found.add(key, (key, number))
    drained = list(found.drain())
    assert found.on_disk == on_disk
    assert [key for key, _ in drained] == sorted(set(KEYS))
    assert {number for key, values in drained for own, number in values if own == key} == set(range(len(KEYS)))
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_values_stay_in_their_order() -> None:
    found: Groups[int] = Groups()
    for number in (3, 1, 2):
        found.add("a", number)
    assert list(found.drain()) == [("a", [3, 1, 2])]
