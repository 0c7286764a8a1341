"""People and their posts: names behind title chains, before titles, in lists, and alone later."""

import re
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator
from itertools import takewhile
from operator import itemgetter

from kg.extract.anchors import DELEGATES, HONORIFICS, ROLES, near, places_of
from kg.extract.dictionary import plain_tag, word_frequency
from kg.extract.names import LONGEST, Name, NameFinder
from kg.extract.org import OrgMention
from kg.extract.person import Person
from kg.extract.posts import Chain, Post
from kg.extract.reading import Reading
from kg.extract.scan import Token
from kg.extract.words import transliterating

_LIST = re.compile(r"、|和|及|与")
_DOTTED = re.compile("[一-鿿]{1,6}·[一-鿿]")
_DOT_REACH = 6  # characters between the beginning of its match and the dot
_HONORIFIC = re.compile("(?:" + "|".join(HONORIFICS) + ")(?<!精神(?=文))")
_LEADERS = re.compile(r"等?(?:[省市县区州旗]|县级|市级|区级)?(?:领导|班子成员)")
_BEHIND_NAME = frozenset("、和及与等省市县区州旗领班")  # what _LIST and _LEADERS begin with
_SHORT_NAMES = (2, 3, 4)  # characters of names without a dot
_BEFORE_NAME = re.compile(r"（[^（）]{1,8}）|[“‘ 　]?")
_THE_ONE = re.compile(r"的?")
_ONCE = re.compile(r"(?:时任|曾任|身为|作为)$")
_APPOINTED = re.compile(r"(?:任命|免去|选举|补选|当选|决定任命|推选|提名|任用|接受|撤销|同意|免除|批准)")
_WHO_HELD = re.compile("被告人|嫌疑人|公职人员")
_NOW_HELD = ("近日任", "日前任", "最近任", "出任", "曾任", "历任", "现任", "同志为", "当选为")
_AS = re.compile(
    r"(?:（[男女][^（）]{0,4}）)?(?:同志)?(?:近日|日前|最近)?(?:为|任|曾任|历任|现任|在?(?:先后)?(?:不再)?担任|不再兼任|兼任的|的|辞去|当选为?|出任|所任)|同志"
)
_AS_SIZES = range(1, 11)  # how long its matches are
_TAKING_PART = frozenset({"attend", "chair", "say", "lead", "visit"})
_SPEAKING = frozenset({"say", "attend", "chair"})
_VERB_REACH = 4  # how far behind a list of names its verb may begin
_DOUBTFUL = 0.25  # the most of a list of names that may score low (李建国, since 建国 is a word)
_SAFE = 2  # the score of a name behind which a list of names goes on as behind a title
_RESUME = re.compile(r"(?:(?<=\n)|^|(?<=[：；]))([一-鿿·]{2,15})，(?:[男女]，|[一-鿿]{2,9}人，)")
_ABOUT = ("，男，", "，女，", "人，")  # in _RESUME
_HELD = re.compile(r"(?:现任|原任|曾任|历任|任)(?:[一-鿿]{2,3})?$")  # 曾任浙江|缙云县县长
_AMONG = re.compile("领导(?!干部)(?:(?<=[省市县区州旗盟]领导)|(?<=(?:党政|班子|主要)领导))(?:同志)?：?")
_ADVERBS = frozenset("却则也又还都曾就并")  # between a name and its verb
_DELEGATE = re.compile("|".join(DELEGATES))
_ROLE = re.compile("|".join(ROLES))
_NO_GIVEN = ("v", "d", "ad", "r", "p", "c", "t", "s", "f", "u", "b")  # tags of words that hardly name anybody
_HIS = re.compile("(?:免去|辞去|不再担任)其(?:所任的|兼任的|原任的)?")


def _transliterated(part: str) -> bool:
    """Whether most of a name's first part is written as foreign names are (and not 启航新征程·今日)."""
    return sum(char in transliterating() for char in part) >= len(part) * 0.6


