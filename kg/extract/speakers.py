"""Who stands where: the mentions of people, titles alone, and 他 or 她."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.person import Person
from kg.extract.reading import Reading

_ALONE = re.compile(r"(?:在[^，。；]{2,30}?上)?(?:指出|强调|表示|要求|说|主持|出席)")
_ELSEWHERE = re.compile(  # 应X邀请, 受X委托, X特使, X的贺信
    "(?:总统|总理|主席|总书记|先生|女士)?"
    "(?:的?(?:亲?署函|[邀委][请托][，。]|特别代表|特使)|的(?:贺[信电词]|题词|问候|祝贺|署名))"
)
_WHOSE = re.compile(
    "(?:总书记|主席|总理|同志)?(?:的(?!是)|精神|对[^，。；]{1,20}的(?:亲切|诚挚|良好)?问候)"
)  # 宣读了X的贺信。他说
_CONVEYS = re.compile("转达(?:了)?[^，。；]{0,40}$")
_ANAPHOR = re.compile(
    r"[他她](?<![其的他].)(?!们)(?=[一-鿿]{0,4}(?:指出|强调|表示|要求|说|希望|介绍|认为|召开)|(?:先后|一路|首先|随后|还|仔细|详细|实地|深入|来到|走进)[^。；\n]{2,90}?主持召开)"
)


def represented(text: str, end: int) -> bool:
    """Whether somebody whose name ends at an offset is not there, but invites, sends an envoy or a letter.

    >>> represented("受王建军总书记委托，李文涛出席", 4), represented("王建军邀请大家", 3)
    (True, False)
    """
    return _ELSEWHERE.match(text, end) is not None


def _by_title(
    reading: Reading, people: dict[str, Person], named: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """总书记指出: a title alone at the head of a clause, where one person of the document holds it."""
    holders: dict[str, set[str]] = defaultdict(set)
    for person in people.values():
        for post, _ in person.posts:
            holders[post.title].add(person.name)
    near = {at for start, end, _ in named for at in (*range(start - 1, start + 1), end)}
    for token in reading.tokens.get("title", ()):
        names = holders.get(token.value.title, ())
        if len(names) != 1 or token.end in near or token.start in near:
            continue
        if _boundary(reading, token.start) and _ALONE.match(reading.text, token.end):
            yield token.start, token.end, next(iter(names))


def _is_absent(text: str, start: int, end: int) -> bool:
    """Whether the person at `text[start:end]` is only one whose letter is read or whose greetings are conveyed."""
    return _WHOSE.match(text, end) is not None or _CONVEYS.search(text, max(start - 40, 0), start) is not None


def _boundary(reading: Reading, at: int) -> bool:
    return at == 0 or reading.text[at - 1] in "，。；：\n “"


class Speakers:
    """Who stands at an offset: the mentions of people in order, and 他/她 as the last of them."""

    def __init__(self, reading: Reading, people: dict[str, Person]) -> None:
        self.people = people
        marks: dict[int, tuple[int, str]] = defaultdict(lambda: (0, ""))
        for person in people.values():
            for start, end in person.mentions:
                marks[start] = (end, person.name)
        named = sorted((start, end, name) for start, (end, name) in marks.items())
        starts = [start for start, _, _ in named]
        found = list(named)
        for match in _ANAPHOR.finditer(reading.text) if named else ():
            index = bisect_right(starts, match.start()) - 1
            while index > 0 and _is_absent(reading.text, *named[index][:2]):
                index -= 1
            if index >= 0 and match.start() - named[index][0] < 400:
                found.append((match.start(), match.end(), named[index][2]))
        found.extend(_by_title(reading, people, named))
        self.marks = sorted(found)
        self._starts = [start for start, _, _ in self.marks]

    def between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """(start, end, name) of everybody who stands in `text[start:end]`."""
        low = bisect_left(self._starts, start)
        high = bisect_left(self._starts, end)
        return self.marks[low:high]
