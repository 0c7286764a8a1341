"""Where the time and the memory of a build went: by stage, and by the module and function that ran."""

import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from types import FrameType
from typing import Any

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_EVERY = 0.002  # seconds of the processor between two looks
_SHOWN = 25


def peak() -> float:
    """The most memory that this process has held so far, in MB (10^6 bytes); 0 where that is not told."""
    if resource is None:
        return 0.0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


class Clock:
    """Seconds spent, and the most memory in MB that this process had held by the end, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.peaks: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of the block to a stage."""
        begun = perf_counter()
        try:
            yield
        finally:
            self.add(name, perf_counter() - begun)

    def add(self, name: str, seconds: float) -> None:
        """Add to the time of a stage."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        self.peaks[name] = peak()


class Sampler:
    """Looks every few milliseconds which function of govkg is running; what libraries do counts for who called them.

    It slows a build by a few hundredths, and all functions alike. It sees its own process only, and only from the main
    thread; it does nothing where there are no such signals (Windows).
    """

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()  # module, function
        self._before: Any = None

    def __enter__(self) -> "Sampler":
        if hasattr(signal, "SIGPROF"):
            self._before = signal.signal(signal.SIGPROF, self._look)
            signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "SIGPROF"):
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, self._before)

    def _look(self, _: int, frame: FrameType | None) -> None:
        while frame is not None:
            module = frame.f_globals.get("__name__", "")
            if module.startswith("kg."):
                self.counts[module, frame.f_code.co_qualname] += 1
                return
            frame = frame.f_back

    def shares(self) -> list[tuple[str, float]]:
        """Each module with its share of the time, the largest first."""
        modules: Counter[str] = Counter()
        for (module, _), count in self.counts.items():
            modules[module] += count
        return _shares(modules.items())

    def functions(self) -> list[tuple[str, float]]:
        """The same of functions."""
        return _shares((f"{module}.{function}", count) for (module, function), count in self.counts.items())


def _shares(counts: Iterable[tuple[str, int]]) -> list[tuple[str, float]]:
    found = sorted(counts, key=lambda one: (-one[1], one[0]))
    total = sum(count for _, count in found) or 1
    return [(name, count / total) for name, count in found]


def table(seconds: Mapping[str, float], peaks: Mapping[str, float], documents: int, sampler: Sampler) -> str:
    """For the terminal: stages with time and memory, then modules and functions with their share of the time."""
    whole = sum(seconds.values()) or 1.0
    lines = [f"{'stage':<10} {'seconds':>8} {'share':>6} {'s/1,000':>8} {'peak MB':>8}"]
    for name, value in seconds.items():
        each = 1000 * value / max(documents, 1)
        lines.append(f"{name:<10} {value:8.2f} {value / whole:6.1%} {each:8.2f} {peaks.get(name, 0):8,.0f}")
    for heading, found in (("module", sampler.shares()), ("rule or function", sampler.functions())):
        lines += ["", f"{heading:<60} {'share':>6}"]
        lines += [f"{name:<60} {share:6.1%}" for name, share in found[:_SHOWN]]
    return "\n".join(lines)
