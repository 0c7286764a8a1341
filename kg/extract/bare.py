"""A bare 局 that begins a clause or the name of a part of it (局办公室, 局食品科), and whose that is."""

import re

from kg.extract.context import Context
from kg.extract.org import Org
from kg.extract.place import Place
from kg.gazetteer import Gazetteer

BARE_OFFICE = re.compile(
    r"局(?:(?<=[，。、；：\s（]局)|(?<=^局)|(?<=[由和与同合到]局)(?!党|领|副|长)|(?<=由局)(?=党[组委]))(?=党组|党委|机关|领导|党总支|副局长"
    r"|长(?![信热接质办])|办公室|(?:直属|城关)分局|(?:[一-鿿]{2,6})?(?:执法|稽查)[一二三]?[大中支]队"
    r"|(?:(?![副长的在部属一二三])[一-鿿]){2,8}?(?:(?<![学法百本专全外内])科(?![学技研普])|(?<!控)股(?![份东])))"
)


def is_ours(context: Context, own: Place | None, last: Org | None) -> bool:
    """Whether a bare 局 is the bureau of the `own` place, and not the `last` one told of: none was, or that is
    of a place which holds the one that publishes (市局A督导，局食品科B陪同)."""
    if own is None or own.code is None:
        return False
    if last is None:
        return True
    gazetteer = Gazetteer.load()
    upper = gazetteer.by_code.get(last.place.code or "") if last.place else None
    held = upper is not None and upper in gazetteer.ancestors(gazetteer.by_code[own.code])
    return held and context.publishes(own)
