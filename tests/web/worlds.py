"""Worlds made by hand (small, hostile) and by counting (large) for the tests of the page."""

from collections.abc import Callable

from kg.model import Article, Claim, Entity, Facts, Line, Link, Mention, Participation, Span, Tenure, World
from kg.text import MappedText

BASE = "https://w3id.org/govkg/id/"

_PLACES = ("浙江省", "浙江省丽水市", "浙江省丽水市青田县", "浙江省台州市", "浙江省台州市椒江区")
_AGENCIES = (
    "青田县人民政府",
    "中共青田县委员会",
    "青田县市场监督管理局",
    "青田县教育局",
    "台州市市场监督管理局",
    "台州市公安局",
    "椒江区市场监督管理局",
    "国家市场监督管理总局",
)
_OFFICIALS = (
    "沈云才",
    "单雪梅",
    "欧阳向晨",
    "吕青松",
    "曾可为",
    "𫖯文石",
    "次仁多吉",
    "韩牧野",
    "丁若谷",
    "潘知远",
    "顾砚秋",
    "龙在野",
)
_EVENTS = (
    ("Meeting", "全县食品安全工作会议"),
    ("Meeting", "“守底线”专项行动推进会"),
    ("Meeting", "台州市校园食品安全现场会暨餐饮质量提升工作部署会"),
    ("Inspection", "春节前农贸市场检查"),
    ("Inspection", "校园食堂督查"),
    ("Event", "食品安全宣传周启动仪式"),
)
_OTHERS = (
    ("Institution", "青田县第二小学"),
    ("Enterprise", "鹤城食品有限公司"),
    ("Association", "青田县餐饮行业协会"),
    ("MediaOutlet", "青田侨报"),
    ("Campaign", "食品安全“守底线”专项行动"),
    ("Campaign", "食品安全宣传周"),
    ("Venue", "鹤城广场"),
    ("Person", "沈小满"),
)


class Writer:
    """Builds one document: text grows sentence by sentence, and facts point into it."""

    def __init__(self, name: str, title: str, published: str, source: str) -> None:
        self.name, self.title, self.published, self.source = name, title, published, source
        self.text = title + "\n"
        self.mentions: list[Mention] = []
        self.tenures: list[Tenure] = []
        self.participations: list[Participation] = []
        self.links: list[Link] = []

    def say(self, *parts: str | Entity, rule: str = "hand") -> Claim:
        """Append a sentence; the entities in it become mentions by their labels."""
        start = len(self.text)
        for part in parts:
            name = part if isinstance(part, str) else part.label
            if isinstance(part, Entity):
                self.mentions.append(Mention(part.id, len(self.text), len(self.text) + len(name), name))
            self.text += name
        self.text += "。"
        return Claim(Span(start, len(self.text)), rule, 0.93)

    def facts(self, entities: tuple[Entity, ...]) -> Facts:
        """The document as the resolver would hand it on."""
        article = Article(
            id=self.name,
            path=f"articles/{self.name}.txt",
            original=self.text,
            text=MappedText.identity(self.text),
            lines=(Line(0, len(self.text), "body"),),
            title=self.title,
            published=self.published,
            source=self.source,
        )
        return Facts(
            article, entities, tuple(self.mentions), tuple(self.tenures), tuple(self.participations), tuple(self.links)
        )


def entity(kind: str, label: str, **more: object) -> Entity:
    """An entity with an IRI like those that the resolver gives."""
    return Entity(f"{BASE}{kind.lower()}/{label}", kind, label)._replace(**more)  # type: ignore[arg-type]


def _cast() -> dict[str, Entity]:
    cast: dict[str, Entity] = {}
    levels = ("province", "prefecture", "county", "prefecture", "county")
    parents = (None, "浙江省", "浙江省丽水市", "浙江省", "浙江省台州市")
    for label, level, parent in zip(_PLACES, levels, parents, strict=True):
        within = cast[parent].id if parent else None
        cast[label] = entity("AdministrativeDivision", label, level=level, code="331121", within=within)
    for label in _AGENCIES:
        cast[label] = entity("Agency", label, aliases=(label.replace("市场监督管理局", "市场监管局"), "县局"))
    for label in _OFFICIALS:
        cast[label] = entity("Official", label)
    for kind, label in (*_EVENTS, *_OTHERS):
        cast[label] = entity(kind, label)
    return cast


def small_world() -> World:
    """Six documents and about forty entities."""
    cast = _cast()
    documents = [_document(number, cast) for number in range(6)]
    return world_of(list(cast.values()), documents)


