import pytest

from kg.clean.bylines import credit_line
from kg.clean.surnames import split_names
from tests.clean.articles import cleaned

BODY = "县局召开会议，部署校园食品安全工作，各科室负责人参加会议。"


@pytest.mark.parametrize(
    ("text", "bylines"),
    [
        (f"本报讯（记者 黄晶）{BODY}", [("黄晶", "author")]),
        (f"本报讯(见习记者 黄晶晶){BODY}", [("黄晶晶", "author")]),
        (f"某社北京5月25日电（记者马剑、陈聪）{BODY}", [("马剑", "author"), ("陈聪", "author")]),
        (f"本报记者 黄晶 报道 {BODY}", [("黄晶", "author")]),
        (f"县报讯 记者 黄晶 通讯员 袁洋 报道：{BODY}", [("黄晶", "author"), ("袁洋", "author")]),
        (f"记者黄晶报道：{BODY}", [("黄晶", "author")]),
        (f"{BODY}（记者广东台黄晶）", [("黄晶", "author")]),
        (f"{BODY}（本报记者 本报综合 黄晶）", [("黄晶", "author")]),
        (f"{BODY}（记者袁洋王山）", [("袁洋", "author"), ("王山", "author")]),
        (f"{BODY}（通讯员 费凡 记者 顾曙）", [("费凡", "author"), ("顾曙", "author")]),
        (f"{BODY}（宋逸/文 卓尔/图）", [("宋逸", "author"), ("卓尔", "photographer")]),
        (f"{BODY}（文/宋逸 图/卓尔）", [("宋逸", "author"), ("卓尔", "photographer")]),
        (f"{BODY}（宋逸 文/图）", [("宋逸", "author"), ("宋逸", "photographer")]),
        (f"{BODY}（视频编辑：宋逸 文字编辑：卓尔）", [("宋逸", "editor"), ("卓尔", "editor")]),
        (f"{BODY}\n（潘媛）", [("潘媛", "author")]),
        (f"{BODY}（潘媛）", [("潘媛", "author")]),
        (f"{BODY}（乌兰市局 黎芬）", [("黎芬", "author")]),
        (f"{BODY}\n初审：甄好　复审：武静", [("甄好", "editor"), ("武静", "editor")]),
        (f"{BODY}\n供稿：区市场监管局 韩福", [("韩福", "author")]),
        (f"{BODY}\n（格桑央金）责任编辑：杨 帆", [("格桑央金", "author"), ("杨帆", "editor")]),
        (f"{BODY}[责任编辑:杨莹]", [("杨莹", "editor")]),
        (
            f"{BODY}\n新报记者 许雯\n见习编辑 陈舟 校对 刘军",
            [("许雯", "author"), ("陈舟", "editor"), ("刘军", "editor")],
        ),
        (f"{BODY} 龙新", [("龙新", "author")]),
        (f"{BODY}\n编辑丨黄晶 审核丨袁洋", [("黄晶", "editor"), ("袁洋", "editor")]),
        (f"{BODY}\n责任编辑：黄晶_NB12345", [("黄晶", "editor")]),
        (f"2021-01-27 来源：浙江在线 记者 黄晶 通讯员 袁洋\n{BODY}", [("黄晶", "author"), ("袁洋", "author")]),
        (f"县局开会\n記者黃晶／青田報導\n{BODY}", [("黄晶", "author")]),
        (f"\u3014记者黄晶/青田报导\u3015{BODY}", [("黄晶", "author")]),
        (f"编辑：黄晶   信息来源：县局   点击次数：118\n{BODY}", [("黄晶", "editor")]),
        (f"2021-01-27 16:34:21来源:县局编辑:连待\n{BODY}", [("连待", "editor")]),
        (f"2019-01-31 06:53 | 缙云新闻 | 通讯员 卢 凯 王山\n{BODY}", [("卢凯", "author"), ("王山", "author")]),
        (f"时间:2023-11-21作者:德吉措来源:县局字体:【大】【中】【小】\n{BODY}", [("德吉措", "author")]),
    ],
)
def test_bylines(text: str, bylines: list[tuple[str, str]]) -> None:
    assert [(one.name, one.role) for one in cleaned(text).bylines] == bylines


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}记者从县局获悉，检查已经结束。",
        f"{BODY}局长王建国（左二）出席。",
        f"{BODY}（完）",
        f"2021年3月5日（星期五） 来源：县局\n{BODY}",
        f"{BODY}\n（图/县政府提供）",
        f"{BODY}\n作者：小编",
        f"{BODY}（试行）",
        f"{BODY}（来源：某某市场监管）",
        f"{BODY}市场监管局（知识产权局）局长出席。",
        "副县长、公安局局长高尚主持会议，县委书记文明讲话。",
    ],
)
def test_no_bylines(text: str) -> None:
    assert cleaned(text).bylines == ()


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("编辑：隋欣 校对：白玉兰", True),
        ("（冉孟轩 谭晓）", True),
        ("本报记者 王某某 通讯员 李四", True),
        ("会议由冉孟轩主持。", False),
        ("高位推动", False),
        ("文明高尚", False),
    ],
)
def test_credit_lines(line: str, credit: bool) -> None:
    assert credit_line(line) is credit


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("袁洋王山", ("袁洋", "王山")),
        ("任文文任小丽王建军", ("任文文", "任小丽", "王建军")),
        ("欧阳晗", ("欧阳晗",)),
        ("有关部门", ()),
        ("", ()),
    ],
)
def test_split_names(run: str, names: tuple[str, ...]) -> None:
    assert split_names(run) == names
