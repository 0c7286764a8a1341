"""What inspectors tell those inspected: 县委第二巡察组向县水利局党组反馈巡察情况, 第十轮巡视集中向27家单位反馈情况."""

import re
from collections.abc import Iterator

from kg.extract.event import Event
from kg.extract.org import OrgMention
from kg.extract.reading import Sentence
from kg.extract.teller import Teller

_FED_BACK = (
    "(?P<how>[^，。；：\n]{0,12}?)向(?P<whom>[^，。；：\n]{2,40}?)(?:反馈|通报)了?"
    "(?P<what>[^，。；：\n]{0,14}?(?:情况|意见|结果))(?![会的时前后中]|[整落]|工作会)"
)
_GROUP = re.compile(_FED_BACK)
_ROUND = re.compile(
    "(?P<round>[一-鿿]{0,12}第[一二三四五六七八九十]{1,3}[轮批][一-鿿]{0,6}?(?:巡视|巡察|督察|督导))" + _FED_BACK
)
_INSPECTS = tuple(f"{what}组" for what in "巡视 巡察 督导 督察 督查 检查 考核 评估 审计 核查".split())
_NOT_NOW = re.compile("此前|曾|[将拟]|去年|上一轮|根据|按照|针对|对照|落实|要求|年前|以来")


class FeedbackTeller(Teller):
    """Finds it in the sentences of one reading."""

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """The feedback of a sentence, by the group that gives it or, where none is named, by its round."""
        low, high = sentence.start, sentence.end
        for group in self.around.orgs(low, high):
            told = _GROUP.match(self.text, group.end, high) if group.org.label.endswith(_INSPECTS) else None
            if told and not _NOT_NOW.search(self.text, low, told.start("whom")):
                yield self._event(sentence, group.start, told, group)
                return
        told = _ROUND.search(self.text, low, high) if "轮" in self.text[low:high] else None
        if told and not _NOT_NOW.search(self.text, low, told.start("whom")):
            yield self._event(sentence, told.start("round"), told, None)

    def _event(self, sentence: Sentence, start: int, told: re.Match[str], group: OrgMention | None) -> Event:
        who = self.text[start : told.start("how")]
        name = f"{who}向{told['whom']}反馈{told['what']}"
        event = Event(name, "Meeting", told.start("whom"), [(start, told.end())])
        self.describe(event, sentence.start, sentence.end, told.start("whom"))
        event.organizers = [(group.org, group.start)] if group else []
        event.place, event.chairs = None, []
        return event
