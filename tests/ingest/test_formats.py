"""The same articles in every packing and format come out the same; damage is told; URLs are read as folders are."""

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.ingest import ReadOptions, read
from kg.model import Rejected, Source

RECORDS = [
    {"id": "a", "title": "县里开会", "published": "2021-03-02", "source": "县局", "text": "县长王明远主持会议。"},
    {"id": "b", "title": "检查", "published": "2021-03-03", "source": "县局", "text": "局长李清和到场检查。\n第二段。"},
]
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS).encode()
PAGE = "<html><head><title>县里开会</title></head><body><p>{}</p></body></html>"
TEXT = "三月二日，县里召开食品安全工作会议，县长王明远主持会议并讲话，各局负责人参加会议。"


def _zstd(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("zstandard").ZstdCompressor().compress(data)
    return packed


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": _zstd,
}


def contents(*inputs: str | Path) -> list[tuple[Any, ...]]:
    found = list(read([str(name) for name in inputs]))
    assert all(isinstance(item, Source) for item in found), found
    return [(i.id, i.title, i.published, i.source, i.original) for i in found if isinstance(i, Source)]


def expected() -> list[tuple[Any, ...]]:
    return [tuple(record[name] for name in ("id", "title", "published", "source", "text")) for record in RECORDS]


def rejected(path: Path) -> str:
    found = list(read([path]))
    assert isinstance(found[-1], Rejected)
    return found[-1].reason


@pytest.mark.parametrize("packing", PACKERS)
def test_packed_records_are_the_records(packing: str, tmp_path: Path) -> None:
    named, unnamed = tmp_path / f"news.jsonl.{packing}", tmp_path / "news"
    for path in (named, unnamed):
        path.write_bytes(PACKERS[packing](LINES))
        assert contents(path) == expected()


@pytest.mark.parametrize("packing", PACKERS)
def test_frames_one_behind_the_other_are_one_file(packing: str, tmp_path: Path) -> None:
    first, second = LINES.splitlines(keepends=True)
    (tmp_path / f"news.jsonl.{packing}").write_bytes(PACKERS[packing](first) + PACKERS[packing](second))
    assert contents(tmp_path) == expected()


@pytest.mark.parametrize("packing", PACKERS)
def test_pages_are_read_packed_too(packing: str, tmp_path: Path) -> None:
    (tmp_path / f"page.html.{packing}").write_bytes(PACKERS[packing](PAGE.format(TEXT).encode()))
    found = list(read([tmp_path]))
    assert [TEXT in item.body.text for item in found if isinstance(item, Source)] == [True]


@pytest.mark.parametrize("packing", PACKERS)
def test_damage_is_told(packing: str, tmp_path: Path) -> None:
    packed = PACKERS[packing](LINES * 50)
    (tmp_path / f"news.jsonl.{packing}").write_bytes(packed[: len(packed) // 2])
    assert rejected(tmp_path)


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl.xz").write_bytes(lzma.compress(b'{"text": "a"}\n' * 20_000))
    options = ReadOptions(free_archive_bytes=1000, max_archive_ratio=2)
    reasons = [item.reason for item in read([tmp_path], options) if isinstance(item, Rejected)]
    assert any("unpacks to more than" in reason for reason in reasons)


@pytest.mark.parametrize("name", ["news.parquet", "news"])
def test_parquet_has_the_same_records(name: str, tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist(RECORDS), tmp_path / name)
    assert contents(tmp_path / name) == expected()


def test_parquet_without_text_and_damaged(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist([{"id": "a", "content": "正文"}]), tmp_path / "news.parquet")
    assert "--field text=NAME" in rejected(tmp_path / "news.parquet")
    (tmp_path / "news.parquet").write_bytes(b"PAR1 no more")
    assert "no sound Parquet" in rejected(tmp_path / "news.parquet")


def crawl(packed: bool) -> bytes:
    pytest.importorskip("warcio")
    pages = (
        ("https://news.example.cn/a/1.html", "200 OK", "text/html; charset=utf-8", PAGE.format(TEXT)),
        ("https://news.example.cn/logo.png", "200 OK", "image/png", "no text"),
        ("https://news.example.cn/gone.html", "404 Not Found", "text/html", PAGE.format("没有")),
    )
    records = [_answer(*page) for page in pages]
    return b"".join(map(gzip.compress, records) if packed else records)


def _answer(url: str, status: str, kind: str, body: str) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(answer)}\r\n"
    return f"{head}Content-Type: application/http; msgtype=response\r\n\r\n".encode() + answer + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl"])
def test_crawls_have_their_pages(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(crawl(name.endswith("gz")))
    found = [item for item in read([tmp_path / name]) if isinstance(item, Source)]
    assert [(item.id, TEXT in item.body.text) for item in found] == [(f"{name}/news.example.cn/a/1.html", True)]


def test_urls_are_read_as_folders_are(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.pipe("/news-in/2021/news.jsonl", LINES)
    system.pipe("/news-in/readme.md", b"no article")
    try:
        assert contents("memory://news-in") == expected()
        assert contents("memory://news-in/2021/news.jsonl") == expected()
        assert [type(item) for item in read(["memory://nowhere"])] == [Rejected]
    finally:
        system.rm("/news-in", recursive=True)


def test_a_missing_library_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zstandard", None)
    (tmp_path / "news.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    assert "pip install 'govkg[formats]'" in rejected(tmp_path)
