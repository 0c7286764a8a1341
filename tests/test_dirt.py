"""The dirt generator makes the forms that are seen in the wild."""

import pytest

from tests.dirt import lose_byte, lose_bytes, pinyin_notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("了。縣裡", "了??h裡"),
        ("完。活動", None),  # the run ends the text: nothing to swallow
        ("了。縣裡,", "了??h裡,"),
        ("完。活動(dòng)", "完?;顒?dòng)"),
        ("完。(附", None),
        ("完。", None),
    ],
)
def test_lose_byte(text: str, expected: str | None) -> None:
    assert lose_byte(text, 1) == expected


def test_only_so_many_bytes_are_lost() -> None:
    assert lose_bytes("一。縣裡,二。縣裡,", 1) == "一??h裡,二。縣裡,"


def test_notes_stand_after_their_characters() -> None:
    assert pinyin_notes("推進會議", "進議") == "推進(jìn)會議(yì)"
