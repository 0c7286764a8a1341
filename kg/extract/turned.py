"""Drives that are named after what they are turned on: 对制假问题开展专项整治, 开展对豆制品的专项检查."""

import re

TURNED_ON = re.compile(
    r"对(?P<what>[^，。；\n]{6,44}?(?:问题|行为|乱象|现象))(?:进行|开展|实施)了?(?P<head>(?:专项|集中|综合)(?:整治|治理|检查|清理)(?:行动)?)"
    r"|对(?P<whom>[^，。；“”\n]{4,24}?)(?:进行|开展|展开|实施)了?的?(?P<way>(?:专项(?:整治|治理|(?:执法|监督)?检查|清[理查])|集中整治)(?:行动)?)"
    r"|(?:开展|展开|启动)了?(?:为期[^，。；的]{1,6}的)?(?:针?对)?(?P<whose>[^，。；：“”\n]{4,40}?)(?:开展|进行|实施)?的(?P<kind>专项(?:整治|治理|(?:执法|监督)?检查|清[理查])(?:行动)?)"
)
TURNING = ("专项", "集中整治", "集中治理", "集中检查", "集中清理")  # a text of such a drive has one of them
_TURNED_NAME = re.compile("(?:全[省市县区](?:所有的?)?|辖区(?:内)?的?|[本该][省市县区]|\\d{1,6}[余多]?家)*")
_NO_NAME = re.compile(
    "涉[事案嫌]|上述|[由与以]|[一两]次|位于|我[省市县区旗州]|群众反映|.{0,20}(?:涉嫌|经营的|及其)|[该其此这]|为期|各[种地类]|一系列|相关|存在|发现|街|.{0,44}(?:情况|条例|问题|了$)"
)
_LEAST_WHAT = 4  # characters of what a drive is turned on


def turned_name(match: re.Match[str]) -> str:
    """What a drive is called that is turned on something, if that says enough."""
    if match["head"]:
        return "" if _NO_NAME.match(match["what"].removesuffix("问题")) else match["what"] + match["head"]
    what = _TURNED_NAME.sub("", match["whose"] or match["whom"], 1)
    return "" if len(what) < _LEAST_WHAT or _NO_NAME.match(what) else what + (match["kind"] or match["way"])
