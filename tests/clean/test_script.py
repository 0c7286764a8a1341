from collections import Counter

import pytest

from kg.clean.han import is_han, rarity, simplified_characters, traditional_characters
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


def test_how_usual_the_characters_are() -> None:
    every = [rarity(chr(code)) for code in range(0x4E00, 0xA000)]
    assert [every.count(level) for level in (0, 1)] == [5310, 4019]
    assert sum(is_han(chr(code)) for code in range(0x3000, 0xA000)) > 27_000


@pytest.mark.parametrize("old", range(7))
@pytest.mark.parametrize("new", range(5))
def test_a_paragraph_is_of_the_script_that_most_of_it_is_written_in(old: int, new: int) -> None:
    part = "縣書會議監進農"[:old] + "业务场质员"[:new]
    converted = "县书会议监进农"[:old] + "业务场质员"[:new]
    own = old > 2 * new and (old > 2 or not new)
    undecided = not old or (old == 2 * new and old > 2)
    for whole, traditional in (("縣書會議監進農個長報導組關門認", True), ("县书会议监进农个长报导组关门认", False)):
        found = to_simplified(MappedText.identity(f"{part}\n{whole}"), Counter()).text.split("\n")[0]
        assert found == (converted if own or (undecided and traditional) else part)
