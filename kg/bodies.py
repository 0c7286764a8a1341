"""The bodies that every place has, by their full names and the short ones in use."""

from functools import cache
from typing import NamedTuple

from kg.lexicon import read_table


class Body(NamedTuple):
    """A body that every place has; `name` holds {} where the place's full name goes."""

    name: str
    forms: tuple[str, ...]
    domain: str | None

    def full(self, place: str) -> str:
        """The canonical name for a place ("" if it is not known)."""
        return self.name.replace("{}", place)

    @property
    def bare(self) -> str:
        """The full name without a place: 市场监督管理局."""
        return self.name.replace("{}", "")


@cache
def bodies() -> tuple[Body, ...]:
    """agencies.tsv."""
    return tuple(read_table("agencies.tsv", Body, unique=["name"]))


@cache
def body_named(name: str) -> Body:
    """The row of agencies.tsv with a name ({} where the place's goes)."""
    return next(body for body in bodies() if body.name == name)


_LEVELS = ("", *"省 自治区 市 州 盟 地区 县 区 旗 镇 乡 街道 村".split())


def is_placeless(label: str) -> bool:
    """Whether a body's name begins as where a text does not say of which place it is: 县公安局, 公安局."""
    names, sizes = _placeless()
    return any(label[:size] in names for size in sizes)


@cache
def _placeless() -> tuple[frozenset[str], tuple[int, ...]]:
    """Those names, and their lengths."""
    names = frozenset(body.full(level) for body in bodies() for level in _LEVELS)
    return names, tuple(sorted(set(map(len, names))))
