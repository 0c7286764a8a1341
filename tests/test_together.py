"""Jobs in steps: each step for all before the next, results in order, errors as they come."""

from collections.abc import Generator

import pytest

from kg.together import together


def job(name: str, steps: int, log: list[str]) -> Generator[None, None, str]:
    for step in range(steps):
        log.append(f"{name}{step}")
        yield
    return name.upper()


def test_each_step_is_done_for_all_before_the_next() -> None:
    log: list[str] = []
    assert together(job(name, 2, log) for name in "abc") == ["A", "B", "C"]
    assert log == ["a0", "b0", "c0", "a1", "b1", "c1"]


def test_a_job_may_end_early() -> None:
    log: list[str] = []
    assert together([job("a", 3, log), job("b", 0, log), job("c", 1, log)]) == ["A", "B", "C"]
    assert log == ["a0", "c0", "a1", "a2"]


def test_no_jobs_give_nothing() -> None:
    assert together([]) == []


def test_errors_are_those_of_the_job() -> None:
    def bad() -> Generator[None, None, str]:
        yield
        raise ValueError("no such thing")

    with pytest.raises(ValueError, match="no such thing"):
        together([job("a", 3, []), bad()])
