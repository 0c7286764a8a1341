"""Annotations for tests: made up at random, and compared whatever their ids and what they leave unsaid."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from kg.annotation.notation import KINDS, LETTERS, ROLES
from kg.evaluation.view import norm

Item = dict[str, Any]
# few characters for short names, so that there are namesakes
NAMES = (
    st.text("王县“ #2", min_size=1, max_size=3) | st.text("青田县局会议“”=@#|（）·、 A1", min_size=1, max_size=8)
).filter(lambda text: norm(text) != "")
_DATES = st.sampled_from([None, "2021", "2021-05", "2021-05-06"])


def same(annotation: Mapping[str, Any]) -> Item:
    """An annotation with ids by its order, unsaid values said, and names as scoring sees them."""
    ids = {
        item["id"]: f"{letter}{number}"
        for section, letter in LETTERS.items()
        for number, item in enumerate(annotation.get(section, ()), start=1)
    }
    unsaid: dict[str, Item] = {
        "organizations": {"place": None, "parent": None, "implied": False},
        "people": {"posts": [], "official": False},
        "events": {
            "date": None,
            "place": None,
            "organizers": [],
            "participants": [],
            "campaigns": [],
            "required": True,
        },
        "campaigns": {"organizers": [], "place": None},
    }

    def plain(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            given = {"optional": False} | value if key in ("posts", "participants") or key in LETTERS else value
            return {name: plain(part, name) for name, part in given.items()}
        if isinstance(value, list):
            return [plain(part, key) for part in value]
        if key in ("names", "name", "title"):
            return norm(value)
        return ids.get(value, value) if isinstance(value, str) and key != "date" else value

    found: Item = {"id": annotation["id"]}
    for section in LETTERS:
        items = [unsaid.get(section, {}) | item for item in annotation.get(section, ())]
        found[section] = [plain(item, section) for item in items]
    found["bylines"] = [{"optional": False} | plain(dict(item), "bylines") for item in annotation.get("bylines", ())]
    return found


@st.composite
def annotations(draw: st.DrawFn) -> Item:
    """An annotation that follows the rules."""
    made: Item = {"id": draw(st.text("a/#“ 1", min_size=1, max_size=6).filter(str.strip))}
    ids: dict[str, list[str]] = {}
    for section, letter in LETTERS.items():
        count = draw(st.integers(0, 3))
        ids[section] = [f"{letter}{number}" for number in range(1, count + 1)]
        made[section] = [draw(_item(section, identifier, ids)) for identifier in ids[section]]
    for event in made["events"]:
        event["campaigns"] = draw(_some(ids["campaigns"]))
    roles = [kind.value for kind in KINDS if kind.section == "bylines"]
    made["bylines"] = draw(st.lists(st.fixed_dictionaries({"name": NAMES, "role": st.sampled_from(roles)}), max_size=2))
    return made


def _some(ids: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), unique=True, max_size=3) if ids else st.just([])


def _one(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *ids])


@st.composite
def _item(draw: st.DrawFn, section: str, identifier: str, ids: dict[str, list[str]]) -> Item:
    item: Item = {"id": identifier, "names": draw(st.lists(NAMES, min_size=1, max_size=3))}
    if draw(st.booleans()):
        item["optional"] = True
    kinds = [kind.value for kind in KINDS if kind.section == section]
    if section in ("places", "organizations", "events"):
        item["kind"] = draw(st.sampled_from(kinds))
    actors = [*ids.get("organizations", ()), *ids.get("people", ())]
    if section == "organizations":
        item |= {"place": draw(_one(ids["places"])), "parent": draw(_one(ids["organizations"]))}
        item |= {"implied": True} if draw(st.booleans()) else {}
    elif section == "people":
        post = st.fixed_dictionaries(
            {"org": _one(ids["organizations"]), "title": st.text("副局长@= ", min_size=1).filter(str.strip)}
        )
        item |= {"official": draw(st.booleans()), "posts": draw(st.lists(post, max_size=3))}
    elif section == "events":
        part = st.fixed_dictionaries({"who": st.sampled_from(actors or ["-"]), "role": st.sampled_from(ROLES)})
        item |= {"date": draw(_DATES), "place": draw(_one(ids["places"])), "organizers": draw(_some(actors))}
        parts = draw(st.lists(part, max_size=4)) if actors else []
        item["participants"] = sorted(parts, key=lambda one: ROLES.index(one["role"]))
        item["required"] = draw(st.booleans())
    elif section == "campaigns":
        item |= {"organizers": draw(_some(actors)), "place": draw(_one(ids["places"]))}
    return item
