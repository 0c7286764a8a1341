"""What goes into the page beside its data."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.web import assets
from kg.web.assets import SCRIPTS, STYLES, embed_json, page_part, page_script, policy, source_hash, vis_script
from tests.web.hostile import HOSTILE


@settings(max_examples=100, derandomize=True)
@given(
    st.recursive(
        st.text(max_size=20) | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_embedded_json_reads_back_and_holds_no_markup(value: object) -> None:
    text = str(embed_json(value))
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_stay_in_their_element(text: str) -> None:
    assert "<" not in embed_json([text])


def test_vis_network_comes_from_pyvis_and_fetches_nothing() -> None:
    script = vis_script()
    assert "vis-network" in script[:200]
    assert "sourceMappingURL" not in script
    assert "</script" not in script.lower()
    assert "<!--" not in script


_FORBIDDEN = ("innerHTML", "insertAdjacent", "document.write", "eval(", "Function(", "XMLHttp", "import(", "fetch(")


@pytest.mark.parametrize("name", SCRIPTS)
def test_own_scripts_make_no_markup_and_no_requests(name: str) -> None:
    text = page_part(name)
    assert not [word for word in _FORBIDDEN if word in text]
    assert not re.search(r"outerHTML\s*=[^=]", text)
    assert "</script" not in text
    assert text.startswith("// "), "say in a sentence what it is for"
    assert text.count("\n") <= 300


def test_every_file_of_the_page_is_used() -> None:
    files = {path.name for path in (Path(assets.__file__).parent / "explorer").iterdir()}
    assert files == {*SCRIPTS, *STYLES, "template.html", "words.json"}
    assert "</script" not in page_script()


def test_policy_admits_only_what_is_hashed() -> None:
    said = policy(["a"], ["b"])
    assert said.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in said
    assert source_hash("a") in said
    assert source_hash("b") in said
    assert "http" not in said
