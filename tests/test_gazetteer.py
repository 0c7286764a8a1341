import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.gazetteer import LEVELS, Division, Gazetteer, abbreviations, areas
from kg.lexicon import read_table, read_words
from kg.tables import DivisionRow

ORDINARY = re.findall(r"\w+", "n v vn a ad d f t s m b c j r q i l mq x y p u z vg tg nt")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def only(gazetteer: Gazetteer, form: str) -> Division:
    (division,) = gazetteer.forms[form]
    return division


def paths(gazetteer: Gazetteer, form: str) -> list[str]:
    return [gazetteer.path(division) for division in gazetteer.forms[form]]


def test_counts_of_what_is_in_force(gazetteer: Gazetteer) -> None:
    levels = Counter(division.level for division in gazetteer.by_code.values() if division.current)
    assert levels == {"province": 34, "prefecture": 333, "county": 2845}


def test_hong_kong_macao_and_taiwan_are_provinces_without_parts(gazetteer: Gazetteer) -> None:
    for code in ("710000", "810000", "820000"):
        assert gazetteer.by_code[code].level == "province"
        assert not [d for d in gazetteer.by_code.values() if d.parent == code]
    assert only(gazetteer, "香港").name == "香港特别行政区"


def test_parents_exist_and_are_larger(gazetteer: Gazetteer) -> None:
    for division in {d for found in gazetteer.forms.values() for d in found}:
        assert (division.parent is None) == (division.level == "province")
        for ancestor in gazetteer.ancestors(division):
            assert LEVELS.index(ancestor.level) < LEVELS.index(division.level)


def test_former_of_is_empty_while_in_force(gazetteer: Gazetteer) -> None:
    for division in {d for found in gazetteer.forms.values() for d in found}:
        assert not (division.current and division.former_of)
        assert division.valid_to is None or division.valid_from <= division.valid_to + "-12"


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("椒江区", "浙江省台州市椒江区"),
        ("椒江", "浙江省台州市椒江区"),
        ("青田", "浙江省丽水市青田县"),
        ("东城区", "北京市东城区"),
        ("浦东", "上海市浦东新区"),
        ("开州区", "重庆市开州区"),
        ("仙桃", "湖北省仙桃市"),
        ("济源市", "河南省济源市"),
        ("石河子", "新疆维吾尔自治区石河子市"),
        ("胡杨河市", "新疆维吾尔自治区胡杨河市"),
        ("五指山", "海南省五指山市"),
        ("神农架", "湖北省神农架林区"),
        ("锡盟", "内蒙古自治区锡林郭勒盟"),
        ("雄县", "河北省保定市雄县"),
        ("龙港市", "浙江省温州市龙港市"),
        ("临平区", "浙江省杭州市临平区"),
        ("钱塘", "浙江省杭州市钱塘区"),
        ("湾沚区", "安徽省芜湖市湾沚区"),
        ("孟津区", "河南省洛阳市孟津区"),
        ("公主岭", "吉林省长春市公主岭市"),
        ("米林市", "西藏自治区林芝市米林市"),
        ("和康县", "新疆维吾尔自治区和田地区和康县"),
        ("横州", "广西壮族自治区南宁市横州市"),
    ],
)
def test_one_place_has_the_name(gazetteer: Gazetteer, form: str, path: str) -> None:
    assert paths(gazetteer, form) == [path]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("鼓楼区", ["江苏省南京市鼓楼区", "江苏省徐州市鼓楼区", "福建省福州市鼓楼区", "河南省开封市鼓楼区"]),
        ("和平县", ["广东省河源市和平县"]),
        ("和平区", ["天津市和平区", "辽宁省沈阳市和平区"]),
        ("和平", ["天津市和平区", "辽宁省沈阳市和平区", "广东省河源市和平县"]),
        ("海南", ["海南省", "青海省海南藏族自治州", "内蒙古自治区乌海市海南区"]),
        ("海南州", ["青海省海南藏族自治州"]),
        ("吉林", ["吉林省", "吉林省吉林市"]),
        ("吉林市", ["吉林省吉林市"]),
        ("河南", ["河南省", "青海省黄南藏族自治州河南蒙古族自治县"]),
        ("南沙区", ["广东省广州市南沙区", "海南省三沙市南沙区"]),
        ("大同", ["山西省大同市", "黑龙江省大庆市大同区", "山西省大同市大同县"]),
        ("江北区", ["浙江省宁波市江北区", "重庆市江北区"]),
    ],
)
def test_candidates_come_in_order(gazetteer: Gazetteer, form: str, expected: list[str]) -> None:
    assert paths(gazetteer, form) == expected


