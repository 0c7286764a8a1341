"""Whether the name of a company or a site has something of its own, and is no common noun (大型|批发市场)."""

import re

from kg.extract.anchors import either
from kg.extract.dictionary import is_proper_name, plain_tag, segment, word_frequency
from kg.wording import derived

_TRADES = tuple(
    (
        "食品 科技 实业 商贸 贸易 牧业 乳业 药业 饮料 餐饮 物流 农业 能源 制药 生物 "
        "面粉 粮油 肉业 茶业 酒业 米业 油脂 电梯 冷冻 冷链 调味品 保健品 化妆品 医药 "
        "环保 化工 机械 电子 包装 管理 旅游 草业 水务 集团 传媒 发展 网络 汽车 钢铁 "
        "航空 重工 电力 光电 半导体 医疗 投资 置业 电气 电器 服饰 纺织 造纸 矿业 煤业 "
        "石化 燃气 路桥 建筑 建材 木业 水泥 铝业 酿酒"
    ).split()
)
_GOODS = re.compile(  # what a market's own name has in front of its last word: 京港|水产品|商城, 七星|农产品交易|市场
    "(?<=[一-鿿]{2})(?:水产品?|农产品|农副产品|副食品?|果品|水果|蔬菜|粮油|食品|肉类|海鲜|调味品|茶叶|建材|百货|小商品|家禽|禽蛋"
    "|干货|花卉|冷冻|交易|批发|综合){1,3}$"
)
_NO_NAMES = ("v", "b", "d", "p", "c", "r")  # tags of words that are none, however rare (仅靠, 中低档)
_USUAL = 30  # how often a word in common use is seen


@derived
def wares() -> re.Pattern[str]:
    """三鹿|奶粉: what a firm makes and not the firm."""
    return re.compile(f"”?(?:{either('ware')}|[^，。]{{0,4}}配方)")


def is_brand(core: str) -> bool:
    """Whether a name has something of its own: a word that the dictionary lacks, or the end of a trade's name."""
    return (core.endswith(_TRADES) and len(core) >= 4) or has_own(core)


def sells_own(core: str) -> bool:
    """Whether it is a name of its own and the goods of a market behind it (京港|水产品)."""
    goods = _GOODS.search(core)
    return goods is not None and goods.start() < len(core) and goods.start() <= 4 and has_own(core[: goods.start()])


def all_plain(core: str) -> bool:
    """Whether it is made of words in common use and single characters alone (严重|威胁, 摆|上)."""
    return all(len(piece) == 1 or plain_tag(piece) for piece in segment(core))


def begins_own(core: str) -> bool:
    """Whether a name begins with a word that is none in common use (传禹|水产品)."""
    first = segment(core)[0]
    return len(first) > 1 and _own(first)


def begins_with_name(core: str) -> bool:
    """Whether a name begins with one that the dictionary lacks or has as a name (普君, 文昌), however usual."""
    first = segment(core)[0]
    return len(first) > 1 and not plain_tag(first, 1)


def has_own(core: str) -> bool:
    """Whether half of a name at least is no plain words."""
    pieces = segment(core)
    own = sum(
        len(piece) for piece in pieces if len(piece) == 1 or _own(piece) or (len(pieces) == 1 and not plain_tag(piece))
    )
    return own * 2 >= len(core) and word_frequency(pieces[0]) < 3000


def _own(piece: str) -> bool:
    """Whether a piece is no word in common use (a place's name may be one: 山区)."""
    rare = word_frequency(piece) < _USUAL and plain_tag(piece, 1)[:1] not in _NO_NAMES
    return rare or is_proper_name(piece)
