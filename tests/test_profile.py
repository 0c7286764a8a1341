"""Where the time went: functions are seen while they run, and told with their share."""

import signal
from time import process_time

import pytest

from kg.profile import Sampler, peak, table
from kg.resolve.days import days_between
from tests.conftest import ROOT, kg


def test_functions_are_seen_while_they_run() -> None:
    if not hasattr(signal, "SIGPROF"):
        pytest.skip("needs POSIX signals")
    with Sampler() as sampler:
        end = process_time() + 0.3
        while process_time() < end:
            days_between("2021-01-27", "2021-02-03")
    assert sampler.shares() == [("kg.resolve.days", 1.0)]
    assert sampler.functions()[0][0] == "kg.resolve.days.days_between"
    told = table({"clean": 1.0, "extract": 3.0}, {"extract": 123.0}, 1000, sampler)
    assert "extract        3.00  75.0%     3.00      123" in told
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_there_is_memory() -> None:
    assert peak() > 10


def test_a_build_is_profiled(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("profile")
    done = kg("build", str(ROOT / "data" / "sample"), "-o", str(folder / "output"), "--profile", cwd=folder)
    assert done.returncode == 0
    assert "peak MB" in done.stdout
    assert "kg.extract" in done.stdout
