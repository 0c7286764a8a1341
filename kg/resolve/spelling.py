"""One name for bodies whose parts documents name by a short form of the whole: 上海市工商局杨浦分局."""

from kg.bodies import bodies
from kg.wording import derived

_SHORTEST = 3  # characters of a short form: 市局 and 县委 stand for many


def spelled_out(label: str, place: str) -> str:
    """A name with the full name of the body that it begins with, if something follows that; else as it is.

    `place` is what the name may have in front.

    >>> spelled_out("上海市工商局杨浦分局", "上海市"), spelled_out("上海市工商局", "上海市")
    ('上海市工商行政管理局杨浦分局', '上海市工商局')
    """
    rest = label.removeprefix(place)
    full, sizes = _short_forms()
    if rest in full:
        return label
    for size in sizes:
        body = full.get(rest[:size])
        if body and len(rest) > size:
            return label if rest.startswith(body) else label.removesuffix(rest) + body + rest[size:]
    return label


@derived
def _short_forms() -> tuple[dict[str, str], tuple[int, ...]]:
    """Short forms that end as the full name does and mean one body, and their lengths, longest first."""
    found: dict[str, set[str]] = {}
    for body in bodies():
        if body.name.startswith("{}"):
            for form in (*body.forms, body.bare):
                if len(form) >= _SHORTEST and form[-1] == body.bare[-1]:
                    found.setdefault(form, set()).add(body.bare)
    full = {form: next(iter(names)) for form, names in found.items() if len(names) == 1}
    return full, tuple(sorted({len(form) for form in full}, reverse=True))
