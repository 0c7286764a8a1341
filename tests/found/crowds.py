"""Small worlds by dice: documents about few people, bodies, places and events, so that much of it meets.

The facts are made here and not extracted, so that nothing but resolution tells one result from another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random

from kg.decisions.model import DIFFERENT, DROP, FORGET, KIND, LABEL, SAME, UNSURE, Decision, Reference
from kg.gazetteer import Gazetteer
from kg.model import Article, Claim, Entity, Facts, Line, Link, Mention, Participation, Span, Tenure
from kg.text import MappedText

WORLDS = 800
_SETS = (  # of places that tell something of one another: codes
    ("331122", "331121", "331100", "330000", "331000"),  # 缙云县, 青田县, 丽水市, 浙江省, 台州市
    ("320106", "350102", "320100", "350100", "320107"),  # 鼓楼区 twice, 南京市, 福州市, 下关区 that is no more
    ("511381", "511300", "510000", "511302", "511102"),  # 阆中市 in 南充市, 四川省, 顺庆区, 市中区 of 乐山市
    ("110101", "110000", "120101", "120000", "130602"),  # 东城区, 北京市, 和平区, 天津市, 竞秀区
    ("511083", "511000", "511002", "370103", "511100"),  # 隆昌市 in 内江市, 市中区 of it and of 济南市, 乐山市
)
_NAMES = "王伟 李娜 张建国 欧阳晓 虞秉谦 陈刚 买买提·吐尔逊 司马长风 庹青山 林郑月娥".split()
_STEMS = (
    "{}市场监督管理局 {}教育局 {}公安局 {}人民政府 {}人民政府办公室 中共{}纪律检查委员会 {}监察委员会 {}工商行政管理局 "
    "{}质量技术监督局 {}食品药品监督管理局 {}食品安全委员会办公室 {}生态环境局 {}生态环境分局 {}公安局城关派出所 "
    "{}人民代表大会常务委员会 {}市场监督管理局食品科 中共{}委员会 {}人民医院"
).split()
_BARE = (
    "市教育局 县公安局 教育局 市公安局 区市场监督管理局 国家市场监督管理总局 国家工商行政管理总局 中共市委员会".split()
)
_TITLES = (
    "局长 副局长 县长 代县长 副县长 书记 主任 代理局长 人大代表 全国人大代表 市长 区长 主席 党组成员 院长 局长".split()
)
_DATES = (
    None, "2019", "2019-05", "2019-05-20", "2020-12-31", "2021-01-01", "2021-03-09", "2021-03-10", "2021-03-13",
    "2021-03", "2021-10-01", "2023-04-01", "2024-02-29", "2016-02-29", "2025-06-30",
)  # fmt: skip
_EVENTS = (
    "推进会", "工作会议",
    "食品安全工作会议", "全县食品安全工作会议", "2021年全县食品安全工作会议", "食品安全工作会议暨培训会",
    "第三届食品安全宣传周启动仪式暨主题活动", "全省疫情防控工作系列新闻发布会现场", "县第十六届人民代表大会第五次会议",
    "“护苗”专项行动部署会", "会见来华出席2025年某某组织峰会的各国贵宾", "县第十六届人民代表大会第五次会议主席团会议",
)  # fmt: skip
_CAMPAIGNS = ("“护苗”专项行动", "护苗专项行动", "食品安全百日行动")
_CLAUSES = tuple(f"第{n}批抽检的{what}共有若干批次全部合格" for n in range(1, 7) for what in "米面油茶")


@dataclass
class _Draft:
    """A document while it is made."""

    id: str
    dice: Random
    published: str | None
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def entity(self, kind: str, label: str, **more: object) -> str:
        """The local id of a thing, made when it is first wanted."""
        for each in self.entities:
            if (each.kind, each.label, each.code) == (kind, label, more.get("code")):
                return each.id
        found = Entity(f"n{len(self.entities)}", kind, label, **more)  # type: ignore[arg-type]
        self.entities.append(found)
        return found.id

    def say(self, local: str, words: str) -> None:
        """Name a thing in the text."""
        start = len(self.text)
        self.text += words
        self.mentions.append(Mention(local, start, len(self.text), words))

    def claim(self, start: int, rule: str = "title chain") -> Claim:
        """A claim of what stands behind an offset."""
        return Claim(Span(start, len(self.text)), rule, self.dice.choice((0.6, 0.8, 0.9)))

    def facts(self, source: str | None) -> Facts:
        """The document as it is now."""
        lines = (Line(0, len(self.text), "body"),)
        article = Article(
            self.id, self.id, self.text, MappedText.identity(self.text), lines, published=self.published, source=source
        )
        return Facts(
            article,
            tuple(self.entities),
            tuple(self.mentions),
            tuple(self.tenures),
            tuple(self.participations),
            tuple(dict.fromkeys(self.links)),
        )


def documents(seed: int) -> list[Facts]:
    """The documents of a world."""
    dice = Random(seed)
    codes, names = dice.choice(_SETS), dice.sample(_NAMES, dice.choice((1, 2, 3, 5)))
    stems = dice.sample(_STEMS, 5)
    texts: list[list[str]] = []
    found: list[Facts] = []
    for number in range(dice.choice((4, 8, 14, 24))):
        draft = _Draft(f"d{number:02}", dice, dice.choice(_DATES))
        repeats = dice.random() < 0.3
        for _ in range(dice.choice((0, 1) if repeats else (1, 1, 2, 3, 5))):
            _sentence(draft, codes, names, stems)
        if repeats:
            _repeat(draft, texts)
        found.append(
            draft.facts(dice.choice((None, "缙云县融媒体中心", "南京市鼓楼区政府", "四川省市场监管局", "内江网")))
        )
    return found


def _sentence(draft: _Draft, codes: tuple[str, ...], names: list[str], stems: list[str]) -> None:
    dice, start = draft.dice, len(draft.text)
    place = _place(draft, dice.choice(codes))
    if dice.random() < 0.15:
        _small(draft, dice.choice(codes))
    body = _body(draft, place, stems, start) if dice.random() < 0.9 else None
    held = [_person(draft, body, names, start) for _ in range(dice.choice((0, 1, 1, 2)))]
    draft.text += "。" if dice.random() < 0.8 else "，这一句话说得很长很长，后面的事与前面的人隔得很远了。"
    if dice.random() < 0.5:
        _event(draft, place, body, held, start)


def _place(draft: _Draft, code: str) -> str:
    division = Gazetteer.load().by_code[code]
    level, known = division.level, draft.dice.random() < 0.8
    local = draft.entity("AdministrativeDivision", division.name, code=code, level=level, mentioned=known)
    if known:
        draft.say(local, division.name)
    elif draft.dice.random() < 0.3:
        draft.say(local, division.name[:2])
    return local


def _small(draft: _Draft, code: str) -> None:
    kind, label, level = draft.dice.choice(
        (("AdministrativeDivision", "新建镇", "township"), ("Venue", "会展中心", "venue"), ("Place", "东湖", None))
    )
    draft.say(draft.entity(kind, label, level=level, within=draft.dice.choice((code, None))), label)


def _body(draft: _Draft, place: str, stems: list[str], start: int) -> str:
    dice = draft.dice
    seat = next(each for each in draft.entities if each.id == place)
    bare = dice.random() < 0.2
    label = dice.choice(_BARE) if bare else dice.choice(stems).replace("{}", seat.label)
    kind = "Institution" if label.endswith("医院") else "Agency"
    body = draft.entity(kind, label, aliases=(label[2:],) if dice.random() < 0.3 else ())
    draft.say(body, label if dice.random() < 0.7 else f"市{label[-3:]}")
    if not bare and dice.random() < 0.85:
        draft.links.append(Link(body, "jurisdiction", place, draft.claim(start, "structure of the name")))
    others = [each.id for each in draft.entities if each.kind == "Agency" and each.id != body]
    if others and dice.random() < 0.15:
        draft.links.append(Link(body, "parent", dice.choice(others), draft.claim(start, "structure of the name")))
    return body


def _person(draft: _Draft, body: str | None, names: list[str], start: int) -> str:
    dice = draft.dice
    name = dice.choice(names)
    draft.text += dice.choice(("", "", "的", "有关负责人、办公室工作人员和另外一些同志以及"))
    person = draft.entity(dice.choice(("Person", "Official", "Official")), name)
    draft.say(person, name)
    for _ in range(dice.choice((0, 1, 1, 1, 2))):
        rule = "former post" if dice.random() < 0.15 else "title chain"
        at = body if dice.random() < 0.85 else None
        on = draft.published if dice.random() < 0.7 else dice.choice(_DATES)
        draft.tenures.append(Tenure(person, at, dice.choice(_TITLES), on, draft.claim(start, rule)))
    return person


def _event(draft: _Draft, place: str, body: str | None, people: list[str], start: int) -> None:
    dice = draft.dice
    campaign = dice.random() < 0.25
    label = dice.choice(_CAMPAIGNS if campaign else _EVENTS)
    event = draft.entity("Campaign" if campaign else dice.choice(("Meeting", "Meeting", "Inspection")), label)
    draft.say(event, label)
    claim = draft.claim(start, "subject of the verb")
    if date := dice.choice((draft.published, dice.choice(_DATES))):
        draft.links.append(Link(event, "date", date, claim))
    if body and dice.random() < 0.6:
        draft.links.append(Link(event, "organizer", body, claim))
    if dice.random() < 0.6:
        draft.links.append(Link(event, "place", place, claim))
    for person in people:
        draft.participations.append(Participation(person, event, dice.choice(("chair", "speaker", "attendee")), claim))


def _repeat(draft: _Draft, texts: list[list[str]]) -> None:
    """A text that repeats an earlier one, with some clauses more, fewer or other."""
    dice = draft.dice
    own = dice.sample(_CLAUSES, dice.choice((4, 5, 6, 7, 10)))
    if texts and dice.random() < 0.7:
        own = dice.choice(texts)[: dice.choice((4, 5, 6, 9, 10))] + own[: dice.choice((0, 1, 2, 3))]
    texts.append(own)
    draft.text += "，".join(own)


@cache
def references(seed: int) -> tuple[Reference, ...]:
    """Things that decisions may be about."""
    dice, found = Random(seed), []
    for facts in documents(seed):
        labels = sorted({each.label for each in facts.entities})
        for each in facts.entities:
            first = {"Official": "person", "Person": "person", "Agency": "agency", "Campaign": "campaign"}.get(
                each.kind
            )
            first = first or {"Meeting": "event", "AdministrativeDivision": "division"}.get(each.kind)
            if first and not each.code:
                context = tuple(dice.sample(labels, min(len(labels), dice.choice((0, 0, 1, 2)))))
                rest = dice.choice((f"/{context[0]}" if context else "", "", "", ""))
                name = f"{dice.choice(_DATES) or 'undated'}/{each.label}" if first == "event" else each.label
                found.append(Reference(f"{first}/{name}{rest}", each.kind, each.label, context))
    return tuple(found)


def decisions(seed: int) -> tuple[Decision, ...]:
    """What somebody decided about a world; nothing in every other."""
    dice = Random(seed)
    if seed % 2 or not references(seed):
        return ()
    return tuple(_decisions(seed, dice))


def _decisions(seed: int, dice: Random) -> Iterator[Decision]:
    for line in range(1, dice.choice((2, 5, 12))):
        what = dice.choice((SAME, SAME, DIFFERENT, DIFFERENT, UNSURE, KIND, LABEL, DROP, FORGET))
        whom = dice.choice(references(seed))
        if what in (SAME, DIFFERENT, UNSURE):
            alike = [each for each in references(seed) if each.family == whom.family and each.iri != whom.iri]
            if alike:
                same = [each for each in alike if each.label == whom.label]
                yield Decision(what, whom, dice.choice(same or alike), line=line)
        elif what == KIND and whom.family == "Organization":
            yield Decision(what, whom, None, dice.choice(("Institution", "Agency", "Enterprise")), line=line)
        elif what == LABEL:
            yield Decision(what, whom, None, f"{whom.label}新名", line=line)
        elif what == DROP or (what == FORGET and whom.family == "Person"):
            yield Decision(what, whom, line=line)
