"""Several processes that do one kind of work, and what becomes of work during which a process ends.

Each process has a pipe. Batches are handed out in their order and results come back in it, so that the number of
processes shows in nothing but the time. A batch whose process was killed (out of memory, above all) is tried again,
item by item, in a new process; an item during which that ends too is given up.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NamedTuple, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 4  # batches for each process that may be read before the first of them is done: what bounds the memory
_PATIENCE = 2.0  # seconds for a process to end by itself


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Task(NamedTuple):
    """Some items of a batch: those from `start`; `again`: the process of a first try ended."""

    batch: int
    start: int
    items: list[Any]
    again: bool


class Crew(Generic[Item, Result]):
    """Runs `work` on batches in several processes; `lost` makes the result of an item that was given up."""

    def __init__(self, jobs: int, work: Callable[[list[Item]], Result], lost: Callable[[Item, str], Result]) -> None:
        self._work, self._lost = work, lost
        self._context: Any = get_context("fork" if "fork" in get_all_start_methods() else "spawn")
        self._jobs = max(jobs, 1)
        self._members: dict[Connection, BaseProcess] = {}
        self._doing: dict[Connection, _Task] = {}

    def run(self, batches: Iterable[Sequence[Item]]) -> Iterator[list[Result]]:
        """The results of each batch, in the order of the batches: one, or one for each item if a process ended."""
        source = enumerate(batches)
        waiting: deque[_Task] = deque()
        done: dict[int, list[tuple[int, Result, int]]] = {}
        sizes: dict[int, int] = {}
        following, more = 0, True
        try:
            while True:
                while more and len(sizes) < _AHEAD * self._jobs and len(waiting) < self._jobs:
                    number, items = next(source, (-1, ()))
                    more = number >= 0
                    if more:
                        sizes[number] = len(items)
                        waiting.extend([_Task(number, 0, list(items), False)] if items else ())
                self._hand_out(waiting)
                while following in sizes and sum(size for *_, size in done.get(following, ())) == sizes[following]:
                    yield [result for _, result, _ in sorted(done.pop(following, ()), key=lambda one: one[0])]
                    del sizes[following]
                    following += 1
                if not sizes:
                    if not more:
                        return
                    continue
                for task, result in self._collect(waiting):
                    done.setdefault(task.batch, []).append((task.start, result, len(task.items)))
        finally:
            self._end()

    def _hand_out(self, waiting: deque[_Task]) -> None:
        while waiting and len(self._members) < self._jobs:
            self._hire()
        for pipe in [pipe for pipe in self._members if pipe not in self._doing]:
            if not waiting:
                return
            self._doing[pipe] = waiting.popleft()
            with suppress(OSError):  # it ended: `_collect` sees that
                pipe.send(self._doing[pipe].items)

    def _hire(self) -> None:
        mine, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, [*self._members, mine], self._work), daemon=True)
        process.start()
        theirs.close()
        self._members[mine] = process

    def _collect(self, waiting: deque[_Task]) -> Iterator[tuple[_Task, Result]]:
        """What has been done by now; waits for the first."""
        for pipe in wait(list(self._doing)):
            assert isinstance(pipe, Connection)
            task = self._doing[pipe]
            try:
                result = pipe.recv()
            except (EOFError, OSError):
                del self._doing[pipe]
                reason = self._dismiss(pipe)
                if task.again:
                    yield task, self._lost(task.items[0], reason)
                else:
                    single = [_Task(task.batch, task.start + at, [item], True) for at, item in enumerate(task.items)]
                    waiting.extendleft(reversed(single))
                continue
            del self._doing[pipe]
            if isinstance(result, _Failed):
                raise result.error
            yield task, result

    def _dismiss(self, pipe: Connection) -> str:
        process = self._members.pop(pipe)
        pipe.close()
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()
            process.join()
        code = process.exitcode or 0
        if code < 0:
            name = signal.Signals(-code).name
            return f"its process was ended by {name}" + (" (out of memory?)" if name == "SIGKILL" else "")
        return f"its process ended with code {code}"

    def _end(self) -> None:
        for pipe, process in self._members.items():
            pipe.close()
            process.terminate()
        for process in self._members.values():
            process.join()
        self._members.clear()
        self._doing.clear()


class Aside(Generic[Result]):
    """One piece of work that a process of its own does meanwhile; here, if that process ends before it is done.

    What it is done with is what this process has at the time, without a copy. Without `apart` it is done when asked
    for, as it is where a process cannot be split in two (Windows).
    """

    def __init__(self, work: Callable[[], Result], *, apart: bool) -> None:
        self._work = work
        self._process: BaseProcess | None = None
        if apart and "fork" in get_all_start_methods():
            context: Any = get_context("fork")
            self._pipe, theirs = context.Pipe(duplex=False)
            self._process = context.Process(target=_once, args=(theirs, work), daemon=True)
            self._process.start()
            theirs.close()

    def result(self) -> Result:
        """What it came to; raises what it raised."""
        if self._process is None:
            return self._work()
        try:
            result = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            return self._work()
        self.end()
        if isinstance(result, _Failed):
            raise result.error
        done: Result = result
        return done

    def end(self) -> None:
        """Let it be: nobody asks any more."""
        if self._process is not None:
            self._process.terminate()
            self._process.join()
            self._pipe.close()
            self._process = None


def _once(pipe: Connection, work: Callable[[], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        result = work()
    except Exception as error:
        result = _Failed(error)
    pipe.send(result)


class _Failed(NamedTuple):
    """That work raised an error, which is not the process's end."""

    error: Exception


def _serve(pipe: Connection, others: list[Connection], work: Callable[[list[Any]], Any]) -> None:
    """Work until nobody asks for more. The pipes of others are closed, so that those see when the parent is gone."""
    for other in others:
        other.close()
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl-C is for the parent, which then ends its processes
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    with suppress(EOFError, OSError):
        while True:
            items = pipe.recv()
            try:
                result = work(items)
            except Exception as error:
                result = _Failed(error)
            pipe.send(result)
