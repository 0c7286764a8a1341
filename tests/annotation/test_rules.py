"""The rules of gold annotations, and that they are those of the gold data's own script."""

import importlib.util
import json
from typing import Any

import pytest

from kg.annotation.rules import is_date, problems
from kg.evaluation.gold import load, load_documents
from tests.conftest import ROOT, SHARED

Item = dict[str, Any]
TEXT = "青田县公安局局长王明远主持食品安全专项整治会议。"


def good() -> Item:
    return {
        "id": "a",
        "places": [{"id": "l1", "names": ["青田县"], "kind": "division"}],
        "organizations": [{"id": "g1", "names": ["青田县公安局"], "kind": "agency", "place": "l1", "parent": None}],
        "people": [{"id": "p1", "names": ["王明远"], "official": True, "posts": [{"org": "g1", "title": "局长"}]}],
        "bylines": [],
        "events": [
            {
                "id": "m1",
                "names": ["食品安全会议"],
                "kind": "meeting",
                "date": "2021-05",
                "place": "l1",
                "organizers": ["g1"],
                "participants": [{"who": "p1", "role": "chair"}],
                "campaigns": ["c1"],
                "required": True,
            }
        ],
        "campaigns": [{"id": "c1", "names": ["食品安全专项整治"], "organizers": ["g1"], "place": None}],
    }


# section, key, value: what is set in the first entity of the section, and what is said then
WRONG = [
    ("places", "names", [], "has no name"),
    ("places", "names", ["缙云县"], "no such name stands in the text"),
    ("places", "kind", "county", "kind 'county' is none of division foreign venue"),
    ("organizations", "kind", None, "kind None is none of"),
    ("organizations", "place", "g1", "place: 'g1' is none of the places"),
    ("organizations", "parent", "l1", "parent: 'l1' is none of the organizations"),
    ("people", "id", "g1", "an id is used twice"),
    ("people", "official", None, "official true or false?"),
    ("people", "posts", [{"org": "p1", "title": "局长"}], "post: 'p1' is none of the organizations"),
    ("people", "posts", [{"org": "g1", "title": ""}], "a post has no title"),
    ("events", "date", "5月", "date '5月' is none like"),
    ("events", "place", "g1", "place: 'g1' is none of the places"),
    ("events", "kind", "visit", "kind 'visit' is none of inspection meeting"),
    ("events", "organizers", ["l1"], "organizer: 'l1' is none of the organizations or people"),
    ("events", "participants", [{"who": "c1", "role": "chair"}], "participant: 'c1' is none of"),
    ("events", "participants", [{"who": "p1", "role": "guest"}], "role 'guest' is none of chair"),
    ("events", "campaigns", ["g1"], "campaign: 'g1' is none of the campaigns"),
    ("campaigns", "names", ["百日行动"], "no such name stands in the text"),
    ("campaigns", "organizers", ["c1"], "organizer: 'c1' is none of"),
]


def test_nothing_is_wrong_with_a_good_one() -> None:
    assert list(problems(good(), [TEXT])) == []


@pytest.mark.parametrize(("section", "key", "value", "what"), WRONG)
def test_what_is_wrong(section: str, key: str, value: Any, what: str) -> None:
    annotation = good()
    annotation[section][0][key] = value
    found = list(problems(annotation, [TEXT]))
    assert any(what in problem.what for problem in found), found


def test_required_must_be_said() -> None:
    annotation = good()
    del annotation["events"][0]["required"]
    assert [problem.what for problem in problems(annotation, [TEXT])] == ["required true or false?"]


@pytest.mark.parametrize("mark", ["implied", "optional"])
def test_names_that_need_not_stand_in_the_text(mark: str) -> None:
    annotation = good()
    annotation["organizations"].append({"id": "g2", "names": ["青田县人民政府"], "kind": "agency", mark: True})
    assert list(problems(annotation, [TEXT])) == []
    assert next(problems(annotation, ["", "没有"])).id == "l1"
    assert list(problems(annotation)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2021", True),
        ("2021-05", True),
        ("2021-05-06", True),
        ("2021-13", False),
        ("21-05", False),
        ("2021-5-6", False),
    ],
)
def test_dates(text: str, right: bool) -> None:
    assert is_date(text) is right


def script() -> Any:
    spec = importlib.util.spec_from_file_location("gold_check", SHARED / "gold" / "check.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SHARED.exists(), reason="the gold data's script is not beside the project")
def test_what_the_script_finds_is_found_here() -> None:
    check = script().problems
    document = {"id": "a", "title": None, "text": TEXT}
    for section, key, value, _ in WRONG:
        annotation = good()
        annotation[section][0][key] = value
        if (key, value) == ("date", "5月"):  # the script does not look at dates
            continue
        assert list(check(document, annotation)), (section, key)
        assert list(problems(annotation, [TEXT])), (section, key)


@pytest.mark.skipif(not SHARED.exists(), reason="the gold data is not beside the project")
@pytest.mark.parametrize("name", ["dev", "seeds", "county"])
def test_both_find_the_same_in_gold_data(name: str) -> None:
    """On texts as they are; the campaigns and bodies of damaged texts stand only in the cleaned ones."""
    folder = SHARED / "gold" / name
    documents = {
        document["id"]: document
        for document in map(json.loads, (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines())
    }
    texts = load_documents(folder)
    for annotation in load(folder).annotations:
        theirs = list(script().problems(documents[annotation["id"]], annotation))
        assert len(theirs) == len(list(problems(annotation, [texts[annotation["id"]]]))), annotation["id"]


def test_references_of_our_own_gold_data() -> None:
    for annotation in load(ROOT / "data" / "gold").annotations:
        assert list(problems(annotation)) == []
