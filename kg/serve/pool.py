"""Worker processes of one edition of the graph: who is asked next, for how long, and what happens to long queries."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.serve.options import Limits
from kg.serve.process import Died, Worker
from kg.serve.reply import Reply, text
from kg.serve.watch import Watch

Gone = Callable[[], Awaitable[None]]
_RETRY = {"Retry-After": "2"}
_LATE, _CROWDED, _LEFT, _CLOSED = "late", "crowded", "left", "closed"
_NEWS = 60.0  # seconds that a worker has to come up
_AGAIN = 1.0  # seconds until another is tried in the place of one that did not


class Pool:
    """Asks workers. `size` of them are free for short queries at any time.

    When a query works longer than `patience`, another worker is started in the place of its own, and it goes on
    with the least priority; at its time limit, or if there are too many of the kind, its worker is killed.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = folder
        self._limits = limits
        self._idle: list[Worker] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._long = 0
        self._busy = 0
        self._closing = False

    async def start(self) -> None:
        """Until all workers answer. Raises Died if they do not come up."""
        await asyncio.gather(*(self._add() for _ in range(self._limits.workers)))

    async def ask(self, job: dict[str, Any], gone: Gone | None = None) -> Reply:
        """The answer to a job; `gone` ends when whoever asked does not wait for it any more."""
        self._busy += 1
        try:
            if not self._idle and len(self._waiting) >= self._limits.waiting:
                return text(503, "too many requests are waiting; try again shortly", _RETRY)
            async with asyncio.timeout(self._limits.seconds):
                worker = await self._take()
            return await self._ask(worker, job, gone)
        except TimeoutError:
            return text(503, "no worker was free in time; try again shortly", _RETRY)
        finally:
            self._busy -= 1

    async def close(self) -> None:
        """End all workers when the last request is answered."""
        while self._busy:
            await asyncio.sleep(0.05)
        self.kill()
        for worker in list(self._all):
            await worker.process.wait()

    def kill(self) -> None:
        """End all workers at once."""
        self._closing = True
        for task in self._tasks:
            task.cancel()
        for worker in self._all:
            worker.kill(_CLOSED)

    async def _ask(self, worker: Worker, job: dict[str, Any], gone: Gone | None) -> Reply:
        watch = Watch(self._limits.patience, worker, lambda: self._is_long(worker, gone))
        end = asyncio.get_running_loop().call_later(self._limits.seconds, worker.kill, _LATE)
        try:
            return await worker.ask(job)
        except Died:
            return self._told(worker)
        except asyncio.CancelledError:
            worker.kill(_LEFT)
            raise
        finally:
            watch.cancel()
            end.cancel()
            self._give_back(worker)

    def _told(self, worker: Worker) -> Reply:
        if worker.verdict == _LATE:
            return text(504, f"the query took longer than {self._limits.seconds:g} seconds and was stopped")
        if worker.verdict == _CROWDED:
            return text(503, f"{self._limits.long} long queries are running; try again later", _RETRY)
        if worker.verdict:
            return text(503, "the server is stopping", _RETRY)
        return text(422, "this needs more memory than a query may take; ask for less at a time")

    def _is_long(self, worker: Worker, gone: Gone | None) -> None:
        if self._long >= self._limits.long:
            worker.kill(_CROWDED)
            return
        self._long += 1
        worker.long = True
        self._later(self._replace())
        if gone is not None:
            self._later(self._leave(worker, gone))

    async def _leave(self, worker: Worker, gone: Gone) -> None:
        await gone()
        worker.kill(_LEFT)

    def _give_back(self, worker: Worker) -> None:
        """Another may have taken the place of one that was long; one that died has to be replaced."""
        replaced = worker.long
        self._long -= worker.long
        worker.long = False
        surplus = len(self._idle) >= self._limits.workers
        if worker.alive and not worker.slowed and not surplus:
            self._offer(worker)
            return
        worker.kill(_LEFT)
        self._later(self._bury(worker))
        if not replaced:
            self._later(self._replace())

    async def _bury(self, worker: Worker) -> None:
        await worker.process.wait()
        self._all.discard(worker)

    async def _take(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
            self._later(self._bury(worker))
            self._later(self._replace())
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        return await place

    def _offer(self, worker: Worker) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(worker)
                return
        self._idle.append(worker)

    async def _add(self) -> None:
        if self._closing:
            return
        limits = self._limits
        worker = await Worker.start([str(self.folder), str(limits.result), str(limits.memory)])
        self._all.add(worker)
        try:
            async with asyncio.timeout(_NEWS):
                await worker.ask({"do": "query", "query": "ASK {}", "accept": ""})
        except (Died, TimeoutError):
            worker.kill(_CLOSED)
            self._later(self._bury(worker))
            raise
        if self._closing:
            worker.kill(_CLOSED)
        else:
            self._offer(worker)

    async def _replace(self) -> None:
        """Another worker, however often one is killed before it answers."""
        while not self._closing:
            try:
                await self._add()
                return
            except (Died, TimeoutError, OSError):
                await asyncio.sleep(_AGAIN)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._quietly(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _quietly(self, work: Coroutine[Any, Any, None]) -> None:
        with suppress(Died, TimeoutError, OSError):
            await work
