"""What a check finds: where, what is wrong, what to do, and how it can be mended without loss if it can."""

from collections.abc import Callable
from typing import NamedTuple

BUILD_AGAIN = "build the graph again with kg build"


class Finding(NamedTuple):
    """Something that is not as a build leaves it.

    `mend` puts it right without losing anything; None where only a person, or another build, can. What is not
    `serious` changes no answer of the graph.
    """

    where: str
    what: str
    do: str
    mend: Callable[[], None] | None = None
    serious: bool = True


class Check(NamedTuple):
    """A part of the examination: what was looked at, in words, and what was found."""

    name: str
    seen: str
    findings: tuple[Finding, ...] = ()
