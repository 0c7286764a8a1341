"""How alike two names are."""


def dice(a: str, b: str) -> float:
    """Dice's coefficient of the sets of neighbouring character pairs; 1 for equal names, 0 for nothing shared.

    >>> dice("工作会议", "工作会议"), dice("工作会议", "推进会")
    (1.0, 0.0)
    """
    x, y = _pairs(a), _pairs(b)
    return 2 * len(x & y) / (len(x) + len(y))


def overlap(a: str, b: str) -> float:
    """The share of the shorter name's character pairs that the other has too.

    >>> overlap("推进会", "食品安全工作推进会")
    1.0
    """
    x, y = _pairs(a), _pairs(b)
    return len(x & y) / min(len(x), len(y))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}
