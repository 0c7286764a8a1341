# ruff: noqa: RUF001
from collections import Counter
from functools import partial

import pytest

from kg.clean.characters import fold_characters, folded
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


FOLDED = (
    "0-9 e-1b 1f 7f-84 86-a0 ad 1680 2000-200f 202a-202f 205f-2069 2460-249b 2e9f 2ef3 2f00-2fd5 3000 3220-3247 "
    "3280-32b0 f900-fa0d fa10 fa12 fa15-fa1e fa20 fa22 fa25-fa26 fa2a-fa6d fa70-fad9 fe00-fe0f fe50-fe52 fe54-fe66 "
    "fe68-fe6b feff ff02-ff07 ff0a-ff0b ff0d-ff19 ff1c-ff1e ff20-ff5d ff61-ff64 fffc 2f800-2fa1d"
)


def test_every_character_that_is_folded() -> None:
    ranges = [list(map(partial(int, base=16), each.split("-"))) for each in FOLDED.split()]
    expected = {code for each in ranges for code in range(each[0], each[-1] + 1)}
    found = {code for code in range(0x30000) if folded.__wrapped__(chr(code)) is not None}
    assert found == expected
    for code in expected - {0xA}:
        assert fold_characters(MappedText.identity(chr(code)), Counter()).text == folded(chr(code)), hex(code)
