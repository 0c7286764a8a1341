"""The part of a large world that a page holds: its newest documents, with everything that these speak of."""

from dataclasses import replace

from kg.model import Entity, Facts, World
from kg.web.newest import MOST, newest
from tests.web.worlds import BASE, Writer, entity

PROVINCE = entity("AdministrativeDivision", "浙江省")
CITY = entity("AdministrativeDivision", "浙江省台州市", within=PROVINCE.id)
OLD, NEW, UNDATED = (entity("Official", name) for name in ("沈云才", "单雪梅", "丁若谷"))


def _document(name: str, published: str | None, *entities: Entity) -> Facts:
    writer = Writer(name, "标题", published or "", "来源")
    facts = replace(writer.facts(()), entities=entities)
    return replace(facts, article=replace(facts.article, published=published))


def _world() -> World:
    documents = (
        _document("a", "2020-01-01", OLD),
        _document("b", "2023-01-01", NEW, CITY),
        _document("c", None, UNDATED),
    )
    known = {facts.article.id: f"{BASE}document/{facts.article.id}" for facts in documents}
    return World(BASE, tuple(sorted((PROVINCE, CITY, OLD, NEW, UNDATED), key=lambda e: e.id)), documents, known)


def test_a_world_that_fits_is_whole() -> None:
    world = _world()
    assert len(world.documents) < MOST
    assert newest(world) is world


def test_the_newest_documents_with_all_that_they_name_and_where_that_lies() -> None:
    part = newest(_world(), 1)
    assert [facts.article.id for facts in part.documents] == ["b"]
    assert {each.label for each in part.entities} == {"单雪梅", "浙江省台州市", "浙江省"}


def test_documents_without_a_date_are_the_oldest_and_the_order_stays() -> None:
    part = newest(_world(), 2)
    assert [facts.article.id for facts in part.documents] == ["a", "b"]
