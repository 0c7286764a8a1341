"""Anchors: words that every match of a costly pattern holds, so that the pattern is tried only where one stands.

The scanner finds them in its one pass over the text; `near` then does what `finditer` would. A bar in a word stands
where the anchor is, if not at the beginning of the word.
"""

import re
from collections.abc import Iterable, Iterator

from kg.tables import CUES, PATTERN_WORDS
from kg.wording import derived, rows

_HOLDS = "召开 举行 举办 开展".split()
REPORTED = (  # in 在X会议上强调 ...
    "会议 大会 座谈会 推进会 部署会 通气会 通报会 培训会 动员会 全会 年会 发布会 研讨会 交流会 论坛 仪式 "
    "纪念活动 庆祝活动 开幕式 闭幕式 开班式 典礼 研讨班 培训班"
).split()
REPORTED_TAILS = "上 中 期间 获悉 了解到".split()  # ... and what follows them there
ATTENDED = (
    "会议 大会 座谈会 推进会 部署会 对话会 峰会 招待会 年会 晚会 音乐会 听证会 会晤 磋商 "
    "工作会 现场会 动员会 交流会 研讨会 调度会 报告会 茶话会 团拜会 协商会 "
    "培训会 培训班 发布会 通气会 通报会 约谈会 表彰会 总结会 "
    "汇报会 评审会 视频会 专题会 分析会 观摩会 例会".split()
)  # in 出席X会议并讲话
OF_ACTIVITIES = "植树 周年 启动 下线 揭幕 主场 主题 发布 签约 首映 交接".split()  # in 出席X活动并讲话
CAMPAIGN_STARTS = (
    "专项 百日 三年行动 五年行动 攻坚战 保卫战 主题教育 学习教育 专题教育 教育实践活动 "
    "主题宣传 主题活动 宣传教育活动 隐患排查 隐患大排查 大排查 大检查 大整治 教育治理"
).split()

OFFICES = (
    "市场监督管理所 市场监管所 市场监督管理分局 市场监管分局 市监所 食药监所 食药所 食品药品监督管理所 "
    "食品药品监管所 市监分局 分局 派出所 司法所 工商所 人民法庭 法庭"
).split()
POLICE = tuple("刑侦 刑警 治安 经侦 食药环侦 食药侦 环食药侦 环食药 禁毒 特警 巡警 特巡警 巡特警 网安".split())
_WORKS = (*POLICE, "稽查", "执法", "综合执法", "行政执法")
BRIGADES = tuple(f"{work}{kind}队" for work in _WORKS for kind in "大支总中")  # by their work
OWN = "该 我 本".split()
BUREAU_LEVELS = "总 省 市 县 区 州 盟 旗 自治区".split()
TOWNS = ("街道 镇 乡 村 社区 苏木 嘎查 开发区 高新区 经开区 新区 度假区 保税区 管理区").split()

NUMBERED = ("实验", *"一二三四五六七八九十")  # schools of a county (县一中)

INTRODUCING = "人大代表 政协委员 党代表 夫人 妻子 丈夫 冠军".split()  # names of any kind
HONORIFICS = "同志 老人 博士 老师 先生 女士 医生 一行 烈士 先进事迹 精神".split()
BEARING = (  # what is told of people alone, behind their names
    "一家 家里 的家 夫妇 出生 生前 从小 当选 牺牲 和妻子 和丈夫 和老伴 的妻子 的丈夫 的父亲 "
    "的母亲 的儿子 的女儿 夫妻 家中 家， 家。 这样的 一样， 来说 而言 等人 为首 眼中 眼里 "
    "的带领 的话说 的老伴 的事迹 的先进事迹 的故事 的爱人 的同事 的战友 自幼 退休 入伍 入党 "
    "参军"
).split()
REMARKS = "会上 会议上 大会上 仪式上 座谈会上 发布会上 活动上 讲话中 致辞中 发言中 总结时 讲话时".split()  # 在|会上
SESSION_BODIES = ("主席团", "秘书处")  # of a congress
VERBS = frozenset("say hold open chair attend instruct do visit lead".split())  # uses of cues: what is done
PROVINCES = "京沪津渝湘皖鄂浙苏赣闽粤桂琼黔滇陕冀晋辽豫鲁川"  # in 在京召开, 来湘调研

