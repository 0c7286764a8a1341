"""Short names that a document says it will use for a firm or a body: 某某食品有限公司（以下简称“某某食品”）."""

import re
from collections.abc import Iterator
from operator import attrgetter

from kg.extract.anchors import places_of
from kg.extract.org import Org, OrgMention
from kg.extract.reading import Reading

_SAYS = ("简称", "下称")
_CALLED = re.compile('[”"]?（(?:以?下?简称|以?下称)[为：:]?[“‘「"]?(?P<name>[A-Za-z一-鿿]{2,12})[”’」"]?[，。；）]')
_KINDS = frozenset({"Enterprise", "Institution", "Association"})
_ANY = frozenset("公司 集团 学院 学校 医院 协会 中心 大学 研究院 工厂 食品公司 餐饮公司 分公司".split())
_LEAST = 3  # characters of a short name without the mark of a firm
_GLUED = 2  # characters in front of a short name that a mention may have taken for its beginning (未替|某某公司)


def with_short(reading: Reading, orgs: list[OrgMention]) -> list[OrgMention]:
    """The mentions of `orgs`, which stand in order, and those by a short name that the text tells of."""
    text = reading.text
    if not any(says in text for says in _SAYS):  # only saves time
        return orgs
    names = dict(_said(text, orgs))
    if not names:
        return orgs
    meant = [_meant(text, m, names) for m in orgs]
    taken = {at for m in meant for at in range(m.start, m.end)}
    more = [
        OrgMention(at, at + len(name), org)
        for name, org in names.items()
        for at in places_of(name, text)
        if at not in taken and at + len(name) - 1 not in taken
    ]
    return sorted([*meant, *more], key=attrgetter("start"))


def _said(text: str, orgs: list[OrgMention]) -> Iterator[tuple[str, Org]]:
    """The short names with what they mean: of names that end together the longest."""
    for m in sorted(orgs, key=attrgetter("start"), reverse=True):
        called = _CALLED.match(text, m.end) if m.org.kind in _KINDS else None
        if called and called["name"] not in _ANY and (len(called["name"]) >= _LEAST):
            yield called["name"], m.org


def _meant(text: str, mention: OrgMention, names: dict[str, Org]) -> OrgMention:
    """The mention, of what the short name means that it ends with."""
    if mention.org.label in names and mention.org.kind in _KINDS:  # 某某集团, of whose brand the short name is
        return mention._replace(org=names[mention.org.label])
    for name, org in names.items():
        start = mention.end - len(name)
        if start - _GLUED <= mention.start <= start and text.startswith(name, start) and mention.org.kind in _KINDS:
            return mention._replace(start=start, org=org)
    return mention
