import io

import pytest

from kg.errors import InputError
from kg.ingest.lines import LineError, Lines
from kg.ingest.stream import Budget, Stream
from tests.ingest.samples import SIMPLIFIED


def lines(data: bytes, limit: int = 10_000) -> Lines:
    return Lines(Stream(io.BytesIO(data)), limit)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_lines_keep_their_ends_and_their_text(encoding: str) -> None:
    text = f"{SIMPLIFIED}\r\n\n" + "会议\n" * 9000 + "完"
    assert list(lines(text.encode(encoding))) == text.splitlines(keepends=True)


def test_the_encoding_is_told() -> None:
    got = lines("会议由县长主持。\n".encode("utf-16-be"))
    assert (next(got), got.number, got.encoding) == ("会议由县长主持。\n", 1, "utf-16-be")
    got = lines(b"ascii\n" + "会议由县长主持。\n".encode("gbk"))
    assert [(line, got.encoding) for line in got] == [("ascii\n", "utf-8"), ("会议由县长主持。\n", "gb18030")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_long_line_is_skipped_to_its_end(encoding: str) -> None:
    got = lines(("一\n" + "会" * 2_000_000 + "\n二\n").encode(encoding), limit=1000)
    assert next(got) == "一\n"
    with pytest.raises(LineError, match="line 2: has more than 1,000 bytes"):
        next(got)
    assert (next(got), got.number) == ("二\n", 3)


def test_a_line_that_is_no_text_is_told_by_its_number() -> None:
    got = lines(b"a\n\xff\x01\xfe\x02\xfd\x03\nb\n")
    assert next(got) == "a\n"
    with pytest.raises(LineError, match="line 2: no text") as caught:
        next(got)
    assert caught.value.line == 2
    assert next(got) == "b\n"


def test_the_end_of_a_damaged_stream_says_how_far_it_was_read() -> None:
    got = Lines(Stream(io.BytesIO(b"abc\n" * 10_000), Budget(30_000)), 100)
    with pytest.raises(InputError, match=r"unpacks to more.* \(after line 7500\)"):
        list(got)
