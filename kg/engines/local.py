"""Cleaning and extraction on this machine: in this process while the input is small, then in several."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from time import perf_counter

from kg.cache.memory import Memory
from kg.crew import Crew, cores
from kg.engines.understand import set_aside, understand
from kg.lean import no_collection
from kg.model import Deferred, Facts, Recalled, Rejected, Source
from kg.spool.packed import Packed, pack, unpack

BATCH = 64  # documents that go through a stage before the next begins: a processor is quicker at what it just did
ALONE = 8  # batches that one process does quicker than it starts others
Item = Source | Recalled | Rejected
Found = Facts | Packed | Rejected | Deferred


@dataclass(frozen=True, slots=True)
class Local:
    """How: in so many processes (None: one for each core); `spent` gets a stage and seconds; `memory` keeps results."""

    jobs: int | None
    spent: Callable[[str, float], None]
    memory: Memory | None = None

    def understood(self, items: Iterable[Item]) -> Iterator[list[Found]]:
        """What articles say, batch by batch in their order; what is new is remembered."""
        batches = self._batches(iter(items))
        jobs = self.jobs or cores()
        first = list(islice(batches, ALONE + 1)) if jobs > 1 else []
        batches = chain(first, batches)
        return self._in_processes(batches, jobs) if len(first) > ALONE else map(self._here, batches)

    def _batches(self, items: Iterator[Item]) -> Iterator[list[Item]]:
        while True:
            begun = perf_counter()
            batch = list(islice(items, BATCH))
            self.spent("read", perf_counter() - begun)
            if not batch:
                return
            yield batch

    def _here(self, batch: Sequence[Item]) -> list[Found]:
        understood = understand(_new(batch))
        self._tell(understood.seconds)
        return self._merged(batch, understood.found)

    def _in_processes(self, batches: Iterable[list[Item]], jobs: int) -> Iterator[list[Found]]:
        understand(())  # word lists are loaded once, before there are several processes
        handed: deque[list[Item]] = deque()

        def asked() -> Iterator[list[Source]]:
            for batch in batches:
                handed.append(batch)
                yield _new(batch)

        for results in Crew(jobs, _work, _lost).run(asked()):
            for _, seconds in results:
                self._tell({stage: value / jobs for stage, value in seconds.items()})
            yield self._merged(handed.popleft(), [each for found, _ in results for each in found])

    def _tell(self, seconds: dict[str, float]) -> None:
        for stage, value in seconds.items():
            self.spent(stage, value)

    def _merged(self, batch: Sequence[Item], understood: Sequence[Found]) -> list[Found]:
        """What is new between what was known."""
        if self.memory:
            begun = perf_counter()
            for source, found in zip(_new(batch), understood, strict=True):
                assert not isinstance(found, Deferred)
                self.memory.keep(source, unpack(found.head, found.body) if isinstance(found, Packed) else found)
            self.spent("cache", perf_counter() - begun)
        rest = iter(understood)
        return [
            item.found if isinstance(item, Recalled) else next(rest) if isinstance(item, Source) else item
            for item in batch
        ]


def _new(batch: Iterable[Item]) -> list[Source]:
    return [item for item in batch if isinstance(item, Source)]


_Result = tuple[list[Packed | Rejected], dict[str, float]]


def _work(sources: list[Source]) -> _Result:
    """What a process does with a batch."""
    with no_collection():
        found, seconds = understand(sources)
        return [pack(each) if isinstance(each, Facts) else each for each in found], seconds


def _lost(source: Source, reason: str) -> _Result:
    return [set_aside(source, reason)], {}
