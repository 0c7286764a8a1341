import pytest

from kg.resolve.days import days_between


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2021-01-27", "2021-02-01", 5),
        ("2021-02-01", "2021-01-27", 5),
        ("2021-01-27", "2021-01-27", 0),
        ("2021-02-30", "2021-03-01", None),
        ("2021-03-01", "2021-02", None),
        ("2021-02", "2021-03-01", None),
        (None, "2021-03-01", None),
        ("2021-03-01", None, None),
    ],
)
def test_days_between(one: str | None, other: str | None, days: int | None) -> None:
    assert days_between(one, other) == days
