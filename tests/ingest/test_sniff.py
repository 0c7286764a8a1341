import gzip
import io

import pytest

from kg.ingest.options import ReadOptions
from kg.ingest.sniff import sniff
from kg.ingest.stream import Stream
from tests.ingest.samples import SIMPLIFIED, tarred, zipped

CASES = [
    (b"", "text"),
    (b"\0\1\2\3", "text"),
    (SIMPLIFIED.encode("gb18030"), "text"),
    (b"text", "text"),
    ('{"text": "县长"}'.encode(), "jsonl"),
    ('\ufeff \n{"text": "县长"}'.encode("utf-16-le"), "jsonl"),
    ("<!DOCTYPE html><p>县长".encode("gbk"), "html"),
    ("\n  <DIV class=a>县长".encode(), "html"),
    ("<县长>讲话".encode(), "text"),
    (b"id,title,text\n1,2,3\n", "csv"),
    (b'"id";"text"\n1;2\n', "csv"),
    (b"id,contents of it\n1,2\n", "text"),
    (b'[\n{"text": 1}]', "json"),
    (b'{\n "text": 1}', "json"),
    (gzip.compress(b"x", mtime=0), "gz"),
    (zipped({"a": b""}), "zip"),
    (tarred({"a": b""}), "tar"),
]


@pytest.mark.parametrize(("data", "kind"), CASES)
def test_the_kind_is_seen_and_nothing_is_consumed(data: bytes, kind: str) -> None:
    stream = Stream(io.BytesIO(data))
    assert sniff(stream, ReadOptions()) == kind
    assert stream.read(len(data) + 1) == data


def test_a_csv_is_known_by_the_name_of_its_text_column() -> None:
    stream = Stream(io.BytesIO(b"id,inhalt\n1,2\n"))
    assert sniff(stream, ReadOptions(fields={"text": "inhalt"})) == "csv"
