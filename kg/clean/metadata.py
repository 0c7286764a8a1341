"""Date and publisher of an article, from its record, its header lines and its address."""

import re
from collections import Counter

from kg.clean.datepatterns import DATE
from kg.clean.dates import iso, iso_in_address, iso_of_seconds
from kg.clean.fields import COLON, header, is_outlet, source_labels
from kg.clean.han import HAN, has_traditional
from kg.clean.headlines import dated
from kg.clean.pinyin import drop_notes
from kg.clean.script import to_simplified
from kg.model import Line, Source
from kg.text import MappedText
from kg.wording import derived

_ADDRESS = re.compile(r"https?://|www\.|^[\w.-]+\.(?:cn|com|net|org)(?:/|$)")
_SIGNED = re.compile(rf"(?:原创\s?)?(?P<name>[{HAN}]{{2,16}})\s?(?:{DATE})?")
_RECORDED = re.compile(r"(?:生效|废止)(?:日期|时间)\s?[：:]\s?[^\s|]*")  # of a rule, not of the page
_LONGEST_SIGNED = 40
_NOBODY = frozenset(
    "本站原创 原创 本站 本网 网络 互联网 转载 未知 其他 其它 佚名 综合 本站编辑".split()
)  # where a source would be told


def published(source: Source, text: str, lines: tuple[Line, ...]) -> str | None:
    """ISO prefix of the date of publication: the record's, the header's, that of the address."""
    told = source.published
    if told and not _ADDRESS.match(told) and (found := iso(told, partial=True) or iso_of_seconds(told)):
        return found
    for kind in ("header", "furniture"):
        for line in lines:
            if (
                line.kind == kind
                and not text.startswith("今天", line.start)
                and not (kind == "furniture" and dated(text, line))
                and (found := iso(_RECORDED.sub("", text[line.start : line.end])))
            ):
                return found
    for address in (source.source, told, source.id):
        if address and (found := iso_in_address(address)):
            return found
    return None


def publisher(source: Source, text: str, lines: tuple[Line, ...]) -> str | None:
    """Who published or supplied the article, as it says; else what the record says unless that is an address."""
    for line in lines:
        piece = text[line.start : line.end]
        if line.kind == "header" and (found := _somebody(header(piece).publisher)):
            return found
        if line.kind == "header" and (found := _signed(piece)):
            return found
        match = _told_by().search(piece) if line.kind in ("header", "byline", "furniture") else None
        if match and (found := _somebody(match["name"])):
            return found
    for line in lines[-3:]:
        low = max(line.end - 60, line.start)
        if text.find("：", low, line.end) < 0 and text.find(":", low, line.end) < 0:
            continue
        match = _told_by().search(text[low : line.end])
        if match and (found := _somebody(match["name"])):
            return found
    if source.source and "/" not in source.source and not _ADDRESS.search(source.source):
        name = source.source
        if has_traditional(name):
            name = to_simplified(drop_notes(MappedText.identity(name), Counter()), Counter()).text
        told = _told_by().match(name)
        return _somebody(told["name"] if told else name.strip())
    return None


def _signed(line: str) -> str | None:
    """Who published, as a line says that has the name alone or with the date (青田发布 2021-03-05)."""
    match = _SIGNED.fullmatch(line) if len(line) <= _LONGEST_SIGNED else None
    return match["name"] if match and is_outlet(match["name"]) else None


def _somebody(name: str | None) -> str | None:
    """Who is told to be the source, if it is anybody."""
    return name if name and name not in _NOBODY else None


@derived
def _told_by() -> re.Pattern[str]:
    """Who a line says is the source, wherever in it."""
    return re.compile(
        rf"(?<!“)(?:{source_labels()})\s?{COLON}\s?(?P<name>(?:[{HAN}A-Za-z·“”《》、]|-(?=[{HAN}])){{2,30}}?)"
        r"(?=$|[\s，。；|（()）【\[\]】\d]|责任|编辑|作者|记者|时间|日期|发布|阅读|浏览|点击|字体|字号|责编)"
    )
