"""Anchors: words that every match of a costly pattern holds, so that the pattern is tried only where one stands.

The scanner finds them in its one pass over the text; `near` then does what `finditer` would. A bar in a word stands
where the anchor is, if not at the beginning of the word.
"""

import re
from collections.abc import Iterable, Iterator

# 推进会, 座谈会, ...: what kinds of meetings are called before 会 or 会议
SESSIONS = (
    "推进 通气 吹风 茶话 碰头 宣贯 对接 评议 征求意见 测评 验收 授旗 点评 听取意见 座谈 部署 "
    "动员 总结 表彰 现场 调度 通报 约谈 磋商 指导 反馈 汇报 发布 启动 协调 交流 研讨 听证 "
    "论证 联席 办公 说明 宣讲 报告 推介 签约 专题 博览 交易 展览 运动 洽谈 展销 续 誓师 "
    "培训 学习 评审 协商 恳谈 讨论 工作 视频 闭幕 开幕 协作 调研 观摩 咨询 推进大 分析 研判 "
    "扩大 述职 民主生活 组织生活"
).split()
CEREMONIES = "启动 揭牌 挂牌 签约 开班 颁奖 授牌 捐赠 开工 发布 首发 成立".split()  # before 仪式
GATHERINGS = (
    "（扩大）会议 （扩大）会 会议 大会 全会 年会 例会 峰会 论坛 集体学习 农博会 进博会 广交会 糖酒会 食博会"
).split()
COURSES = "培训班 研讨班 轮训班".split()
FESTIVALS = (
    "开幕式 闭幕式 艺术节 文化节 旅游节 电影节 美食节 丰收节 主场活动 启动活动 展演活动 宣誓活动 庆典 典礼".split()
)

HOLDS = "召开 举行 举办 开展".split()
REPORTED = (
    "会议 大会 座谈会 推进会 部署会 通气会 通报会 培训会 动员会 全会 年会 发布会 论坛 仪式".split()
)  # in 在X会议上强调 ...
REPORTED_TAILS = "上 中 期间 获悉 了解到".split()  # ... and what follows them there
ATTENDED = "会议 大会 座谈会 推进会 部署会".split()  # in 出席X会议并讲话
CHECKS = "调研 检查 督查 督导 视察 考察 暗访 慰问 看望 巡查 指导".split()

CAMPAIGN_DRIVES = "整治 攻坚 守护 清零 提升 治理 净化 护航 打击 执法 清理 保障".split()  # before 行动
CAMPAIGN_WORKS = "提升 示范 净化 放心 暖心 惠民".split()  # before 工程
CAMPAIGN_STARTS = (
    "专项 百日 三年行动 攻坚战 保卫战 宣传周 宣传月 安全月 质量月 主题教育 学习教育 教育实践活动 "
    "主题宣传 主题活动 宣传教育活动 隐患排查 隐患大排查 大排查 大检查 大整治 教育治理"
).split()

OFFICES = (
    "市场监督管理所 市场监管所 市场监督管理分局 市场监管分局 市监所 食药监所 食品药品监督管理所 "
    "食品药品监管所 分局 派出所 司法所 工商所"
).split()
OWN = "该 我 本".split()
BUREAU_LEVELS = "总 省 市 县 区 州 盟 旗 自治区".split()
TOWNS = ("街道 镇 乡 村 社区 苏木 嘎查 开发区 高新区 经开区 新区 度假区 保税区 管理区").split()

ANCHORS: dict[str, tuple[str, ...]] = {
    "meeting": (
        *GATHERINGS, *(f"{kind}会" for kind in SESSIONS), *COURSES,
        *(f"{kind}仪式" for kind in CEREMONIES), "仪式", *FESTIVALS,
    ),
    "held": (*HOLDS, "组织收听收看"),
    "reported": tuple(head + tail for head in REPORTED for tail in REPORTED_TAILS),
    "ceremony": ("仪式", "开幕式", "闭幕式", "论坛", *(f"{head}{tail}" for head in ATTENDED for tail in "并，。时")),
    "summons": ("约谈", "约见"),
    "talks": ("通电话", "通话", "通了电话", "会见", "会晤", "接见", "会谈", "座谈"),
    "check": tuple(CHECKS),
    "campaign": (
        *CAMPAIGN_STARTS, *(f"{drive}行动" for drive in CAMPAIGN_DRIVES), *(f"{work}工程" for work in CAMPAIGN_WORKS),
        "行动20", "行动”", "法|执法检查", "”|行动", "”|工程", "”|活动",
    ),
    "visit": ("来到", "走进", "前往", "先后到", "分别到", "深入", "参观", "察看", "瞻仰", "考察", "实地检查"),
    "creation": ("创建", "争创"),
    "action": ("行动。", "行动，", "行动；", "行动、", "行动工作"),
    "drive": ("整治。", "整治，", "整治；", "整治工作"),
    "nickname": ("群众身边不正之风", "双安双创", "三品一标", "食品安全放心工程", "安全生产月", "质量月"),
    "office": tuple(OFFICES),
    "bureau": tuple(f"{level}局" for level in (*OWN, *BUREAU_LEVELS)),
    "town": tuple(TOWNS),
}  # fmt: skip


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
