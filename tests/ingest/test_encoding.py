import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.ingest.encoding import decode, detect, mended, weight
from tests.ingest.samples import SIMPLIFIED, TRADITIONAL

SHORT = ["召开会议", "县长", "食品安全", "市场监管局局长何青川", "2021年1月", "通知", "青田县", "会议由王岚主持。"]
SHORT_TRADITIONAL = [
    "召開會議",
    "縣長",
    "食品安全",
    "市場監管局局長",
    "2021年1月",
    "通知",
    "青田縣",
    "會議由王嵐主持。",
]


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, *SHORT, *SHORT_TRADITIONAL])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_utf8_and_gb18030_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", [TRADITIONAL, *SHORT_TRADITIONAL])
def test_big5_is_told_from_gb18030(text: str) -> None:
    assert decode(text.encode("big5")) == (text, "big5")


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, SHORT[2], SHORT[-1], "<p>" + SIMPLIFIED + "</p>"])
def test_text_that_was_misread_is_mended(text: str, encoding: str, wrong: str) -> None:
    # browsers and most programs pass the bytes that Windows-1252 lacks as they are
    misread = "".join(bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in text.encode(encoding))
    assert mended(misread) == text
    assert mended(decode(misread.encode())[0]) == text


@pytest.mark.parametrize("text", [SIMPLIFIED, "Crème brûlée à l’été", "ÄÖÜäöüß ÄÖÜäöüß", "·°×±·°×±", "县局·°×±·", ""])
def test_other_text_is_not_mended(text: str) -> None:
    assert mended(text) is text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "会议由副县长主持。"])
def test_utf16_without_a_mark_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
@pytest.mark.parametrize("text", ["", "县", SIMPLIFIED])
def test_a_mark_decides_and_is_no_text(mark: bytes, encoding: str, text: str) -> None:
    assert decode(mark + text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("text", ["赵赟", "刘堃", "贾喆", "龚昇", "甲热·洛桑丹增", "“守底线”", "㈠①⼈", "𠮷野"])
def test_rare_characters_in_a_sentence_survive(text: str) -> None:
    sentence = f"会议由副县长{text}主持并讲话。"
    for encoding in ("gb18030", "utf-8", "utf-16-le"):
        assert decode(sentence.encode(encoding))[0] == sentence


@pytest.mark.parametrize(("encoding", "text"), [("utf-8", SIMPLIFIED), ("gb18030", SIMPLIFIED), ("big5", TRADITIONAL)])
def test_a_damaged_text_is_read_with_its_damage_marked(encoding: str, text: str) -> None:
    data = bytearray((text * 20).encode(encoding))
    data[300] = 0xFF
    got, found = decode(bytes(data))
    assert found == encoding
    assert "\ufffd" in got
    assert got[-40:] == text[-40:]


def test_a_text_cut_inside_a_character_is_read() -> None:
    got, encoding = decode(SIMPLIFIED.encode("utf-8")[:-2])
    assert (got, encoding) == (SIMPLIFIED[:-1] + "\ufffd", "utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\xf4\x08\x06\0\0\0",
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01" + b"\0" * 57,
        b"\0" * 64,
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xdb\0C\0\x03\x02\x02",
    ],
)
def test_binary_is_rejected_with_a_remedy(data: bytes) -> None:
    with pytest.raises(InputError, match=r"no text.*save it as UTF-8"):
        decode(data)


def test_ascii_is_utf8_even_with_a_stray_control_character() -> None:
    text = "plain text " * 30 + "\x08 and more"
    assert decode(text.encode()) == (text, "utf-8")


def test_gbk_that_happens_to_be_valid_utf8_is_no_latin() -> None:
    assert "摹拟".encode("gbk").decode("utf-8", "ignore")  # the trap is real for some pairs
    data = "模".encode("gbk")
    assert data.decode("utf-8") == "ģ"
    assert decode(data) == ("模", "gb18030")


def test_latin_words_stay_utf8() -> None:
    assert decode("Café Zürich".encode()) == ("Café Zürich", "utf-8")


def test_a_hint_is_believed_only_if_the_bytes_are_valid() -> None:
    assert decode("何岚".encode("gb18030"), hint="gb18030") == ("何岚", "gb18030")
    assert decode(SIMPLIFIED.encode("utf-16-le"), hint="gb18030")[1] == "utf-16-le"


def test_detect_takes_a_sample_that_ends_inside_a_character() -> None:
    data = (SIMPLIFIED * 400).encode("gb18030")
    assert {detect(data[:length]) for length in (1001, 1002, 16_384, 16_385, len(data))} == {"gb18030"}


def test_frequent_characters_weigh_more_than_rare_ones() -> None:
    assert weight("的") > weight("赟") > weight("\ufffd")
    assert weight("會") == weight("的")


@settings(max_examples=200, derandomize=True)
@given(st.text(alphabet=sorted(set(SIMPLIFIED + "食药检测整治行动百日攻坚市委书记副省长")), min_size=8, max_size=60))
def test_every_text_of_frequent_characters_comes_back(text: str) -> None:
    data = text.encode("gb18030")
    assert decode(data)[0] == text


@settings(max_examples=200, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_an_input_error(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except InputError:
        return
    assert isinstance(text, str)
    assert encoding in {"utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"}
