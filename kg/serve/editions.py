"""Keeps serving while the build is replaced: notices a new one, gets workers ready for it, then changes over."""

import asyncio
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.serve.log import log
from kg.serve.options import Limits
from kg.serve.pool import Gone, Pool
from kg.serve.process import Died
from kg.serve.reply import Reply, text
from kg.serve.snapshot import identity

_LOOK = 1.0  # seconds between two looks at the output folder
_MARK = ".serving-"


class Editions:
    """The build in `output` as it is now, and as it was for requests that began before."""

    def __init__(self, output: Path, limits: Limits) -> None:
        self.output = output
        self._limits = limits
        self._home: Path | None = None
        self._number = 0
        self._pool: Pool | None = None
        self._served = ""
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Until requests can be answered. Raises OutputError."""
        self._home = _home(self.output)
        self._pool, self._served = await self._ready()
        self._spawn(self._watch())

    async def stop(self) -> None:
        """End all workers and remove what was copied."""
        for task in list(self._tasks):
            task.cancel()
        if self._pool is not None:
            self._pool.kill()
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)

    async def ask(self, job: dict[str, Any], gone: Gone | None = None) -> Reply:
        """The answer to a job by the newest edition."""
        if self._pool is None:
            return text(503, "the server is starting", {"Retry-After": "5"})
        return await self._pool.ask(job, gone)

    @property
    def folder(self) -> Path:
        """Where the files of the newest edition are."""
        assert self._pool is not None
        return self._pool.folder

    @property
    def tag(self) -> str:
        """What tells this edition from others."""
        return self._served

    async def _ready(self) -> tuple[Pool, str]:
        assert self._home is not None
        self._number += 1
        folder = self._home / str(self._number)
        command = [sys.executable, "-X", "utf8", "-m", "kg.serve.snapshot", str(self.output), str(folder)]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
        try:
            out, errors = await process.communicate()
        except asyncio.CancelledError:
            with suppress(ProcessLookupError):
                process.kill()
            raise
        if process.returncode:
            raise OutputError(errors.decode(errors="replace").strip()[-2000:])
        pool = Pool(folder, self._limits)
        try:
            await pool.start()
        except (Died, TimeoutError) as error:
            pool.kill()
            raise OutputError(f"{self.output}: no worker could open this graph; build it again") from error
        return pool, out.decode()

    async def _watch(self) -> None:
        failed = ""
        while True:
            await asyncio.sleep(_LOOK)
            there = identity(self.output)
            if not there or there in (self._served, failed):
                continue
            try:
                pool, served = await self._ready()
            except OutputError as error:
                failed = there
                log("edition", error=str(error), served=self._served)
                continue
            old, self._pool, self._served = self._pool, pool, served
            log("edition", served=served)
            if old is not None:
                self._spawn(_retire(old))

    def _spawn(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _retire(pool: Pool) -> None:
    await pool.close()
    shutil.rmtree(pool.folder, ignore_errors=True)


def _home(output: Path) -> Path:
    """A folder for copies: beside the output, where links cost nothing; else among temporary files."""
    output = output.absolute()
    for stale in output.parent.glob(f".{output.name}{_MARK}*"):
        number = stale.name.rsplit("-", 1)[-1]
        if number.isdigit() and not Path(f"/proc/{number}").exists():
            shutil.rmtree(stale, ignore_errors=True)
    beside = output.parent / f".{output.name}{_MARK}{os.getpid()}"
    try:
        beside.mkdir(exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="govkg-serving-"))
    return beside
