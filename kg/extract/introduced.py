"""People named by what they are to others (县人大代表X, 夫人Z, 老板X) or by what is noted at a name (X（化名）)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from kg.extract.anchors import INTRODUCING, near, pattern_words, places_of
from kg.extract.characters import BEARERS
from kg.extract.dictionary import crosses_word, is_known_name, word_frequency
from kg.extract.given import SIZE, given_at, given_characters
from kg.extract.name import Name
from kg.extract.post import Chain, Post
from kg.extract.roster import Roster
from kg.extract.words import transliterating
from kg.extract.wordy import plainly_foreign, rarely, told_after, usual_surname
from kg.text import char_at, char_before, pair_across
from kg.wording import derived

_INTRODUCING = re.compile("|".join(INTRODUCING))
_HEADED = re.compile("(以)[一-鿿·]{2,12}?(为)(?:[团组]长)的")  # 以X为团长的代表团
_WHOSE_WORDS = re.compile("(?:传达了?|和|学习了?)(?P<name>[一-鿿]{3})(?:重要)?(?:指示|批示)")
_NOTED = re.compile("（(?:(?:化名|音译?)[，）]|[男女][，）]|[一-鿿]{1,3}族[，）])")  # 陈霞|（化名）
_NOTE = "（(?:[男女]|[一-鿿]{1,3}族)(?:，[^（）\n]{1,12})?）"  # 陈霞|（女）：副局长
_NOTE_BEFORE, _NOTE_BEHIND, _NOTE_REACH = re.compile(f"{_NOTE}$"), re.compile("（[^（）\n]{1,16}）"), 20
_HEADLINED = re.compile("(?:】|——)([一-鿿]{2,4})(?=[：。，\n])")  # 【时代楷模】X：…, 这就是他——X。
_ANSWERING = re.compile(
    "[一-鿿]{2,3}(?<![某总称说问答曰题谓长一二三四五家])(?<!先生|女士|老板|经理|医生|律师|记者|老师|主任|教授|大妈|大爷|阿姨|市民|民警)"
)
_MET = re.compile(  # 李强同|X|举行会谈
    "(?:同|与|会见了?)(?P<who>[一-鿿]{3,8}?)(?:举行(?:了?(?:大范围|小范围)?(?:会谈|会晤|会见))|(?:会谈|会见|会晤|通话)?时[，说]|通电话)"
)
_SAYS = tuple("表示 说 指出 强调 感谢 祝贺 积极评价 请 完全赞同 赞同 欢迎".split())
_WON = re.compile(
    "(?:(?<=[，。；：\n])|(?<=其中)|(?<=最终))(?P<who>[一-鿿]{2,3}(?:(?:/|、|和)[一-鿿]{2,3}){0,3}?)(?:组合)?"
    "(?:(?:也|则|还|再|分别|最终|成功|再次|首次|连续|一举|先后|率先|爆冷|以[^，。；]{2,24}?|凭借[^，。；]{2,20}?){0,3})"
    "(?:(?=以[^，。；]{2,30}成绩)|夺冠|夺金|摘金|卫冕(?![^，。；]{0,6}失败)|(?:夺得|摘得|获得|赢得|收获|斩获|拿下|夺取|摘取|包揽|再添)了?[^，。；]{0,24}?(?:冠军|亚军|季军|[金银铜]牌))"
)
_MEDALS = ("冠军", "夺冠", "卫冕", "金牌", "银牌", "铜牌")  # one of them stands wherever one is won: only saves time
_WHOLE = 3  # characters of one name, though one of them joins names
_FIRST = 4  # characters in front of whose mark a paragraph begins
_COMING = re.compile("(?:家住|来自|身为|住在)[^，。；：、“”\n]{2,18}?的(?=[一-鿿])")
_CALLED_ENDS = re.compile(
    "(?:[一两][位名]|[人者犯子女妇士伙](?:就|名字)?|(?:^|[，。；“ ])[他她](?:就|名字)?)$"
)  # in front of 叫
_CALLED_LAST = frozenset("位名人者犯子女妇士伙他她就字")  # what it ends with
_CALLED_REACH = 4  # characters of its longest match
_IS = re.compile("[为是系：]")
_LEGAL = ("法定代表人", "法人代表")
_TOPIC = re.compile("(?:^|[。；！？\n“])(?P<name>[一-鿿]{2,3})是[^，。；：\n“”]{2,24}$")  # 何秀英|是城关镇的村民
_TOPIC_REACH = 30  # characters of its longest match
_NO_OFFICES = (*_LEGAL, "主持人")  # posts that say nothing without a body
_OPENED = re.compile("（(?:该|本|时任|现任|原任?|系|[时现]为)?[^（），。；]{0,2}$")  # （该公司|副经理）
_OPENED_REACH = 6  # characters of its longest match
_MEMBER = re.compile(r"^(?:[一-鿿]{2,4}：)?(?P<name>[一-鿿]{2,4})（[^（）\n]{2,12}(?P<end>）)$", re.MULTILINE)
_GATHERING = ("峰会", "宣言", "会晤")  # behind where leaders meet (领导人|安塔利亚|峰会)
_SAFE = 2  # the score of a name that may stand alone
_LIKELY = 1.7  # ... of one behind a word for what people are
_USUAL = 1000  # how often the dictionary has seen a word that no name behind one for what people are begins with
_FAIR = 1.5  # ... there, of three characters that are no word and end like names
_MANY = 3  # times that a name stands in a text that tells of somebody
_IN_USE = 100  # how often the dictionary has seen a word that no foreign name begins with
_FOREIGN = 3  # characters written as foreign names are that tell one
_ENDS = frozenset("，。；、（）： \n")
_ROW_ENDS = ("", "\n", " ", "　", "；", "。", "，")  # what rows of lists end with
_BLANKS = (" ", "　", "\n", "：", "，")  # between a name and what the person is
_ROW_FRONTS = ("", "\n", "：", "；")
_LINE_FRONTS = ("", "\n")  # of those with a comma (叶伟，党委书记、局长。)


@derived
def role() -> re.Pattern[str]:
    """Words for what people are, behind which names stand."""
    return re.compile("|".join(map(re.escape, sorted(pattern_words("role"), key=len, reverse=True))))


def find_introduced(roster: Roster) -> None:
    """People in front of whom, or at whom, a word says that they are some."""
    _delegates(roster)
    _roles(roster)
    _noted(roster)
    _posted(roster)
    _headlined(roster)
    _borne(roster)
    _interviewed(roster)
    _coming(roster)
    _met_abroad(roster)
    _medallists(roster)
    text = roster.text
    for at in places_of("叫", text):
        if char_before(text, at) in _CALLED_LAST and (name := _called(roster, at)):
            roster.add(name, None)
    for match in _WHOSE_WORDS.finditer(text) if "批示" in text or "指示" in text else ():
        who = roster.name(match.start("name")) if is_known_name(match["name"]) else None
        if who and who.end == match.end("name"):
            roster.add(who, None).leads = True


def _called(roster: Roster, at: int) -> Name | None:
    """The name behind 叫, where a person is called so: 一位|叫X的患者, 这名女子|叫X，."""
    text = roster.text
    said = _CALLED_ENDS.search(text, max(at - _CALLED_REACH, 0), at)
    name = roster.name(at + 1) if said else None
    if said is None or name is None or name.score < _LIKELY or roster.names.is_word(name):
        return None
    behind = char_at(text, name.end)
    return name if behind in _ENDS or (behind == "的" and said.group().endswith(("位", "名"))) else None


def _is_sure(name: Name) -> bool:
    """Whether a name may stand alone: by what is around it, or by the dictionary."""
    return name.score >= _SAFE or is_known_name(name.text)


def _delegates(roster: Roster) -> None:
    """县人大代表X、政协委员Y, 夫人Z, 以X为团长的代表团."""
    text = roster.text
    for match in near(_INTRODUCING, text, roster.reading.anchors("introducing")):
        for name in takewhile(_is_sure, roster.run(match.end(), titled=True)):
            roster.add(name, None)
    for match in _HEADED.finditer(text) if "团长的" in text or "组长的" in text else ():
        head = roster.name(match.end(1))
        if head and head.end == match.start(2):
            roster.add(head, None).leads = True


def _roles(roster: Roster) -> None:
    """老板X、Y."""
    text = roster.text
    for match in near(role(), text, roster.reading.anchors("role")):
        behind = char_at(text, match.end())
        if roster.reading.titles.get(match.start(), 0) > match.end():  # 副总|理
            continue
        if behind == "：":
            _listed_behind(roster, match.end(), [])
        elif behind in _ENDS:
            _told_of(roster, match.start())
        if behind in _ENDS or told_after(text, match.end()):
            continue
        opening = text[match.end() : match.end() + 2]
        if word_frequency(text[match.start() : match.end() + 1]) or word_frequency(opening) > _USUAL:
            continue  # 居民|区选址, 市民|文明素质
        told = opening[:1] == "来" or word_frequency(opening) > _IN_USE  # 镇干部|扎根
        foreign = not told and transliterating().issuperset(text[match.end() : match.end() + _FOREIGN])
        names = roster.run(match.end(), titled=foreign)
        for number, name in enumerate(takewhile(lambda name: _is_likely(roster, name), names)):
            short = not number and len(name.text) < 3 and not (_short(roster, name) or _repeated(roster, name))
            if name.text[0] in "和与及" or short or roster.text.startswith(_GATHERING, name.end):
                break
            roster.add(name, None)


def _told_of(roster: Roster, role: int) -> None:
    """何秀英|是城关镇的村民，: who the sentence is about, by the word at its end for what they are."""
    low = max(role - _TOPIC_REACH, 0)
    said = _TOPIC.search(roster.text, low, role) if roster.text.find("是", low, role) > 0 else None
    name = roster.name(said.start("name")) if said else None
    if said and name and name.end == said.end("name") and (name.score >= _SAFE or _no_word(name.text)):
        roster.add(name, None)


def _is_likely(roster: Roster, name: Name) -> bool:
    """Whether what stands behind a word for what people are is a name."""
    fair = _no_word(name.text) and name.text[-1] in given_characters()[-1]
    return name.score >= (_FAIR if fair else _LIKELY) or _often(roster, name) or _repeated(roster, name)


def _short(roster: Roster, name: Name) -> bool:
    """Whether a name of two characters is one for sure: by its score, or by its characters and those around it."""
    if name.score >= _FOREIGN:
        return not roster.names.is_word(name)
    text, (usual, _, last) = name.text, given_characters()
    plain = text[0] in usual and text[1] in last and not word_frequency(text)
    return plain and not word_frequency(pair_across(roster.text, name.end))


def _repeated(roster: Roster, name: Name) -> bool:
    """Whether a document tells again and again of who is named by two characters that are no word."""
    if len(name.text) > 2 or not usual_surname(name.text) or roster.text.count(name.text) <= _MANY:
        return False
    if word_frequency(name.text) or word_frequency(pair_across(roster.text, name.end)):
        return False
    return len({char_at(roster.text, at + 2) for at in places_of(name.text, roster.text)}) >= _MANY  # but 宋文|骢


def _headlined(roster: Roster) -> None:
    """【时代楷模】X：匠心守护…: whom a headline or a dash presents, and the text tells of again."""
    text = roster.text
    for match in _HEADLINED.finditer(text) if "】" in text or "——" in text else ():
        if text.count(match[1]) < _MANY - text.startswith("】", match.start()):
            continue
        name = roster.name(match.start(1))
        if name is None or name.end != match.end(1) or name.start + 1 in roster.reading.titles:
            continue
        whole = not roster.names.is_word(name) and not word_frequency(name.text[:2])
        if whole and (plainly_foreign(name.text) or (len(name.text) <= _FOREIGN and not rarely(name.text))):
            roster.add(name, None)


def _borne(roster: Roster) -> None:
    """X出生, X一家, X的老伴: told of often, or named by what looks like a name."""
    for at in roster.reading.anchors("bearing"):
        name = roster.names.ending(at)
        if name is None or not _often(roster, name):
            name = given_at(roster.text, at - SIZE) if at - SIZE - 1 not in roster.names.known else None
        if name and name.start not in roster.byline_at and name.start not in roster.names.blocked:
            roster.add(name, None)


def _interviewed(roster: Roster) -> None:
    """王晨光：…: who answers in an interview, at the heads of paragraphs."""
    text, told = roster.text, defaultdict[str, list[Name]](list)
    for end in places_of("：", text):
        start = text.rfind("\n", max(end - _FIRST, 0), end) + 1
        if start and end - start > 1:
            told[text[start:end]].append(Name(start, end, text[start:end]))
    for answer, names in told.items():
        if len(names) > 1 and _ANSWERING.fullmatch(answer) and not rarely(answer) and not word_frequency(answer):
            for name in names:
                roster.add(name, None)


def _coming(roster: Roster) -> None:
    """家住城关镇的X, 来自安徽的X: people by where they live or come from."""
    for match in near(_COMING, roster.text, roster.reading.anchors("from")):
        name = roster.name(match.end(), titled=False)
        if name and name.score >= _SAFE and char_at(roster.text, name.end) in _ENDS | {"说"} and _no_word(name.text):
            roster.add(name, None)


def _met_abroad(roster: Roster) -> None:
    """李强同米佐塔基斯举行会谈, and then 米佐塔基斯表示: guests whose office only the headline tells."""
    text = roster.text
    for match in _MET.finditer(text) if roster.reading.anchors("talks") else ():
        start, end = match.span("who")
        who = match["who"]
        if who in roster.people or start in roster.names.blocked or not transliterating().issuperset(who):
            continue
        says = (at for at in places_of(who, text) if text.startswith(_SAYS, at + len(who)))
        if plainly_foreign(who) and any(char_before(text, at) in "\n，。；" for at in says):
            roster.add(Name(start, end, who), None)


def _medallists(roster: Roster) -> None:
    """X夺得金牌, X/Y以…夺冠: who wins."""
    text = roster.text
    for match in _WON.finditer(text) if any(map(text.__contains__, _MEDALS)) else ():
        at = match.start("who")
        alone = len(match["who"]) == _WHOLE  # 周文和
        for who in [match["who"]] if alone else re.split("[/、和]", match["who"]):
            name = roster.name(at)
            at += len(who) + 1
            if (
                name
                and name.text == who
                and (name.score >= _LIKELY or _no_word(who))
                and not roster.names.is_word(name)
            ):
                roster.add(name, None)


def _no_word(name: str) -> bool:
    """Whether a name has three characters, with a surname that many bear, and holds no word."""
    return len(name) == 3 and not rarely(name) and not word_frequency(name[:2]) and not word_frequency(name[1:])


def _often(roster: Roster, name: Name) -> bool:
    """Whether a document tells of somebody again and again, by a name of three characters that is no word."""
    return _no_word(name.text) and roster.text.count(name.text) >= _MANY


def _noted(roster: Roster) -> None:
    """陈霞（化名）, 邓丽（女，傣族）."""
    for match in _NOTED.finditer(roster.text) if "（" in roster.text else ():
        name = roster.names.ending(match.start(), titled=True)
        if (
            name
            and "某" not in name.text
            and not crosses_word(roster.text, name.start)
            and name.start not in roster.byline_at
        ):
            roster.add(name, None)


def _listed_behind(roster: Roster, colon: int, posts: Sequence[Post]) -> None:
    """副组长：X、Y, 经营者：X，: the names in a row of a list behind what they are."""
    names = list(roster.run(colon + 1, titled=True))
    noted = names and _NOTE_BEHIND.match(roster.text, names[-1].end)
    whole = names and char_at(roster.text, noted.end() if noted else names[-1].end) in _ROW_ENDS
    if whole and all(name.score >= _SAFE and not roster.names.is_word(name) for name in names):
        for name in names:
            for post in posts or (None,):
                roster.add(name, post)


def _row(roster: Roster, chain: Chain) -> None:
    """叶伟 党委书记、局长; 叶伟：局长: a row of a list, a name and what the person is; 组长：王建华 副县长."""
    noted = _NOTE_BEFORE.search(roster.text, max(chain.start - _NOTE_REACH, 0), chain.start - 1)
    name = roster.names.ending(noted.start() if noted else chain.start - 1, titled=True)
    if name is None or word_frequency(name.text) or name.start in roster.byline_at:
        return
    front = char_before(roster.text, name.start)
    line = front == "\n" and roster.text[chain.start - 1] == "\n"
    below = line and name.start - 1 in roster.reading.title_ends  # 委员长，赵乐际，|副委员长 in lines
    if front in (_LINE_FRONTS if char_before(roster.text, chain.start) == "，" else _ROW_FRONTS) and not below:
        for post in chain.posts:
            roster.add(name, post)


def _posted(roster: Roster) -> None:
    """冀玮（某某局处长）：…; 法定代表人为X: a name in front of a title in brackets, or said behind it."""
    text = roster.text
    for match in _MEMBER.finditer(text) if "）\n" in text else ():  # 成员：王枫（市政府）
        member = roster.name(match.start("name")) if match.start("end") in roster.org_ends else None
        if member and member.end == match.end("name"):
            roster.add(member, None).leads = True
    for chain in roster.chains:
        behind = char_at(text, chain.end)
        if behind == "：":
            _listed_behind(roster, chain.end, [p for p in chain.posts if p.org or p.title not in _NO_OFFICES])
        elif behind in _ROW_ENDS and char_before(text, chain.start) in _BLANKS:
            _row(roster, chain)
        elif behind == "）":
            opened = _OPENED.search(text, chain.start - _OPENED_REACH, chain.start)
            name = opened and (roster.names.ending(opened.start(), titled=True) or roster.known_ending(opened.start()))
            known = name and (
                name.text in roster.people or roster.boundary(name.start) or text[name.start - 1] in BEARERS
            )
            if name and known and name.start not in roster.byline_at:
                for post in chain.posts:
                    roster.add(name, post)
        elif chain.posts[-1].title in _LEGAL and _IS.match(text, chain.end):
            name = roster.name(chain.end + 1)
            if name and name.score >= _SAFE and char_at(text, name.end) in _ENDS:
                roster.add(name, chain.posts[-1] if chain.posts[-1].org else None)
