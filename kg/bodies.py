"""The bodies that every place has, by their full names and the short ones in use."""

from kg.tables import AGENCIES
from kg.tables import Body as Body
from kg.wording import derived, rows


@derived
def bodies() -> tuple[Body, ...]:
    """agencies.tsv."""
    return rows(AGENCIES)


@derived
def body_named(name: str) -> Body:
    """The row of agencies.tsv with a name ({} where the place's goes)."""
    return next(body for body in bodies() if body.name == name)


_LEVELS = ("", *"省 自治区 市 州 盟 地区 县 区 旗 镇 乡 街道 村".split())


@derived
def placeless() -> tuple[str, ...]:
    """What the bodies are called where a text does not say of which place they are: 县公安局, 公安局."""
    return tuple(sorted({body.full(level) for body in bodies() for level in _LEVELS}))
