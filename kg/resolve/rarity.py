"""How many people bear a name, roughly: by the rank of the surname and the number of surnames of the given name."""

from collections import defaultdict
from collections.abc import Iterable
from math import exp, log, log2

from kg.tables import SURNAMES
from kg.wording import derived, rows

# The share of a surname falls with its rank in surnames.tsv; 王, the first, has about seven in a hundred.
_FIRST_SHARE, _FALL = 0.065, 4
_UNKNOWN_SHARE = 1e-6
# The share of a given name before any article is read, by its number of characters, and how many names that is worth.
_GIVEN = {1: 1 / 300, 2: 1 / 20_000}
_OTHER_GIVEN, _WORTH = 1e-6, 2_000
_STEPS = 4  # in which the number of names doubles
_LEAST, _MOST = -3.0, 4.0  # logarithms of bearers in 100,000


class Rarity:
    """Tells the frequency of names from the surnames' table and from all names of the articles."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names`: of the articles, each once; the order does not matter."""
        surnames: dict[str, set[str]] = defaultdict(set)
        self._names = 0
        for name in names:
            surname, given = _parts(name)
            surnames[given].add(surname)
            self._names += 1
        self._names = _coarse(self._names)
        self._surnames = {given: len(found) for given, found in surnames.items()}

    def bearers(self, name: str) -> float:
        """How many in 100,000 bear the name, at least 0.05 and at most 55."""
        surname, given = _parts(name)
        known = max(0, self._surnames.get(given, 0) - 1)  # its own surname tells nothing
        share = (known + _GIVEN.get(len(given), _OTHER_GIVEN) * _WORTH) / (self._names + _WORTH)
        return min(exp(_MOST), max(exp(_LEAST), 100_000 * _shares().get(surname, _UNKNOWN_SHARE) * share))

    def weight(self, name: str) -> float:
        """What it adds to a score: minus the logarithm of the bearers."""
        return -log(self.bearers(name))


@derived
def _shares() -> dict[str, float]:
    return {row.surname: _FIRST_SHARE / (1 + rank / _FALL) for rank, row in enumerate(rows(SURNAMES))}


def _coarse(number: int) -> int:
    """The next power of the fourth root of two, so that not each new name makes all others a little rarer."""
    return round(2 ** (round(_STEPS * log2(number)) / _STEPS)) if number else 0


def _parts(name: str) -> tuple[str, str]:
    """Surname and given name: 欧阳 / 明, 王 / 建国."""
    size = 2 if len(name) > 2 and name[:2] in _shares() else 1
    return name[:size], name[size:]