@pytest.mark.parametrize(
    ("former", "until", "now"),
    [
        ("崇明县", "2016-06", "崇明区"),
        ("余杭市", "2000-12", "余杭区"),
        ("堆龙德庆县", "2015-11", "堆龙德庆区"),
        ("椒江市", "1993-12", "椒江区"),
        ("襄樊市", "2009-12", "襄阳市"),
        ("思茅市", "2006-12", "普洱市"),
        ("莱芜市", "2018-12", "莱芜区"),
        ("居巢区", "2010-12", "巢湖市"),
        ("闸北区", "2015-11", "静安区"),
        ("宣武区", "2009-12", "西城区"),
        ("南汇县", "2000-12", "浦东新区"),
        ("大同县", "2018-01", "云州区"),
        ("滦县", "2018-01", "滦州市"),
        ("江干区", "2021-04", "上城区"),
        ("下城区", "2021-04", "拱墅区"),
        ("太谷县", "2019", "太谷区"),
        ("长岛县", "2020", "蓬莱区"),
        ("邢台县", "2020", "信都区"),
        ("桥东区", "2020", "襄都区"),
        ("龙海市", "2021-02", "龙海区"),
        ("错那县", "2023-04", "错那市"),
        ("渝北区", "2025-11", "两江新区"),
        ("丽水地区", "1999-12", "丽水市"),
        ("伊克昭盟", "2000-12", "鄂尔多斯市"),
        ("普洱哈尼族彝族自治县", "2006-12", "宁洱哈尼族彝族自治县"),
    ],
)
def test_former_names_lead_to_what_they_became(gazetteer: Gazetteer, former: str, until: str, now: str) -> None:
    division = next(d for d in gazetteer.forms[former] if d.valid_to == until)
    assert gazetteer.successor(division).name == now
    assert gazetteer.successor(division).current


def test_a_former_name_beside_one_in_force(gazetteer: Gazetteer) -> None:
    assert [(d.code, d.valid_to) for d in gazetteer.forms["巢湖市"]] == [("340181", None)]
    assert gazetteer.by_code["341400"].former_of == "340181"
    assert [(d.code, d.current) for d in gazetteer.forms["思茅"]] == [("530802", True), ("530800", False)]
    assert [(d.code, d.current) for d in gazetteer.forms["莱芜"]] == [("370116", True)]


def test_ancestors(gazetteer: Gazetteer) -> None:
    names = {
        "椒江区": ["台州市", "浙江省"],
        "椒江市": ["台州市", "浙江省"],  # it was in 台州地区
        "浙江省": [],
        "海淀区": ["北京市"],
        "济源市": ["河南省"],
        "莱城区": ["莱芜市", "山东省"],
    }
    for name, expected in names.items():
        assert [d.name for d in gazetteer.ancestors(only(gazetteer, name))] == expected


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        ("椒江区", "浙江省", True),
        ("椒江区", "台州市", True),
        ("椒江市", "台州地区", True),
        ("椒江市", "台州市", True),
        ("椒江区", "台州地区", True),
        ("台州市", "椒江区", False),
        ("台州市", "台州市", False),
        ("台州市", "台州地区", False),
        ("椒江区", "温州市", False),
        ("莱城区", "莱芜市", True),
        ("莱城区", "济南市", True),
        ("余杭市", "杭州市", True),
    ],
)
def test_is_within(gazetteer: Gazetteer, inner: str, outer: str, expected: bool) -> None:
    assert gazetteer.is_within(gazetteer.forms[inner][0], gazetteer.forms[outer][0]) is expected


