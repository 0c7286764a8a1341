"""Work in several processes: results in order, errors as they are, and nothing but its own lost with a process."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.crew import Aside, Crew, cores


def double(items: list[int]) -> list[int]:
    return [2 * item for item in items]


def lost(item: int, reason: str) -> list[int]:
    return [-item]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_batches(jobs: int) -> None:
    batches = [list(range(at, at + at % 4)) for at in range(40)]
    found = [[item for part in parts for item in part] for parts in Crew(jobs, double, lost).run(batches)]
    assert found == [double(batch) for batch in batches]


def test_batches_are_read_as_they_are_needed() -> None:
    read: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(1000):
            read.append(number)
            yield [number]

    results = Crew(2, double, lost).run(batches())
    assert next(results) == [[0]]
    assert len(read) < 40
    results.close()  # type: ignore[attr-defined]


def deadly(items: list[int]) -> list[int]:
    if 7 in items:
        os.kill(os.getpid(), signal.SIGKILL)
    if 8 in items:
        os._exit(3)
    return double(items)


def test_what_kills_its_process_is_given_up_and_nothing_else() -> None:
    reasons: list[str] = []

    def told(item: int, reason: str) -> list[int]:
        reasons.append(reason)
        return [-item]

    batches = [[1, 2], [6, 7, 8, 9], [10], [11, 12]]
    found = [[item for part in parts for item in part] for parts in Crew(2, deadly, told).run(batches)]
    assert found == [[2, 4], [12, -7, -8, 18], [20], [22, 24]]
    assert len(reasons) == 2
    assert any("SIGKILL (out of memory?)" in reason for reason in reasons)
    assert any("ended with code 3" in reason for reason in reasons)


def test_who_dies_once_is_tried_again(tmp_path: Path) -> None:
    mark = tmp_path / "died"

    def once(items: list[int]) -> list[int]:
        if not mark.exists():
            mark.touch()
            os._exit(1)
        return double(items)

    assert [sorted(item for part in parts for item in part) for parts in Crew(1, once, lost).run([[1, 2, 3]])] == [
        [2, 4, 6]
    ]


def fail(items: list[int]) -> list[int]:
    raise ValueError("no such number")


def test_errors_are_those_of_the_work() -> None:
    with pytest.raises(ValueError, match="no such number"):
        list(Crew(2, fail, lost).run([[1]]))


def test_there_is_a_core() -> None:
    assert cores() >= 1


@pytest.mark.parametrize("apart", [True, False])
def test_work_aside_gives_what_it_gives_here(apart: bool) -> None:
    here = os.getpid()
    aside = Aside(lambda: (os.getpid() == here, "done"), apart=apart)
    assert aside.result() == (not apart, "done")
    aside.end()


def test_work_aside_raises_what_it_raises_here() -> None:
    with pytest.raises(ValueError, match="no such number"):
        Aside(lambda: fail([]), apart=True).result()


def test_work_aside_is_done_here_if_its_process_ends() -> None:
    here = os.getpid()
    aside = Aside(lambda: "done" if os.getpid() == here else os._exit(1), apart=True)
    assert aside.result() == "done"


def test_nobody_need_wait_for_work_aside(tmp_path: Path) -> None:
    aside = Aside(signal.pause, apart=True)
    aside.end()
    aside.end()