class PeopleFinder:
    """Finds the people of one reading, given its title chains."""

    def __init__(
        self, reading: Reading, chains: list[Chain], taken: Iterable[tuple[int, int]], orgs: Iterable[OrgMention] = ()
    ) -> None:
        """`taken`: the spans of places and bodies; `orgs`: the bodies."""
        self.reading, self.text = reading, reading.text
        spans = list(taken)
        blocked: set[int] = set()
        for start, end in spans:
            blocked.update(range(start, end))
        self._org_ends = {m.end: m.org for m in orgs}
        fronts = frozenset(start for start, end in spans if end - start > 1)
        self.names = NameFinder(reading, frozenset(blocked), fronts, self._org_ends)
        self.chains = chains
        self._starts = {chain.start: chain for chain in chains}
        self.people: dict[str, Person] = {}
        self._named_at: set[int] = set()  # where names stand that were found
        self._bylines = {(b.start, b.end) for b in reading.article.bylines}
        self._byline_at = {at for start, end in self._bylines for at in range(start, end)}

    def find(self) -> Generator[None, None, dict[str, Person]]:
        """Everybody by name, each way of naming people a step."""
        for chain in self.chains:
            self._behind(chain)
        yield
        for chain in self.chains:
            self._before(chain)
        yield
        for step in (self._leaders, self._appointed, self._delegates, self._speaking, self._listed, self._alone):
            step()
            yield
        for person in self.people.values():
            person.forget_repeats()
        return self.people

    def _behind(self, chain: Chain) -> None:
        """Names after a chain; a list of names shares it."""
        at, alone = chain.end, True
        once = _ONCE.search(self.text, max(chain.start - 4, 0), chain.start)
        skip = (_THE_ONE if once else _BEFORE_NAME).match(self.text, at)
        at = skip.end() if skip else at
        while True:
            name = self._name(at)
            if name is None or (not alone and name.end in self.reading.titles):
                return  # in a list what stands before a title is a body (A和植保站站长B)
            if alone and self.names.is_word(name) and not self._in_office(chain, name):
                return
            alone = False
            for post in chain.posts:
                self._add(name, post)
            at = name.end
            gap = _LIST.match(self.text, at)
            if gap is None or gap.end() in self._starts:
                return
            at = gap.end()

    def _in_office(self, chain: Chain, name: Name) -> bool:
        """Whether a name that is a word too has the title before it: nobody else has it (习近平主席|明确), and a body
        of its own or the end of the clause speaks for the name."""
        if self.names.ending(chain.start, titled=True):
            return False
        if any(post.explicit and post.org for post in chain.posts):
            return True
        return self.names.ends_clause(name) and not plain_tag(name.text).startswith(_NO_GIVEN)

    def _name(self, at: int, *, titled: bool = True) -> Name | None:
        if at in self._byline_at or at in self._starts:
            return None
        return self.names.starting(at, titled=titled)

    def _before(self, chain: Chain) -> None:
        """X副县长, X总书记: a name in front of a title that has none behind it."""
        post = chain.posts[0]
        if post.explicit or not self._named_at.isdisjoint((chain.end, chain.end + 1)):
            return
        name = self.names.ending(chain.start, titled=True)
        if name and (
            name.text in self.people or name.score >= 3 or self._boundary(name.start) or self._governed(name.start)
        ):
            org = self._org_ends.get(name.start)
            for each in chain.posts:
                self._add(name, each._replace(org=org) if org else each)

    def _leaders(self) -> None:
        """县领导X、Y参加: people named by what they are among."""
        for match in _AMONG.finditer(self.text) if "领导" in self.text else ():
            for number, name in enumerate(self._run(match.end(), titled=True)):
                if not number and name.score < 2:
                    break
                self._add(name, None).leads = True

    def _delegates(self) -> None:
        """县人大代表X、政协委员Y: people named by what they are delegates of."""
        for match in near(_DELEGATE, self.text, self.reading.anchors("delegate")):
            for name in takewhile(lambda name: name.score >= 2, self._run(match.end(), titled=True)):
                self._add(name, None)
        for match in near(_ROLE, self.text, self.reading.anchors("role")):
            if word_frequency(self.text[match.start() : match.end() + 1]):
                continue  # 居民|区选址
            for name in takewhile(lambda name: name.score >= 1.7 and len(name.text) > 2, self._run(match.end())):
                if name.text[0] in "和与及":
                    break
                self._add(name, None)

    def _appointed(self) -> None:
        """任命X为公安部部长, 免去X兼任的公安部部长职务."""
        bridged = self._before_bridges()
        places = {m.end() for m in _APPOINTED.finditer(self.text)} if bridged else set()
        if bridged and "担任" in self.text:
            places.update(m.end() for m in _WHO_HELD.finditer(self.text))
        if places or any(map(self.text.__contains__, _NOW_HELD)):
            places.update(self.reading.clause_starts)
            for at in sorted(places & bridged):
                self._appoint(at)
        for match in _HIS.finditer(self.text) if "其" in self.text else ():
            self._leave(match)
        if not any(word in self.text for word in _ABOUT):
            return
        for match in _RESUME.finditer(self.text):
            name = self._name(match.start(1))
            if name and name.end == match.end(1):
                self._resume(name, match.end())

    def _leave(self, his: re.Match[str]) -> None:
        """X同志任A局局长，免去其|B局局长职务: a post of the person named last before it."""
        chain = self._starts.get(his.end())
        low = self.reading.sentence_at(his.start()).start
        named = [
            (start, end, p) for p in self.people.values() for start, end in p.mentions if low <= start < his.start()
        ]
        if chain and named:
            start, end, person = max(named, key=itemgetter(0))
            for post in chain.posts:
                self._add(Name(start, end, person.name, 3), post)

    def _appoint(self, at: int) -> None:
        names = list(self._run(at, titled=True))
        bridge = _AS.match(self.text, names[-1].end) if names else None
        chain = self._starts.get(bridge.end()) if bridge else None
        if chain and not self.names.is_word(names[0]):
            for name in names:
                for post in chain.posts:
                    self._add(name, post)

    def _before_bridges(self) -> set[int]:
        """Where a name, or a list of names, may begin whose end a title chain follows with a word of `_AS` between."""
        found: set[int] = set()
        for end in {start - size for start in self._starts for size in _AS_SIZES if start > size}:
            if _AS.match(self.text, end):
                found.update(range(end - LONGEST, end - 1))
                clauses = self.reading.clause_starts
                found.add(clauses[bisect_right(clauses, end) - 1])
        return found

    def _resume(self, name: Name, start: int) -> None:
        """高娃，女，…，现任…: the posts that an announcement says somebody holds or held."""
        end = min(at for at in (self.text.find("\n", start), self.text.find("。", start), len(self.text)) if at >= 0)
        self._add(name, None)
        for chain in self.chains:
            if start <= chain.start < end and _HELD.search(self.text, max(chain.start - 5, 0), chain.start):
                for post in chain.posts:
                    self._add(name, post)

    def _governed(self, start: int) -> bool:
        """Whether a word that governs a name stands before an offset (传达了|何望舒市长的批示)."""
        return self.text[start - 1 : start] in ("了", "的", "到", "对", "由", "向", "被", "请", "与", "同", "和")

    def _boundary(self, start: int) -> bool:
        return start == 0 or self.text[start - 1] in "，。、；：\n （“由" or start in self.reading.cue_ends

    def _speaking(self) -> None:
        """A name alone at the head of a clause before a verb of saying (X说, X表示), or before 同志."""
        for at, _, use in self.reading.cues:
            if use not in _SPEAKING:
                continue
            end = at - (self.text[at - 1 : at] in _ADVERBS)
            if not any(self.names.surname_at(start) and self._boundary(start) for start in self._starts_of(end)):
                continue
            name = self.names.ending(end)
            if name and name.score >= 3 and self._boundary(name.start) and name.start not in self._byline_at:
                person = self._add(name, None)
                person.leads = person.leads or use in ("attend", "chair")
        for at in self.reading.anchors("remark"):
            name = self.names.ending(at)
            if name and name.score >= 3 and self._boundary(name.start) and name.start not in self._byline_at:
                self._add(name, None)
        for match in near(_DOTTED, self.text, places_of("·", self.text), _DOT_REACH):
            name = self._name(match.start()) if self._boundary(match.start()) else None
            if name and "·" in name.text and _transliterated(name.text.partition("·")[0]):
                self._add(name, None)
        for match in near(_HONORIFIC, self.text, self.reading.anchors("honorific")):
            name = self.names.ending(match.start(), titled=True)
            if name and name.score >= 2.5 and name.start not in self._byline_at:
                person = self._add(name, None)
                person.leads = person.leads or match.group() == "同志"

    def _starts_of(self, end: int) -> Iterable[int]:
        """Where a name without a dot may begin that ends at an offset."""
        return range(max(end - _SHORT_NAMES[-1], 0), end - _SHORT_NAMES[0] + 1)

    def _listed(self) -> None:
        """X、Y、Z出席, X、Y等区领导参加: at least two names at the head of a clause, then a verb of taking part."""
        verbs = frozenset([at for at, (_, _, use) in self.reading.cue_starts.items() if use in _TAKING_PART])
        if not verbs:
            return
        for start in self._heads_of(verbs):
            if not self.names.surname_at(start) or not self._may_be_listed(start, verbs):
                continue
            names = list(self._run(start))
            if not names:
                continue
            tail = self.text[names[-1].end : names[-1].end + 14]
            leaders = _LEADERS.match(tail)
            rest = names[-1].end + (leaders.end() if leaders else 0)
            verb = self._verb_near(rest)
            if not verb or verb.value not in _TAKING_PART:
                continue
            if not leaders and sum(name.score < 2 for name in names) > len(names) * _DOUBTFUL:
                continue
            for name in names:
                person = self._add(name, None)
                person.leads = person.leads or bool(leaders) or verb.value in ("attend", "chair")

    def _may_be_listed(self, start: int, verbs: frozenset[int]) -> bool:
        """Whether what may follow the first name of such a list stands where one that begins at an offset may end: a
        mark, 领导 or the like, one of the verbs."""
        low, high = start + _SHORT_NAMES[0], start + _SHORT_NAMES[-1]
        marked = not _BEHIND_NAME.isdisjoint(self.text[low : high + 1])
        return marked or not verbs.isdisjoint(range(low, high + _VERB_REACH))

    def _heads_of(self, verbs: Iterable[int]) -> list[int]:
        """The starts of the clauses with one of the verbs in them or at most three characters behind them."""
        if not verbs:
            return []
        clauses, found = self.reading.clause_starts, set()
        for verb in verbs:
            index = bisect_right(clauses, verb) - 1
            found.add(clauses[index])
            while index > 0 and clauses[index] > verb - _VERB_REACH:
                index -= 1
                found.add(clauses[index])
        return sorted(found)

    def _run(self, start: int, *, titled: bool = False) -> Iterator[Name]:
        at = start
        while True:
            name = self._name(at, titled=titled)
            if name is None:
                return
            yield name
            gap = _LIST.match(self.text, name.end)
            if gap is None:
                return
            at, titled = gap.end(), titled or name.score >= _SAFE

    def _verb_near(self, at: int) -> Token | None:
        for offset in range(at, min(at + _VERB_REACH, len(self.text))):
            token = self.reading.cue_starts.get(offset)
            if token is not None and token.value != "stop":
                return token
        return None

    def _add(self, name: Name, post: Post | None) -> Person:
        person = self.people.setdefault(name.text, Person(name.text))
        if post and not any(p.title == post.title and p.org == post.org for p, _ in person.posts):
            person.posts.append((post, name.start))
        self._named_at.add(name.start)
        if (name.start, name.end) not in person.mentions:
            person.mentions.append((name.start, name.end))
        return person

    def _alone(self) -> None:
        """Every further place where a known name stands; the longer of two names wins."""
        taken: dict[int, int] = {}
        for name in sorted(self.people, key=len, reverse=True):
            person = self.people[name]
            spans = set(person.mentions)
            at = self.text.find(name)
            while at >= 0:
                if at not in taken and at not in self._byline_at:
                    spans.add((at, at + len(name)))
                at = self.text.find(name, at + 1)
            person.mentions = sorted(spans)
            for start, end in person.mentions:
                for offset in range(start, end):
                    taken[offset] = start
