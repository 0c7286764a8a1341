"""People and their posts: names behind title chains, before titles, in lists, and alone later."""

import re
from collections.abc import Generator, Iterator

from kg.extract.anchors import HONORIFICS, near, places_of
from kg.extract.appointments import find_appointed
from kg.extract.characters import BEARERS, HOLDING, JOINING, UNITS
from kg.extract.company import find_company
from kg.extract.dictionary import is_known_name, plain_tag, word_frequency
from kg.extract.dotted import find_dotted
from kg.extract.given import LIKELY, given_at
from kg.extract.introduced import find_introduced, role
from kg.extract.listed import LED, SHORT_NAMES, find_listed
from kg.extract.name import Name
from kg.extract.person import Person
from kg.extract.post import Chain
from kg.extract.roster import LIST, Roster
from kg.extract.unannounced import find_unannounced
from kg.extract.words import surname_initials
from kg.extract.wordy import names_holder, usual_surname
from kg.text import char_at, char_before

_HONORIFIC = re.compile("(?:" + "|".join(HONORIFICS) + ")(?<!精神(?=文))")
_RELATIVES = ("夫人", "妻子", "丈夫")
_LED = re.compile("(?:等[^，。]{0,6}|、[^，。]{2,16})?的?(?:陪同|带领|率领|主持)")  # 在X校长|的陪同下
_OF_A_HOUSE = ("发言人", "主持人")  # titles that stand behind a body and before a name
_SAFE_TITLED = 2  # ... where a body stands in front of it and a verb behind
_SURE = 3  # the score of a name that needs no more to be believed
_BEFORE_NAME = re.compile(
    r"（[^（）]{1,8}）|、[一-鿿]{0,12}(?:专家|学者|代表|获得者|带头人)(?=[一-鿿])|(?<=部长)官(?=[一-鿿]{2})|[“‘ 　”]?"
)
_CAPTION = re.compile(r"^[^\n：。，]{2,40}[ 　](?P<name>[一-鿿·]{2,8})(?=：)", re.MULTILINE)  # …乡牧民 达强：
_THE_ONE = re.compile(r"的?")
_IS = re.compile("，?(?P<also>[也还]|同时)?是$")
_UNIT = re.compile("[股处室队所站科](?=相关|有关|负责|工作人|执法|人员|全体)")
_LONGER = 3  # characters of a name that is no abbreviation
_SINGLE = frozenset(  # of one each
    "主席 总理 总书记 委员长 书记 省长 市长 县长 区长 州长 局长 院长 校长 行长 董事长".split()
)
_FREQUENT = 100  # how often the dictionary has seen a word that is a name behind a body's title by its surname alone
_CHOSEN_REACH = 12  # characters in front of a title
_LONG = 4  # characters of a name that only foreigners bear
_ONCE = re.compile(r"(?:时任|曾任|身为|作为|身兼|担任|出任|当选)[^，。；：]{0,24}$")
_ONCE_REACH = 28  # characters of its longest match: only saves time
_OF_STATES = frozenset({"总理", "主席"})  # titles of state that are not of foreigners alone
_SPEAKING = frozenset({"say", "attend", "chair"})
_LONGEST_HOLDER = 8  # characters of a name that is looked for before a title
_AMONG = re.compile(
    "领导(?!干部)(?:(?<=[省市县区州旗盟镇乡道]领导)|(?<=[局厅院校]领导)(?!人)|(?<=(?:公司|集团)领导)(?!人)|(?<=[省市县区州旗处]级领导)|(?<=(?:党政|班子|主要|分管|国家|政府|人大|政协)领导)"
    "|(?<=[省市县区州旗]委领导))(?:同志|人)?：?|(?<=[县处厅长]级)干部"
)
_LED_BY = re.compile(f"等{LED}")  # 张三、李四|等县领导
_FIRMS, _LIST = ("公司", "集团"), 60  # characters of such a list
_HONOURED = ("称", "被授", "被评", "被聘", "荣获", "获评", "获得")  # what is told of who is named behind a body
_ADVERBS = frozenset("却则也又还都曾就并")  # between a name and its verb
_NO_GIVEN = ("v", "d", "ad", "r", "p", "c", "t", "s", "f", "u", "b")  # tags of words that hardly name anybody


