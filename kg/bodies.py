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


@derived
def duties() -> tuple[str, ...]:
    """What bureaus are for: their short names without their last word (城管, 安监, 食品药品监管)."""
    forms = {form for body in bodies() for form in body.forms}
    return tuple(sorted(form[:-1] for form in forms if form.endswith("局") and len(form) > 2))


LEVELS = ("", *"省 自治区 市 州 盟 地区 县 区 旗 镇 乡 街道 村".split())


def is_placeless(label: str) -> bool:
    """Whether a body's name begins as where a text does not say of which place it is: 县公安局, 公安局."""
    names, sizes, beginnings = _placeless()
    return label[: sizes[0]] in beginnings and any(label[:size] in names for size in sizes)


@derived
def _placeless() -> tuple[frozenset[str], tuple[int, ...], frozenset[str]]:
    """Those names, their lengths, ascending, and how they begin, as far as the shortest goes."""
    names = frozenset(body.full(level) for body in bodies() for level in LEVELS)
    sizes = tuple(sorted(set(map(len, names))))
    return names, sizes, frozenset(name[: sizes[0]] for name in names)
