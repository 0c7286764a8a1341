"""Entries of a cache: what is written is read back the same, and what is no entry is told apart."""

import pytest

from kg.cache.entry import decode, encode
from kg.clean import clean
from kg.extract import extract
from kg.ingest import read
from kg.model import Facts, Rejected, Source
from tests.conftest import ROOT


def _as_text(found: Facts | Rejected) -> str:
    """Everything in it, with the maps of texts."""
    maps = (found.article.text.text, found.article.text.runs) if isinstance(found, Facts) else ()
    return repr((found, maps)).replace("\n", "")


def test_the_sample_is_read_back_the_same() -> None:
    seen: set[type] = set()
    for source in read([ROOT / "data" / "sample"]):
        if isinstance(source, Source):
            article = clean(source)
            found = article if isinstance(article, Rejected) else extract(article)
            back = decode(encode(found))
            assert _as_text(back) == _as_text(found)
            if isinstance(back, Facts):
                assert back.article.text.span(0, 5) == found.article.text.span(0, 5)  # type: ignore[union-attr]
                assert hash((back.entities, back.mentions, back.tenures, back.participations, back.links))
            seen.add(type(found))
    assert seen == {Facts, Rejected}


@pytest.mark.parametrize("entry", ["", "[]", "{}", "null", '["facts"]', '["other", 1]', '["facts", ' + "[" * 100_000])
def test_what_is_no_entry_is_an_error(entry: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, RecursionError)):
        decode(entry.encode())
