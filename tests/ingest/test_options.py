import pytest

from kg.errors import InputError
from kg.ingest.options import ReadOptions


def test_names_of_fields() -> None:
    options = ReadOptions(fields={"text": "content"})
    assert (options.name("text"), options.name("title")) == ("content", "title")


def test_unknown_fields_are_all_told() -> None:
    with pytest.raises(InputError, match="unknown field body, txt: a record has id, title, published, source, text"):
        ReadOptions(fields={"txt": "a", "body": "b", "id": "c"}).check()


@pytest.mark.parametrize(("size", "budget"), [(None, 1000), (1, 100), (30, 300), (500, 1000)])
def test_the_budget_of_an_archive(size: int | None, budget: int) -> None:
    options = ReadOptions(max_archive_bytes=1000, free_archive_bytes=100, max_archive_ratio=10)
    assert options.archive_budget(size) == budget
