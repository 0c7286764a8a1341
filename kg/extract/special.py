"""Special committees by their own words alone, behind the council or congress that they are of or another of them:
全国政协常委、|农业和农村委员会|副主任; 全国人大内务司法委员会主任委员X、|财政经济委员会|副主任委员.
Those of the congress and the conference of a place too."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.anchors import places_of
from kg.extract.committees import find_committees
from kg.extract.org import OrgMention, national_org
from kg.extract.reading import Reading
from kg.extract.words import National, nationals
from kg.wording import derived

_SPECIAL, _STANDING = "委员会", "常务委员会"
_PARENTS = ("中国人民政治协商会议全国委员会", "全国人民代表大会", "全国人民代表大会常务委员会")
_HEADS = re.compile("(?<=委员会)(?:原|现任|时任)?副?主任")
_BETWEEN = re.compile("[一-鿿]{1,12}、$")  # the title, and who holds it
_LONGEST = 20  # characters of such a name
_REACH = 12 + len("、")


def find_special(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Them, where a title follows and nothing else but titles and names stands between."""
    if "政协" not in reading.text and "人大" not in reading.text:  # only saves time
        return
    bodies = list(bodies)
    yield from find_committees(reading, bodies)
    text, covered = reading.text, {at for m in bodies for at in range(m.start, m.end)}
    before = {m.end: m.org for m in bodies if m.org.label in _tails() or m.org.parent in _tails()}
    for at in places_of(_SPECIAL, text) if before else ():
        end = at + len(_SPECIAL)
        if end - 1 in covered or not _HEADS.match(text, end):
            continue
        near = next((low for low in range(at, max(at - _REACH - _LONGEST, 0), -1) if low in before), None)
        parent = before[near] if near is not None else None
        tails = _tails().get(parent.label) or _tails().get(parent.parent or "", {}) if parent else {}
        tail = next((tail for tail in tails if text.endswith(tail, near, end)), None)
        if tail and _BETWEEN.fullmatch(text, near or 0, end - len(tail)):
            yield OrgMention(end - len(tail), end, national_org(tails[tail]))


def with_special(reading: Reading, bodies: list[OrgMention]) -> list[OrgMention]:
    """The `bodies` and the special committees, inside whose names no other begins (市人大|环境与资源保护委员会)."""
    special = list(find_special(reading, bodies))
    if not special:  # only saves time
        return bodies
    return [*(m for m in bodies if not any(s.start < m.start and m.end <= s.end for s in special)), *special]


@derived
def _tails() -> dict[str, dict[str, National]]:
    """Council or congress -> what its committees are called by themselves, longest first, and their rows."""
    found: dict[str, dict[str, National]] = {}
    for body in sorted(nationals(), key=lambda body: -len(body.name)):
        special = body.name.endswith(_SPECIAL) and not body.name.endswith(_STANDING)
        if body.parent in _PARENTS and body.name.startswith(body.parent) and special:
            found.setdefault(body.parent, {})[body.name.removeprefix(body.parent)] = body
    return found
