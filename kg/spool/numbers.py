"""Numbers of names, in twelve bytes each: for more names than a dictionary of them leaves room for."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b
from itertools import pairwise


class Numbers:
    """The number of each of many different names: how many came before it.

    Names are known by a hash of 64 bits alone. Two of one hash (a chance of one in 37 million with a million names) are
    an error that is raised, never a mistake; that a name which is none of them is taken for one is as unlikely.
    """

    def __init__(self, names: Iterable[str]) -> None:
        pairs = sorted([_hash(name) << 32 | number for number, name in enumerate(names)])
        self._hashes = array("Q", [pair >> 32 for pair in pairs])
        self._numbers = array("I", [pair & 0xFFFFFFFF for pair in pairs])
        if any(one == other for one, other in pairwise(self._hashes)):
            raise ValueError("two names have one hash; leave out the newest articles and report the build")

    def __len__(self) -> int:
        return len(self._numbers)

    def get(self, name: str, default: int = -1) -> int:
        """The number of a name, `default` if it is none of them."""
        hash_ = _hash(name)
        at = bisect_left(self._hashes, hash_)
        return self._numbers[at] if at < len(self._hashes) and self._hashes[at] == hash_ else default

    def __getitem__(self, name: str) -> int:
        number = self.get(name)
        if number < 0:
            raise KeyError(name)
        return number


def _hash(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
