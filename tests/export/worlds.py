"""A small world full of text that would break files: formulas, quotes, line ends, controls, escapes, markup, bidi."""

from kg import ids
from kg.model import Article, Byline, Claim, Entity, Facts, Link, Mention, Participation, Span, Tenure, World
from kg.text import MappedText

BASE = ids.DEFAULT_BASE
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\uff1d1+1",
    "'quoted",
    'a"b",c;d',
    "one\ntwo\r\nthree\u2028four\u2029five\x85six",
    "nul\x00 bell\x07 escape\x1b delete\x7f c1\x9b",
    "not xml\ufffe\uffff, high\U0010ffff, tag\U000e0001",
    "lone\ud800",
    "</data></node><script>alert(1)</script>]]>&amp;&#0;<!--",
    "'}) DETACH DELETE n; //",
    "\\' \\\\' \\u0027}) RETURN 1 // \\U00000027",
    "x\\",
    "'; DROP TABLE entities; --",
    "`tick``",
    "\u202eright to left\u2066\u200e\ufeff",
    '"""@zh . <x> <y> <z> .',
    "{{ jinja }} ${shell} `id` %n",
    " leading and trailing ",
    "𫖯 乡",
)
_PLACE = ids.division_iri(BASE, "331000", "台州市")
_COUNTY = ids.division_iri(BASE, "331082", "临海市")


def _people() -> list[Entity]:
    return [Entity(ids.person_iri(BASE, text), "Official", text, (f"{text}别名",)) for text in HOSTILE]


def _bodies() -> list[Entity]:
    return [Entity(ids.agency_iri(BASE, text), "Agency", text) for text in HOSTILE]


def _meetings() -> list[Entity]:
    return [Entity(ids.event_iri(BASE, text, "2021-01"), "Meeting", text) for text in HOSTILE]


def _document(number: int, text: str) -> Facts:
    """An article whose only sentence, title, source, author, posts and labels are `text`."""
    person, body, meeting = (found[number] for found in (_people(), _bodies(), _meetings()))
    article = Article(
        f"{number:02} {text}",
        f"folder/{number:02} {text}",
        text,
        MappedText.identity(text),
        (),
        title=text,
        published=f"2021-{1 + number % 12:02}-03",
        source=text,
        bylines=(Byline(text, "author", 0, 0),),
    )
    claim = Claim(Span(0, len(text)), f"rule {text}", 0.9)
    places = (Entity(_COUNTY, "AdministrativeDivision", "临海市", (), "331082", "county", _PLACE),)
    return Facts(
        article,
        (person, body, meeting, *places),
        (Mention(person.id, 0, len(text), text), Mention(body.id, 0, 1, text[:1])),
        (Tenure(person.id, body.id, text, "2021-01-02", claim), Tenure(person.id, None, f"{text}长", None, claim)),
        (Participation(person.id, meeting.id, "chair", claim),),
        (
            Link(meeting.id, "organizer", body.id, claim),
            Link(meeting.id, "date", "2021-01", claim),
            Link(body.id, "jurisdiction", _COUNTY, claim),
        ),
    )


def hostile_world() -> World:
    divisions = [
        Entity(_PLACE, "AdministrativeDivision", "台州市", ("台州",), "331000", "prefecture", None, False),
        Entity(_COUNTY, "AdministrativeDivision", "临海市", (), "331082", "county", _PLACE),
    ]
    entities = sorted([*_people(), *_bodies(), *_meetings(), *divisions], key=lambda entity: entity.id)
    documents = sorted((_document(*pair) for pair in enumerate(HOSTILE)), key=lambda facts: facts.article.id)
    return World(BASE, tuple(entities), tuple(documents), {})
