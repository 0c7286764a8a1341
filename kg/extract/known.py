"""People whom everybody knows by name (known_names.txt): who they are need not be said, nor where the name ends."""

import re

from kg.extract.name import Name
from kg.extract.name_ends import DOTS
from kg.extract.reading import Reading
from kg.extract.words import transliterating
from kg.extract.wordy import usual_surname
from kg.text import char_at, char_before

_SCORE = 4
_LONG = 4  # characters of a name that goes on in no other
_CALLED_AFTER = re.compile(  # behind a name that something else bears
    "政府|山|路|城|大区|中心|部队|贵族|诞辰|内阁|当局|时代|医改|思想|理论|精神|主义|学说|著作|文选|选集|全集|奖|杯|号|港|市|省|州|海域|经济特区|大学|学院|小学|中学|医疗队|基金|基地"
    "|干部学院|广场|故里|故居|旧居|纪念|陵|像|铜像|雕像|巨幅|图书|爱心|班|连|团|们|式|[”》]"
)


def known_at(reading: Reading) -> dict[int, Name]:
    """Such names by where they begin: whole ones, and none that something is called after (毛泽东|思想)."""
    text, found = reading.text, dict[int, Name]()
    for start, end, _ in reading.tokens.get("known", ()):
        if char_before(text, start) in DOTS or char_at(text, end) in DOTS:
            continue
        if start in reading.title_ends or not _runs_on(text, start, end):
            found.setdefault(start, Name(start, end, text[start:end], _SCORE))
    return found


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether the characters of a name only come about, or something is called after it."""
    if end - start == 2 and usual_surname(char_before(text, start) or " "):  # 王|英拉
        return True
    short = end - start < _LONG and end + 2 <= len(text)
    if short and transliterating().issuperset(text[end : end + 2]):  # 莫迪|亚诺
        return True
    return _CALLED_AFTER.match(text, end) is not None
