"""Parts told of without their body: beside another part (县局食品科、|餐饮科), brigades by their work (治安大队)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.bodies import body_named
from kg.extract.anchors import BRIGADES, POLICE
from kg.extract.context import Context
from kg.extract.edges import STOPS, is_han
from kg.extract.org import Org, OrgMention, body_org, with_part
from kg.extract.reading import Reading
from kg.text import char_at, char_before

_HEADS = ("科", "股", "处", "室", "大队", "支队", "中队")
_BESIDE = re.compile(
    r"(?:、|以及|和|与|及)(?P<part>[一-鿿]{2,10}?(?:科|股|处|室|[大支中]队))"
    r"(?=[，。；、：和与及等的参主负民执工干联派协]|(?:有关|相关|主要)|$)"
)
_JOINED = frozenset("、以和与及")  # what its matches begin with
_LEVELS = frozenset("省市县区州旗盟镇乡局各该本")  # what no part begins with
_BEFORE = frozenset("和与及由请对向")
_NOT_NEXT = frozenset("长员伍伙")
_BUREAU = "局"
_POLICE = ("公安局", "公安分局", "公安厅")


def find_brigades(reading: Reading, bodies: Sequence[OrgMention], context: Context) -> Iterator[OrgMention]:
    """Mentions that overlap none of the `bodies` (ascending)."""
    listed = list(_beside(reading, bodies))
    yield from listed
    found = reading.anchors("brigade")
    if not found:  # only saves time
        return
    inside = {at for m in (*bodies, *listed) for at in range(m.start, m.end + 1)}
    for start in found:
        end = _end(reading, start)
        if end is None or start in inside or not _free(reading, start):
            continue
        org = _whole(reading, bodies, start, end, context)
        if org:
            yield OrgMention(start, end, org)


def _beside(reading: Reading, bodies: Sequence[OrgMention]) -> Iterator[OrgMention]:
    """The parts that go on with one as a list."""
    text = reading.text
    parts = [m for m in bodies if m.org.parent and char_at(text, m.end) in _JOINED]
    owners = {m.org.label: m.org for m in bodies} if parts else {}
    starts = {m.start for m in bodies} if parts else set()
    for m in parts:
        owner = owners.get(m.org.parent or "")
        match = _BESIDE.match(text, m.end) if owner and m.org.label.endswith(_HEADS) else None
        while owner and match and match.start("part") not in starts and _plain(reading, *match.span("part")):
            yield OrgMention(*match.span("part"), with_part(owner, match["part"]))
            match = _BESIDE.match(text, match.end())


def _plain(reading: Reading, start: int, end: int) -> bool:
    """Whether a stretch can be the name of a part: no place, level, verb or particle in it."""
    inside = reading.text[start:end]
    if inside[0] in _LEVELS or not (STOPS - {"处"}).isdisjoint(inside):
        return False
    return not any(t.start >= start and t.end <= end for t in reading.tokens.get("body", ()) if t.start < end)


def _end(reading: Reading, start: int) -> int | None:
    """Where the brigade ends that begins at an offset; None for its head and its men (大队|长)."""
    size = max(len(name) for name in BRIGADES if reading.text.startswith(name, start))
    following = char_at(reading.text, start + size)
    return None if following in _NOT_NEXT and following else start + size


def _free(reading: Reading, start: int) -> bool:
    """Whether a name may begin at an offset."""
    before = char_before(reading.text, start)
    return not is_han(before) or before in _BEFORE or start in reading.cue_ends


def _whole(reading: Reading, bodies: Sequence[OrgMention], start: int, end: int, context: Context) -> Org | None:
    """The brigade as a part: one told of before under its full name, else of the bureau that the story told of last."""
    part = reading.text[start:end]
    police = part.startswith(POLICE)
    low = reading.story_of(start)[0]
    before = bodies[bisect_left([m.start for m in bodies], low) : bisect_left([m.start for m in bodies], start)]
    for mention in reversed(before):
        org = mention.org
        if org.label.endswith(part):
            return org
        if org.parent is None and org.place and org.label.endswith(_POLICE if police else _BUREAU):
            return with_part(org, part)
    own = context.own(start) if police else None
    return with_part(body_org(body_named("{}公安局"), own), part) if own else None
