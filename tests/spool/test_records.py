"""Records come sorted, from memory and from files, and leave nothing behind."""

from pathlib import Path

import pytest

from kg.spool.records import Records

WORDS = [b"b", b"a\nc", b"", b"a", b"a", b"\xff" * 300, b"c"]


@pytest.mark.parametrize("limit", [0, 3, 1000])
def test_they_come_in_order_as_often_as_asked(limit: int, tmp_path: Path) -> None:
    records = Records(tmp_path, "some", limit)
    records.extend(WORDS)
    for _ in range(2):
        assert list(records) == sorted(WORDS)
    assert bool(records.runs) == (limit < 300)
    records.remove()
    assert list(records) == []
    assert list(tmp_path.iterdir()) == []


def test_files_of_another_are_taken_over(tmp_path: Path) -> None:
    one, other = Records(tmp_path, "one"), Records(tmp_path, "other")
    one.extend(WORDS[:3])
    other.extend(WORDS[3:])
    other.spill()
    one.adopt(other.runs)
    assert list(one) == sorted(WORDS)


def test_without_a_folder_all_stays_in_memory() -> None:
    records = Records(limit=1)
    records.extend(WORDS)
    assert list(records) == sorted(WORDS)
