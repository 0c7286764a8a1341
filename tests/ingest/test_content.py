import pytest

from kg.errors import InputError
from kg.ingest.content import checked, valid
from kg.ingest.options import ReadOptions


@pytest.mark.parametrize("text", ["县长", " 县 ", "𠮷", "a\r\n"])
def test_text_stays_as_it_is(text: str) -> None:
    assert checked(text, ReadOptions()) == valid(text) == text


@pytest.mark.parametrize("text", ["", " \n", "\u3000"])
def test_no_text(text: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        checked(text, ReadOptions())


def test_too_much_text() -> None:
    with pytest.raises(InputError, match=r"has 6 characters and an article may have 5; split it"):
        checked("县" * 6, ReadOptions(max_document_chars=5))


def test_lone_surrogates_keep_the_offsets() -> None:
    assert checked("\ud800县\udfff", ReadOptions()) == "\ufffd县\ufffd"
