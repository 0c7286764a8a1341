"""What is written into a form is read from it again: nothing that is scored is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from kg.annotation.notation import LANGUAGES, ROLES
from kg.annotation.read import read
from kg.annotation.write import Page, form
from kg.evaluation.gold import load
from kg.evaluation.view import norm
from tests.annotation.annotations import annotations, same
from tests.conftest import ROOT, SHARED

PAGE = Page("a", ("第一句。", "", "division 不是一行", "# 也不是"), ("published 2021",))


def through(annotation: dict[str, Any], language: str = "en") -> dict[str, Any]:
    found = read(form(annotation, Page(str(annotation["id"]), PAGE.text, PAGE.about), language))
    assert found.faults == []
    return found.annotation


def in_order(annotation: dict[str, Any]) -> dict[str, Any]:
    """Participants by role, as forms have them."""
    for event in annotation["events"]:
        event["participants"].sort(key=lambda part: ROLES.index(part["role"]))
    return annotation


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", ["data/gold", "dev", "seeds"])
def test_gold_annotations(folder: str, language: str) -> None:
    path = ROOT / folder if folder.startswith("data") else SHARED / "gold" / folder
    if not path.exists():
        pytest.skip("needs ../shared")
    for annotation in load(path).annotations:
        assert in_order(same(through(dict(annotation), language))) == in_order(same(annotation)), annotation["id"]


@settings(max_examples=300, deadline=None)
@given(annotations())
def test_any_annotation(annotation: dict[str, Any]) -> None:
    assert same(through(annotation)) == same(annotation)
    assert same(through(annotation, "zh")) == same(annotation)


def test_the_text_and_remarks_are_for_reading(tmp_path: Path) -> None:
    text = form({"id": "a"}, PAGE, unread=True)
    assert "| 第一句。\n|\n| division 不是一行\n| # 也不是\n" in text
    assert "# published 2021\n" in text
    found = read(text)
    assert (found.document, found.unread, found.faults) == ("a", True, [])
    assert not any(value for key, value in found.annotation.items() if key != "id")
    assert not read(form({"id": "a"}, PAGE)).unread


@pytest.mark.parametrize("document", ["a/b 1.txt", ":a", ' "a', "行\n二", "# 3", "a  b", "文档"])
def test_any_id_of_a_document(document: str) -> None:
    assert read(form({"id": document}, Page(document, ()))).document == document


def test_namesakes_are_numbered() -> None:
    people = [{"id": f"p{n}", "names": ["张勇"], "official": True, "posts": []} for n in (1, 2)]
    part = {"who": "p2", "role": "chair"}
    event = {"id": "m1", "kind": "meeting", "names": ["会议"], "participants": [part], "required": True}
    text = form({"id": "a", "people": people, "events": [event]}, PAGE)
    assert "official 张勇\nofficial 张勇 #2\n" in text
    assert "    chair 张勇 #2\n" in text
    found = read(text).annotation
    assert [person["names"] for person in found["people"]] == [["张勇"], ["张勇"]]
    assert found["events"][0]["participants"] == [part]


def test_what_separates_names_is_kept_apart() -> None:
    names = ["“A=B”行动", "行动@2021", "行动 #2"]
    found = through({"id": "a", "campaigns": [{"id": "c1", "names": names}]})
    assert [norm(name) for name in found["campaigns"][0]["names"]] == [norm(name) for name in names]


def test_json_of_an_annotation_is_in_the_gold_format() -> None:
    annotation = json.loads((ROOT / "data" / "gold" / "annotations.jsonl").read_text(encoding="utf-8").split("\n")[0])
    found = through(annotation)
    assert found.keys() == annotation.keys()
    for section in ("places", "organizations", "people", "events", "campaigns"):
        assert found[section][0].keys() <= annotation[section][0].keys() | {"optional", "implied"}
