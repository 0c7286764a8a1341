"""Lessons for party members, told with who gives them (7月1日，X为全体党员讲授主题教育专题党课), and a body's sessions
of study (中共中央政治局5日下午就Y进行第三次集体学习)."""

import re
from collections.abc import Iterator

from kg.extract.coordination import outermost
from kg.extract.describing import LEADING, ON_A_DAY
from kg.extract.event import Event
from kg.extract.reading import Sentence
from kg.extract.teller import Teller

_GIVEN = re.compile(
    "(?P<verb>(?:讲授?|授|上|作)了?)(?:一[堂次节场](?:[一-鿿]{2,4}的)?)?(?:题为[“《][^”》\n]{2,40}[”》]的)?"
    "(?P<name>(?:“[^”\n]{2,20}”|[一-鿿]){0,24}?党课)(?![一-鿿]{0,4}(?:活动|比赛|竞赛|大赛|名额|教案|稿|堂数))"
)
_NOT_ONE = re.compile(
    "将|拟|须|(?<![主重])要(?!求)|应(?!邀)|带头|每[年月季名位]|定期|多次|纷纷|各级|各[支党]|负责同志|以来|曾|准备|轮流"
)
_SHORT = len("专题党课")
_TERM = re.compile("第?[一二三四五六七八九十]{1,3}届")
_STUDIED = re.compile("进行了?(?P<name>第[一二三四五六七八九十\\d]{1,4}次(?:集体|专题)学习)")


class LessonTeller(Teller):
    """Finds them in the sentences of one reading."""

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """The lesson of a sentence, if it names the day and who gives it, or the session that its subject holds."""
        low, high = sentence.start, sentence.end
        studied = _STUDIED.search(self.text, low, high)
        if studied:
            yield from self._studied(sentence, studied)
            return
        given = _GIVEN.search(self.text, low, high)
        if given is None or _NOT_ONE.search(self.text, low, given.start()):
            return
        givers = self.around.speakers.between(low, given.start())
        if self.text.find("党课", low, given.start("name")) >= 0:  # 举办专题党课，X上|党课
            return
        if not givers or not ON_A_DAY.search(self.text, low, given.start()):
            return
        at, _, who = givers[-1]
        name = given["name"] if len(given["name"]) >= _SHORT else f"{who}{given[0]}"
        event = Event(name, "Meeting", given.start(), [given.span("name")])
        self.describe(event, low, high, given.start())
        event.organizers, event.chairs, event.speakers = [], [], [(who, at)]
        yield event

    def _studied(self, sentence: Sentence, studied: re.Match[str]) -> Iterator[Event]:
        """The session of the body that a sentence begins with."""
        low, high = sentence.start, sentence.end
        body = next(iter(outermost(self.around.orgs_before(low, studied.start()))), None)
        front = max(self.text.rfind("：", low, body.start) + 1, low) if body else low  # X网消息：|中共中央政治局
        if body and (LEADING.fullmatch(self.text, front, body.start) or _TERM.fullmatch(self.text, front, body.start)):
            event = Event(body.org.label + studied["name"], "Meeting", body.start, [studied.span("name")])
            self.describe(event, low, high, studied.start())
            event.organizers, event.chairs = [(body.org, body.start)], []
            yield event
