"""A small world made by hand: three documents, one a record with a title, one full of hostile text."""

from dataclasses import replace

from kg import ids
from kg.graph.build import BuildInfo
from kg.model import Article, Byline, Claim, Entity, Facts, Link, Mention, Participation, Span, Tenure, World
from kg.text import MappedText

BASE = ids.DEFAULT_BASE
BUILD = BuildInfo(
    "0.1.0", (("min_confidence", "0.25"), ("strict", "no")), (("words", "0a" * 32), ("lexicon", "1b" * 32))
)

ZHEJIANG = ids.division_iri(BASE, "330000", "浙江省")
TAIZHOU = ids.division_iri(BASE, "331000", "台州市")
BUREAU = ids.agency_iri(BASE, "台州市市场监督管理局")
GOVERNMENT = ids.agency_iri(BASE, "台州市人民政府")
CHEN = ids.person_iri(BASE, "单云安")
LI = ids.person_iri(BASE, "李文")
MEETING = ids.event_iri(BASE, "全市食品安全工作会议", "2021-01-26")
CAMPAIGN = ids.campaign_iri(BASE, "守底线专项行动")
EVIL = ids.organization_iri(BASE, '恶"意\\<b>\n公司\u202e')

ENTITIES = (
    Entity(ZHEJIANG, "AdministrativeDivision", "浙江省", code="330000", level="province", mentioned=False),
    Entity(TAIZHOU, "AdministrativeDivision", "台州市", ("台州",), "331000", "prefecture", ZHEJIANG),
    Entity(BUREAU, "Agency", "台州市市场监督管理局", ("市市场监管局", "台州市市场监管局")),
    Entity(GOVERNMENT, "Agency", "台州市人民政府", mentioned=False),
    Entity(CHEN, "Official", "单云安"),
    Entity(LI, "Person", "李文"),
    Entity(MEETING, "Meeting", "全市食品安全工作会议"),
    Entity(CAMPAIGN, "Campaign", "守底线专项行动"),
    Entity(EVIL, "Enterprise", '恶"意\\<b>\n公司\u202e', ("a\x00b\ud800", "恶意公司")),
)
_BY_IRI = {entity.id: entity for entity in ENTITIES}

FIRST = "全市食品安全工作会议召开\n1月26日，台州市市场监督管理局召开全市食品安全工作会议，副市长、局长单云安主持会议。"
SECOND = "會議後，臺州(tái)市開展守底線專項行動。"
THIRD = '恶"意\\<b>\n公司\u202e的李文出席全市食品安全工作会议。"<script>alert(1)</script>" . <x> <y>'


def _mention(text: str, words: str, entity: str) -> Mention:
    start = text.index(words)
    return Mention(entity, start, start + len(words), words)


def _claim(text: str, words: str, rule: str, confidence: float) -> Claim:
    start = text.index(words)
    return Claim(Span(start, start + len(words)), rule, confidence)


def plain_document() -> Facts:
    text = FIRST
    sentence = text.split("\n")[1]
    article = Article(
        "2021/台州 会议.txt",
        "articles/2021/台州 会议.txt",
        text,
        MappedText.identity(text),
        (),
        title="全市食品安全工作会议召开",
        published="2021-01-27",
        source="台州市场监管",
        bylines=(
            Byline("王小明", "author", 0, 0),
            Byline("赵编", "editor", 0, 0),
            Byline("周摄", "photographer", 0, 0),
        ),
    )
    meeting = _mention(text, "全市食品安全工作会议", MEETING)
    return Facts(
        article,
        tuple(_BY_IRI[iri] for iri in (BUREAU, GOVERNMENT, TAIZHOU, CHEN, MEETING)),
        (
            _mention(text, "台州市", TAIZHOU),
            meeting,
            _mention(text, "台州市市场监督管理局", BUREAU),
            _mention(text, "单云安", CHEN),
        ),
        (
            Tenure(CHEN, BUREAU, "局长", "2021-01-26", _claim(text, sentence, "title-name", 0.9)),
            Tenure(CHEN, GOVERNMENT, "副市长", "2021-01-26", _claim(text, sentence, "title-name", 0.85)),
        ),
        (
            Participation(CHEN, MEETING, "chair", _claim(text, sentence, "chair", 0.95)),
            Participation(CHEN, MEETING, "chair", _claim(text, "全市食品安全工作会议召开", "headline", 0.5)),
        ),
        (
            Link(MEETING, "organizer", BUREAU, _claim(text, sentence, "convenes", 0.9)),
            Link(MEETING, "date", "2021-01-26", _claim(text, sentence, "date", 1.0)),
            Link(BUREAU, "jurisdiction", TAIZHOU, _claim(text, sentence, "place-in-name", 1.0)),
        ),
    )


def record_document() -> Facts:
    """A record whose title is no part of the original, in Traditional characters with a pinyin note."""
    title = "臺州守底線"
    body = MappedText.identity(SECOND, offset=len(title) + 1)
    at = SECOND.index("(tái)")
    body = body.edit([(at, at + len("(tái)"), "")]).translate("会议后，台州市开展守底线专项行动。")
    text = MappedText.join([MappedText.identity(title).translate("台州守底线"), body])
    article = Article(
        'rec/../<1>"#?%\ud800',
        "more.jsonl",
        SECOND,
        text,
        (),
        body_start=len(title) + 1,
        record_title=title,
        title="台州守底线",
        published="2021-02",
    )
    evidence = _claim(text.text, "会议后，台州市开展守底线专项行动。", "runs", 0.7)
    first = text.text.index("台州市")
    return Facts(
        article,
        (_BY_IRI[TAIZHOU], _BY_IRI[CAMPAIGN]),
        (
            Mention(TAIZHOU, 0, 2, "台州"),
            Mention(TAIZHOU, first, first + 3, "台州市"),
            _mention(text.text, "守底线专项行动", CAMPAIGN),
        ),
        (),
        (),
        (Link(CAMPAIGN, "place", TAIZHOU, evidence), Link(CAMPAIGN, "date", "2021", evidence)),
    )


def hostile_document() -> Facts:
    text = THIRD
    article = Article("c.html", "c.html", text, MappedText.identity(text), (), title='"\\\n<b>', published="2021-03-01")
    return Facts(
        article,
        (_BY_IRI[EVIL], _BY_IRI[LI], _BY_IRI[MEETING]),
        (
            _mention(text, '恶"意\\<b>\n公司\u202e', EVIL),
            _mention(text, "李文", LI),
            _mention(text, "全市食品安全工作会议", MEETING),
        ),
        (Tenure(LI, None, '经理"\\', None, _claim(text, THIRD, "a\nrule", 0.125)),),
        (Participation(LI, MEETING, "attendee", _claim(text, THIRD, "attends", 0.8)),),
    )


def sample_world() -> World:
    documents = tuple(sorted((plain_document(), record_document(), hostile_document()), key=lambda f: f.article.id))
    iris = {facts.article.id: ids.document_iri(BASE, facts.article.id) for facts in documents}
    return World(BASE, tuple(sorted(ENTITIES, key=lambda e: e.id)), documents, iris)


def shuffled_world() -> World:
    """The same facts in the opposite order everywhere."""
    world = sample_world()
    documents = tuple(
        replace(
            facts,
            entities=facts.entities[::-1],
            mentions=facts.mentions[::-1],
            tenures=facts.tenures[::-1],
            participations=facts.participations[::-1],
            links=facts.links[::-1],
        )
        for facts in reversed(world.documents)
    )
    return World(world.base, world.entities[::-1], documents, world.document_iris)
