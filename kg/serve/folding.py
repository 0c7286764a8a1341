"""Names and text as search compares them: one script, one case, pinyin without tones, Chinese by character."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

_WORD = re.compile(r"[^\W\u3040-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+|\w")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Simplified, composed, without case and without what is neither letter nor digit.

    >>> fold("「臺州」 ABC")
    '台州abc'
    """
    simplified = str(_converter().convert(unicodedata.normalize("NFKC", text)))
    return "".join(char for char in simplified.casefold() if char.isalnum())


def fold_pinyin(text: str) -> str:
    """Letters and digits only, without tones.

    >>> fold_pinyin("Jìng Tíng")
    'jingting'
    """
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if char.isalnum())


def initials(text: str) -> str:
    """The first letters of syllables.

    >>> initials("Jìng Tíng")
    'jt'
    """
    return "".join(fold_pinyin(word)[:1] for word in text.split())


def terms(text: str) -> str:
    """Text for a full-text index that knows words by the spaces between them: each Han character is one.

    >>> terms("市场监管2021年")
    '市 场 监 管 2021 年'
    """
    simplified = str(_converter().convert(unicodedata.normalize("NFKC", text)))
    return " ".join(_WORD.findall(simplified.casefold()))
