"""Sentences of a line that stood before; who calls puts in one line after another."""

import pytest

from kg.clean.duplicates import Seen
from tests.clean.articles import cleaned, kinds

LONG = ("县市场监管局昨天召开食品安全工作会议部署全年的任务。", "会议要求各股室和基层所对照清单逐项抓好落实。")


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        ((LONG[0],), []),
        ((LONG[0], LONG[0]), [(0, len(LONG[0]))]),
        ((LONG[0] + LONG[1], LONG[0] + LONG[1]), [(0, len(LONG[0] + LONG[1]))]),  # run together
        ((LONG[0], LONG[1] + LONG[0]), [(len(LONG[1]), len(LONG[0] + LONG[1]))]),
        (("开会。", "开会。"), []),  # too short to tell
    ],
)
def test_repeated_sentences(lines: tuple[str, ...], last: list[tuple[int, int]]) -> None:
    seen = Seen()
    found = [seen.repeated(line) for line in lines]
    assert found[-1] == last


def test_a_sentence_within_a_line_is_set_aside() -> None:
    first, new, last = "县局召开会议，部署校园食品安全工作。", "新的一句话说完了这件事情。", "后面还有一句。"
    found = kinds(cleaned(f"{first}{LONG[1]}{new}{LONG[1]}{last}"))
    assert found == [("body", f"{first}{LONG[1]}{new}"), ("duplicate", LONG[1]), ("body", last)]
