"""Who only comments on an event: experts and officials whom the paper asked, and who is talked to.

At a press conference or a forum whoever is quoted speaks there. At a session of a body only those do whom the text
shows to be there, or who are of that body.
"""

import re
from collections.abc import Collection

from kg.extract.anchors import either
from kg.extract.event import Event
from kg.extract.person import Person
from kg.extract.reading import Reading, Sentence
from kg.extract.scan import Token
from kg.wording import derived

# Not 强调, 指出, 要求: who holds an office does so there.
_PLAIN = frozenset("表示 说 认为 介绍 介绍说 称 透露 坦言 解释 解释说 告诉".split())
_DONE_THERE = ("汇报", "宣读", "传达", "表态")
_THERE = re.compile("[会式坛]上|(?<!，)会议|与会|现场|培训|致辞|讲话|发言|座谈|仪式|说明")
_DELEGATE = re.compile("代表|委员|议员")  # speaks at a session
_HEARD_THERE = re.compile("(?:上|中|期间)?(?:获悉|了解到|得知|获知)")  # 记者从X会议|上获悉
_MET = re.compile("(?:会见|会晤|接见)[^，。；]{0,60}$")  # in front of who is met
_WITH = re.compile("[同与][^，。；同与]{0,60}$")
_WROTE = re.compile(
    "(?P<who>[一-鿿·]{2,12}?)(?:总书记|主席|总理|委员长)?在(?:贺[信电]|回信|书面致辞|亲署函|唁电|慰问[信电]|署名文章)中"
)
_WRITTEN = ("信中", "电中", "辞中", "函中", "章中")  # how that ends
_ABOUT = re.compile("(?<![绝针])[对向][^，。；：、 　]{0,20}$")  # X对|Y当选表示祝贺
_TO_THE_PRESS = re.compile("(?:发布|通气|吹风|记者|见面|说明|通报)会|专题询问|开班式")  # where no scholar asked is
_LOCAL = re.compile("(?!.{0,80}(?:全[国省]|中国|国际|世界))")
_NEAR = ("county", "township")
_LEADING = ("人民政府", "委员会")
_QUOTED = "总书记"  # everywhere
_AT_IT, _AT_IT_REACH = re.compile("[会议坛式班]上，?$"), 3  # 在会议上，|习近平总书记
_COME = re.compile("[会议式坛班]上|出席|主持|莅临|亲临|到会")
_OF_TWO = re.compile("会谈|会晤|通话|通电话|磋商|谈判")  # where nobody but the parties speaks
_TALKING = re.compile("会见|会谈|会晤|通话|通电话|座谈")


@derived
def _open() -> re.Pattern[str]:
    """What the name of an event holds at which whoever is quoted speaks."""
    return re.compile(either("open"))


class Commentators:
    """Tells those who say something at the events of one reading from those who only comment on them."""

    def __init__(self, reading: Reading, people: dict[str, Person]) -> None:
        self.reading, self.text, self.people = reading, reading.text, people
        told = _WROTE.finditer(self.text) if any(end in self.text for end in _WRITTEN) else ()
        self._wrote = [match["who"] for match in told]  # a letter, instead of coming
        self.cited: set[str] = set()  # whose words others have gone by so far (学习贯彻X讲话精神)

    def only_comments(self, name: str, verb: Token, sentence: Sentence, event: Event, present: Collection[str]) -> bool:
        """Whether a person is quoted on an event without being there; `present`: who is known to be."""
        if event.kind == "Meeting" and any(who.endswith(name) for who in self._wrote):
            return True
        if name in present or event.kind != "Meeting":
            return False
        if self.text[verb.start : verb.end] in _DONE_THERE:
            return False
        held = name in self.people and self.people[name].official
        if not held and _DELEGATE.search(self.text, sentence.start, verb.start):
            return False
        if held and self.text[verb.start : verb.end] not in _PLAIN:
            return False
        if _TO_THE_PRESS.search(event.label) and self._is_scholar(name):
            line = self.reading.sentence_at(event.mentions[0][0]).line
            return line != sentence.line and not _THERE.search(self.text, sentence.start, sentence.end)
        if len(event.parties) > 1 and _OF_TWO.search(event.label):
            return True
        if _open().search(event.label) or _THERE.search(self.text, sentence.start, sentence.end):
            return False
        if _HEARD_THERE.match(self.text, event.mentions[0][1]):
            return False
        return not self._of_the_house(name, event)

    def is_cited(self, mark: tuple[int, int, str], verb: Token, there: Collection[str]) -> bool:
        """Whether who stands at a mark is only quoted at a meeting (习近平总书记|指出); `there`: who has come."""
        start, end, name = mark
        if name in there or _COME.search(self.text, end, verb.start):
            return False
        if _AT_IT.search(self.text, max(start - _AT_IT_REACH, 0), start):
            return False
        return name in self.cited or self.text.startswith(_QUOTED, end)

    def _is_scholar(self, name: str) -> bool:
        """Whether a person has but posts of a scholar, a lawyer or a doctor, whom a paper asks."""
        posts = self.people[name].posts if name in self.people else ()
        return bool(posts) and all(post.standing == "professional" for post, _ in posts)

    def _of_the_house(self, name: str, event: Event) -> bool:
        """Whether a person has a post in a body that holds an event or that the event is a session of, or in one of the
        same place."""
        hosts = {org.label for org, _ in event.organizers}
        places = {org.place for org, _ in event.organizers if org.place}
        bodies = [post.org for post, _ in self.people[name].posts if post.org] if name in self.people else ()
        if not hosts and _LOCAL.match(event.label):  # 全县X会议: whoever leads the county
            return any(body.place and body.place.level in _NEAR and body.label.endswith(_LEADING) for body in bodies)
        return any(body.label in hosts or body.label in event.label or body.place in places for body in bodies)

    def is_met(self, start: int, end: int, verb: Token, sentence: Sentence) -> bool:
        """Whether the person at `text[start:end]` is whom the one who speaks met or talked with (会见X时，Y表示)."""
        if _MET.search(self.text, sentence.start, start) or _ABOUT.search(self.text, sentence.start + 2, start):
            return True
        return (
            _WITH.search(self.text, sentence.start, start) is not None
            and _TALKING.search(self.text, end, verb.start) is not None
        )
