"""Shops and makers that a text says the name of: 一家名为“味远工坊”的小吃店, 标称“花田面馆”的店铺."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.anchors import places_of
from kg.extract.org import Org, OrgMention
from kg.extract.place import PlaceMention
from kg.extract.reading import Reading

_SAYS = ("名为“", "名叫“", "名称为“", "叫做“", "家叫“", "标称“", "路“", "街“", "路的“", "街的“", "检查了“")
_CALLED = re.compile(
    "“(?P<name>[^“”，。；：某×\\n]{2,14})”(?:[，。；、）]|的?[^，。；：“”]{0,8}?(?:[店馆厅行厂铺部楼吧坊]|公司|商家|超市|商户|企业|卖场|商城))"
)
_FIRM = re.compile("家[^，。；：“”]{0,5}(?:名[为叫]|名称为|叫做?)$")  # 一|家|街边小店名为
_REACH = 9  # characters of its longest match
_SHOP = re.compile(  # told by the name itself, with the next of a list
    "“(?P<name>[^“”，。；：某×\\n]{2,12}?(?<![网挂])(?<!加盟)(?<!直营)(?<!专卖)(?<!旗舰)(?:店|馆|餐厅|超市|私房菜|酒家|酒楼)(?:（[^“”\\n]{2,6}店）)?)”"
    "(?!的?(?:示范|荣誉|称号|牌匾|商标))、?"
)


def find_called(reading: Reading, known: Iterable[OrgMention | PlaceMention]) -> Iterator[OrgMention]:
    """Mentions of shops by the name in quotation marks, where none of `known` stands there."""
    text = reading.text
    starts = [at for at in places_of("“", text) if text.endswith(_SAYS, 0, at + 1)]
    if not starts:  # only saves time
        return
    taken = {at for m in known if isinstance(m, OrgMention) for at in range(m.start, m.end)}
    for start in starts:
        match = _CALLED.match(text, start)
        if not match or not _FIRM.search(text, max(start - _REACH, 0), start):
            match = _SHOP.match(text, start)
        while match and match.start("name") not in taken:
            yield OrgMention(*match.span("name"), Org(match["name"], "Enterprise"))
            taken.add(match.start("name"))
            match = _SHOP.match(text, match.end())
