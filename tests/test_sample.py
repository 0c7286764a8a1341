"""data/sample is what data/README.md says of it, cell by cell."""

import csv
import io
import json
import re
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

ROOT = Path(__file__).parent.parent / "data"
SAMPLE = ROOT / "sample"
BOMS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}
KINDS = {".txt": "txt", ".html": "html", ".jsonl": "jsonl", ".csv": "csv"}
FIELDS = ["id", "title", "published", "source", "text"]
NOTE = re.compile(r"(?<=[㐀-鿿])\([a-zà-ǜ]{1,6}\)")
META = re.compile(r'charset="?([\w-]+)"')
PATTERNS = {
    "header line": re.compile(r"(?:来源|來源|時間|时间|时期|日期) ?[:：]|\d{4}-\d\d-\d\d"),
    "spaced names": re.compile(r"记者 [㐀-鿿]　[㐀-鿿]"),
    "full-width digits": re.compile(r"(?<!\?)[\uff10-\uff19]"),
    "image names": re.compile(r"\.(?:png|jpe?g)\b", re.IGNORECASE),
    "navigation": re.compile(r'class="nav"'),
    "pinyin notes": NOTE,
    "lost byte": re.compile(r"[㐀-鿿)]\?[^\s\d]"),
    "stray punctuation": re.compile(r"[,，]、"),
    "zero-width": re.compile("\u200b"),
    "keywords in front": re.compile(r"\A[㐀-鿿]{2,4}(?: [㐀-鿿]{2,4}){4}"),
    "spam": re.compile(r"食物平安"),
    "roundup": re.compile(r"联播"),
}
BOTH_WAYS = ("full-width digits", "image names", "pinyin notes", "lost byte", "stray punctuation", "zero-width", "spam")


@dataclass(frozen=True)
class Row:
    file: str
    kind: str
    encoding: str
    script: str
    province: str
    place: str
    articles: int
    dirt: tuple[str, ...]


def _table(header: str) -> list[list[str]]:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(header)) + 2
    table: list[list[str]] = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return table


@cache
def _rows() -> tuple[Row, ...]:
    rows: list[Row] = []
    for file, kind, encoding, script, province, place, articles, dirt in _table("| file |"):
        kinds = tuple(word.strip() for word in dirt.split(",") if word.strip())
        rows.append(Row(file, kind, encoding, script, province, place, int(articles), kinds))
    return tuple(rows)


def _bytes(file: str) -> bytes:
    path, _, member = file.partition("!/")
    data = (SAMPLE / path).read_bytes()
    if path.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(member)
    if path.endswith(".tar.gz"):
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            stream = tar.extractfile(member)
            assert stream is not None
            return stream.read()
    return data


def _text(row: Row) -> str:
    return _bytes(row.file).decode(row.encoding)


@cache
def _plain(row: Row) -> str:
    """Without notes and spaces inside names, in Simplified, for looking up words."""
    text: str = OpenCC("t2s").convert(NOTE.sub("", _text(row)))
    return text.replace("　", "")


def _articles() -> Iterator[tuple[str, str]]:
    """(what dates it, plain text) of each article; a record is one."""
    for row in _rows():
        if row.articles == 1:
            yield row.file, _plain(row)
        elif row.kind == "jsonl":
            yield from ((line, line) for line in _plain(row).splitlines())
        else:
            yield from ((line, line) for line in re.split(r"(?m)^(?=csv-)", _plain(row))[1:])


def _name(row: Row) -> str:
    return row.file


each = pytest.mark.parametrize("row", _rows(), ids=_name)


def test_every_file_is_in_the_table_and_every_row_has_its_file() -> None:
    files = {path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*") if path.is_file()}
    assert files == {row.file.partition("!/")[0] for row in _rows()}
    assert len({row.file for row in _rows()}) == len(_rows())


def test_archives_hold_what_the_table_says() -> None:
    members = {row.file for row in _rows() if "!/" in row.file}
    found: set[str] = set()
    for path in SAMPLE.rglob("*"):
        name = path.relative_to(SAMPLE).as_posix()
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                found |= {f"{name}!/{member}" for member in archive.namelist()}
        elif path.suffix == ".gz":
            with tarfile.open(path) as tar:
                found |= {f"{name}!/{member}" for member in tar.getnames()}
    assert found == members


def test_size_and_spread() -> None:
    rows = _rows()
    assert sum(row.articles for row in rows) == 48
    assert len({row.province for row in rows if row.province}) >= 7
    assert {row.encoding for row in rows} >= {"utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16"}
    assert {row.kind for row in rows} == set(KINDS.values())
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 300_000


@each
def test_encoding(row: Row) -> None:
    data = _bytes(row.file)
    text = data.decode(row.encoding)
    for encoding, bom in BOMS.items():
        assert data.startswith(bom) == (encoding == row.encoding)
    if not row.encoding.startswith("utf"):
        with pytest.raises(UnicodeDecodeError):
            data.decode("utf-8")
    assert "\ufffd" not in text
    assert row.kind == KINDS[Path(row.file).suffix]


@each
def test_script(row: Row) -> None:
    text = _text(row)
    simplified: str = OpenCC("t2s").convert(text)
    traditional = sum(1 for a, b in zip(text, simplified, strict=True) if a != b)
    assert row.script == ("hant" if traditional > 20 else "hans")


@each
def test_dirt(row: Row) -> None:
    text = _text(row)
    unknown = set(row.dirt) - set(PATTERNS) - {"lying meta", "reprint", "doubled"}
    assert not unknown
    for word, pattern in PATTERNS.items():
        if word in row.dirt:
            assert pattern.search(text), word
        elif word in BOTH_WAYS:
            assert not pattern.search(text), word
    meta = META.search(text)
    assert ("lying meta" in row.dirt) == bool(meta and meta[1] != row.encoding)
    last = text.rstrip().splitlines()[-1]
    assert ("doubled" in row.dirt) == (text.count(last) == 2)
    others = [other.file for other in _rows() if other != row and _bytes(other.file) == _bytes(row.file)]
    assert bool(others) >= ("reprint" in row.dirt)


@each
def test_place(row: Row) -> None:
    assert row.place in _plain(row)
    assert bool(row.place) == bool(row.province) == ("spam" not in row.dirt)


@each
def test_records(row: Row) -> None:
    if row.kind == "jsonl":
        records = [json.loads(line) for line in _text(row).splitlines()]
    elif row.kind == "csv":
        records = list(csv.DictReader(io.StringIO(_text(row))))
    else:
        assert row.articles == 1
        return
    assert len(records) == row.articles
    assert len({record["id"] for record in records}) == row.articles
    assert all(list(record) == FIELDS and all(record.values()) for record in records)


def test_one_county_name_stands_in_two_provinces() -> None:
    assert {row.province for row in _rows() if row.place.endswith("鼓楼区")} == {"江苏", "福建"}


@pytest.mark.parametrize("cells", _table("| name |"), ids=str)
def test_officials_come_back_in_their_years(cells: list[str]) -> None:
    name, place, posts = cells
    stem = {"恭城瑶族自治县": "恭城"}.get(place, place[-3:-1])
    articles = [(dated, text) for dated, text in _articles() if name in text]
    assert len(articles) >= 2
    assert all(stem in text for _, text in articles)
    years = set(re.findall(r"20[12]\d", "".join(dated for dated, _ in articles)))
    assert set(re.findall(r"20[12]\d", posts)) <= years
