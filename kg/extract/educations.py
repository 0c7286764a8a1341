"""Which of the Party's education campaigns a bare 主题教育 or 教育实践活动 is, by when they ran."""

import re

from kg.extract.reading import Reading
from kg.text import char_at

_RAN = (  # head, first and last month, what it was called in full
    ("教育实践活动", "2013-05", "2014-10", "党的群众路线教育实践活动"),
    ("主题教育", "2019-05", "2020-02", "“不忘初心、牢记使命”主题教育"),
    ("主题教育", "2023-04", "2024-02", "学习贯彻习近平新时代中国特色社会主义思想主题教育"),
)
_WHOSE = re.compile(  # whose part of it is told of: 第二批|主题教育, 基层|教育实践活动
    "(?:[一-鿿]{0,2}第[一二三]批|基层|军队|高校|中央|全[党军]|[一-鿿]{0,4}机关|[一-鿿]{0,2}班子|部分[一-鿿]{2,4}|(?:党的)?群众路线)?"
)
_MONTH, _LONGEST = len("2023-05"), len("党的群众路线教育实践活动")
_YEAR, _BY_OTHERS = re.compile(r"20\d\d(?=年)"), re.compile("小学|中学|学生|少先队|消防队|美国|企业文化")
_OTHERS = "活基馆课园展实读类"  # 主题教育|活动, 主题教育|基地: what anybody may hold


def education_of(reading: Reading, start: int, end: int) -> str:
    """The full name of the campaign that ran when an article was published, of which `text[start:end]` is the end."""
    published, text = reading.article.published, reading.text
    if not published or end - start > _LONGEST or char_at(text, end) in _OTHERS:
        return ""
    before = text[reading.sentence_at(start).start : start]
    if _BY_OTHERS.search(before) or any(year != published[:4] for year in _YEAR.findall(before)):
        return ""
    month = published[:_MONTH]
    for head, first, last, name in _RAN:
        if first <= month <= last and text.endswith(head, start, end):
            return name if _WHOSE.fullmatch(text, start, end - len(head)) else ""
    return ""
