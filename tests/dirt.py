"""Makes the dirt of converted pages, so that cleaning can be tested against a known original."""

from collections.abc import Iterable

from pypinyin import Style, pinyin

FOLDED = str.maketrans("，；：？！（）", ",;:?!()")


def pinyin_notes(traditional: str, noted: Iterable[str]) -> str:
    """A reading in brackets after each of the `noted` characters, as a converter leaves it.

    >>> pinyin_notes("推進會", "進")
    '推進(jìn)會'
    """
    chosen = frozenset(noted)
    out: list[str] = []
    for char in traditional:
        out.append(char)
        if char in chosen:
            out.append(f"({pinyin(char, style=Style.TONE)[0][0]})")
    return "".join(out)


def lose_byte(text: str, stop: int) -> str | None:
    """`text` after the converter lost the first byte of the 。 at `stop`, or None where more than that would be lost.

    The run of two-byte GBK characters after the 。 is read one byte late; a second byte below 0x80 brings the reader
    back into step, and otherwise the last byte swallows the ASCII character after the run.

    >>> lose_byte("了。縣裡", 1), lose_byte("完。活動(dòng)態", 1)
    ('了??h裡', '完?;顒?dòng)態')
    """
    end = stop + 1
    while end < len(text) and _wide(text[end]):
        end += 1
    swallowed = text[end : end + 1]
    data = b"\xa3" + text[stop + 1 : end].encode("gbk")
    out = ["?"]
    at = 0
    while at < len(data):
        if data[at] < 0x80:
            out.append(data[at:].decode("gbk"))
            return text[:stop] + "".join(out) + text[end:]
        if at + 1 == len(data):
            if not swallowed.isascii() or swallowed.isspace() or not swallowed or end == stop + 1:
                return None
            return text[:stop] + "".join(out) + "?" + text[end + 1 :]
        try:
            out.append(data[at : at + 2].decode("gbk").translate(FOLDED))
        except UnicodeDecodeError:
            return None
        at += 2
    return text[:stop] + "".join(out) + text[end:]


def lose_bytes(text: str, most: int) -> str:
    """`text` with at most `most` lost bytes, the earliest that can be undone."""
    done = 0
    at = text.find("。")
    while at >= 0 and done < most:
        damaged = lose_byte(text, at)
        if damaged is not None:
            text, done = damaged, done + 1
        at = text.find("。", at + 1)
    return text


def _wide(char: str) -> bool:
    try:
        return len(char.encode("gbk")) == 2
    except UnicodeEncodeError:
        return False
