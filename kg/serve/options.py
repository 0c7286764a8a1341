"""What the user of `kg serve` can set."""

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may cost. Times in seconds, sizes in bytes.

    workers: processes that answer. seconds: the longest that a query may take. patience: a query that works longer than
    this is long: another worker takes the place of its own, and it goes on with the least priority. long: how many
    long queries there may be at once. waiting: requests that may wait for a worker. result: the largest answer.
    request: the largest request. memory: what a worker may allocate.
    """

    workers: int = 6
    seconds: float = 30.0
    patience: float = 0.1
    long: int = 6
    waiting: int = 256
    result: int = 64_000_000
    request: int = 1_000_000
    memory: int = 4_000_000_000


@dataclass(frozen=True, slots=True)
class Access:
    """Who may ask. token: must come as `Authorization: Bearer …`. origins: for CORS. hosts: names that requests may be
    addressed to (None: any); this keeps pages of others from reaching a server on loopback by a name of theirs (DNS
    rebinding)."""

    token: str | None = None
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] | None = LOOPBACK
