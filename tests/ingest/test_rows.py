import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest.lines import LineError, Lines
from kg.ingest.rows import Rows
from kg.ingest.stream import Stream


def rows(text: str) -> Rows:
    return Rows(Lines(Stream(io.BytesIO(text.encode())), 1_000_000), 1_000_000)


def test_rows_know_the_line_on_which_they_begin() -> None:
    got = rows('id, text\n1,"甲\n乙"\n\n2,丙\n')
    assert got.header == ["id", "text"]
    assert [(row, got.start) for row in got] == [(["1", "甲\n乙"], 2), (["2", "丙"], 5)]


def test_an_open_quote_costs_one_line() -> None:
    got = rows('id,text\n1,"甲\n2,乙\n3,丙\n')
    with pytest.raises(LineError, match="line 2: no CSV row"):
        next(got)
    assert [(row, got.start) for row in got] == [(["2", "乙"], 3), (["3", "丙"], 4)]


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.sampled_from(['a,"', '"', "\n", ",", "甲", '""', "b\n", "\r\n"]), max_size=30))
def test_any_text_ends_and_starts_ascend(parts: list[str]) -> None:
    got = rows("id,text\n" + "".join(parts))
    starts = []
    while True:
        try:
            next(got)
        except LineError:
            pass
        except StopIteration:
            break
        starts.append(got.start)
    assert starts == sorted(set(starts))
