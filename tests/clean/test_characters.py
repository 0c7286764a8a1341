# ruff: noqa: RUF001
from collections import Counter

import pytest

from kg.clean.characters import fold_characters
from kg.text import MappedText


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("２０２１年ＡＢｃ", "2021年ABc"),
        ("㈠加强", "（一）加强"),
        ("①加强②落实", "1加强2落实"),
        ("2021年①3月", "2021年①3月"),
        ("⼈民政府", "人民政府"),
        ("\uf9d1", "六"),
        ("龚\u3000正\xa0刘\u2003伟", "龚 正 刘 伟"),
        ("县\u200b局\ufeff", "县局"),
        ("县\xad局\x07", "县局"),
        ("县\r\n局\r市\u2028区", "县\n局\n市\n区"),
        ("占９６．８％", "占96.8%"),
        ("，：；！？（）、。～", "，：；！？（）、。～"),
        ("Ⅱ级、℃、㎡、…", "Ⅱ级、℃、㎡、…"),
        ("﹐﹕｡", ",:。"),
    ],
)
def test_folding(dirty: str, clean: str) -> None:
    assert fold_characters(MappedText.identity(dirty), Counter()).text == clean


def test_clean_text_is_the_same_object() -> None:
    text = MappedText.identity("全县召开会议，部署“两个责任”工作（2021年）。")
    assert fold_characters(text, Counter()) is text


def test_counts_by_kind() -> None:
    changes: Counter[str] = Counter()
    fold_characters(MappedText.identity("２０\u200b\u3000"), changes)
    assert changes == {"compatibility character": 2, "invisible character": 1, "odd space": 1}
