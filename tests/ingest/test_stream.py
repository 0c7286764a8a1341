import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.ingest.stream import Budget, Stream, explained


@settings(max_examples=200, derandomize=True)
@given(st.lists(st.sampled_from([b"a", b"\n", b"bc\n", b"defgh"]), max_size=20), st.integers(0, 12), st.integers(1, 9))
def test_looking_ahead_changes_nothing(parts: list[bytes], ahead: int, size: int) -> None:
    data = b"".join(parts)
    stream, plain = Stream(io.BytesIO(data)), io.BytesIO(data)
    assert stream.head(ahead) == data[:ahead]
    got = [stream.readline(size) for _ in range(5)]
    assert got == [plain.readline(size) for _ in range(5)]
    assert stream.head(ahead) == plain.getvalue()[plain.tell() :][:ahead]
    assert stream.read(size) + stream.read(100) == plain.read()


def test_a_budget_ends_reading_wherever_it_is_shared() -> None:
    budget = Budget(10)
    first, second = Stream(io.BytesIO(b"x" * 8), budget), Stream(io.BytesIO(b"x" * 8), budget)
    assert first.read(100) == b"x" * 8
    with pytest.raises(InputError, match="unpacks to more than 10 bytes"):
        second.read(100)


def test_whole_has_a_limit_and_says_what_to_do() -> None:
    assert Stream(io.BytesIO(b"12345")).whole(5, "it", "cut it") == b"12345"
    with pytest.raises(InputError, match="it has more than 4 bytes; cut it"):
        Stream(io.BytesIO(b"12345")).whole(4, "it", "cut it")


def test_the_rest_of_a_long_line_is_skipped() -> None:
    stream = Stream(io.BytesIO(b"x" * 3_000_000 + b"\nnext\n"))
    stream.skip_line(stream.readline(10))
    assert stream.readline(10) == b"next\n"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "x"), "permission denied"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
        (EOFError("x"), "is cut off"),
        (ValueError("odd header"), "is damaged: odd header"),
    ],
)
def test_errors_of_the_system_are_explained(error: Exception, message: str) -> None:
    with pytest.raises(InputError, match=message), explained():
        raise error
