"""An organization as one document shows it: its canonical name, its class, its place."""

from typing import NamedTuple

from kg.bodies import Body
from kg.extract.official import branch_seat, official_name, seat_of
from kg.extract.place import Place
from kg.extract.words import National

ABROAD = "abroad"  # the domain of the bodies of other countries: who holds a post in one is no official of China
SEAT = "seat"  # the same of one that is a body only where it acts
LEAGUE_COMMITTEE = "共青团{}委员会"
_SPECIAL_KINDS = (
    (
        "Association",
        (
            *"协会 联合会 联谊会 总工会 红十字会 慈善总会 商会 救援队 消费者权益保护委员会 消费者委员会".split(),
            LEAGUE_COMMITTEE,
        ),
    ),
    ("Enterprise", ("商业银行", "信用合作联社", "公司")),
    (
        "Institution",
        tuple(
            "党校 科学院 预防控制中心 畜牧兽医站 检验所 检验院 检测院 研究院 研究所 "
            "检测中心 监控中心 大数据中心 档案馆".split()
        ),
    ),
    ("MediaOutlet", ("电视台", "融媒体中心")),
)


class Org(NamedTuple):
    """An organization as one document shows it; `label` is the canonical name."""

    label: str
    kind: str
    place: Place | None = None
    parent: str | None = None  # label of the organization that it is part of
    domain: str | None = None


class OrgMention(NamedTuple):
    """An organization at `text[start:end]`; `named` is False where only a deictic form (市局) stands there.

    `rule` tells how it was found, where others go by that.
    """

    start: int
    end: int
    org: Org
    named: bool = True
    rule: str = ""


def kind_of(body: Body) -> str:
    """The class of a body by what its name ends with."""
    return next((kind for kind, ends in _SPECIAL_KINDS if body.name.endswith(ends)), "Agency")


def body_org(body: Body, place: Place | None) -> Org:
    """The organization that a body of a place is."""
    place = place and seat_of(body, place)
    label = official_name(body, place) if place else body.bare
    if place and place.name.endswith("特别行政区"):
        label = label.replace("人民政府", "政府")
    return Org(label, kind_of(body), place, None, body.domain)


def org_of_level(body: Body, level: str) -> Org:
    """The organization that a body of a place is of which only the level is known (县财政局)."""
    return Org(body.full(level), kind_of(body), None, None, body.domain)


def national_org(body: National) -> Org:
    """The organization of a row of national.tsv."""
    return Org(body.name, body.kind, None, body.parent, ABROAD if body.domain == SEAT else body.domain)


def with_part(org: Org, part: str) -> Org:
    """A part of an organization: 食品科 of 县市场监督管理局."""
    place = org.place and branch_seat(org.place, part)
    return org._replace(label=org.label + part, place=place, parent=org.label, domain=None)
