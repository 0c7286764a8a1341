"""Where names of meetings begin in their clause, and which are only referred to."""

import re

_ASIDE = r"[（(][^（()）]{1,10}[）)]"
_LEAD = re.compile(
    r"^(?:(?:[一-鿿]{0,6}(?:报|网|记者))?讯(?:[（(][^（()）]{1,60}[）)])?|(?:据)?[一-鿿]{2,8}?[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日(?:电|讯)(?:[（(][^（()）]{1,24}[）)])?"
    r"|据[一-鿿]{2,6}电|[一-鿿]{2,6}消息(?:[（(][^（()）]{1,8}[）)])?：?"
    r"|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午|晚|晚上)?|\d{1,2}日(?:[上下]午|晚)?|[上下]午"
    r"|今天|昨天|今日|昨日|近日|日前|当天|当日|随后|会前|会后|同日|同时|其间|期间|目前"
    rf"|{_ASIDE}|[，：\s　]|由|经)+"
)
_REFER = re.compile(
    r"(?:学习|贯彻|落实|传达|按照|根据|贯彻落实|贯彻执行|出台|自|距离|将于|将在|即将|拟于|拟|计划|准备|筹备|要|需|须|可|应|应当|定期|适时|明年|下周|下月|自从|为|待|今年将|还将|明年将|也将|中央将|祝贺|提请|庆祝|迎接|喜迎|负责|每年|每月|每周|每季度|连续.{1,2}年)$"
)
COUNTED = re.compile(  # 举行了38次会议
    r"[\d一二三四五六七八九十两多数几余百千万.\-—]{1,9}[次场个项份期](?!(?:党委|党组)?(?:常委会|主任|主席|常务|党组)会?议)|一系列|各类|各种|历届|历次|众多|(?:相关|有关|此类|这些)(?:工作)?会议$|[^“”]{0,60}等(?:重要|系列)?会议$"
)
VERB_INSIDE = re.compile(
    r"(?:召开|举[行办])了|开好|(?:共同)?(?:出席|参加|主持|收看|直播|祝贺|提请|提交|来自|宣布(?!仪式)|研究并?报(?!告))(?:了)?(?!代表)"
)
CLAUSE_REACH = 60  # characters


def referred(text: str, at: int, low: int) -> bool:
    """Whether what begins at an offset is only referred to by what stands before it (学习|X会议精神, 将于|召开)."""
    return _REFER.search(text, max(at - 5, low), at) is not None


def clause_start(text: str, head: int, low: int) -> int:
    """Where the name begins whose last word begins at `head`: behind a mark, the time told and the verbs."""
    at = head
    while at > low and text[at - 1] not in "，。；：！？\n" and head - at < CLAUSE_REACH:
        if text[at - 1] == "”":
            at = max(text.rfind("“", low, at), low)
            continue
        at -= 1
    lead = _LEAD.match(text[at:head])
    at += lead.end() if lead else 0
    for verb in VERB_INSIDE.finditer(text, at, head):
        if text.count("“", at, verb.start()) == text.count("”", at, verb.start()):
            at = verb.end()
    return at + 1 if text.startswith("的", at) else at
