"""The leading party groups of the highest bodies of the state, which meet and report by themselves: 全国政协|党组."""

from collections.abc import Iterable, Iterator

from kg.extract.org import OrgMention, with_part
from kg.extract.reading import Reading

_GROUP = "党组"
_HEADS = ("书记", "成员", "副书记", "理论学习中心组")  # whose posts are the body's own
_HIGHEST = frozenset(
    "国务院 全国人民代表大会常务委员会 中国人民政治协商会议全国委员会 最高人民法院 最高人民检察院".split()
)


def find_groups(reading: Reading, bodies: Iterable[OrgMention]) -> Iterator[OrgMention]:
    """Their mentions, ascending as `bodies`."""
    if _GROUP not in reading.text:  # only saves time
        return
    for m in bodies:
        end = m.end + len(_GROUP)
        here = m.org.label in _HIGHEST and reading.text.startswith(_GROUP, m.end)
        if here and not reading.text.startswith(_HEADS, end):
            yield OrgMention(m.start, end, with_part(m.org, _GROUP))
