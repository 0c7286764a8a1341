"""A progress bar on stderr for whoever waits at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[str, int], None]


@contextmanager
def bar(shown: bool) -> Iterator[Advance | None]:
    """A function for (stage, documents done) while the block runs; None where nothing is to be shown.

    How many there will be is not known before all archives are read, so the bar counts and does not promise an end.
    """
    if not shown:
        yield None
        return
    from rich.console import Console  # who sees no bar does not wait for it
    from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed:,.0f} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def advance(stage: str, done: int) -> None:
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage, total=None)
            progress.update(tasks[stage], completed=done)

        yield advance
