"""The tables on disk say of each document what those in memory say."""

from pathlib import Path

import pytest

from kg.model import Article, Entity, Facts
from kg.resolve.tables import IrisInMemory, IrisOnDisk
from kg.text import MappedText

SAID = [("a", "o1", "x"), ("a", "n1", "y"), ("b", "o1", "x"), ("d", "n1", "z"), ("a", "n2", "late"), ("d", "n2", "w")]


def _facts(document: str) -> Facts:
    entities = tuple(Entity(local, "Person", local) for of, local, _ in SAID if of == document)
    return Facts(Article(document, document, "", MappedText("", ()), ()), entities)


def test_rows_are_those_of_the_memory(tmp_path: Path) -> None:
    tables = (IrisInMemory(), IrisOnDisk(tmp_path))
    for table in tables:
        for document, local, iri in SAID:
            table[document, local] = iri
        assert table["d", "n2"] == "w"
    for document in "abcd":
        one, other = (table.row(_facts(document)) for table in tables)
        assert one == other
        assert set(one) == {local for of, local, _ in SAID if of == document}


def test_another_document_is_not_at_hand(tmp_path: Path) -> None:
    table = IrisOnDisk(tmp_path)
    table["a", "o1"] = "x"
    table["b", "o1"] = "y"
    with pytest.raises(KeyError):
        table["a", "o1"]
