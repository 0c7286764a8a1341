"""Packing what the page embeds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.web.columns import deflated, pack, unpack

_NUMBERS = st.lists(st.integers(-(2**31), 2**31 - 1), max_size=40)


@settings(max_examples=60, derandomize=True)
@given(st.dictionaries(st.text(max_size=5), st.text()), st.dictionaries(st.text(max_size=5), _NUMBERS), st.text())
def test_what_is_packed_is_unpacked(header: dict[str, str], columns: dict[str, list[int]], text: str) -> None:
    header.pop("columns", None)
    packed = pack(header, columns, [deflated([text.encode("utf-16-le")]), deflated([b"x", b"y"])])
    assert unpack(packed) == (header, columns, text.encode("utf-16-le") + b"xy")
    assert packed.isascii()
    assert not set(packed) & set("<>&\"' ")


def test_repetition_costs_little() -> None:
    columns = {"a": list(range(30_000)), "b": [7] * 30_000}
    assert len(pack({}, columns, [deflated(["会议".encode("utf-16-le")] * 20_000)])) < 60_000
