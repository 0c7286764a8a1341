"""What the head of an HTML page says of its article: title, date, source."""

import re
from html import unescape
from typing import Final

from kg.ingest.tokens import tokens

# Names of <meta> by what they give, the better ones first. The first of each are those of the naming standard for
# Chinese government sites.
_NAMES: Final = {
    "title": ("articletitle", "og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "pubdate",
        "publishdate",
        "article:published_time",
        "og:published_time",
        "og:release_date",
        "publish_time",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "firstpublishedtime",
    ),
    "source": ("contentsource", "source", "mediaid", "dc.publisher", "og:site_name", "sitename"),
}
_ATTRIBUTE: Final = re.compile(r"([a-zA-Z:-]{1,40})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']{1,1000}))")
_SCRIPTED: Final = re.compile(  # dates that scripts tell: of JSON-LD, and of WeChat's articles
    r"\"(?:datePublished|pubDate)\"\s{0,5}:\s{0,5}\"([^\"]{8,40})\""
    r"|\b(?:var\s{1,5}(?:ct|publish_time|createTime)|createTime)\s{0,5}=\s{0,5}[\"']([0-9: -]{8,20})[\"']"
)
_SPACE: Final = re.compile(r"\s+")
# What parts a title from the name of the site: "…召开_某某县人民政府".
_SITE: Final = re.compile(r"\s?[_|\uff5c]\s?|\s[-–—－]\s|--")
_LEAST_TITLE: Final = 4


def metadata(source: str) -> dict[str, str]:
    """Some of "title", "published" and "source", as the <meta> elements and the <title> of the page say."""
    metas: dict[str, str] = {}
    titles: list[str] = []
    for token in tokens(source):
        if token.kind == "open" and token.name == "meta":
            name, content = _meta(source[token.start : token.end])
            if content:
                metas.setdefault(name, content)
        elif token.kind == "raw" and token.name == "title":
            titles.append(_plain(source[token.start : token.end]))
    found = {what: next((metas[name] for name in names if name in metas), "") for what, names in _NAMES.items()}
    if not found["title"] and titles:
        found["title"] = without_site(titles[0])
    if not found["published"] and (scripted := _SCRIPTED.search(source)):
        found["published"] = scripted[1] or scripted[2]
    return {what: value for what, value in found.items() if value}


def without_site(title: str) -> str:
    """A page's title without the name of the site after it, if what is left is long enough to be a title."""
    match = _SITE.search(title, _LEAST_TITLE)
    return title[: match.start()].strip() if match else title


def _meta(tag: str) -> tuple[str, str]:
    """(name in lower case, content) of a <meta> tag; empty if it lacks them."""
    values = {match[1].lower(): match[2] or match[3] or match[4] or "" for match in _ATTRIBUTE.finditer(tag)}
    name = values.get("name") or values.get("property") or values.get("itemprop") or ""
    return name.strip().lower(), _plain(values.get("content", ""))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", unescape(text)).strip()