_ANCHORS: dict[str, tuple[str, ...]] = {
    "introducing": tuple(INTRODUCING),
    "session": SESSION_BODIES,
    "honorific": tuple(HONORIFICS),
    "bearing": tuple(BEARING),
    "from": ("家住", "来自", "身为", "住在"),
    "remark": tuple(f"在{place}" for place in REMARKS),
    "province": tuple(f"{to}{name}" for to in "在来赴" for name in PROVINCES),
    "wired": ("日电", "日讯"),
    "reported": (
        *("会上", "会”|上", "活动上", "次会议|的", "集体学习时", "专题学习时", *(f"{head}”上" for head in REPORTED)),
        *(head + tail for head in REPORTED for tail in REPORTED_TAILS),
    ),
    "ceremony": (
        *("仪式", "开幕式", "闭幕式", "论坛", "挂牌", "揭牌", "正式成立", "会|并"),
        *("文艺演出", "庆祝活动", "纪念活动", "典礼", "庆典", "阅兵式", "团审议", "联组会", "联组讨论", "组讨论"),
        *("委员讨论", "界别讨论"),
        *("团参加审议", "团参加讨论"),
        *("团讨论", "组审议", "代表团，", "宴会", "午宴", "晚宴", *(f"{what}活动" for what in OF_ACTIVITIES)),
        *("致贺信", "致贺电", "致贺函", "发来贺信", "书面致辞", "视频致辞", "书面演讲", "视频演讲", "视频讲话"),
        *(f"{head}{tail}" for head in ATTENDED for tail in "并，。时、和"),
    ),
    "opened": ("开幕", "闭幕", "落幕", "启幕", "拉开帷幕", "拉开序幕", "开赛", "开班"),
    "signed": ("签署", "签订"),
    "feedback": tuple(f"反馈{what}" for what in "巡 了巡 督 了督 考 检 情况 了情况 意见 了意见".split()),
    "lesson": ("党课", "次集体学习", "次专题学习"),
    "trial": ("开庭", "公开审理", "公开宣判"),
    "summons": ("约谈", "约见"),
    "talks": (
        *("通电话", "通话", "通了电话", "会见", "会晤", "接见", "会谈", "座谈", "谈判。", "谈判，", "工作接触"),
        *("磋商。", "磋商，", "集体谈话", "欢聚一堂"),
        *("》的演讲", "》的重要演讲", "》的主旨演讲", "汇报时", "工作汇报"),
        *("宣讲报告", "宣讲党的", "专题宣讲", "了宣讲", "吊唁"),
    ),
    "visit": ("来到", "走进", "前往", "先后到", "分别到", "深入", "参观", "察看", "瞻仰", "考察", "实地检查"),
    "studied": (
        *(f"{kind}{verb}" for kind in ("会", "会议") for verb in ("研究", "审议", "讨论", "集体研究")),
        *(f"{kind}{verb}" for kind in ("会", "会议") for verb in "任命 决定 通过 提出 强调 指出 明确".split()),
    ),
    "creation": ("创建", "争创"),
    "enforced": ("实施情况", "执行情况", "落实情况", "法》情况"),
    "action": ("行动。", "行动，", "行动；", "行动、", "行动工作"),
    "drive": tuple(
        f"{drive}{tail}" for drive in ("整治", "清查", "整顿") for tail in ("。", "，", "；", "工作", "活动")
    ),
    "nickname": (
        *("树立和践行正确政绩观", "群众身边不正之风", "双安双创", "三品一标", "食品安全放心工程", "民生领域"),
        *("膳食经费", "安全生产月", "质量月", "三大攻坚战", "脱贫攻坚"),
    ),
    "quoted": ("工程”", "活动”", "年”"),
    "rounds": ("轮巡视", "轮中央", "批中央", "次全国"),
    "office": tuple(OFFICES),
    "brigade": BRIGADES,
    "bureau": tuple(f"{level}局" for level in (*OWN, *BUREAU_LEVELS)),
    "town": tuple(TOWNS),
    "numbered": tuple(f"{level}{number}{kind}" for level in "市县区旗" for number in NUMBERED for kind in "中小高"),
}  # fmt: skip

# What a text must have one of for a campaign or an event to be told in it.
CAMPAIGNS = frozenset({"campaign", "creation", "nickname", "enforced", "drive", "action", "quoted", "rounds"})
EVENTS = frozenset(
    "meeting occasion held reported studied ceremony summons talks check trial opened signed feedback lesson".split()
)


@derived
def pattern_words(use: str) -> tuple[str, ...]:
    """The words of pattern_words.tsv of a use."""
    return tuple(row.word for row in rows(PATTERN_WORDS) if row.use == use)


def either(use: str) -> str:
    """The same as alternatives of a pattern."""
    return "|".join(map(re.escape, pattern_words(use)))


@derived
def holds() -> tuple[str, ...]:
    """Verbs that convene: 召开 and its like, and what users add that is not made of them."""
    added = (cue.cue for cue in rows(CUES) if cue.use == "hold")
    return (*_HOLDS, *(cue for cue in added if not any(verb in cue for verb in _HOLDS)))


@derived
def anchors() -> dict[str, tuple[str, ...]]:
    """All anchors by kind."""
    return _ANCHORS | {
        "meeting": (
            *pattern_words("meeting"),
            *(f"{kind}会" for kind in pattern_words("session")),
            *(f"{kind}仪式" for kind in pattern_words("ceremony")),
            "仪式",
        ),
        "role": pattern_words("role"),
        "occasion": pattern_words("occasion"),
        "held": (*holds(), "组织收听收看"),
        "check": pattern_words("check"),
        "campaign": (
            *(*CAMPAIGN_STARTS, *pattern_words("programme")),
            *(f"{drive}{kind}" for drive in pattern_words("drive") for kind in ("行动", "年")),
            *("建设年", "深化年", "落实年"),
            *(f"{work}工程" for work in pattern_words("work")),
            *("行动20", "行动”", "法|执法检查", "》|执法检查", "例|执法检查", "”|行动", "”|工程", "”|活动"),
        ),
    }


def places_of(word: str, text: str) -> Iterator[int]:
    """The offsets at which a text has a character or word."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def near(pattern: re.Pattern[str], text: str, anchors: Iterable[int], reach: int = 0) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, if every match has one of the `anchors` at most `reach` behind its start.

    `anchors`: offsets in the text, ascending. No match may be empty.
    """
    at = 0
    for anchor in anchors:
        at = max(at, anchor - reach)
        while at <= anchor:
            match = pattern.match(text, at)
            if match:
                yield match
            at = match.end() if match else at + 1
