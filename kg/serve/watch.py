"""Watches one job: tells when it has worked for long. What counts is the processor's time, since all else is waiting
for others, and on a busy machine everything takes long."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from kg.serve.process import Worker

_OFTEN = 4  # looks in the time of the patience
_LOOKS = 20 * _OFTEN  # after so many of them a job is long whatever it does
_TICKS = 100.0  # of /proc in a second
_USER, _SYSTEM = 11, 12  # fields of /proc/PID/stat after the name of the command


class Watch:
    """Looks at a worker a few times in `patience` seconds, from now until `cancel`; calls `is_long` once."""

    def __init__(self, patience: float, worker: Worker, is_long: Callable[[], None]) -> None:
        self._patience = patience
        self._worker = worker
        self._is_long = is_long
        self._looks = 0
        self._before = 0.0
        self._timer = asyncio.get_running_loop().call_later(patience / _OFTEN, self._look)

    def cancel(self) -> None:
        """The job is done."""
        self._timer.cancel()

    def _look(self) -> None:
        used = seconds_used(self._worker.process.pid)
        self._before = self._before if self._looks else used
        self._looks += 1
        worked = used - self._before
        hard = worked >= self._patience
        if not self._worker.long and (hard or self._looks >= _LOOKS):
            self._is_long()
        if hard:
            self._worker.yield_to_others()
        elif self._worker.alive:
            self._timer = asyncio.get_running_loop().call_later(self._patience / _OFTEN, self._look)


def seconds_used(process: int) -> float:
    """The processor's time that a process has had; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        fields = told.rpartition(")")[2].split()
        return (int(fields[_USER]) + int(fields[_SYSTEM])) / _TICKS
    except (OSError, ValueError, IndexError):
        return 0.0
