"""Who a sentence says that a campaign is run by: in front of its name, behind it, or later (由A牵头、B承办)."""

import re
from collections.abc import Callable, Iterator

from kg.extract.campaign import Campaign
from kg.extract.coordination import first_run
from kg.extract.org import OrgMention
from kg.extract.reading import Reading

_RUN_BY = re.compile(
    r"(?:整治|治理|行动|活动|检查)(?:(?:将?[自从]|为期|持续|即日)[^。；\n]{2,30}，)?将?由(?:[^，。；\n]{4,40}?指导，)?(?P<who>[^，。；\n]{4,60}?)(?:等部门|等单位|等)?(?:联合|共同|牵头)?"
    r"(?:实施|开展|组织|发起|主办|承办|举办|部署|(?<=牵头)(?=[，。；])|统筹(?=，))"
)
_RUN_TOO = re.compile(  # 由X主办，|Y承办; 由X牵头，|Y、Z共同实施
    r"[，、](?P<who>[^，。；\n]{4,60}?)(?:(?:联合|共同|具体)?(?:承办|主办)|(?:联合|共同)(?:组织|开展|实施))"
)
_RUN_BEHIND = re.compile(  # 开展“清山”会战，由A、B共同组织; …大排查，由A牵头
    r"”?(?:工作|活动|行动)?，(?:(?:行动|活动|工作)?由)?(?P<who>[^，。；\n由]{2,60}?)(?:等(?:\d+|多)?个?(?:部门|单位))?"
    r"(?:牵头|(?:联合|共同|具体|负责|统一)(?:组织|实施|开展)|主办)"
)
_RUN_FOR = re.compile(  # 由X主办、Y承办的|Z, 由X主办，Y协办，以“A”为主题的|Z
    r"由(?P<who>[^。；\n]{4,90}?)(?:主办|承办|举办|发起|组织|组织开展|实施)(?:，[^。；，\n]{2,24}协办)?(?:，以[^。；\n]{2,40}?为主题)?的$"
)
_OF_EVENT = re.compile("”?[^，。；、的“”]{0,10}?(?:会|仪式|典礼|培训班)")  # “春风行动”|专场招聘会
_RUN_REACH = 170  # characters of its longest match
_NO_HOST = re.compile("[^，、]{0,12}?(?:指导|支持|协办|监制)")  # behind a body that is no host


class Runners:
    """Finds them in one reading; `bodies` gives the organizations in a stretch of the text, ascending."""

    def __init__(self, reading: Reading, bodies: Callable[[int, int], list[OrgMention]]) -> None:
        self.reading, self.text, self._bodies = reading, reading.text, bodies

    def before(self, campaign: Campaign) -> list[OrgMention]:
        """由X主办、Y承办的…活动: all whom the words in front of a name say it is run by."""
        for start, end in campaign.mentions if "的" in self.text else ():
            if _OF_EVENT.match(self.text, end):
                continue
            by = self.text[start - 1] == "的" and _RUN_FOR.search(self.text, max(start - _RUN_REACH, 0), start)
            run = self._bodies(*by.span("who")) if by else []
            if run:
                return [m for m in run if not _NO_HOST.match(self.text, m.end)]
        return []

    def behind(self, campaign: Campaign) -> list[OrgMention]:
        """开展X，由A牵头、B配合: the bodies that the clause behind a name says it is run by."""
        for start, end in campaign.mentions:
            match = _RUN_BEHIND.match(self.text, end, self.reading.sentence_at(start).end)
            run = self._bodies(*match.span("who")) if match else []
            if match and run and run[0].start == match.start("who"):
                return first_run(self.text, run)
        return []

    def later(self, found: list[Campaign]) -> Iterator[tuple[Campaign, list[OrgMention]]]:
        """此轮整治行动由A、B等部门联合实施: a campaign and those of whom a later sentence says that they run it."""
        for match in _RUN_BY.finditer(self.text) if found else ():
            before = [c for c in found if c.mentions[0][0] <= match.start()]
            run = self._bodies(*match.span("who"))
            while more := _RUN_TOO.match(self.text, match.end()):
                match, run = more, [*run, *self._bodies(*more.span("who"))]
            if before and run and all(any(m.org == org for m in run) for org, _ in before[-1].organizers):
                yield before[-1], run
