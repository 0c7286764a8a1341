"""How alike two names are."""

import re

from kg.gazetteer import Gazetteer

_NUMBER = re.compile(r"[\d一二三四五六七八九十]+")
_ORDINAL = re.compile(r"([\d一二三四五六七八九十]{1,4})([次届])")
_CIRCLE = re.compile("(?:全国政协)?([^界]{2,14})(?:界(?:别|委员|小组|联组|讨论)|参加[小分联]组)")  # 科技界|委员小组讨论
_LONGEST_PLACE = 6  # characters of a division's name that is looked for


def apart(a: str, b: str) -> bool:
    """Whether two names differ by nothing but a number, or the division that they begin with, or are of different
    sessions, or of different circles of members: they name two things.

    >>> apart("河北代表团讨论", "山东代表团讨论"), apart("第七次会议", "人大第九次会议"), apart("推进会", "市推进会")
    (True, True, False)
    """
    shorter = min(len(a), len(b))
    before = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    behind = next((i for i in range(shorter - before) if a[~i] != b[~i]), shorter - before)
    if all(_NUMBER.fullmatch(name, before, len(name) - behind) for name in (a, b)):
        return True
    which, theirs = ({unit: number for number, unit in _ORDINAL.findall(name)} for name in (a, b))
    if any(theirs.get(unit, number) != number for unit, number in which.items()):
        return True
    circle, others = _CIRCLE.match(a), _CIRCLE.match(b)
    if circle and others and circle[1] != others[1]:
        return True
    place, other = _place(a), _place(b)
    return bool(place and other) and place != other and a[len(place) :] == b[len(other) :]


def _place(name: str) -> str:
    """The longest name of a division that a name begins with."""
    forms = Gazetteer.load().forms
    return next((name[:size] for size in range(_LONGEST_PLACE, 1, -1) if name[:size] in forms), "")


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


def thinned(short: str, full: str) -> bool:
    """Whether a name is another with words left out, both ending alike (现场会 for 食品小作坊现场推进会).

    >>> thinned("食品安全会议", "食品安全工作会议"), thinned("推进会", "现场会")
    (True, False)
    """
    rest = iter(full)
    return len(short) > 2 and short[-1] == full[-1] and all(char in rest for char in short)
