"""The list of towns: what it holds, and which of a name's towns a document means."""

from collections import Counter

from kg.gazetteer import Gazetteer
from kg.tables import TOWNS
from kg.townships import ELSEWHERE, IN_CITY, IN_COUNTY, IN_PROVINCE, Told, by_stem, nearest, short_names, stem_of
from kg.wording import rows


def names(stem: str, *codes: str) -> tuple[int, list[str]]:
    near, towns = nearest(stem, Told.of(codes))
    return near, [f"{town.county}{town.name}" for town in towns]


def test_every_county_is_one_in_force_or_has_just_ended_and_no_town_stands_twice() -> None:
    by_code = Gazetteer.load().by_code
    for row in rows(TOWNS):
        assert by_code[row.county].current, row.county
        assert len(set(row.towns)) == len(row.towns), row.county
    assert 38_000 < sum(len(row.towns) for row in rows(TOWNS)) < 40_000


def test_most_are_towns_streets_and_townships() -> None:
    last = Counter(name[len(stem_of(name)) :] for row in rows(TOWNS) for name in row.towns)
    assert set(last) == {"镇", "乡", "街道", "苏木", "地区"}
    assert min(last["镇"], last["乡"], last["街道"]) > 7_000


def test_of_a_name_the_nearest_towns_are_meant() -> None:
    assert names("太平", "511826") == (IN_COUNTY, ["511826太平镇"])
    near, towns = names("太平", "511800")
    assert near == IN_CITY
    assert "511826太平镇" in towns
    assert names("太平", "510000")[0] == IN_PROVINCE
    assert names("太平", "630102")[0] == ELSEWHERE
    assert names("无此镇名", "331122") == (ELSEWHERE, [])


def test_a_former_county_has_the_towns_of_what_it_became() -> None:
    former = next(code for code, d in Gazetteer.load().by_code.items() if d.name == "巢湖地区")
    assert Told.of([former]).cities


def test_names_of_ethnic_townships_are_known_without_the_group() -> None:
    assert [town.name for town in by_stem()["洪家关"]] == ["洪家关白族乡"]
    assert "壶镇镇" in {town.name for town in by_stem()["壶"]}


def test_the_county_is_never_one_of_its_own_short_names() -> None:
    assert "静海" not in dict(short_names()["120118"])
    assert "独流" in dict(short_names()["120118"])
