from collections import Counter

import pytest

from kg.clean.pinyin import drop_notes, toneless
from kg.text import MappedText


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("推進(jìn)會", "推進會"),
        ("監（jiān）管國(guó)家", "監管國家"),
        ("他們(men)到了", "他們到了"),
        ("覃(qín)書記", "覃書記"),
        ("綠(lǜ)色", "綠色"),
        ("侶(lü)伴", "侶伴"),
        ("縣(市、區)局", "縣(市、區)局"),
        ("(記者 王某)", "(記者 王某)"),
        ("方案(a)和方案(b)", "方案(a)和方案(b)"),
        ("指標(ph)合格", "指標(ph)合格"),
        ("ABC(jìn)", "ABC(jìn)"),
    ],
)
def test_notes(dirty: str, clean: str) -> None:
    assert drop_notes(MappedText.identity(dirty), Counter()).text == clean


def test_the_map_skips_the_note() -> None:
    text = drop_notes(MappedText.identity("推進(jìn)會"), Counter())
    assert text.span(0, 2) == (0, 2)
    assert text.span(2, 3) == (7, 8)


def test_notes_are_counted() -> None:
    changes: Counter[str] = Counter()
    drop_notes(MappedText.identity("監(jiān)管(guǎn)"), changes)
    assert changes == {"pinyin note": 2}


@pytest.mark.parametrize(("syllable", "plain"), [("jìn", "jin"), ("lǜ", "lü"), ("nǚ", "nü"), ("men", "men")])
def test_toneless(syllable: str, plain: str) -> None:
    assert toneless(syllable) == plain
