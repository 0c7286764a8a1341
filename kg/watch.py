"""Keeps a graph current: builds again whenever articles are new, changed or gone."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import sleep

from kg.errors import GovkgError, InputError
from kg.pipeline import BuildOptions, Report, build

_EVERY = 0.5  # seconds between two looks at the folders
Seen = dict[str, tuple[int, int]]  # path -> size, time of the last change


def snapshot(inputs: Sequence[Path]) -> Seen:
    """The files below the inputs as they are now; what goes away meanwhile is left out."""
    seen: Seen = {}
    for path in inputs:
        for name in [str(path)] if path.is_file() else _files(path):
            try:
                stat = Path(name).stat()
            except OSError:
                continue
            seen[name] = stat.st_size, stat.st_mtime_ns
    return seen


def _files(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (f"{here}/{name}" for name in names if not name.startswith("."))


def watch(
    inputs: Sequence[str], output: Path, options: BuildOptions, told: Callable[[Report | GovkgError], None]
) -> None:
    """Build, and again after every change, until interrupted; `told` gets each report, and each error that ends none.

    A build begins when the folders have been at rest for one look, so that a file is not read while it is written.
    Raises InputError if there is nothing to watch.
    """
    paths = [Path(name) for name in inputs]
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise InputError(f"{missing[0]}: cannot be found: there is nothing to watch; check the path")
    options = replace(options, incremental=True)
    built: Seen | None = None
    before = snapshot(paths)
    while True:
        now = snapshot(paths)
        if now == before and now != built:
            try:
                told(build(inputs, output, options))
            except GovkgError as error:
                told(error)
            built = now
        else:
            before = now
            sleep(_EVERY)
