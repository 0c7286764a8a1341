"""Keeps a graph current: what is new can be asked about at once, and a build follows whenever something is at rest.

The build runs in a process of its own. When it is complete it asks whether it may take its place, so that what has come
meanwhile is put into its store first and nothing that could be asked about is ever missing.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from kg.errors import GovkgError, InputError
from kg.pipeline import BuildOptions, Report, build
from kg.provisional import Arrived, Place, hand_over, is_possible, prepare, restore, take_in
from kg.wording import using

_EVERY, _REST = 0.25, 0.1  # seconds between two looks at the folders, and for which a new file is to be as it is
_SHARE = 4  # of the time, at most one part in so many is spent on looking at all files
Seen = dict[str, tuple[int, int]]  # path -> size, time of the last change; of a folder -1 and that time
Outcome = Report | GovkgError | Arrived


def snapshot(inputs: Sequence[Path]) -> Seen:
    """The files and folders below the inputs as they are now; what goes away meanwhile is left out."""
    seen: Seen = {}
    for path in inputs:
        with suppress(OSError):
            if path.is_dir():
                _look(path, seen)
            else:
                stat = path.stat()
                seen[str(path)] = stat.st_size, stat.st_mtime_ns
    return seen


def _look(folder: Path, seen: Seen) -> None:
    waiting = [str(folder)]
    while waiting:
        here = waiting.pop()
        with suppress(OSError):
            seen[here] = -1, os.stat(here).st_mtime_ns  # noqa: PTH116  # a hundred thousand of these
            for entry in os.scandir(here):
                if entry.name.startswith("."):
                    continue
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif not entry.is_dir():
                        stat = entry.stat()
                        seen[entry.path] = stat.st_size, stat.st_mtime_ns


def differing(one: Seen, other: Seen) -> list[str]:
    """The files that are not the same in both."""
    changed = {path for path, _ in one.items() ^ other.items()}
    return sorted(path for path in changed if one.get(path, (0, 0))[0] >= 0 and other.get(path, (0, 0))[0] >= 0)


def watch(inputs: Sequence[str], output: Path, options: BuildOptions, told: Callable[[Outcome], None]) -> None:
    """Build, and again after every change, until interrupted; `told` gets each report, and each error that ends none.

    A file is read when it has been at rest for a moment. Raises InputError if there is nothing to watch.
    """
    paths = [Path(name) for name in inputs]
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise InputError(f"{missing[0]}: cannot be found: there is nothing to watch; check the path")
    with using(options.lexicon):
        watcher = _Watch(paths, output, replace(options, incremental=True), told)
        try:
            watcher.look()
            prepare()
            while True:
                sleep(_EVERY)
                watcher.look()
        finally:
            watcher.end()


class _Watch:
    """What is known of the folders: as the store tells them, and as a build has last read them."""

    def __init__(self, paths: list[Path], output: Path, options: BuildOptions, told: Callable[[Outcome], None]) -> None:
        self._paths, self._output, self._options, self._told = paths, output, options, told
        self._now = snapshot(paths)
        self._told_of = self._now  # by the store, as far as anybody knows before a build
        self._built: Seen | None = None  # what the last build has read
        self._next = 0.0  # when all files are looked at again
        self._build: _Build | None = None

    def look(self) -> None:
        """Do what there is to be done."""
        if self._build:
            self._attend(self._build)
        begun = monotonic()
        if begun < self._next and not self._other_folders():
            return
        self._now = snapshot(self._paths)
        self._next = monotonic() + _SHARE * (monotonic() - begun)
        if new := differing(self._told_of, self._now):
            sleep(_REST)
            if any(_state(path) != self._now.get(path) for path in new):
                self._next = 0.0
                return
            self._take_in(new)
        if self._build is None and (self._built is None or differing(self._built, self._now)):
            self._built = self._now
            self._build = _Build(self._paths, self._output, self._options)

    def _other_folders(self) -> bool:
        """Whether a folder has other names in it, which is quickly told."""
        folders = ((path, at) for path, (size, at) in self._now.items() if size < 0)
        return any(_state(path) != (-1, at) for path, at in folders)

    def _take_in(self, new: list[str]) -> None:
        self._told_of = self._now
        if not is_possible(self._output, self._options):
            return
        try:
            arrived = take_in(self._output, _places(self._paths, new), self._options)
        except (OSError, GovkgError) as error:
            self._told(GovkgError(f"{self._output}: not to be asked about before the next build: {error}"))
            return
        if arrived:
            self._told(arrived)

    def _attend(self, running: "_Build") -> None:
        ended = running.ended(self._told_of)
        if ended:
            self._build = None
            self._told(ended)

    def end(self) -> None:
        """Let no build go on."""
        if self._build:
            self._build.end()


def _state(path: str) -> tuple[int, int] | None:
    try:
        stat = Path(path).stat()
    except OSError:
        return None
    return -1 if Path(path).is_dir() else stat.st_size, stat.st_mtime_ns


def _places(roots: Sequence[Path], paths: Sequence[str]) -> list[Place]:
    """Files with their names below the inputs."""
    return [Place(path, name) for path in map(Path, paths) for name in _names(roots, path)]


def _names(roots: Sequence[Path], path: Path) -> Iterator[str]:
    for root in roots:
        if path == root:
            yield path.name
        elif path.is_relative_to(root):
            yield path.relative_to(root).as_posix()


class _Build:
    """A build in a process of its own, from which a word comes when it is complete and its report when it has ended."""

    def __init__(self, paths: list[Path], output: Path, options: BuildOptions) -> None:
        context: Any = get_context("spawn")  # a fork of a process that has opened a store cannot open any
        self._pipe, theirs = context.Pipe()
        given = (theirs, paths, output, replace(options, progress=None))
        self._process = context.Process(target=_built, args=given, daemon=False)
        self._process.start()
        theirs.close()

    def ended(self, told_of: Seen) -> Report | GovkgError | None:
        """What the build came to, once it has ended. When it is complete it is let take its place, with the store told
        of the same files; until then this process waits."""
        if not self._pipe.poll():
            return None
        try:
            self._pipe.recv()
            self._pipe.send(told_of)
            outcome: Report | GovkgError = self._pipe.recv()
            self._process.join()
        except (EOFError, OSError):
            outcome = GovkgError("the process of a build was ended; it is tried again after the next change")
        self.end()
        return outcome

    def end(self) -> None:
        """Let it be."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _built(pipe: Connection, paths: list[Path], output: Path, options: BuildOptions) -> None:
    """Build, and leave a store that tells what the watching process's does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends this one
    signal.signal(signal.SIGTERM, _interrupted)
    with suppress(OSError, AttributeError):  # Windows has no such thing
        os.nice(5)  # who asks goes first
    begun = snapshot(paths)
    asked = False

    def may_go(folder: Path) -> None:
        nonlocal asked
        asked = True
        pipe.send("complete")
        if new := differing(begun, pipe.recv()):
            with using(options.lexicon), suppress(OSError, GovkgError):
                take_in(folder, _places(paths, new), options)

    def ready(folder: Path) -> None:
        with suppress(OSError, GovkgError):  # the first question makes a store then
            hand_over(output, folder)
        may_go(folder)

    try:
        outcome: Report | GovkgError = build(paths, output, replace(options, ready=ready))
        if not asked:  # it was as it is
            with suppress(OSError, GovkgError):
                restore(output)
            may_go(output)
    except GovkgError as error:
        outcome = error
        if not asked:
            pipe.send("failed")
            pipe.recv()
    except (KeyboardInterrupt, EOFError, BrokenPipeError):  # nobody asks any more; what was read is in the journal
        return
    pipe.send(outcome)


def _interrupted(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
