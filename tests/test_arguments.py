import io
import sys
from pathlib import Path

import pytest

from kg.arguments import fields, query_words, sparql_text
from kg.errors import InputError, QueryError


def test_fields() -> None:
    assert fields([]) == {}
    assert fields(["text=content", "published=a=b"]) == {"text": "content", "published": "a=b"}


@pytest.mark.parametrize("bad", ["text", "=x", "text=", ""])
def test_bad_fields(bad: str) -> None:
    with pytest.raises(InputError, match="write it as name=field"):
        fields([bad])


@pytest.mark.parametrize(
    ("words", "name", "parameters"),
    [
        ([], None, {}),
        (["x"], "x", {}),
        (["x", "--agency", "某局", "--from=2023"], "x", {"agency": "某局", "from": "2023"}),
        (["--agency", "某局", "x"], "x", {"agency": "某局"}),
        (["x", "--title", ""], "x", {"title": ""}),
        (["x", "--title=--a"], "x", {"title": "--a"}),
        (["x", "--title", "-1"], "x", {"title": "-1"}),
        (["x", "--title=a=b"], "x", {"title": "a=b"}),
        (["-"], "-", {}),
    ],
)
def test_words(words: list[str], name: str | None, parameters: dict[str, str]) -> None:
    assert query_words(words) == (name, parameters)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["x", "--agency"], "--agency needs a value"),
        (["x", "--agency", "--from", "2023"], "--agency needs a value"),
        (["x", "--a", "1", "--a", "2"], "--a is given twice"),
        (["x", "y"], '"y" is one argument too many'),
        (["-x"], '"-x" is one argument too many'),
    ],
)
def test_bad_words(words: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query_words(words)


def test_sparql_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "my.rq"
    file.write_bytes(b"\xef\xbb\xbfASK {}")
    assert sparql_text(None, str(file)).strip() == "ASK {}"
    assert sparql_text("officials-of-agency", None) == "officials-of-agency"


def test_sparql_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("ASK { '局' }".encode())))
    assert sparql_text("-", None).strip() == "ASK { '局' }"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_bytes("ASK { '局' }".encode("gb18030"))
    with pytest.raises(QueryError, match="is not UTF-8"):
        sparql_text(None, str(tmp_path / "bad.rq"))
    with pytest.raises(QueryError, match="cannot be read"):
        sparql_text(None, str(tmp_path / "none.rq"))


@pytest.mark.parametrize(("name", "file"), [(None, None), ("x", "y.rq")])
def test_one_query_is_needed(name: str | None, file: str | None) -> None:
    with pytest.raises(QueryError, match="give one of"):
        sparql_text(name, file)
