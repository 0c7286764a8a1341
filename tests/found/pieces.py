"""What functions of extraction say by themselves of texts and things that dice put together from a few pieces.

Pieces are words that the function asks for and such as stand beside them; many of the texts make no sense.
"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import accumulate
from pathlib import Path
from random import Random

from kg.extract.brands import all_plain, has_own, is_brand
from kg.extract.clauses import clause_start, referred
from kg.extract.context import Context, fits
from kg.extract.conveyed import conveyed, in_spirit, only_mentioned
from kg.extract.coordination import counted, first_run, last_run, outermost, told_before
from kg.extract.dates import Clock, Date, dates, year_of
from kg.extract.dictionary import acts, crosses_word, is_name_of_place, is_phrase, plain_tag, starts_word
from kg.extract.edges import balanced, left_edge
from kg.extract.event import Event, like_a_meeting, plain_name
from kg.extract.fronts import behind_acts, past_acts
from kg.extract.name_ends import NameEnds
from kg.extract.names import NameFinder
from kg.extract.org import Org, OrgMention
from kg.extract.person import Person
from kg.extract.place import Place, PlaceMention
from kg.extract.places import find_places
from kg.extract.post import Post, chained
from kg.extract.reading import Reading
from kg.extract.remarks import remark
from kg.extract.rows import behind_places, firm_start, first_place, last_place, last_row
from kg.extract.similar import apart, dice, overlap
from kg.extract.speakers import represented
from kg.extract.unify import in_full, unify
from kg.extract.wordy import holds_act, names_holder, splits_word, told_after
from kg.model import Article, Line
from kg.text import MappedText

_TITLES = (
    *(("主席", "public"), ("国家主席", "public"), ("局长", "public"), ("成员", "other"), ("教授", "professional")),
    *(("总理", "foreign"), ("党组成员", "public"), ("董事长", "other"), ("调研员", "rank")),
)
_LEVELS = "省 自治区 市 地区 州 盟 县 区 旗 镇 乡 街道 村".split()
TEXTS = 8000  # of each function
_COSTLY = {"names": 2500, "levels": 1500, "edges": 2500}  # which have to be read first
_PIECES: dict[str, list[str]] = json.loads(Path(__file__).with_name("pieces.json").read_text(encoding="utf-8"))
_PLACES = (
    Place("缙云县", "county", "331122", "331100"),
    Place("丽水市", "prefecture", "331100", "330000"),
    Place("浙江省", "province", "330000", None),
    Place("壶镇镇", "township", None, "331122"),
    Place("人民大会堂", "venue", None, None),
    Place("莲都区", "county", "331102", "331100"),
)
_ORGS = tuple(
    Org(label, kind, place, None, domain)
    for label, kind, place, domain in (
        ("缙云县市场监督管理局", "Agency", _PLACES[0], "市场监管"),
        ("缙云县食品药品监督管理局", "Agency", _PLACES[0], "市场监管"),
        ("缙云县教育局", "Agency", _PLACES[0], "教育"),
        ("丽水市监察委员会", "Agency", _PLACES[1], "监察"),
        ("中共丽水市纪律检查委员会", "Agency", _PLACES[1], "纪检"),
        ("云南丰瑞油脂公司", "Enterprise", None, None),
        ("丰瑞油脂公司", "Enterprise", None, None),
        ("丰瑞公司", "Enterprise", None, None),
        ("浙江省消费者协会", "Association", _PLACES[2], None),
        ("联合国粮农组织", "Agency", None, "abroad"),
    )
)


def _joined(dice: Random, pieces: list[str], most: int) -> tuple[str, list[int]]:
    """A text of pieces and where they begin and end."""
    chosen = [piece.replace("_", " ") for piece in dice.choices(pieces, k=dice.randint(2, most))]
    return "".join(chosen), [0, *accumulate(map(len, chosen))]


def _text(dice: Random, pieces: list[str], most: int = 9) -> str:
    return _joined(dice, pieces, most)[0]


def _parted(dice: Random, pieces: list[str], most: int) -> tuple[str, int, int]:
    """A text with two offsets, mostly of edges of pieces."""
    text, edges = _joined(dice, pieces, most)
    every = edges if dice.random() < 0.8 else range(len(text) + 1)
    start, end = sorted(dice.choices(every, k=2))
    return text, start, end


def _reading(text: str, title: str = "") -> Reading:
    whole = f"{title}\n{text}" if title else text
    at, lines = 0, []
    for number, line in enumerate(whole.split("\n")):
        if line:
            lines.append(Line(at, at + len(line), "title" if title and not number else "body"))
        at += len(line) + 1
    article = Article(
        "a", "a", whole, MappedText.identity(whole), tuple(lines), published="2023-03-10", source="缙云县"
    )
    return Reading(article)


def _dates(dice: Random) -> object:
    text = _text(dice, _PIECES["dates"])
    published = dice.choice(
        (None, "2023-03-10", "2023-01-01", "2023-01-31", "2024-03-01", "2023-03", "2023", "2023-12-31")
    )
    clock = Clock(published, dice.choice((None, 2021)))
    return (
        dates(text, dice.choice((0, 0, 3)), len(text), clock),
        year_of(text),
        clock.year_of(12, dice.choice((None, 31))),
    )


def _clauses(dice: Random) -> object:
    text, start, end = _parted(dice, _PIECES["clauses"], 10)
    return (
        referred(text, end, start),
        clause_start(text, end, start),
        referred(text, end, 0),
        clause_start(text, end, 0),
    )


def _conveyed(dice: Random) -> object:
    pieces = _PIECES["conveyed"]
    front, behind = _text(dice, pieces, 4), _joined(dice, pieces, 5)
    text, start, end = f"{front}张伟{behind[0]}", len(front), len(front) + 2
    stop = end + dice.choice(behind[1])
    found = (conveyed(text, 0, start, end), only_mentioned(text, 0, start, end), in_spirit(text, end, stop))
    return found, represented(text, end), remark(text, end, len(text)), remark(text, end, stop)


def _words(dice: Random) -> object:
    text, start, end = _parted(dice, _PIECES["words"], 5)
    core = text[start:end] or text
    told = (
        holds_act(dice.choice("李王马江罗于") + core, 1),
        names_holder(core),
        told_after(text, start),
        splits_word(text, start, end),
    )
    own = (is_brand(core), all_plain(core), has_own(core), is_phrase(core), is_name_of_place(core), acts(core[:2]))
    here = (starts_word(text, start), crosses_word(text, start), plain_tag(core), plain_tag(core, 3))
    acted = past_acts(text, start, end, (), site=True), past_acts(text, start, end, (), site=False)
    return told, own, here, acted, behind_acts(text, start, max(end, start + 1)) if start < len(text) else 0


def _edges(dice: Random) -> object:
    text, start, end = _parted(dice, _PIECES["edges"], 12)
    reading = _reading(text)
    atoms = {end - 2: max(end - 5, 0)} if dice.random() < 0.5 and end > 2 else {}
    end = min(end, len(reading.text) - 1)
    return balanced(reading.text, start, end), [left_edge(reading, end, limit, atoms) for limit in (1, 4, 12, 40)]


def _labels(dice: Random) -> object:
    one, other = _text(dice, _PIECES["labels"], 5), _text(dice, _PIECES["labels"], 5)
    other = dice.choice((other, one + other, one[2:], one.replace("县", "市"))) or one
    return apart(one, other), dice_of(one, other), plain_name(one), like_a_meeting(one)


def dice_of(one: str, other: str) -> tuple[float, float]:
    """How alike two names are."""
    return round(dice(one, other), 6), round(overlap(one, other), 6)


def _event(dice: Random) -> Event:
    names = ("张伟", "李娜", "王强")
    people = [(name, dice.randint(0, 90)) for name in dice.sample(names, dice.choice((0, 0, 1, 2)))]
    talking = [(name, dice.randint(0, 90)) for name in dice.sample(names, dice.choice((0, 0, 1, 2)))]
    iso = dice.choice((None, None, "2023", "2023-03", "2023-03-05", "2023-03-06"))
    start = dice.randint(0, 90)
    return Event(
        _text(dice, _PIECES["labels"], 4),
        dice.choice(("Meeting", "Meeting", "Inspection")),
        start,
        [(start, start + 5)],
        Date(iso, start, start + 3) if iso else None,
        (dice.choice(_PLACES), start) if dice.random() < 0.3 else None,
        [(dice.choice(_ORGS[:3]), start)] if dice.random() < 0.5 else [],
        people,
        [],
        talking,
        dice.random() < 0.3,
    )


def _events(dice: Random) -> object:
    one, other = _event(dice), _event(dice)
    if dice.random() < 0.6:
        other.kind = one.kind
    if dice.random() < 0.4:
        other.label = dice.choice(
            (one.label, one.label[2:], "会议", f"全县{one.label}", one.label.replace("会", "大会"))
        )
    merged = deepcopy(one)
    merged.merge(other)
    return (
        one.is_told_by(other),
        merged,
        sorted(merged.told_at),
        merged.names(other.start, other.start + dice.choice((4, 5, 6))),
    )


def _orgs(dice: Random, pieces: list[str]) -> tuple[str, list[OrgMention]]:
    """A text in which each `X` is a body."""
    text, at, found = "", 0, []
    for piece in dice.choices(pieces, k=dice.randint(2, 12)):
        for part in piece.replace("_", " ").replace("X", "\0X\0").split("\0"):
            if part == "X":
                org = dice.choice(_ORGS)
                found.append(OrgMention(at, at + 4, org, dice.random() < 0.8))
                part = org.label[-4:]
            text, at = text + part, at + len(part)
    return text, found


def _runs(dice: Random) -> object:
    text, found = _orgs(dice, _PIECES["runs"])
    inside = [*found, *(m._replace(end=m.end - 1) for m in found[::3])]
    inside.sort(key=lambda m: m.start)
    if not found:
        return ()
    run = last_run(text, found)
    told = [counted(text, found, m.end + shift, len(text)) for m in found for shift in (0, 1, 2)]
    return run, first_run(text, found), outermost(inside), told_before(text, found, run), told


def _bodies(dice: Random) -> object:
    _, found = _orgs(dice, ["X", "，"])
    return unify(found), in_full(found)


def _rows(dice: Random) -> object:
    text, places, at = "", {}, 0
    for _ in range(dice.randint(2, 6)):
        gap = dice.choice(("", "", "", "和", "为", "，", "丰瑞"))
        place = dice.choice(_PLACES)
        text, at = text + gap, at + len(gap)
        short = place.name[: dice.choice((2, len(place.name)))]
        places[at] = PlaceMention(at, at + len(short), place, short == place.name)
        text, at = text + short, at + len(short)
    starts = sorted(places)
    start, end = dice.choice(starts), dice.randint(1, len(text))
    told = [tell(places, start, end) for tell in (first_place, last_place, behind_places, last_row)]
    return (
        told,
        firm_start(places, text, start, end),
        [fits(m.place, level) for m in places.values() for level in _LEVELS],
    )


def _levels(dice: Random) -> object:
    pieces = _PIECES["levels"]
    text = "\n".join(_text(dice, pieces, 10) for _ in range(dice.choice((1, 2, 3))))
    reading = _reading(text, dice.choice(("", _text(dice, pieces, 4))))
    context = Context(reading, find_places(reading))
    at = [dice.randint(0, len(text)) for _ in range(4)]
    own = [(context.county(offset), context.own(offset)) for offset in at]
    told = [context.resolve(level, offset) for offset in at for level in _LEVELS]
    return context.mentions, own, told, context.resolve("市", at[0], own=True)


def _people(dice: Random) -> object:
    def post() -> Post:
        title, standing = dice.choice(_TITLES)
        return Post(0, 2, title, standing, dice.choice((None, *_ORGS)), dice.random() < 0.5)

    posts = [post() for _ in range(dice.choice((1, 1, 2, 3)))]
    person = Person("张伟", [(each, 0) for each in posts])
    official = person.official
    person.forget_repeats()
    return official, person, chained(posts)


def _names(dice: Random) -> object:
    reading = _reading(_text(dice, _PIECES["names"], 12))
    size = len(reading.text)
    fronts = frozenset(dice.sample(range(size), 1)) if dice.random() < 0.3 else frozenset()
    finder, ends = NameFinder(reading, frozenset(), fronts, fronts), NameEnds(reading, fronts)
    told: list[object] = []
    for at in range(size + 1):
        found = [
            finder.starting(at),
            finder.starting(at, titled=False),
            finder.ending(at),
            finder.ending(at, titled=True),
        ]
        told += [*found, finder.foreign_ending(at), finder.surname_at(at), ends.after(at)]
        told += [finder.is_word(name) for name in found if name and finder.surname_at(name.start)]
        told += [ends.is_while(at), ends.word_at(at), ends.cut_by_cue(at, dotted=True)] if at else []
    return told


ASKED: dict[str, Callable[[Random], object]] = {
    "dates": _dates,
    "clauses": _clauses,
    "conveyed": _conveyed,
    "words": _words,
    "edges": _edges,
    "labels": _labels,
    "events": _events,
    "runs": _runs,
    "bodies": _bodies,
    "rows": _rows,
    "levels": _levels,
    "people": _people,
    "names": _names,
}


def said(name: str) -> Iterator[str]:
    """What the functions of a name say, one text or thing after the other."""
    dice_of_name = Random(name)
    for _ in range(_COSTLY.get(name, TEXTS)):
        yield repr(ASKED[name](dice_of_name))
