"""Who was found in one reading so far, and how names are read there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.characters import FOREIGN
from kg.extract.dictionary import plain_tag
from kg.extract.edges import is_han
from kg.extract.name import Name
from kg.extract.name_ends import DOTS
from kg.extract.names import NameFinder
from kg.extract.org import Org, OrgMention
from kg.extract.person import OF_A_BODY, Person
from kg.extract.post import Chain, Post
from kg.extract.reading import Reading
from kg.extract.words import leaders, premiers
from kg.extract.wordy import is_plainly_word, plainly_foreign, usual_surname
from kg.text import char_before

LIST = re.compile(r"(?:（[^（）\n]{1,8}）)?(?:、|和|，?以及|及|与)")
_DEPARTMENT = re.compile("[一-鿿]{1,6}?(?:部|处|科|站|中心|大队|中队)(?![长门分员])")  # 某某超市行政部|黄微微
_EXPERT, _EXPERT_REACH = re.compile("[一-鿿]{0,9}专家$"), 11  # 山东大学|社会问题研究专家|X教授
_LEARNED, _LAWYERS = "Institution", "律师事务所"
_DOTS = re.compile(f"(?<=[一-鿿])[{DOTS}](?=[一-鿿])")
_OF_CHINA = frozenset(
    "国务院 外交部 国防部 财政部 司法部 商务部 教育部 中共中央委员会".split()
)  # ... and of no foreigner
_OF_LEADERS = ("主席", "总书记", "总理")
_GOVERNING = frozenset("和向从由")  # surnames that are particles far more often
_SERVES = re.compile("(?:大会|会议)(?:副?秘书长|主持人)$")
_WHOLE = re.compile("[一-鿿]{3}(?=、)")
_SHORT = 2  # characters of a surname that may stand in other words (阿里巴巴)
_LONGER, _LONG = 3, 4  # characters of a name that is no abbreviation, and of one that only foreigners bear
_LONGEST = 8  # characters of the longest name of a minority
_SAFE = 2  # the score of a name behind which a list of names goes on as behind a title


class Roster:
    """The people of one reading by name, given its title chains."""

    def __init__(
        self, reading: Reading, chains: list[Chain], taken: Iterable[tuple[int, int]], orgs: Iterable[OrgMention] = ()
    ) -> None:
        """`taken`: the spans of places and bodies; `orgs`: the bodies."""
        self.reading, self.text = reading, reading.text
        spans = list(taken)
        blocked: set[int] = set()
        for start, end in spans:
            blocked.update(range(start, end))
        self.org_ends = {m.end: m.org for m in orgs}
        self.parts = {part.end(): self.org_ends[part.start()] for part in self._departments()}
        fronts = frozenset(start for start, end in spans if end - start > 1)
        towns = {end for start, end in spans if end - start > _SHORT and self.text[end - 1] in "镇乡道"}
        backs = self.org_ends.keys() | self.parts.keys() | towns  # 温溪镇|X镇长
        self.names = NameFinder(reading, frozenset(blocked), fronts, backs)
        self.chains = chains
        self.starts = {chain.start: chain for chain in chains}
        self._chain_ends = {chain.end: chain for chain in chains}
        self.people: dict[str, Person] = {}
        self.named_at: set[int] = set()  # where names stand that were found
        self.byline_at = {at for b in reading.article.bylines for at in range(b.start, b.end)}

    def _departments(self) -> Iterator[re.Match[str]]:
        """Parts of bodies, by what stands behind these."""
        for end in self.org_ends:
            part = _DEPARTMENT.match(self.text, end)
            if part and part.end() not in self.org_ends:
                yield part

    def body_before(self, start: int) -> Org | None:
        """The body in front of a name that a title follows, the one of its part, or that of the title in front."""
        at = start - (self.text[start - 1] == "的")
        expert = _EXPERT.search(self.text, max(at - _EXPERT_REACH, 0), at) if self.text.endswith("家", 0, at) else None
        learned = range(at, expert.start() - 1, -1) if expert else ()
        at = next((end for end in learned if end in self.org_ends and self.org_ends[end].kind == _LEARNED), at)
        chain = self._chain_ends.get(start)
        held = chain.posts[-1].org if chain else None
        same = held and (held.kind == _LEARNED or held.label.endswith(_LAWYERS))
        return self.org_ends.get(at) or self.parts.get(at) or (held if same else None)

    def name(self, at: int, *, titled: bool = True) -> Name | None:
        """The name that starts at an offset; none of a byline, none where a title chain starts."""
        if at in self.byline_at or at in self.starts:
            return None
        return self.names.starting(at, titled=titled)

    def boundary(self, start: int) -> bool:
        """Whether a name may begin at an offset by what stands before: a mark, a cue, a body."""
        if start == 0 or self.text[start - 1] in "，。、；：？！\n （“由据":
            return True
        if self.text[start - 1] == "”" and self.text[start - 2] in "，。？！…":
            return True
        return start in self.reading.cue_ends or start in self.org_ends or start in self.parts

    def run(self, start: int, *, titled: bool = False) -> Iterator[Name]:
        """The names of a list that starts at an offset; behind a safe one any may follow."""
        at = start
        while True:
            name = self.name(at, titled=titled) or (self.hidden(at) if at > start else None)
            if name is None:
                return
            yield name
            gap = LIST.match(self.text, name.end)
            if gap is None:
                return
            at, titled = gap.end(), titled or name.score >= _SAFE

    def marked(self, name: Name) -> bool:
        """Whether a list goes on behind a name with a mark, not with 和."""
        gap = LIST.match(self.text, name.end)
        return gap is not None and gap[0].endswith("、")

    def hidden(self, at: int) -> Name | None:
        """A name of a list that begins like a place (张三、|黄海平、李四): whole between its marks, and one behind."""
        whole = _WHOLE.match(self.text, at)
        if whole is None or not self.names.surname_at(at) or at in self.byline_at or at in self.starts:
            return None
        behind = self.name(whole.end() + 1) if at in self.names.blocked or at in self.names.fronts else None
        return Name(at, whole.end(), whole[0], _SAFE) if behind else None

    def known_ending(self, end: int) -> Name | None:
        """The name of somebody found already that ends at an offset."""
        size = next((size for size in (4, 3, 2) if self.text[end - size : end] in self.people), 0)
        return Name(end - size, end, self.text[end - size : end], _LONGER) if size else None

    def minority_ending(self, end: int) -> Name | None:
        """A minority's name of four characters or more between a mark and a title (次仁多吉|副县长)."""
        for start in range(max(end - _LONGEST, 0), end - _LONG + 1):
            whole, front = self.text[start:end], char_before(self.text, start)
            opens = start in self.org_ends or not (is_han(front) or (front != "" and front in DOTS))
            if (
                opens
                and whole.isalpha()
                and sum(char in FOREIGN for char in whole) >= len(whole) - 1
                and start not in self.names.blocked
            ):
                return None if plain_tag(whole[:2]) or plain_tag(whole[-2:]) else Name(start, end, whole, _LONGER)
        return None

    def add(self, name: Name, post: Post | None) -> Person:
        """The person of a name, with one more mention and perhaps post."""
        person = self.people.setdefault(name.text, Person(name.text))
        if post and post.org and not post.explicit and any(held.standing == "foreign" for held, _ in person.posts):
            post = post._replace(org=None, standing="foreign")  # 巴基斯坦总理谢里夫 …, 谢里夫总理
        if post and post.org and post.org.label in _OF_CHINA and ("·" in name.text or plainly_foreign(name.text)):
            post = post._replace(org=None, standing="foreign")  # 现任总理|默克尔
        if post and not post.explicit and post.title in _OF_LEADERS:
            post = _of_leader(post, name.text)
        if post and not post.explicit and post.title != "委员" and _told_in_full(person, post.title, name.start):
            post = None  # 南浔区局副局长沈建明来我局，沈建明|副局长表示
        if post and post.org is None and (post.title in OF_A_BODY or self._in_session(name.start)):
            person.leads, post = True, None
        if post and not any(_held_then(p, post) for p, _ in person.posts):
            person.posts.append((post, name.start))
        self.named_at.add(name.start)
        if (name.start, name.end) not in person.mentions:
            person.mentions.append((name.start, name.end))
        return person

    def _in_session(self, start: int) -> bool:
        """Whether who is named at an offset only serves a congress (大会副秘书长|信春鹰)."""
        return self.text[start - 1] in "长人" and _SERVES.search(self.text, max(start - 8, 0), start) is not None

    def forget_words(self) -> None:
        """Forget whoever is only a word that begins with no usual surname (总统|权力), but for the holders of local
        offices (县卫健局副局长|成功)."""
        known = {name.text for name in self.names.known.values()}
        for name in [name for name in self.people if name[0] in _GOVERNING and len(name) == _LONGER]:
            word = plain_tag(name[1:])[:2] in ("n", "nz", "ns", "nt") and not self._local(name)
            if name not in known and (word or name[1:] in self.people):
                del self.people[name]  # 校长|向万里介绍, 医生|和护士
        for name in [name for name in self.people if is_plainly_word(name) and name not in known]:
            if not self._local(name):
                del self.people[name]

    def _local(self, name: str) -> bool:
        """Whether somebody holds an office of a place."""
        bodies = [post.org for post, _ in self.people[name].posts if post.org]
        return any(body.place and (body.kind == "Agency" or body.place.code) for body in bodies)

    def forget_beginnings(self) -> None:
        """Forget a name that is but the beginning of a longer one wherever it stands (别尔德穆哈梅|多夫, 李思|全)."""
        for name in list(self.people):
            for whole in [other for other in self.people if other != name and other.startswith(name)]:
                if name in self.people and self.text.count(whole) == self.text.count(name):
                    self.people[whole].posts += self.people.pop(name).posts
                elif name in self.people and len(whole) == _LONG and len(name) == _LONGER and usual_surname(whole):
                    self._shorten(whole, name)

    def _shorten(self, whole: str, name: str) -> None:
        """Take somebody named with a character too many (邓昌花|正和游客说话) for who else is named without it."""
        person = self.people.pop(whole)
        for start, _ in person.mentions:
            self.add(Name(start, start + len(name), name), None).leads |= person.leads
        for post, at in person.posts:
            self.add(Name(at, at + len(name), name), post)

    def foreign_surnames(self) -> dict[str, str]:
        """The full names of foreigners by what they are called later (克里 of 约翰·克里), which are nobody else's."""
        whole: dict[str, set[str]] = defaultdict(set)
        for name in self.people:
            _, *parts = _DOTS.split(name) if len(name) > _SHORT else (name,)
            if parts and (len(parts[-1]) > _SHORT or parts[-1] in self.people):
                whole[parts[-1]].add(name)
        found = {last: next(iter(names)) for last, names in whole.items() if len(names) == 1}
        for last, name in found.items():
            short = self.people.pop(last, None)
            if short:
                self.people[name].join(short)
        return found


def _of_leader(post: Post, name: str) -> Post:
    """习近平主席 is the president; 阮富仲总书记, 李显龙总理 are heads of a party and a government abroad."""
    if post.title == "总理":
        return post if name in premiers() else post._replace(org=None, standing="foreign")
    if name in leaders():
        return post if post.org or post.title != "主席" else post._replace(title="国家主席", standing="public")
    return post._replace(org=None, standing="foreign") if post.title == "总书记" else post


def _held_then(known: Post, post: Post) -> bool:
    """Whether a post says no more than one that is known."""
    return (known.title, known.org, known.since or known.until) == (post.title, post.org, post.since or post.until)


def _told_in_full(person: Person, title: str, start: int) -> bool:
    """Whether another place than the offset tells that somebody holds a post by a title to which it gives a body."""
    return any(held.explicit and held.title == title and at != start for held, at in person.posts)
