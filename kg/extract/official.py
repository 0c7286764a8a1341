"""Official names that are not simply a place and a body: 福州海关, 北京市公安局朝阳分局, 河北省人民政府办公厅."""

from kg.bodies import Body, body_named
from kg.extract.place import Place, place_of
from kg.gazetteer import Division, Gazetteer

# Offices of the state in a place, which are called by its short name.
_BY_SHORT_NAME = ("海关", "检验检疫局", "金融法院", "知识产权法院", "互联网法院", "铁路运输法院", "海事法院")
_STATIONS = ("电视台", "广播电台")  # ... and stations, of provinces and large cities alone
_BRANCH = "分局"
_BUREAUS = {  # whose branches are called after the bureau of the city above
    "公安": "公安局",
    "工商": "工商行政管理局",
    "食药监": "食品药品监督管理局",
    "质监": "质量技术监督局",
}
_OF_PROVINCES = {"{}人民政府办公室": "{}人民政府办公厅", "中共{}委员会办公室": "中共{}委员会办公厅"}
_POLICE = "{}警方"  # whatever it is called there: 深圳警方 is a bureau, 江苏警方 a department, 禅城警方 a branch
_COURT = "{}人民法院"
_COURTS = {"province": "{}高级人民法院", "prefecture": "{}中级人民法院"}  # what the courts of larger places are called
_LEVELS = ("地区", "市", "省", "区", "县")
_OF_SELF_RULE = ("自治区", "特别行政区")  # 宁夏 of 宁夏回族自治区


def official_name(body: Body, place: Place) -> str:
    """What a body of a place is called in full."""
    if body.name == _COURT and place.level in _COURTS:
        return _COURTS[place.level].format(place.name)
    if body.name == _POLICE:
        body = body_named(_police(place))
    if body.name.endswith(_BY_SHORT_NAME) or (
        body.name.endswith(_STATIONS) and place.level in ("province", "prefecture")
    ):
        return body.full(_short(place.name))
    if place.level == "province":
        return _OF_PROVINCES.get(body.name, body.name).replace("{}", place.name)
    city = _above(place) if body.name.endswith(_BRANCH) and body.domain in _BUREAUS else None
    if city and (city.level == "prefecture" or city.name.endswith("市")):
        return f"{city.name}{_BUREAUS[body.domain or '']}{_short(place.name)}{_BRANCH}"
    return body.full(place.name)


def _police(place: Place) -> str:
    """The row of agencies.tsv that is the police of a place."""
    if place.level == "province" and not place.name.endswith("市"):
        return "{}公安厅"
    return "{}公安分局" if place.level == "county" and place.name.endswith("区") else "{}公安局"


def seat_of(body: Body, place: Place) -> Place:
    """The place whose body it is: only provinces have 厅, and only cities numbered courts."""
    if body.name.startswith("{}第") and place.level == "county":
        above = _above(place)
        return place_of(above) if above else place
    if not body.name.endswith("厅") or place.level not in ("prefecture", "county"):
        return place
    above = _above(place)
    province = _above(place_of(above)) if above and above.level != "province" else above
    return place_of(province) if province else place


def branch_seat(place: Place, part: str) -> Place:
    """The place of a branch of a body of a city: the district that it is called after (扬州市公安局|广陵分局)."""
    if not part.endswith(_BRANCH) or not place.code:
        return place
    gazetteer = Gazetteer.load()
    for division in gazetteer.forms.get(part.removesuffix(_BRANCH), ()):
        if division.current and gazetteer.is_within(division, gazetteer.by_code[place.code]):
            return place_of(division)
    return place


def _above(place: Place) -> Division | None:
    """The division that holds a county or a city."""
    known = Gazetteer.load().by_code.get(place.within or "")
    return known if place.level in ("prefecture", "county") else None


def _short(name: str) -> str:
    """A place's name without its level, if two characters remain."""
    if name.endswith(_OF_SELF_RULE):
        return name[: 3 if name.startswith("内蒙古") else 2]
    level = next((level for level in _LEVELS if name.endswith(level)), "")
    return name.removesuffix(level) if len(name) - len(level) > 1 else name
