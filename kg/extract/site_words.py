"""What the names of sites end with where something is told to be held there or officials go."""

import re

from kg.extract.anchors import pattern_words
from kg.extract.words import heads
from kg.wording import derived

_SHOP = "(?<=[一-鿿]{4})店"  # 太阳宫店, and not 超市门店


def site_word(text: str, start: int, end: int) -> int | None:
    """Where the longest such last word of `text[start:end]` begins (万象|购物中心); None if it ends with none."""
    found = _ending().search(text[start:end])
    return start + found.start() if found else None


@derived
def _ending() -> re.Pattern[str]:
    venues = (head.head for head in heads() if head.role == "venue")
    return re.compile(f"(?:{'|'.join(map(re.escape, (*venues, *pattern_words('site'))))}|{_SHOP})$")