class PeopleFinder(Roster):
    """Finds the people of one reading, given its title chains."""

    def find(self) -> Generator[None, None, dict[str, Person]]:
        """Everybody by name, each way of naming people a step."""
        for chain in self.chains:
            self._behind(chain)
        yield
        for chain in self.chains:
            self._before(chain)
        yield
        for step in _STEPS:
            step(self)
            yield
        self.forget_words()
        for person in self.people.values():
            person.forget_repeats()
        return self.people

    def _known(self) -> None:
        """Everybody whom the text names as everybody knows them."""
        for start, name in self.names.known.items():
            if start not in self.names.blocked and start not in self.byline_at:
                self.add(name, None)

    def _behind(self, chain: Chain) -> None:
        """Names after a chain; a list of names shares it, but for X和Y、Z and for those who hold posts of their own."""
        once = _ONCE.search(self.text, chain.start - _ONCE_REACH, chain.start)
        skip = (_THE_ONE if once else _BEFORE_NAME).match(self.text, chain.end)
        at = skip.end() if skip else chain.end
        if self.text[at - 1] in " 　" and self._chosen(chain):
            return
        first = None if self.text.startswith(_RELATIVES, at) else self.name(at)
        if first is None or (self.names.is_word(first) and not self._in_office(chain, first)):
            return
        if self.text[at - 1] == "“" and not self.text.startswith("”", first.end):
            return
        if self.text[at - 1] == "”":  # “行政院长”|江宜桦
            if first.score >= _SAFE_TITLED and not self.names.is_word(first):
                self.add(first, chain.posts[0] if chain.posts[0].org else None)
            return
        posts = chain.posts
        if not posts[0].explicit and self._has_holder(chain, first):
            holder = self._of_a_body(chain)
            if holder and len(posts) > 1:
                self.add(holder, posts[0]._replace(org=self.body_before(holder.start)))
            posts = posts[1:]
            if not posts:
                return
        for post in posts:
            self.add(first, post)
        others = list(self._beside(first))
        apart = len(others) > 1 and not self.marked(first) and self.marked(others[0])
        single = posts[-1].org is not None and posts[-1].title in _SINGLE
        for name in others:
            held = self.people.get(name.text)
            if apart or single or (held and held.posts):
                self.add(name, None).leads = True
                continue
            for post in posts:
                self.add(name, post)

    def _chosen(self, chain: Chain) -> bool:
        """Whether somebody was made what a title says, so that nobody behind a blank is (当选国家主席 |李克强致电)."""
        return self.text.rfind("当选", max(chain.start - _CHOSEN_REACH, 0), chain.start) >= 0

    def _beside(self, first: Name) -> Iterator[Name]:
        """The names that go on with the one behind a title as a list."""
        name: Name | None = first
        while name:
            gap = LIST.match(self.text, name.end)
            if gap is None or gap.end() in self.starts:
                return
            name = self.name(gap.end()) or self.hidden(gap.end())
            unit = name is not None and (name.end in self.reading.heads or _UNIT.match(self.text, name.end - 1))
            if name is None or unit or name.end in self.reading.titles or self.names.is_word(name):
                return  # a body: A和植保站站长B, A、王家湾农庄, 张三及医政股相关人员
            yield name

    def _has_holder(self, chain: Chain, behind: Name) -> bool:
        """Whether a name stands before a title, so that what follows is none (X主席|从宏阔, 习主席|来港)."""
        before = chain.start - 1
        if self.text[chain.start] in ("的", self.text[before]):
            return False
        single = self.names.surname_at(before) == 1 and self.text[before] not in HOLDING | JOINING
        weak = behind.score < _SURE and single and before not in self.org_ends
        if weak and (self.boundary(before) or any(name[0] == self.text[before] for name in self.people)):
            return True
        if any(self.text[chain.start - size : chain.start] in self.people for size in range(2, _LONGEST_HOLDER)):
            return True
        name = self.names.ending(chain.start, titled=True)
        return name is not None and name.score >= _SURE and (is_known_name(name.text) or self._of_a_body(chain) == name)

    def _of_a_body(self, chain: Chain) -> Name | None:
        """Whose name stands between a body and a title (市教育局|张树根|局长、李克平副局长)."""
        name = self.names.ending(chain.start, titled=True)
        return name if name and name.start in self.org_ends and names_holder(name.text) else None

    def _in_office(self, chain: Chain, name: Name) -> bool:
        """Whether a name that is a word too has the title before it: nobody else has it (习近平主席|明确), and a body
        of its own or the end of the clause speaks for the name."""
        if self.names.ending(chain.start, titled=True):
            return False
        ended = self.names.ends_clause(name)
        telling = ended or usual_surname(name.text) or word_frequency(name.text) < _FREQUENT
        if telling and any(post.explicit and post.org for post in chain.posts):
            return True
        return ended and not plain_tag(name.text).startswith(_NO_GIVEN)

    def _before(self, chain: Chain) -> None:
        """X副县长, X总书记: a name in front of a title that has none behind it."""
        post = chain.posts[0]
        if post.explicit or not self.named_at.isdisjoint((chain.end, chain.end + 1)):
            return
        if self.text[chain.start] in ("的", self.text[chain.start - 1]):
            return  # 埃尔多安|的新闻秘书, 敬老院|院长
        name = self.names.ending(chain.start, titled=True) or self.known_ending(chain.start)
        name = name or (
            self.minority_ending(chain.start) if post.standing == "public" and post.title[-2:] != "市长" else None
        )
        if name is None and (post.standing == "foreign" or post.title in _OF_STATES):
            name = self.names.foreign_ending(chain.start)
            if name:
                self.add(name, post._replace(org=None, standing="foreign"))
            return
        if name and self._may_bear(name, chain):
            quoted = char_at(self.text, chain.end) == "”" and len(name.text) < _LONGER  # “卫福|部长”
            if (quoted or post.title.endswith(_OF_A_HOUSE)) and name.text not in self.people:
                return  # 麦当劳|发言人
            org, held = self.body_before(name.start), self.people.get(name.text)
            for each in chain.posts:
                if each.explicit and self.text.rfind("，", post.end, each.start + 1) >= 0:
                    return  # X教授，|Y公司董事长、名厨Z
                named = org is None and not each.explicit and held is not None and held.is_called(each.title)
                self.add(name, None if named else each._replace(org=org) if org and not each.explicit else each)

    def _may_bear(self, name: Name, chain: Chain) -> bool:
        """Whether a name in front of a title is that of who bears it: by its look, or by what stands before it."""
        if name.text in self.people or name.score >= _SURE or self.boundary(name.start):
            return True
        if self.text[name.start - 1] in UNITS:
            return True
        return given_at(self.text, name.start) == (*name[:3], LIKELY) or self._governed(name, chain.end)

    def _leaders(self) -> None:
        """县领导X、Y参加: people named by what they are among."""
        told = "领导" in self.text or "干部" in self.text  # only saves time
        for match in _AMONG.finditer(self.text) if told else ():
            for number, name in enumerate(self.run(match.end(), titled=True)):
                if not number and name.score < 2:
                    break
                self.add(name, None).leads = not self.text.endswith(_FIRMS, 0, match.start())
        for led in _LED_BY.finditer(self.text) if told else ():
            at = led.start()
            start = max(self.text.rfind(mark, max(at - _LIST, 0), at) for mark in "，。；：\n") + 1
            if start and "、" in self.text[start:at]:
                names = list(self.run(start, titled=True))
                if names and names[-1].end == at:
                    for name in names:
                        self.add(name, None).leads = True

    def _captioned(self) -> None:
        """县黄河乡牧民 达强：十年以前…, 达强 县水利局局长：…: the speakers of a broadcast, named beside a blank."""
        for chain in self.chains if "：" in self.text else ():
            if char_at(self.text, chain.end) == "：" and char_before(self.text, chain.start) in (" ", "　"):
                name = self.names.ending(chain.start - 1, titled=True)
                if name and self.boundary(name.start):
                    for post in chain.posts:
                        self.add(name, post)
        for match in _CAPTION.finditer(self.text) if "：" in self.text else ():
            start, end = match.span("name")
            before = start - 1
            if (
                before in self.org_ends
                or before in self.reading.title_ends
                or role().search(self.text, before - 4, before)
            ):
                self.add(Name(start, end, match["name"]), None)

    def _copulas(self) -> None:
        """X是A副主任，也是B局长: what a person known by name is said to be."""
        ends = {end: p for p in self.people.values() for _, end in p.mentions}
        last: Person | None = None
        for chain in self.chains if "是" in self.text else ():
            match = _IS.search(self.text, chain.start - 4, chain.start)
            if match is None:
                continue
            person = ends.get(match.start()) or (last if match["also"] else self._said_to_be(match.start(), chain))
            last = person
            if person:
                name = Name(match.start() - len(person.name), match.start(), person.name)
                for post in chain.posts:
                    self.add(name, post)

    def _said_to_be(self, end: int, chain: Chain) -> Person | None:
        """Who is named first where it is said what post they hold (李春梅|是县政协委员)."""
        name = self.names.ending(end, titled=True) if chain.posts[0].explicit else None
        sure = name and self.boundary(name.start) and not self.names.is_word(name)
        return self.add(name, None) if name and sure else None

    def _governed(self, name: Name, end: int) -> bool:
        """Whether a word that governs a name stands before it (传达了|何望舒市长的批示, 在|陈瑞敏校长陪同下).

        `end`: where its title ends."""
        before = char_before(self.text, name.start)
        return before in "了的到对由向把被请与同和给" or (before == "在" and _LED.match(self.text, end) is not None)

    def _speaking(self) -> None:
        """A name alone at the head of a clause before a verb of saying (X说, X表示), or before 同志."""
        initials, text = surname_initials(), self.text
        for at, _, use in self.reading.cues:
            if use not in _SPEAKING:
                continue
            end = at - (char_before(text, at) in _ADVERBS)
            for start in range(max(end - SHORT_NAMES[-1], 0), end - 1):
                if text[start] in initials and self.names.surname_at(start) and self._may_speak(start):
                    break
            else:
                continue
            name = self.names.ending(end)
            if name and name.score >= 3 and self._may_speak(name.start) and name.start not in self.byline_at:
                person = self.add(name, None)
                person.leads = person.leads or use in ("attend", "chair")
        for at in self.reading.anchors("remark"):
            name = self.names.ending(at)
            if name and name.score >= 3 and self.boundary(name.start) and name.start not in self.byline_at:
                self.add(name, None)
        find_dotted(self)
        for match in near(_HONORIFIC, self.text, self.reading.anchors("honorific")):
            name = self.names.ending(match.start(), titled=True)
            if name and name.score >= 2.5 and name.start not in self.byline_at:
                person = self.add(name, None)
                person.leads = person.leads or match.group() == "同志"

    def _may_speak(self, start: int) -> bool:
        """Whether the name of who speaks may begin at an offset."""
        return self.boundary(start) or self.text[start - 1] in BEARERS

    def _of_bodies(self) -> None:
        """县水利局姜建国说, 镇政府的陈小菊告诉记者: a name between a body and a verb of saying."""
        said = {at for at, cue in self.reading.cue_starts.items() if cue.value == "say"}
        said.update(at for word in _HONOURED for at in places_of(word, self.text))
        for end in (*self.org_ends, *self.parts) if said else ():
            start = end + (char_at(self.text, end) == "的")
            near_start = range(start + SHORT_NAMES[0], start + _LONG)
            if said.isdisjoint(near_start) or not self.names.surname_at(start) or start in self.reading.titles:
                continue
            if end - 1 in self.reading.titles:
                continue  # 县局书记、局|长孙继祖
            name = self.name(start)
            if (
                name
                and name.score >= _SAFE_TITLED
                and name.end in said
                and name.end in near_start
                and self.reading.titles.keys().isdisjoint(range(start, name.end))
                and not self.names.is_word(name)
            ):
                self.add(name, None)

    def _alone(self) -> None:
        """Every further place where a known name stands; the longer of two names wins."""
        taken: dict[int, int] = {}
        self.forget_beginnings()
        surnames = self.foreign_surnames()
        for name in sorted((*self.people, *surnames), key=len, reverse=True):
            person = self.people[surnames.get(name, name)]
            spans = set(person.mentions)
            for at in places_of(name, self.text):
                if at not in taken and at not in self.byline_at:
                    spans.add((at, at + len(name)))
            person.mentions = sorted(spans)
            for start, end in person.mentions:
                for offset in range(start, end):
                    taken[offset] = start


_STEPS = (
    PeopleFinder._known,
    PeopleFinder._leaders,
    find_appointed,
    find_introduced,
    PeopleFinder._captioned,
    PeopleFinder._speaking,
    PeopleFinder._of_bodies,
    find_listed,
    find_company,
    PeopleFinder._copulas,
    find_unannounced,
    PeopleFinder._alone,
)
