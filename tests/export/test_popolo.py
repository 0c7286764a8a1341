"""Popolo JSON against schemas written from the specification, and against the graph."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.export.conftest import Exported

SCHEMAS = Path(__file__).with_name("popolo")
CLASSES = {
    "persons": "person",
    "organizations": "organization",
    "posts": "post",
    "memberships": "membership",
    "areas": "area",
}
each_class = pytest.mark.parametrize("name", CLASSES)


def _read(exported: Exported) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(exported.path("popolo").read_text(encoding="utf-8"))
    return found


def _validator(class_: str) -> Draft202012Validator:
    schemas = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))]
    registry: Registry[Any] = Registry().with_resources((s["$id"], Resource.from_contents(s)) for s in schemas)
    return Draft202012Validator({"$ref": f"https://www.popoloproject.com/schemas/{class_}.json"}, registry=registry)


@each_class
def test_items_are_valid(exported: Exported, name: str) -> None:
    items = _read(exported)[name]
    assert items
    validator = _validator(CLASSES[name])
    for item in items:
        validator.validate(item)


@pytest.mark.parametrize(
    ("class_", "item"),
    [
        ("person", {"id": 1}),
        ("person", {"other_names": [{"note": "no name"}]}),
        ("membership", {"start_date": "last year"}),
        ("membership", {"sources": [{"url": "not a url"}]}),
        ("post", {"label": ["x"]}),
        ("organization", {"classification": 3}),
        ("area", {"identifier": 330000}),
    ],
)
def test_the_schemas_are_strict(class_: str, item: dict[str, Any]) -> None:
    assert not _validator(class_).is_valid(item)


def test_ids_are_unique_and_references_lead_somewhere(exported: Exported) -> None:
    found = _read(exported)
    ids = {name: [item["id"] for item in found[name]] for name in CLASSES}
    assert all(len(set(those)) == len(those) for those in ids.values())
    homes = {"person_id": "persons", "organization_id": "organizations", "post_id": "posts", "area_id": "areas"}
    for name in CLASSES:
        parents = {"parent_id": name, **homes}
        for item in found[name]:
            for key, home in parents.items():
                assert key not in item or item[key] in ids[home], item


def test_memberships_are_the_posts_of_the_graph(real: Exported) -> None:
    found = _read(real)
    names = {item["id"]: item["name"] for item in (*found["persons"], *found["organizations"])}
    held = [item for item in found["memberships"] if names[item["person_id"]] == "严明"]
    rows = real.graph.query("posts-of-person", person="严明").records()
    assert sorted((m["role"], names[m["organization_id"]], m["first_seen"]) for m in held) == sorted(
        (row["title"], row["agency"], row["since"]) for row in rows
    )
    assert all(membership["sources"][0]["note"] for membership in found["memberships"])
    assert not [m for m in found["memberships"] if "start_date" in m or "end_date" in m]


def test_someone_who_left_is_marked(real: Exported) -> None:
    tenure = '?s kg:rule "former post" ; org:member ?p ; kg:title ?t OPTIONAL { ?s org:organization ?o }'
    query = f"SELECT DISTINCT ?p ?t ?o {{ {tenure} }}"
    former = {(row["p"], row["t"], row["o"]) for row in real.graph.query(query).records()}
    found = {
        (m["person_id"], m["role"], m.get("organization_id", "")) for m in _read(real)["memberships"] if m.get("former")
    }
    assert found == former
