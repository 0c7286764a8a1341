"""Groups named after their task, verbs and all: 推动长三角一体化发展领导小组, 学习贯彻党的二十大精神中央宣讲团."""

import re

from kg.extract.edges import balanced, is_han
from kg.extract.reading import Reading
from kg.extract.scan import Token
from kg.extract.words import generic_words
from kg.text import char_before

TASK_GROUPS = frozenset(
    "领导小组 领导小组办公室 指挥部 指挥部办公室 工作小组 工作领导小组 联席会议办公室 工作专班 专责小组 "
    "专责小组办公室 宣讲团".split()
)
_SET_UP = re.compile(
    r"(?:[来赶走]到|到(?![位户村账期点人])|赴|会议?暨|仪式暨)|设立|成立|建立|组建|清理|撤销|各类|下设|规范|抽调|依托|通过|根据|按照|发挥|贯彻落实|审议了?(?:关于)?"
    "|调整(?:充实|完善)?了?(?=[省市县区州旗镇乡全])|来自|不再保留|兼任|担任|出任|后任|免去其?|邀请|包括|传给|派出|开通|组成|纳入|作为"
    "|(?:部|局|会|组|专班|指挥部|办公室|省市|部门|证明)、|、(?=全国|中央|国务院|[省市县区](?![场区里级域民内直长外]))"
)
_COUNTED = re.compile("\\d{1,4}多?[个支]")
_TOLD = frozenset({"say", "chair", "attend", "hold", "instruct"})  # verbs that no task begins with
_EDGES = frozenset("由在对向的了是据等及从将被")
_FARTHEST = 32  # characters before the last word
_LEAST = 4  # characters of a task
# What stands in front of a task: when, who else comes.
_FRONT = re.compile(
    "^(?:(?:近日|随后|日前|连日来|此外|今天|记者从|还|其中|经|并由)|(?:[一-鿿]{2,3}、)+(?:[一-鿿]{2,3}和)?(?=[一-鿿]{4})"
    "|(?:利用|发动|组织|邀请)(?=[^和]{2,10}宣讲团)|.、|原(?=[省市县区])|地(?=党的|学习)|[0-9]级地震)*"
)
_NUMBER = re.compile(
    "^(?:[1-9]\\d?、(?!\\d)|(?:19|20)\\d\\d年度?)"
)  # 2、县药品安全领导小组, 2023年度|质量强县工作领导小组会议
_AMONG = "“”、0123456789"


def task_start(reading: Reading, token: Token, low: int) -> int | None:
    """Where the name of a group begins whose last word the token is: at the last sure edge, not before `low`."""
    text = reading.text
    start = balanced(text, _edge(reading, token.start, max(low, token.start - _FARTHEST)), token.end)
    start += text[start] in "和与及" and char_before(text, start) in "》”）"
    if start in reading.title_ends:  # 二级调研员额尔德木图、|防火指挥部办公室
        start = text.find("、", start, token.start) + 1 or start
    for verb in _SET_UP.finditer(text, start, token.start):
        start = verb.end()
    name = _FRONT.sub("", _NUMBER.sub("", text[start : token.end].lstrip("、”")))
    generic = name.removeprefix("全国").startswith(generic_words())
    short = token.start - token.end + len(name) < _LEAST and not name.startswith("中央")
    if short or generic or name.count("、") > 2 or _COUNTED.match(name):
        return None
    return token.end - len(name)


def _edge(reading: Reading, at: int, low: int) -> int:
    """Where what can be part of a task begins, going left from an offset."""
    text = reading.text
    while at > low and (is_han(text[at - 1]) or text[at - 1] in _AMONG):
        if at in reading.title_ends or (text[at - 1] in _EDGES and not text.endswith(("党的", "感染的"), 0, at)):
            break
        cue = reading.cue_ends.get(at)
        if cue is not None and cue.value in _TOLD and cue.end - cue.start > 1:
            break
        at -= 1
    return at
