"""Questions in Chinese: every template's example is answered by its query, on the sample as in the small world."""

from pathlib import Path

import pytest
from pyoxigraph import Store

import kg
from kg.query.ask import NotUnderstoodError, understand
from kg.query.catalogue import catalogue
from kg.query.run import evaluate
from kg.query.templates import Template, templates
from tests.conftest import kg as command

TZ = "https://w3id.org/govkg/id/division/331000-台州市"


@pytest.fixture(scope="module")
def built(sample: Path) -> Store:
    return kg.open(sample / "output").store


# What the sample does not have.
ELSEWHERE = {"谁出席了台州市2021年的市场监管会议？"}


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.example)
def test_examples(built: Store, template: Template) -> None:
    if template.example in ELSEWHERE:
        pytest.skip("the sample has nothing of 台州市; see test_the_question_of_the_small_world")
    understood = understand(built, template.example)
    assert understood.query.name == template.query
    assert evaluate(built, understood.sparql).columns == understood.query.columns


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.example)
def test_parameters_are_those_of_the_query(template: Template) -> None:
    known = {parameter.name for parameter in catalogue()[template.query].parameters}
    slots = {piece.slot for piece in template.pieces}
    assert {name for name, _, _ in template.parameters} <= known
    assert all(text or slot.partition(".")[0] in slots for _, text, slot in template.parameters)


def test_nearly_every_query_can_be_asked_for() -> None:
    asked = {template.query for template in templates()}
    assert set(catalogue()) - asked <= {"graph-of-entity", "annotations-of-document"}


@pytest.mark.parametrize(
    ("question", "query", "parameters"),
    [
        (
            "请问，谁出席了台州市2023年的食品安全会议？",
            "participants-in-place",
            {"about": "食品安全", "from": "2023", "to": "2023"},
        ),
        ("誰出席了臺州市2023年3月至2023年6月的會議", "participants-in-place", {"from": "2023-03", "to": "2023-06"}),
        ("台州市市场监管局的局长先后是谁", "succession-in-post", {"title": "局长"}),
        ("陈立群是谁", "posts-of-person", {}),
        ("台州市有哪些机关", "agencies-of-place", {}),
    ],
)
def test_the_question_of_the_small_world(store: Store, question: str, query: str, parameters: dict[str, str]) -> None:
    understood = understand(store, question)
    assert understood.query.name == query
    assert parameters.items() <= understood.parameters.items()
    assert evaluate(store, understood.sparql).rows
    assert understood.linked


@pytest.mark.parametrize(
    "question", ["", "今天天气怎么样？", "陈立群喜欢吃什么？", "谁是", "x" * 5000, "？", "SELECT * { ?s ?p ?o }"]
)
def test_what_is_not_understood_is_said(store: Store, question: str) -> None:
    with pytest.raises(NotUnderstoodError, match="没有听懂") as raised:
        understand(store, question)
    assert "可以这样问" in str(raised.value)


def test_what_was_recognised_is_said(store: Store) -> None:
    with pytest.raises(NotUnderstoodError, match="“陈立群” 是") as raised:
        understand(store, "陈立群喜欢吃什么？")
    assert "台州市2021年的市场监管会议" not in str(raised.value)  # that is no question about a person


def test_a_name_with_quotes_stays_a_value(store: Store) -> None:
    with pytest.raises(NotUnderstoodError):
        understand(store, '陈立群" } ; DROP ALL ; # 是谁')


def test_the_command_shows_what_it_ran(sample: Path) -> None:
    done = command("ask", "敬亭是谁？", "--format", "csv", cwd=sample)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, ",".join(catalogue()["posts-of-person"].columns))
    assert "kg query posts-of-person --person" in done.stderr
    assert "SELECT" in done.stderr
    lost = command("ask", "敬亭多大了？", cwd=sample)
    assert (lost.returncode, "没有听懂" in lost.stderr) == (2, True)
