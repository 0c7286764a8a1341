from kg.lexicons.generate_towns import HEADER, WORDS_HEADER, generate, village_words


def street(name: str, code: str) -> dict[str, str]:
    return {"name": name, "areaCode": code}


def test_towns_stand_under_their_county_in_the_order_of_their_codes() -> None:
    streets = [street("五云街道", "331122"), street("壶镇镇", "331122"), street("东华门街道", "110101")]
    assert generate(streets) == HEADER + "110101\t东华门街道\n331122\t五云街道|壶镇镇\n"


def test_offices_are_streets_and_what_is_no_town_is_left_out() -> None:
    streets = [
        street("西津街道办事处", "341881"),
        street("宁国经济技术开发区", "341881"),
        street("国营某某农场", "341881"),
        street("直属乡镇", "341881"),
    ]
    assert generate(streets) == HEADER + "341881\t西津街道\n"


def test_zones_of_a_city_stand_under_the_city() -> None:
    assert generate([street("娄葑街道", "320576")]) == HEADER + "320500\t娄葑街道\n"


def test_words_of_villages_are_those_of_the_dictionary_that_three_are_called_by() -> None:
    villages = [
        {"name": name} for name in ("团结村委会", "团结村", "团结村村民委员会", "组织村", *3 * ["泮水村", "邵庄社区"])
    ]
    assert village_words(villages) == f"{WORDS_HEADER}团结\n"
