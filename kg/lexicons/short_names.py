"""The short names of administrative divisions: 浙江 of 浙江省, 凉山州 and 凉山 of 凉山彝族自治州."""

from functools import cache

from kg.lexicon import read_words

# (suffix of the full name, characters that must remain, suffix of a short name that keeps it), the longest first.
SUFFIXES: tuple[tuple[str, int, str], ...] = (
    ("特别行政区", 2, ""),
    ("自治区", 2, ""),
    ("自治州", 2, "州"),
    ("自治县", 2, "县"),
    ("自治旗", 2, "旗"),
    ("林区", 3, ""),  # 神农架林区; 万柏林区 and 北林区 are 万柏林 and 北林
    ("地区", 2, ""),
    ("特区", 2, ""),
    ("新区", 2, ""),
    ("矿区", 2, ""),
    ("省", 1, ""),
    ("市", 1, ""),
    ("县", 1, ""),
    ("区", 1, ""),
    ("盟", 1, ""),
    ("旗", 1, ""),
)
# A banner without its last character (科尔沁左翼中, 土默特左) is no name.
SIDES = ("左", "右", "前", "中", "后", "联合")


def short_names(name: str) -> tuple[str, ...]:
    """The regular short names of a full name, longer first; none where fewer than two characters would remain.

    >>> short_names("凉山彝族自治州"), short_names("喀喇沁旗"), short_names("赵县")
    (('凉山州', '凉山'), ('喀喇沁',), ())
    """
    rest, suffix, kept = _split(name)
    if len(rest) < 2 or suffix in ("", "矿区") or (suffix == "旗" and rest.endswith(SIDES)):
        return ()
    base = without_ethnic_groups(rest)
    if base != rest and suffix == "区":
        kept = "区"  # 管城回族区 -> 管城区
    return (base + kept, base) if kept else (base,)


def stem(name: str) -> str:
    """What stays of a name when its level changes (余杭县, 余杭市, 余杭区 -> 余杭); one character is enough."""
    return without_ethnic_groups(_split(name)[0])


def _split(name: str) -> tuple[str, str, str]:
    """(rest, suffix, kept) by the longest suffix that leaves enough: 浦东|新区, but 清新|区."""
    for suffix, least, kept in SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= least:
            return name.removesuffix(suffix), suffix, kept
    return name, "", ""


def without_ethnic_groups(stem: str) -> str:
    """Takes the ethnic groups off the end of a name as long as two characters stay.

    >>> without_ethnic_groups("黔东南苗族侗族"), without_ethnic_groups("东乡族"), without_ethnic_groups("鄂伦春")
    ('黔东南', '东乡', '鄂伦春')
    """
    while True:
        group = next((g for g in _groups() if stem.endswith(g) and len(stem) - len(g) >= 2), None)
        if group is None:
            return stem.removesuffix("族") if stem in _groups() and len(stem) > 2 else stem
        stem = stem.removesuffix(group)


@cache
def _groups() -> tuple[str, ...]:
    """Names of ethnic groups with 族, and without it where two characters remain; the longest first."""
    full = read_words("ethnic_groups.txt")
    bare = [group.removesuffix("族") for group in full if len(group) > 2]
    return tuple(sorted({*full, *bare, "各族"}, key=lambda group: (-len(group), group)))
