"""Which of several namesakes a name of a division means, and whether a short name means one at all."""

import re
from typing import NamedTuple

from kg.extract.dictionary import plain_tag, word_frequency
from kg.extract.edges import STOPS, is_han
from kg.extract.reading import Reading
from kg.extract.town_words import TOWN
from kg.gazetteer import Division, Gazetteer
from kg.text import char_at, char_before, pair_across
from kg.wording import derived

_TOWARDS = frozenset("到赴")
_BEFORE_PLACES = STOPS | {"据", "经"}
_BEFORE_LIST = re.compile("[往至及往抵辖括选]$")
_OF_TOWN = re.compile(
    "(?:市场监管|市监|工商|食药监?|派出|司法|财政)?所|派出所|中队|分局|客运|片区|农贸|菜市|卫生院|[一二三四五六七八九]?[中小]学|[一二三四五六七八九][中小]|社区|校区"
)
_LONGEST = 8  # characters of the name of a division in a source
_FIRMS = ("集团", "公司", "企业", "银行", "超市", "酒店", "股份")
_SEATS = ("分局", "支局", "支行", "分公司", "支公司", "调查队")  # what is of a place in front of it
_NATURAL = frozenset("景苑源岛湖江河山口桥路街寺庙塔泉坝洞峡谷岭峰潭沟湾滩原林站")


class Named(NamedTuple):
    """What stands at `text[start:end]` and the divisions that it may mean."""

    start: int
    end: int
    candidates: tuple[Division, ...]
    strength: str

    @property
    def sure(self) -> bool:
        """Whether the name alone says which division is meant."""
        return len(self.candidates) == 1 or len({d.code for d in self.candidates}) == 1


def settle(reading: Reading, forms: list[Named]) -> list[Division | None]:
    """One division for each form, or None where nothing tells the namesakes apart."""
    votes = _votes(reading, forms)
    settled: list[Division | None] = []
    previous: tuple[int, Division] | None = None
    for index, form in enumerate(forms):
        division: Division | None = _choose(form, previous, votes)
        if division and form.strength == "weak" and division.level == "county" and not _with_level(reading.text, form):
            listed = _lists_on(reading.text, form, division, forms[index + 1 : index + 2])
            division = division if listed or _likely(reading, form, division, votes, previous) else None
        settled.append(division)
        if division:
            previous = (form.end, division)
    return _as_named(reading.text, forms, settled)


def _as_named(text: str, forms: list[Named], settled: list[Division | None]) -> list[Division | None]:
    """With 增城 as 增城市 where that is named in full, and not as 增城区, which it became."""
    ended = sorted({d for d in settled if d and d.former_of and d.code != d.former_of}, key=_until)
    if not ended:
        return settled
    full = {d.code for d in settled if d and d.name in text}
    before = {(d.former_of, d.name[:-1]): d for d in ended if d.former_of not in full}
    return [before.get((d.code, text[f.start : f.end]), d) if d else None for f, d in zip(forms, settled, strict=True)]


def _until(division: Division) -> str:
    return division.valid_to or ""


def _with_level(text: str, form: Named) -> bool:
    """Whether a short name keeps its level (巴马县, 达茂旗)."""
    return form.end - form.start > 2 and text[form.end - 1] in "县旗"


def _lists_on(text: str, form: Named, division: Division, following: list[Named]) -> bool:
    """Whether a list goes on behind a county's short name with another of the same city (保障|江津、璧山等地)."""
    if not following or following[0].start != form.end + 1 or text[form.end] != "、":
        return False
    return any(d.level == "county" and d.parent == division.parent for d in following[0].candidates)


def _votes(reading: Reading, forms: list[Named]) -> dict[str, int]:
    """How often the text names a division or what it holds without a doubt; the source counts three times."""
    votes: dict[str, int] = {}
    for form in forms:
        division = form.candidates[0]
        if form.sure or division.level == "province":
            for code in (division.code, *above(division)):
                votes[code] = votes.get(code, 0) + 1
    for code in _source_codes(reading):
        votes[code] = votes.get(code, 0) + 3
    return votes


