"""Inputs in pieces: what they give, one after the other, is what one reading gives."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingest import Piece, ReadOptions, pieces, read, read_piece
from tests.conftest import ROOT

LINES = [f'{{"text": "第{number}篇文章的正文。"}}\n' for number in range(100)]


def together(folder: Path, size: int) -> list[object]:
    found = list(pieces([folder], size))
    return [item for piece in found if isinstance(piece, Piece) for item in read_piece(piece, ReadOptions())]


@pytest.mark.parametrize("size", [1, 50, 700, 10_000])
@pytest.mark.parametrize("last", ["", '{"text": "没有换行的结尾。"}', "no json", "\n\n"])
def test_a_long_file_in_parts_is_the_file(size: int, last: str, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("".join(LINES) + last, encoding="utf-8")
    whole = list(read([tmp_path]))
    assert [repr(item) for item in together(tmp_path, size)] == [repr(item) for item in whole]
    assert len(whole) >= 100


def test_gb18030_and_utf16_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes("".join(LINES).encode("gb18030"))
    (tmp_path / "b.jsonl").write_bytes("".join(LINES).encode("utf-16"))
    assert [repr(item) for item in together(tmp_path, 500)] == [repr(item) for item in read([tmp_path])]


def test_the_sample_in_pieces_is_the_sample() -> None:
    sample = ROOT / "data" / "sample"
    assert [repr(item) for item in together(sample, 100)] == [repr(item) for item in read([sample])]


def test_stdin_has_no_pieces() -> None:
    with pytest.raises(InputError, match="stdin"):
        list(pieces(["-"], 100))
