"""What ends like the name of a campaign and names none, or is but its surroundings."""

import re

from kg.extract.campaign_heads import before_name

_ORDINARY = re.compile(
    "(?:反恐|特别|挑衅|报复|反击|袭击|维和|撤离|封锁|搜寻|搜捕|大规模|史上|最大|规模|第|\\d|和|轮|联合|集中|统一|专项|执法|检查|清查|突击|夜间|巡查|救援|营救"
    "|搜救|军事|作战|抓捕|收网|打击|志愿|服务|公益|爱心|慈善|实际|具体|一系列|一次|多次|相关|有关|各项|此次|本次|错时|错峰"
    "|随机|现场|全面|应急|处置|抽检|抽查|排查|监管|稽查|宣传|了|的|全[省市县区]|全国){0,20}行动"
)
_NO_CAMPAIGN = (
    "军事行动",
    "反恐行动",
    "一次集中行动",
    "自觉行动",
    "实际行动",
    "具体行动",
    "一致行动",
    "共同行动",
    "集体行动",
    "“主题党日”活动",
)
_AGAINST = ("杜绝", "反对", "制止", "抵制", "谴责", "防止")  # 杜绝|“面子”工程
_COUNT = re.compile("[\\d一二三四五六七八九十两多几]+[个项次轮批]?")
_TOLD = re.compile(
    "转化为|是为了|作为一|从事|加入|获得|(?:加大|进行|一轮|成立)(?=[专大])|纪念[^“”]{2,8}战|致信|上升为|加以|共设"
    "|(?:检验|贯穿|梳理出|实现|纳入|带动|引领|提升|扩大|结合|领会|教育|创新|抓住|杜绝|当作|青少年|单位)(?=(?:党[史纪])?学习教育|教育实践活动|主题教育)"
)  # what is told of somebody or something
_GENERIC = frozenset(
    "专项 集中 联合 重点 有关 相关 各项 上述 该项 此项 这项 食品 系列 统一 日常 年度 开展 推进 本地 同类 多个 两个 "
    "类似 打击 突击 产品 安全 常态化 挑衅 宣传 执法 监督 联合执法 监督检查 整治 治理 违法犯罪 部门 单位 政府 "
    "逮捕 报复 检查 督导检查 拉网式 地毯式".split()
)


def is_named(text: str, start: int, head: int, end: int) -> bool:
    """Whether text[start:end], whose last word begins at `head`, names a campaign of its own."""
    core = text[start:head]
    name = plain(core)
    following = text[end : end + 2]
    planned = following == "方案" and text.startswith("专项", head) and len(name) > len("改造")  # 专项整治行动|方案
    if following in ("领导", "方案", "小组") and "“" not in core and not planned:
        return False
    quoted = text.find("“", start, head)
    if quoted >= 0 and text.endswith(_AGAINST, 0, quoted):
        return False
    if text.endswith(_NO_CAMPAIGN, 0, end) or _TOLD.search(text, start, end):
        return False
    return len(name) >= 2 and name not in _GENERIC and not name.endswith("情况") and not _COUNT.fullmatch(name)


def is_ordinary(name: str) -> bool:
    """Whether a name that ends with 行动 is none of its own (联合执法行动)."""
    return _ORDINARY.fullmatch(name) is not None or name.endswith(_NO_CAMPAIGN)


def plain(name: str) -> str:
    """A name without outer quotation marks at its edges and without what only surrounds it."""
    name = before_name().sub("", name)
    if name.startswith("“") and name.endswith("”") and name.count("“") == 1:
        return name[1:-1]
    return name.strip("、，")
