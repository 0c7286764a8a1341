"""Somebody's part in an event."""

from typing import NamedTuple

from kg.extract.org import Org


class Part(NamedTuple):
    """Somebody's part in an event; `who` is a person's name or an organization. `at` is where the text says so."""

    who: str | Org
    event: int  # index in the list of events
    role: str
    at: int
    rule: str
    confidence: float
