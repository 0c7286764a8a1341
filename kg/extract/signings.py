"""Signings of agreements on a day, told by themselves: 3月8日，A局与B公司在京签署《合作协议》."""

import re
from collections.abc import Iterator

from kg.extract.describing import ON_A_DAY
from kg.extract.event import Event
from kg.extract.reading import Sentence
from kg.extract.teller import Teller

_PAPER = "(?:协议|协定|备忘录|议定书|公报|声明|合同|公约|宣言|共识|协议书|备忘)"
_SIGNED = re.compile(
    f"(?P<verb>(?:签署|签订)了?)(?P<paper>《[^》\\n]{{2,80}}?{_PAPER}》|[^，。；、《\\n]{{2,24}}?{_PAPER})(?:等[^，。；]{{0,16}})?(?=[，。；\\n]|$)"
)
_OURS = re.compile("中[方国](?:政府)?(?:代表|[和与])")  # signs for the country
_NOT_BY_ITSELF = re.compile(  # part of talks or a meeting, or no news
    "会谈|会见|会晤|[会式]上|会[后前]|期间|仪式|论坛|峰会|展会|[来出到]访|访问|[将拟曾未](?=签)|终止|督促|认定|查明|早在|公告|计划|要求|称|表示|透露|根据|按照|此前|[年月]来|(?<!股)份|[项个]|日前签|若|如果|[去前]年|强调|说"
)
_MARK = re.compile("[，：；]")
_LONGEST = 60  # characters of a name


class SigningTeller(Teller):
    """Finds them in the sentences of one reading."""

    def tell(self, sentence: Sentence) -> Iterator[Event]:
        """The signing of a sentence, if it names the day and several parties."""
        low, high = sentence.start, sentence.end
        signed = _SIGNED.search(self.text, low, high)
        if signed is None or _NOT_BY_ITSELF.search(self.text, low, signed.end("verb")):
            return
        day = ON_A_DAY.search(self.text, low, signed.start())
        parties = self.around.hosts(low, signed.start())
        public = len({m.org for m in parties}) > 1 and self.around.orgs(low, signed.start())
        if day is None or not (public or _OURS.search(self.text, low, signed.start())):
            return
        start, end = signed.span("paper")
        name = self.text[start:end] + "签署"
        whole = parties and not _MARK.search(self.text, parties[0].start, start)
        if self.text[start] != "《" and whole and end - parties[0].start < _LONGEST:
            start = parties[0].start
            name = self.text[start:end]
        event = Event(name, "Meeting", signed.start(), [(start, end)])
        self.describe(event, low, high, signed.start())
        event.organizers, event.chairs = [], []
        yield event
