"""Names of people as bylines write them: surnames, and names that are run together (袁洋王山)."""

from kg.wording import derived, words

_USUAL = 100  # the first so many of the list have nine tenths of all people


@derived
def _ranks() -> dict[str, int]:
    """How usual each surname is, of one or two characters: 0 is the most usual."""
    return {word: number for number, word in enumerate(words("clean_surnames.txt"))}


@derived
def single_surnames(but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Surnames of one character, but for some."""
    return frozenset(word for word in _ranks() if len(word) == 1) - but


@derived
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
    ranks = _ranks()
    if name[:2] in ranks and len(name) in (3, 4):
        return 2
    if name[:1] in ranks and len(name) in (2, 3):
        return 4 if ranks[name[0]] < _USUAL else 6
    return None
