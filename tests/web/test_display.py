"""Text made fit to be shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.web.display import one_line, utf16, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("沈云才", "沈云才"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("\ud800甲", "\ufffd甲"),
        ("甲\x00乙\x7f", "甲\ufffd乙\ufffd"),
        ("𫖯文石", "𫖯文石"),
        ("一\n二", "一\n二"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line() -> None:
    assert one_line(" 甲\n\u2028乙\t丙 ") == "甲 乙 丙"


@settings(max_examples=100, derandomize=True)
@given(st.text(st.characters(codec=None), max_size=60))
def test_visible_keeps_length_and_can_be_encoded(text: str) -> None:
    assert len(visible(text)) == len(text)
    visible(text).encode()
    assert visible(visible(text)) == visible(text)


@settings(max_examples=100, derandomize=True)
@given(st.text(max_size=60), st.integers(0, 60))
def test_utf16_counts_what_a_browser_counts(text: str, offset: int) -> None:
    assert utf16(text, min(offset, len(text))) == len(text[:offset].encode("utf-16-le")) // 2