def _likely(
    reading: Reading, form: Named, division: Division, votes: dict[str, int], previous: tuple[int, Division] | None
) -> bool:
    """Whether a county's short name is the county: the document tells of its surroundings, or it stands by itself."""
    text = reading.text
    following, before = char_at(text, form.end), char_before(text, form.start)
    if following in _NATURAL:
        return False
    if _named_after_town(reading, form, division, votes):
        return False
    if TOWN.match(text, form.end) or (previous and previous[0] == form.start):
        return True
    if text.startswith(_SEATS, form.end) and any(code in votes for code in above(division)):
        return True
    if following == "、" and _BEFORE_LIST.search(text, form.start - 2, form.start):
        return True
    if before in _TOWARDS and form.end in reading.cue_starts:
        return True
    around = votes.get(division.code, 0) > 1 or any(code in votes for code in above(division))
    if is_han(before) and before not in _BEFORE_PLACES and form.start not in reading.cue_ends:
        return around and (_behind_firm(reading, form.start) or _behind_word(reading, form, division))
    return around or not is_han(following)


def _named_after_town(reading: Reading, form: Named, division: Division, votes: dict[str, int]) -> bool:
    """Whether an office or the like is called after a town of those who publish, and not after a district elsewhere
    of which nothing else tells (鹤城|所)."""
    province = division.code[:2]
    told = votes.get(division.code, 0) < votes.get(province + "0000", 0)
    if told or not _OF_TOWN.match(reading.text, form.end):
        return False
    codes = _source_codes(reading) or [code for code in votes if code.endswith("0000")]
    own = {division.code, *above(division)}
    elsewhere = [code for code in codes if not code.startswith(province)]
    return bool(elsewhere) and not any(code.startswith(province) and code not in own for code in codes)


def _behind_word(reading: Reading, form: Named, division: Division) -> bool:
    """Whether the short name of a county that the document is about stands behind a plain word (家乡|青田)."""
    text, start = reading.text, form.start
    if form.end - start > 2 or word_frequency(pair_across(text, start)) or not plain_tag(text[start - 2 : start]):
        return False
    if text.endswith(_FIRMS, 0, start):  # 三九企业集团|兰考葡萄酒业有限公司
        return False
    return division.name in text or division.code in _source_codes(reading)


def _behind_firm(reading: Reading, at: int) -> bool:
    """Whether the name of a firm that a list has ends at an offset (沃尔玛|昌平东关店)."""
    return any(t.end == at and t.value.kind == "Enterprise" for t in reading.tokens.get("national", ()))


@derived
def above(division: Division) -> tuple[str, ...]:
    """The codes of the larger divisions that hold it."""
    return tuple(ancestor.code for ancestor in Gazetteer.load().ancestors(division))


def _source_codes(reading: Reading) -> list[str]:
    """Codes of the places, and of what they lie in, that the article's source names."""
    gazetteer = Gazetteer.load()
    source = reading.article.source or ""
    codes: list[str] = []
    at = 0
    while division := _longest(source, at):  # 浙江省|丽水市|青田县
        for found in gazetteer.forms[division]:
            codes += [found.code, *above(found)]
        at += len(division)
    return codes


def _longest(source: str, at: int) -> str:
    """The longest name of a division that begins at an offset."""
    forms = Gazetteer.load().forms
    sizes = range(min(_LONGEST, len(source) - at), 1, -1)
    return next((source[at : at + size] for size in sizes if source[at : at + size] in forms), "")


def _choose(form: Named, previous: tuple[int, Division] | None, votes: dict[str, int]) -> Division:
    candidates = form.candidates
    if len(candidates) == 1:
        return candidates[0]
    gazetteer = Gazetteer.load()
    if previous and previous[0] == form.start:
        for division in candidates:
            if gazetteer.is_within(division, previous[1]):
                return division

    of_province = any(d.level == "province" for d in candidates)  # 北京、天津、|河北
    larger = tuple(
        d
        for d in candidates
        if d.level in ("province", "prefecture") or d.code in votes or (d.parent in votes and not of_province)
    )
    if larger and not form.sure:  # 西安, not 西安区 of 牡丹江, unless one of these is told of
        candidates = larger

    def support(division: Division) -> int:
        return votes.get(division.code, 0) * 2 + sum(votes.get(code, 0) for code in above(division))

    best = max(candidates, key=support)  # the first of equals: the gazetteer's order
    if support(best) or best.level in ("province", "prefecture") or form.sure:
        return best
    return best if form.strength == "strong" or len({d.name for d in candidates}) == 1 else candidates[0]
