"""Kinds, groups, shapes, words and colours fit together."""

import json
import re

from kg.model import Entity
from kg.web.assets import SCRIPTS, page_part
from kg.web.groups import GROUP_OF_KIND, SHAPE_OF_GROUP
from kg.web.statements import PREDICATES
from tests.web.worlds import small_world


def test_every_kind_of_the_model_has_a_group() -> None:
    said = re.search(r"ontology: (.+?)\.", re.sub(r"\s+", " ", Entity.__doc__ or ""))
    assert said is not None
    assert set(GROUP_OF_KIND) == set(said[1].split(", "))
    assert set(GROUP_OF_KIND.values()) == set(SHAPE_OF_GROUP)


def test_every_group_has_a_colour_in_light_and_dark() -> None:
    for group in SHAPE_OF_GROUP:
        assert len(re.findall(rf"--{group}: #[0-9a-f]{{6}};", page_part("colours.css"))) == 2


def test_both_languages_say_the_same_things() -> None:
    words = json.loads(page_part("words.json"))
    assert set(words["en"]) == set(words["zh"])
    needed = [f"kind_{kind}" for kind in GROUP_OF_KIND] + [f"group_{group}" for group in SHAPE_OF_GROUP]
    needed += [f"p_{predicate}" for predicate in PREDICATES]
    needed += re.findall(r'data-t(?:-label|-placeholder)?="(\w+)"', page_part("template.html"))
    script = "\n".join(map(page_part, SCRIPTS))
    needed += re.findall(r"\bt\(\"(\w+)\"", script)
    needed += [key + end for key in re.findall(r"plural\(\"(\w+)\"", script) for end in ("", "s")]
    assert not set(needed) - set(words["en"])
    for key, text in words["en"].items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", words["zh"][key])), key


def test_the_fixtures_have_every_group() -> None:
    kinds = {GROUP_OF_KIND[e.kind] for e in small_world().entities}
    assert kinds == set(SHAPE_OF_GROUP)
