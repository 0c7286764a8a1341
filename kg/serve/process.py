"""One worker process, seen from the server."""

import asyncio
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kg.serve.frames import REPLY, read_reply, write_job
from kg.serve.reply import Reply

_LEAST = 19  # the niceness that leaves the processor to everybody else
_BUFFER = 1 << 20


class Died(Exception):
    """The worker ended before it answered."""


@dataclass(eq=False)
class Worker:
    """A process that answers one job at a time.

    `verdict` says why it was killed, `long` that its job takes long, `slowed` that it has the least priority.
    """

    process: asyncio.subprocess.Process
    verdict: str = ""
    long: bool = False
    slowed: bool = False

    @classmethod
    async def start(cls, arguments: Sequence[str]) -> "Worker":
        """A new process of `kg.serve.worker`."""
        command = [sys.executable, "-X", "utf8", "-m", "kg.serve.worker", *arguments]
        pipe = asyncio.subprocess.PIPE
        return cls(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, limit=_BUFFER))

    async def ask(self, job: dict[str, Any]) -> Reply:
        """The answer. Raises Died."""
        sink, source = self.process.stdin, self.process.stdout
        assert sink is not None
        assert source is not None
        try:
            sink.write(write_job(job))
            head, body = REPLY.unpack(await source.readexactly(REPLY.size))
            return read_reply(await source.readexactly(head), await source.readexactly(body))
        except (asyncio.IncompleteReadError, OSError, RuntimeError):  # the last is uvloop's for a pipe that is closed
            raise Died from None

    @property
    def alive(self) -> bool:
        """Whether it can still be asked."""
        return self.process.returncode is None and not self.verdict

    def yield_to_others(self) -> None:
        """Go on with the least priority, from which there is no way back."""
        self.slowed = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _LEAST)

    def kill(self, verdict: str) -> None:
        """End it at once, whatever it does."""
        self.verdict = self.verdict or verdict
        with suppress(ProcessLookupError):
            self.process.kill()
