"""Hearings of courts: X法院今天公开开庭审理了Y案, Y案今天在X法院一审开庭."""

import re
from collections.abc import Iterator

from kg.extract.describing import ON_A_DAY
from kg.extract.event import Event
from kg.extract.org import OrgMention
from kg.extract.reading import Sentence
from kg.extract.teller import Teller

_VERB = "(?P<verb>(?:[一二再终]审|依法|公开|首次|第.次|当庭){0,3}(?:开庭(?:审理|宣判)?|公开审理|公开宣判))"
_WHEN = (
    "(?:在[^，。；]{2,20}法院)?(?:，|于|已|还|又|再次|正式|今[天日]|昨[天日]|近日|日前"
    "|(?:\\d{1,2}月)?\\d{1,2}[日号]|[上下]午|[（(][^（()）]{1,16}[）)]){0,5}"
)
_HEARS = re.compile(
    f"{_WHEN}{_VERB}了?(?P<case>(?!审理|集中|[此该本]案)[^，。；：\\n]{{2,70}}?案(?:件)?)(?=[，。；：\\n])"
)
_HEARS_ON = re.compile(
    f"{_WHEN}，?(?:依法)?对(?P<case>[^。；：\\n]{{3,80}}?案(?:件)?)(?:依法)?(?:进行了?)?{_VERB}(?!审理|宣判|$|时)"
)
_HEARD = re.compile(f"(?:^|(?<=[，。；：\\n ]))(?P<case>[^，。；：\\n]{{4,60}}?案(?:件)?)，?{_WHEN}在$")
_OPENS = re.compile(f"{_VERB}(?=[，。；])")
_WHICH = re.compile(
    "的?(?:全国|全省|全市|国内)?(?:首例|首起)|的|备受[^的]{2,4}的|(?:两|多|系列|一)[起批宗]的?|[这该本此][起一]?"
)
_TO_COME = re.compile("[将拟可]|择[日期]|申请|要求|应当|驳回|是否")
_COURT = "法院"
_LEAST = 3  # characters of 此一案


class TrialTeller(Teller):
    """Finds them in the sentences of one reading."""

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """The hearing of a sentence, if it names the case and the day."""
        low, high = sentence.start, sentence.end
        for court in self.around.orgs(low, high):
            told = self._told(court, low, high) if court.org.label.endswith(_COURT) else None
            if told is None or _TO_COME.search(self.text, court.end, told[1][1]):
                continue
            start, end = self._case(*told[0])
            verb = self.text[slice(*told[1])]
            if end - start > _LEAST and ON_A_DAY.search(self.text, low, told[1][1]):
                event = Event(self.text[start:end] + verb, "Meeting", told[1][0], [(start, end)])
                self.describe(event, low, high, told[1][1])
                event.organizers, event.place, event.chairs = [(court.org, court.start)], None, []
                yield event
                return

    def _told(self, court: OrgMention, low: int, high: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where the case stands that a court is told to hear, and where the verb."""
        hears = _HEARS.match(self.text, court.end, high) or _HEARS_ON.match(self.text, court.end, high)
        if hears:
            return hears.span("case"), hears.span("verb")
        opens = _OPENS.match(self.text, court.end, high)
        heard = _HEARD.search(self.text, low, court.start) if opens else None
        return (heard.span("case"), opens.span("verb")) if heard and opens else None

    def _case(self, start: int, end: int) -> tuple[int, int]:
        """The name of a case: behind the posts of who stands trial and what only counts it."""
        people = self.around.speakers.between(start, end)
        if people:
            return people[0][0], end
        which = _WHICH.match(self.text, start, end)
        return (which.end() if which else start), end
