"""Rows on disk are a sequence like any other."""

import os
from pathlib import Path

from kg.model import Entity
from kg.spool.rows import Rows, rows

FOUND = [Entity(f"iri/{number}", "Agency", "局" * number, ("a",)) for number in range(600)]


def test_they_are_a_sequence(tmp_path: Path) -> None:
    kept = Rows(tmp_path, iter(FOUND))
    assert list(kept) == FOUND
    assert len(kept) == len(FOUND)
    assert [kept[0], kept[299], kept[-1]] == [FOUND[0], FOUND[299], FOUND[-1]]
    assert kept[3:6] == FOUND[3:6]
    assert isinstance(kept[7], Entity)
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_none_are_a_sequence_too(tmp_path: Path) -> None:
    assert list(Rows(tmp_path, [])) == []


def test_without_a_folder_they_stay_in_memory() -> None:
    assert rows(iter(FOUND), None) == tuple(FOUND)
