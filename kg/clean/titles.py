"""The title of an article without what pages put around it: a label, the site's name, the forum's marks."""

import re

from kg.clean.fields import is_outlet
from kg.clean.han import HAN
from kg.model import Line

_LABEL = re.compile(
    rf"[【\[（(]?(?:原标题|标题|题目|[Tt]itle)(?:\s?[：:]\s?|[】\]][：:]?)|[{HAN}]{{2,8}}(?:数字报|电子版)-"
    rf"|\[[{HAN}]{{2,6}}\]\s?(?=.*\[复制链接\])"
)
_SITES = re.compile(rf"(?:_[{HAN}A-Za-z0-9·.\- ]{{2,20}}){{1,3}}$|\s?\[复制链接\]$")
_SITE = re.compile(rf"\s?(?<![-—])[-—|\uff5c]\s?(?P<site>[{HAN}]{{3,16}})$")
_MARKS = re.compile(r"[_\-—|\uff5c：:【\[]")
_LEAST, _LONGEST = 6, 120


def title_of(text: str, lines: tuple[Line, ...]) -> str | None:
    """The title line, cleaned."""
    return next((plain_title(text[line.start : line.end]) for line in lines if line.kind == "title"), None)


def plain_title(line: str) -> str:
    """A title line without its label and the name of the site behind it.

    >>> plain_title("原标题：县局召开会议"), plain_title("县局召开重点工作会议_青田县人民政府网")
    ('县局召开会议', '县局召开重点工作会议')
    """
    if len(line) > _LONGEST or not _MARKS.search(line):  # only saves time
        return line
    label = _LABEL.match(line)
    plain = line[label.end() :] if label else line
    if label and label.group().startswith(("（", "(")):
        plain = plain.rstrip("）)")
    site = _SITES.search(plain, _LEAST) or _SITE.search(plain, _LEAST)
    if site and (site.re is _SITES or is_outlet(site["site"])):
        plain = plain[: site.start()]
    return plain