def _document(number: int, cast: dict[str, Entity]) -> Facts:
    event = cast[_EVENTS[number][1]]
    agency, second = cast[_AGENCIES[number]], cast[_AGENCIES[(number + 2) % 8]]
    chair, speaker, guest = (cast[_OFFICIALS[(number * 2 + step) % 12]] for step in (0, 1, 5))
    place = cast[_PLACES[1 + number % 4]]
    writer = Writer(f"d{number}", f"{event.label}召开", f"2023-0{number + 1}-1{number}", "青田侨报")
    claim = writer.say(
        "1月10日，", agency, "在", place, "召开", event, "，会议由", agency, "局长", chair, "主持", rule="meeting.hold"
    )
    writer.tenures.append(Tenure(chair.id, agency.id, "局长", writer.published, claim))
    writer.participations.append(Participation(chair.id, event.id, "chair", claim))
    writer.links += [Link(event.id, "organizer", agency.id, claim), Link(event.id, "place", place.id, claim)]
    writer.links += [Link(event.id, "date", f"2023-0{number + 1}-1{number}", claim)]
    claim = writer.say("副局长", speaker, "、", second, "党组书记", guest, "出席并讲话", rule="meeting.attend")
    writer.tenures += [Tenure(speaker.id, None, "副局长", writer.published, claim)]
    writer.tenures += [Tenure(guest.id, second.id, "党组书记", writer.published, claim)]
    writer.participations += [Participation(who.id, event.id, "speaker", claim) for who in (speaker, guest)]
    campaign, other = cast[_OTHERS[4 + number % 2][1]], cast[_OTHERS[number % 4][1]]
    claim = writer.say("会议部署", campaign, "，", other, "、", cast["沈小满"], "参加", rule="campaign.of")
    writer.links.append(Link(event.id, "campaign", campaign.id, claim))
    writer.participations.append(Participation(other.id, event.id, "attendee", claim))
    writer.links.append(Link(agency.id, "jurisdiction", place.id, claim))
    return writer.facts(())


def world_of(entities: list[Entity], documents: list[Facts]) -> World:
    ordered = tuple(sorted(entities, key=lambda e: e.id))
    known = {facts.article.id: f"{BASE}document/{facts.article.id}" for facts in documents}
    return World(BASE, ordered, tuple(sorted(documents, key=lambda f: f.article.id)), known)


def large_world(documents: int = 700) -> World:
    """About three entities for each document, in counties that share officials and bureaus. Made by counting."""
    cast: dict[str, Entity] = {}

    def known(kind: str, label: str) -> Entity:
        return cast.setdefault(label, entity(kind, label))

    written = [_counted(number, known) for number in range(documents)]
    return world_of(list(cast.values()), written)


_SURNAMES, _GIVEN, _LEVELS = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨",
    "云才雪梅青松文石若谷知远砚秋牧野",
    "甲乙丙丁戊己庚辛壬癸子丑寅卯",
)
_BUREAUS = ("市场监督管理局", "教育局", "公安局", "农业农村局", "卫生健康局", "人民政府")


def _counted(number: int, known: Callable[[str, str], Entity]) -> Facts:
    county = f"{_LEVELS[number % 14]}{_LEVELS[(number // 14) % 3]}县"
    place = known("AdministrativeDivision", county)
    agency = known("Agency", county + _BUREAUS[number * 7 % 6])
    event = known(("Meeting", "Inspection")[number % 2], f"{county}第{number}次食品安全工作会议")
    writer = Writer(f"doc{number:05d}", f"{county}开会", f"20{10 + number % 14}-0{1 + number % 9}-12", "县政府")
    names = [
        _name(number % 42 * 37 + (number * 7 + step * 11) % 31 + number // 300 * 3) for step in range(3 + number % 3)
    ]
    people = [known("Official", name) for name in dict.fromkeys(names)]
    claim = writer.say(
        agency, "在", place, "召开", event, *[part for person in people for part in ("，副局长", person)]
    )
    writer.links += [Link(event.id, "organizer", agency.id, claim), Link(event.id, "place", place.id, claim)]
    writer.links += [Link(event.id, "date", writer.published, claim), Link(agency.id, "jurisdiction", place.id, claim)]
    for step, person in enumerate(people):
        writer.tenures.append(Tenure(person.id, agency.id, "副局长", writer.published, claim))
        writer.participations.append(Participation(person.id, event.id, "attendee" if step else "chair", claim))
    if number % 5 == 0:
        campaign = known("Campaign", f"{county}守底线专项行动")
        writer.links.append(Link(event.id, "campaign", campaign.id, claim))
    return writer.facts(())


def _name(number: int) -> str:
    return _SURNAMES[number % 16] + _GIVEN[number // 17 % 16] + _GIVEN[number // 5 % 16]
