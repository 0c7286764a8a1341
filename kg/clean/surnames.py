"""Names of people as bylines write them: surnames, and names that are run together (袁洋王山)."""

from functools import cache

from kg.lexicon import read_words

_WORDS = read_words("clean_surnames.txt")
SINGLE = frozenset(word for word in _WORDS if len(word) == 1)
COMPOUND = frozenset(word for word in _WORDS if len(word) == 2)
_RANK = {word: number for number, word in enumerate(_WORDS)}
_USUAL = 100  # the first so many of the list have nine tenths of all people


@cache
def split_names(run: str) -> tuple[str, ...]:
    """The names in a run of characters, each with a surname in front; () if it cannot be all names.

    >>> split_names("袁洋王山"), split_names("任文文任小丽王建军"), split_names("欧阳晗"), split_names("有关部门")
    (('袁洋', '王山'), ('任文文', '任小丽', '王建军'), ('欧阳晗',), ())
    """
    best: dict[int, tuple[int, tuple[str, ...]]] = {0: (0, ())}
    for end in range(2, len(run) + 1):
        options = []
        for size in (2, 3, 4):
            name = run[end - size : end] if end >= size else ""
            before = best.get(end - size)
            cost = _cost(name)
            if before is not None and cost is not None:
                options.append((before[0] + cost, (*before[1], name)))
        if options:
            best[end] = min(options)
    return best.get(len(run), (0, ()))[1]


def _cost(name: str) -> int | None:
    """How unlikely a string is as one name; None if it is none."""
    if name[:2] in COMPOUND and len(name) in (3, 4):
        return 2
    if name[:1] in SINGLE and len(name) in (2, 3):
        return 4 if _RANK[name[0]] < _USUAL else 6
    return None
