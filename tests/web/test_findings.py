"""What is known over all documents, as the page gets it."""

from kg.web.findings import SPAN_COLUMNS, found, span_columns
from kg.web.statements import NOBODY, NUMBER, Words
from tests.web.histories import BODY, EVENT, HOLDERS, rich_world


def test_times_in_office_by_number() -> None:
    world, words = rich_world(), Words()
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    columns = span_columns(world, numbers, words)
    assert tuple(columns) == SPAN_COLUMNS
    labels = [entity.label for entity in world.entities]
    assert [labels[person] for person in columns["span_person"]] == [name for name, _, _ in HOLDERS]
    assert {labels[body] for body in columns["span_organization"]} == {BODY}
    assert [words.texts[n] for n in columns["span_in_office_by"]] == [first for _, first, _ in HOLDERS]
    assert columns["span_predecessor"][0] == columns["span_successor"][-1] == NOBODY
    assert columns["span_successor"][:2] == columns["span_person"][1:]


def test_conflicts_reforms_and_histories() -> None:
    world = rich_world()
    numbers = {entity.id: number for number, entity in enumerate(world.entities)}
    by_label = {entity.label: number for number, entity in enumerate(world.entities)}
    told = found(world, numbers)
    assert told["conflicts"] == [[by_label[EVENT], NUMBER["date"]]]
    assert told["validities"] == {by_label["浙江省丽水市青田县"]: ["1952-01", "", ["青田府"], []]}
    assert told["reforms"] == {"市场监督管理局组建（2018年）": ["2018-03-17", "2019-03", "国务院机构改革方案"]}
