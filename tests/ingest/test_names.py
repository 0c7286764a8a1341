import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingest.names import hidden, kind, readable, tidy


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "text"),
        ("a/B.TXT", "text"),
        ("a.htm", "html"),
        ("a.shtml", "html"),
        ("a.jsonl", "jsonl"),
        ("a.csv", "csv"),
        ("a.zip", "zip"),
        ("a.tar.gz", "tar.gz"),
        ("a.TGZ", "tar.gz"),
        ("a.tar", "tar"),
        ("a.txt.gz", "gz"),
        ("a.jpg.gz", None),
        ("a.gz", None),
        ("a.json", "json"),
        ("a.tsv", "csv"),
        ("a.yaml", None),
        ("txt", None),
        ("", None),
    ],
)
def test_kind(name: str, expected: str | None) -> None:
    assert kind(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.txt", False), ("a/b.txt", False), (".a.txt", True), ("a/.b/c.txt", True), ("__MACOSX/a.txt", True)],
)
def test_hidden(name: str, expected: bool) -> None:
    assert hidden(name) is expected


def test_readable() -> None:
    assert readable("青田".encode()) == readable("青田".encode("gb18030")) == "青田"
    assert readable(b"a\xff\xff\xff") == "a\ufffd\ufffd\ufffd"


@settings(max_examples=200, derandomize=True)
@given(st.text(alphabet="ab./\\:\0县", max_size=20))
def test_a_tidy_name_stays_inside_and_tidying_again_changes_nothing(name: str) -> None:
    got = tidy(name)
    assert not got.startswith("/")
    assert not {"", ".", ".."} & set(got.split("/")) or got == ""
    assert tidy(got) == got
