from kg.ids import DEFAULT_BASE, division_iri
from kg.model import Entity, Validity
from kg.resolve.lineage import lineage
from tests.resolve.telling import labels, world


def iri(code: str, name: str) -> str:
    return division_iri(DEFAULT_BASE, code, name)


def validities(*divisions: tuple[str, str]) -> dict[str, Validity]:
    entities = [Entity(iri(code, name), "AdministrativeDivision", name, code=code) for code, name in divisions]
    _, found = lineage(DEFAULT_BASE, entities)
    return {validity.division: validity for validity in found}


def test_a_county_that_became_a_district() -> None:
    found = validities(("330110", "余杭区"))
    assert found[iri("330110", "余杭区")] == Validity(iri("330110", "余杭区"), "2001-12", None)
    city = found[iri("330184", "余杭市")]
    assert (city.since, city.until, city.former_codes) == ("1995-12", "2000-12", ("339021",))
    county = found[iri("330125", "余杭县")]
    assert (county.since, county.until) == (None, "1993-12")  # in the first list already
    assert county.successors == city.successors == (iri("330110", "余杭区"),)


def test_a_new_name_under_the_same_code() -> None:
    found = validities(("371324", "兰陵县"))
    assert found[iri("371324", "兰陵县")].former_names == ("苍山县",)
    assert found[iri("371324", "苍山县")].successors == (iri("371324", "兰陵县"),)


def test_a_new_code_under_the_same_name_makes_no_other_division() -> None:
    found = validities(("331122", "缙云县"))
    assert list(found) == [iri("331122", "缙云县")]
    assert found[iri("331122", "缙云县")].former_codes == ("332526",)


def test_a_merged_division_leads_to_what_it_became() -> None:
    found = validities(("371200", "莱芜市"))
    assert found[iri("371200", "莱芜市")].until == "2018-12"
    assert iri("370116", "莱芜区") in found


def test_a_change_after_the_lists_has_its_year() -> None:
    assert validities(("130502", "襄都区"))[iri("130502", "襄都区")].since == "2020"


def test_predecessors_lie_where_they_lay() -> None:
    found = world([("a", "杭州市余杭区市场监管局局长麻志恒讲话。")])
    names = labels(found)
    former = {e.label: e for e in found.findings.others}
    assert names[former["余杭县"].within or ""] == "杭州市"
    assert "余杭县" not in {e.label for e in found.entities}


def test_every_division_of_the_tables_has_a_past_that_ends() -> None:
    from kg.gazetteer import Gazetteer

    every = [(code, division.name) for code, division in Gazetteer.load().by_code.items()]
    found = validities(*every)
    for validity in found.values():
        for heir in validity.successors:
            assert heir in found
            assert heir != validity.division


def test_a_town_lies_in_the_county_that_the_article_is_about() -> None:
    found = world([("a", "缙云县市场监管局局长麻志恒到壶镇镇、新建镇检查。")])
    names = labels(found)
    towns = {e.label: names[e.within or ""] for e in found.entities if e.label.endswith("镇")}
    assert towns == {"壶镇镇": "缙云县", "新建镇": "缙云县"}
