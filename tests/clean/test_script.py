from collections import Counter

import pytest

from kg.clean.han import rarity, simplified_characters, traditional_characters
from kg.clean.script import to_simplified
from kg.text import MappedText


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("縣委書記主持會議", "县委书记主持会议"),
        ("局长仲昇主持会议并讲话", "局长仲昇主持会议并讲话"),  # one name in a Simplified paragraph
        ("縣委書記主持會議\n中共中央", "县委书记主持会议\n中共中央"),
        ("縣委書記主持會議\n局长仲昇主持会议并讲话", "县委书记主持会议\n局长仲昇主持会议并讲话"),
        ("於海濤、喆堃", "于海涛、喆堃"),
        ("乾隆年間的著名建築", "乾隆年间的著名建筑"),
    ],
)
def test_script(dirty: str, clean: str) -> None:
    changes: Counter[str] = Counter()
    assert to_simplified(MappedText.identity(dirty), changes).text == clean
    assert changes["traditional"] == (dirty != clean)


def test_clean_text_is_the_same_object() -> None:
    text = MappedText.identity("县委书记主持会议")
    assert to_simplified(text, Counter()) is text


def test_tables() -> None:
    assert {"縣", "書", "會"} <= traditional_characters()
    assert {"县", "书", "会"} <= simplified_characters()
    assert simplified_characters().isdisjoint("干后里台面")
    assert [rarity(char) for char in "縣县堃，"] == [0, 0, 2, 2]
