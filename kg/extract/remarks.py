"""What only somebody does who speaks at a meeting, right behind the name: 在会上表态, 提了三点要求."""

import re

_THERE = re.compile(
    r"(?:同志)?(?:今[天日]|昨[天日]|日前|近日|\d{1,2}[日号]|（\d{1,2}[日号]）|[上下]午|也|还){0,3}在(?P<where>[^，。；：、“”]{0,16}?(?:会|会议|论坛|仪式|典礼|班|活动)上)(?!的|所作|所发表|(?:当选|获|被|荣|签|接受|见面|听取|就[座坐]|见证|颁|为|向[^，。]{2,12}颁))"
)
_TELLS = re.compile(
    r"(?:同志)?(?:还|又|再|也|则|最后|接着|随后|首先|分别|一一|逐一){0,2}"
    r"(?:(?:就|对|围绕|从|结合|针对|代表)[^，。；：]{1,40}?)?"
    r"(?:提了|作(?=[^，。；]{0,10}(?:承诺|辅导|动员|讲座|表态|说明|报告))|提出了?|讲了|谈了|谈到|谈及|布置了?|作了|作出了?|回顾|梳理|剖析|阐述|阐释|感谢|祝贺|表态|总结|讲授|讲话)"
)
_NOT_SAID = re.compile("(?:作出了?)(?:重要)?(?:批示|指示)|作了记录|提出(?:申请|辞职|上诉|辞去)|回顾(?:展|式)")


def remark(text: str, end: int, high: int) -> bool:
    """Whether what stands behind a name that ends at an offset tells that its bearer spoke."""
    if _THERE.match(text, end, high):
        return True
    told = _TELLS.match(text, end, high)
    return told is not None and _NOT_SAID.search(text, max(told.end() - 3, end), min(told.end() + 6, high)) is None