@pytest.mark.parametrize(
    ("form", "strength"),
    [
        ("浙江省", "strong"),
        ("和平区", "strong"),
        ("赵县", "strong"),
        ("雄县", "strong"),
        ("椒江", "weak"),
        ("台州", "weak"),
        ("和平", "risky"),
        ("平安", "risky"),
        ("公安", "risky"),
        ("海城", "risky"),
        ("范县", "risky"),  # 示范县
        ("任县", "risky"),  # 任县长
        ("市中区", "risky"),
        ("城区", "risky"),
        ("大安", "risky"),  # 重大安全
    ],
)
def test_strength(gazetteer: Gazetteer, form: str, strength: str) -> None:
    assert gazetteer.strength[form] == strength


def test_every_risky_name_is_a_name(gazetteer: Gazetteer) -> None:
    names = {row.name for row in read_table("divisions.tsv", DivisionRow)}
    words = read_words("divisions_risky.txt")
    assert [word for word in words if word not in gazetteer.forms and word not in names] == []
    assert not set(words) & set(read_words("divisions_plain.txt"))


def test_a_common_name_that_went_out_of_use_long_ago_is_no_form(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_code["132105"].name == "郊区"
    assert min(d.valid_to for d in gazetteer.forms["郊区"] if d.valid_to) >= "1998"


def test_names_that_a_dictionary_has_as_words_were_looked_at(gazetteer: Gazetteer) -> None:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    decided = {*read_words("divisions_risky.txt"), *read_words("divisions_plain.txt")}
    undecided = []
    for line in Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, part = line.split(" ")
        if part in ORDINARY and int(count) >= 20 and word in gazetteer.forms and word not in decided:
            undecided.append(word)
    assert undecided == []


def test_foreign_places_are_no_divisions(gazetteer: Gazetteer) -> None:
    shared = [word for word in read_words("foreign_places.txt") if word in gazetteer.forms]
    assert shared == ["黑山"]
    assert gazetteer.strength["黑山"] == "risky"


def test_natural_places_are_no_divisions(gazetteer: Gazetteer) -> None:
    places = read_words("natural_places.txt")
    assert {"嘉陵江", "祁连山", "鄱阳湖"} <= set(places)
    assert [word for word in places if word in gazetteer.forms] == []


def test_full_names_are_the_strong_forms(gazetteer: Gazetteer) -> None:
    names = gazetteer.full_names()
    assert list(names) == sorted(names)
    assert {"浙江省", "椒江区", "崇明县"} <= set(names)
    assert not {"椒江", "城区", "范县"} & set(names)


def test_abbreviations_name_the_provinces(gazetteer: Gazetteer) -> None:
    found = abbreviations()
    assert {d.code for d in found.values()} == {d.code for d in gazetteer.by_code.values() if d.level == "province"}
    assert [found[c].name for c in "浙沪申蒙"] == ["浙江省", "上海市", "上海市", "内蒙古自治区"]
    assert all(len(short) == 1 for short in found)


def test_areas_have_a_host_in_force_and_are_no_divisions(gazetteer: Gazetteer) -> None:
    for area in areas():
        assert gazetteer.by_code[area.host].current
        assert not [
            d for form in (area.name, *area.forms) for d in gazetteer.forms.get(form, ()) if d.level != "county"
        ]
    assert {"河北雄安新区", "贵安新区", "横琴粤澳深度合作区"} <= {area.name for area in areas()}


def test_load_hands_out_one(gazetteer: Gazetteer) -> None:
    assert Gazetteer.load() is gazetteer
