"""Lessons for party members, told with who gives them: 7月1日，X为全体党员讲授主题教育专题党课."""

import re
from collections.abc import Iterator

from kg.extract.describing import ON_A_DAY
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


class LessonTeller(Teller):
    """Finds them in the sentences of one reading."""

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """The lesson of a sentence, if it names the day and who gives it."""
        low, high = sentence.start, sentence.end
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
